"""A small writer of SVG: elements as values, text escaped, numbers checked."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

#: What XML 1.0 allows in a document (section 2.2); everything else would make the file unreadable.
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")

Attribute = str | float | None


@dataclass(frozen=True)
class Element:
    """One SVG element: its name, its attributes (in writing order) and what stands inside."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Element | str, ...] = field(default=())

    def __str__(self) -> str:
        attributes = "".join(f' {key}="{text(value)}"' for key, value in self.attributes)
        if not self.children:
            return f"<{self.name}{attributes}/>"
        inside = "".join(str(c) if isinstance(c, Element) else text(c) for c in self.children)
        return f"<{self.name}{attributes}>{inside}</{self.name}>"


def element(name: str, *children: Element | str, **attributes: Attribute) -> Element:
    """An element; `font_size` is written `font-size`, and an attribute that is None is left out.

    Raises ValueError where a number is not finite: a chart never shows NaN.
    """
    written = tuple(
        (key.strip("_").replace("_", "-"), value if isinstance(value, str) else number(value))
        for key, value in attributes.items()
        if value is not None
    )
    return Element(name, written, children)


def group(children: Iterable[Element], **attributes: Attribute) -> Element:
    """A `<g>` whose attributes hold for everything inside."""
    return element("g", *children, **attributes)


def number(value: float) -> str:
    """A coordinate, to the hundredth: finer than any screen or printer, and short in the file."""
    if not math.isfinite(value):
        raise ValueError(f"{value} cannot be drawn: coordinates are finite. Leave out what is not known.")
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def legible(value: str) -> str:
    """The text, with a replacement character for whatever may not stand in an XML file."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value)


def text(value: str) -> str:
    """Text made safe for any place in an SVG or HTML file."""
    return escape(legible(value), quote=True)
