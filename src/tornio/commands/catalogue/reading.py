"""Reads the texts that pages show, and the catalogues that translate them."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import takewhile
from pathlib import Path
from typing import Any

from tornio.commands.catalogue import python
from tornio.commands.catalogue.message import Message
from tornio.commands.catalogue.writing import UNREAD

#: Where texts of pages are written in Python; of the lower rooms, what pages show of them.
PLACES = ("disclosure/policies.py", "measures/scoring.py", "care", "actions", "web")
#: The measure that has a page: the team's own form.
ADHERENCE = ("measures", "definitions", "pod-adherence.toml")
#: What others say on our pages and have not translated into every language that we have.
OTHERS = (
    Message(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        ("django/contrib/auth/password_validation.py",),
    ),
)
#: What is said when a service starts, is filled or is kept: commands print it, in English, and no page does.
ON_NO_PAGE = (
    "care/reading.py",
    "care/service.py",
    "actions/audit.py",
    "actions/demonstration.py",
    "actions/health.py",
    "actions/invention",
    "actions/keeping.py",
)


def locale() -> Path:
    """The folder of the catalogues."""
    return Path(str(resources.files("tornio"))) / "locale"


def texts() -> dict[str, Message]:
    """Every text that a page can show, by itself, with where it is used."""
    found: dict[str, Message] = {}
    package = resources.files("tornio")
    sources = [
        *in_templates(package / "web" / "templates", ""),
        *(one for name in PLACES for one in in_python(package.joinpath(*name.split("/")), name)),
        *in_configuration(package),
        *OTHERS,
    ]
    for message in sources:
        before = found.get(message.text, message)
        places = tuple(dict.fromkeys((*before.places, *message.places)))
        found[message.text] = Message(message.text, message.plural or before.plural, places)
    return found


def in_templates(folder: Traversable, under: str) -> Iterator[Message]:
    """The texts of the pages' templates: `_("…")` and `{% trans %}`."""
    from jinja2 import Environment

    environment = Environment(  # noqa: S701 - nothing is rendered
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"], trim_blocks=True, lstrip_blocks=True
    )
    for place in sorted(folder.iterdir(), key=lambda one: one.name):
        if place.is_dir():
            yield from in_templates(place, f"{under}{place.name}/")
            continue
        for _, _, text in environment.extract_translations(place.read_text(encoding="utf-8")):  # type: ignore[attr-defined]  # added by the extension
            one, many = (text, "") if isinstance(text, str) else (text[0], text[1])
            if one:
                yield Message(one, many or "", (f"web/templates/{under}{place.name}",))


def in_python(place: Traversable, name: str) -> Iterator[Message]:
    """The texts of rules, code lists and faults in a file or a folder.

    Raises:
        UnreadableError: where one is put together in a way that no catalogue can hold, with its file.
    """
    if name in ON_NO_PAGE:
        return
    if place.is_dir():
        for inside in sorted(place.iterdir(), key=lambda one: one.name):
            yield from in_python(inside, f"{name}/{inside.name}")
    elif name.endswith(".py"):
        try:
            for message in python.messages(place.read_text(encoding="utf-8")):
                yield replace(message, places=(name,))
        except python.UnreadableError as error:
            raise python.UnreadableError(f"{name}, {error}") from error


def in_configuration(package: Traversable) -> Iterator[Message]:
    """The labels of code lists and the crisis lines of the shipped countries and services, and when the team's
    own form has a score."""
    for folder in ("countries", "services"):
        for place in sorted((package / "care" / folder).iterdir(), key=lambda one: one.name):
            for value in toml(place).values():
                for text in labels(value):
                    yield Message(text, places=(f"care/{folder}/{place.name}",))
    for scale in toml(package.joinpath(*ADHERENCE))["scales"]:
        yield Message(scale["missing"]["words"], places=("/".join(ADHERENCE),))


def toml(place: Traversable) -> dict[str, Any]:
    """A configuration file."""
    return tomllib.loads(place.read_text(encoding="utf-8"))


def labels(value: object) -> Iterator[str]:
    """The second of every pair of words, and what each line is called and is for."""
    for one in value if isinstance(value, list) else ():
        match one:
            case [str(), str(label)]:
                yield label
            case {"name": str(name), "when": str(when)}:
                yield from (name, when)


def catalogue(file: Path) -> dict[str, Message]:
    """A catalogue that was written before, by text; nothing where there is none."""
    blocks = file.read_text(encoding="utf-8").split("\n\n") if file.is_file() else []
    found = (block_read(block) for block in blocks)
    return {message.text: message for message in found if message.text}


def remarks(file: Path) -> str:
    """The comments that stand first in a catalogue: who has read it. Of a new one: that nobody has."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return "\n".join(takewhile(lambda line: line.startswith("#"), lines)) or UNREAD


def block_read(block: str) -> Message:
    """One message as `tornio.commands.catalogue.writing` writes it: each text on a line of its own."""
    values = dict(line.split(" ", 1) for line in block.splitlines() if line.startswith("msg"))
    said = tuple(ast.literal_eval(value) for name, value in values.items() if name.startswith("msgstr"))
    return Message(
        ast.literal_eval(values.get("msgid", '""')),
        ast.literal_eval(values.get("msgid_plural", '""')),
        said=said or ("",),
    )
