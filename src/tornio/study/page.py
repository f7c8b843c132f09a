"""The reference page of protocol files, made from what a protocol is."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from itertools import chain
from typing import Any, get_args, get_type_hints

from tornio.study.kinds import EPISODE_OUTCOMES, KINDS
from tornio.study.protocol import Protocol

OPENING = """\
# The protocol file

A protocol is one TOML file: what a study promised before its data were seen. `tornio evaluate DATASET
--protocol FILE` evaluates a dataset by it. `src/tornio/study/protocols/kent.toml` is a complete one. Everything
that is wrong in a file is told at once; a key that is not listed here is a fault. `tornio evaluate --manual
protocol` prints this page.
"""
NAMES = {str: "text", int: "whole number", float: "number", bool: "true or false"}


def page() -> str:
    """The page, in Markdown."""
    parts = [_part(field.name, hint) for field, hint in _hinted(Protocol) if _inner(hint) not in NAMES]
    return "\n".join(
        [OPENING, *_table("The study", Protocol, Protocol.__doc__), *chain.from_iterable(parts), *_kinds()]
    )


def _part(name: str, hint: Any) -> list[str]:
    heading = f"`[[{name}]]`" if get_args(hint) else f"`[{name}]`"
    inner = _inner(hint)
    return _table(heading, inner, inner.__doc__)


def _table(heading: str, kind: type[Any], meaning: str | None) -> list[str]:
    """A section with the keys of one table of the file."""
    rows = [
        f"| `{field.name}` | {_words(hint)} | {'may be left out' if _has_default(field) else 'needed'} |"
        for field, hint in _hinted(kind)
        if _inner(hint) in NAMES
    ]
    text = [line.strip() for line in (meaning or "").partition(" Raises ")[0].splitlines()]
    return [
        f"## {heading}",
        "",
        *text,
        *([""] if text[-1:] != [""] else []),
        "| key | type | |",
        "|---|---|---|",
        *rows,
        "",
    ]


def _kinds() -> list[str]:
    rows = [
        f"| `{name}` | {kind.meaning} | {_list(kind.published)} | {_list(kind.recommended)} | {_needs(kind)} |"
        for name, kind in KINDS.items()
    ]
    columns = [f"- `{name}`: {words}, in {unit}" for name, (words, unit) in EPISODE_OUTCOMES.items()]
    head = [
        "## Kinds of analysis",
        "",
        "| kind | what it shows | published | recommended | needs |",
        "|---|---|---|---|---|",
    ]
    return [*head, *rows, "", "Outcomes of episodes:", "", *columns, ""]


def _needs(kind: Any) -> str:
    waves = f"{kind.waves} wave{'s' if kind.waves > 1 else ''} or more" if kind.waves else ""
    outcome = f"`outcome` (a {kind.outcome})" if kind.outcome else ""
    against = f"`against` ({kind.against}s)" if kind.against else ""
    return ", ".join(need for need in (outcome, "`group`" if kind.group else "", waves, against) if need)


def _hinted(kind: type[Any]) -> list[tuple[Field[Any], Any]]:
    hints = get_type_hints(kind)
    return [(field, hints[field.name]) for field in fields(kind)]


def _inner(hint: Any) -> Any:
    """`tuple[X, ...]` → `X`."""
    return get_args(hint)[0] if get_args(hint) else hint


def _words(hint: Any) -> str:
    return f"list of {NAMES[_inner(hint)]}s" if get_args(hint) else NAMES[hint]


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING


def _list(methods: tuple[str, ...]) -> str:
    return ", ".join(f"`{method}`" for method in methods)
