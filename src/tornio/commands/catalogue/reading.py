"""Reads the texts that pages show, and the catalogues that translate them."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from tornio.commands.catalogue.message import Message

#: Where texts for people stand in Python: the function or class, and which of its arguments they are.
PYTHON = {
    "Fault": (2, 3, "rule", "cure"),
    "fault": (1, 2),
    "Code": (1,),
    "pair": (1,),
    "gettext": (0,),
    "text": ("needed",),
    "moment": ("needed",),
    "day": ("needed",),
    "choice": ("needed",),
}
ROOMS = ("care", "actions", "web")


def locale() -> Path:
    """The folder of the catalogues."""
    return Path(str(resources.files("tornio"))) / "locale"


def texts() -> dict[str, Message]:
    """Every text that a page can show, by itself, with where it is used."""
    found: dict[str, Message] = {}
    package = resources.files("tornio")
    sources = [
        *in_templates(package / "web" / "templates", ""),
        *(one for room in ROOMS for one in in_python(package / room, room)),
        *in_configuration(package / "care"),
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


def in_python(folder: Traversable, under: str) -> Iterator[Message]:
    """The texts of rules, code lists and faults, where they are constants."""
    for place in sorted(folder.iterdir(), key=lambda one: one.name):
        if place.is_dir():
            yield from in_python(place, f"{under}/{place.name}")
        elif place.name.endswith(".py"):
            tree = ast.parse(place.read_text(encoding="utf-8"))
            calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
            said = [text for call in calls for text in said_in(call)]
            for text in (*said, *in_menu(tree)):
                yield Message(text, places=(f"{under}/{place.name}",))


def said_in(call: ast.Call) -> Iterator[str]:
    """The constants among the arguments that are texts for people."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    wanted = PYTHON.get(name, ())
    given = [*enumerate(call.args), *((keyword.arg, keyword.value) for keyword in call.keywords)]
    for where, value in given:
        if where in wanted and isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
            yield value.value


def in_menu(tree: ast.Module) -> Iterator[str]:
    """What the pages in the menu are called: the second of each row of NAVIGATION."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "NAVIGATION":
            rows = getattr(node.value, "elts", [])
            yield from (ast.literal_eval(row.elts[1]) for row in rows)


def in_configuration(care: Traversable) -> Iterator[Message]:
    """The labels of code lists, and when each crisis line is for, from the shipped countries and services."""
    for folder in ("countries", "services"):
        for place in sorted((care / folder).iterdir(), key=lambda one: one.name):
            for value in tomllib.loads(place.read_text(encoding="utf-8")).values():
                for text in labels(value):
                    yield Message(text, places=(f"care/{folder}/{place.name}",))


def labels(value: object) -> Iterator[str]:
    """The second of every pair of words, and the `when` of every table."""
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict) and "when" in one:
            yield one["when"]
        elif isinstance(one, list) and len(one) == 2 and all(isinstance(word, str) for word in one):
            yield one[1]


def catalogue(file: Path) -> dict[str, Message]:
    """A catalogue that was written before, by text; nothing where there is none."""
    blocks = file.read_text(encoding="utf-8").split("\n\n") if file.is_file() else []
    found = (block_read(block) for block in blocks)
    return {message.text: message for message in found if message.text}


def block_read(block: str) -> Message:
    """One message as `tornio.commands.catalogue.writing` writes it: each text on a line of its own."""
    values = dict(line.split(" ", 1) for line in block.splitlines() if line.startswith("msg"))
    said = tuple(ast.literal_eval(value) for name, value in values.items() if name.startswith("msgstr"))
    return Message(
        ast.literal_eval(values.get("msgid", '""')),
        ast.literal_eval(values.get("msgid_plural", '""')),
        said=said or ("",),
    )
