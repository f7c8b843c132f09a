"""Reads templates and style sheets, and fills them."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True)
class Style:
    """A style sheet that stands inside its page, and the digest by which the page's policy allows it."""

    text: str

    def __html__(self) -> str:
        """As it stands: escaping would change it, and then the digest would forbid it."""
        return self.text

    @property
    def digest(self) -> str:
        """As Content Security Policy writes it: `sha256-…`."""
        return "sha256-" + base64.b64encode(hashlib.sha256(self.text.encode()).digest()).decode()


def render(template: str, styles: tuple[str, ...] = (), **values: object) -> str:
    """A page of its own: the template, filled; `styles` names style sheets that follow the common one.

    The page asks nothing of any other place, and its policy forbids it to. A template that extends `base.html`
    fills its blocks: title, banner, header, main and footer.
    """
    sheets = "\n".join(source(f"{name}.css") for name in ("report", *styles))
    return environment().get_template(template).render(style=Style(sheets), **values)


@cache
def environment() -> Environment:
    """Templates of this package: all text is escaped, and a value that is missing is an error."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def source(name: str) -> str:
    """The text of a template or style sheet: `base.html` is ours, `check/page.html` the paper check's."""
    room, _, file = name.rpartition("/")
    folder = resources.files(f"tornio.evaluation.{room or 'report'}") / "templates"
    return (folder / file).read_text(encoding="utf-8")
