"""From the tables of a TOML file to a Protocol, or to everything that is wrong with them.

A file can be wrong in its shape (a missing key, a text for a number) and in what it says (a wave that no one
knows). Both are told at once: what is wrong in its shape is filled with blanks, so that the rest is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, get_args, get_type_hints

from tornio.study.protocol import Protocol
from tornio.vocabulary.fault import Fault, FaultyInput
from tornio.vocabulary.shape import build, convert

BLANKS: Mapping[Any, object] = {str: "", int: 0, float: 0.0, bool: False}


def shape(raw: Mapping[str, object]) -> tuple[Protocol | None, list[Fault]]:
    """The protocol that the tables hold, or None and all that is wrong."""
    faults: list[Fault] = []
    protocol = build(Protocol, raw, "", faults)
    if protocol is None:
        faults.extend(_contradictions(raw))
    return protocol, faults


def _contradictions(raw: Mapping[str, object]) -> list[Fault]:
    """What the protocol would refuse if its shape were right, without what only follows from a blank."""
    blanks: list[str] = []
    try:
        Protocol(**_filled(Protocol, raw, "", blanks))
    except FaultyInput as error:
        return [fault for fault in error.faults if not any(_within(blank, fault.field) for blank in blanks)]
    return []


def _filled(kind: type[Any], raw: Mapping[str, object], place: str, blanks: list[str]) -> dict[str, Any]:
    """The values of a dataclass, with a blank wherever the raw one is missing or of the wrong type."""
    hints, values = get_type_hints(kind), {}
    for field in fields(kind):
        inner = f"{place}.{field.name}" if place else field.name
        if field.name in raw:
            values[field.name] = _value(hints[field.name], raw[field.name], inner, blanks)
        elif field.default is MISSING:
            values[field.name] = _blank(hints[field.name], inner, blanks)
    return values


def _value(hint: Any, raw: object, place: str, blanks: list[str]) -> Any:
    part = get_args(hint)[0] if get_args(hint) else hint
    if is_dataclass(part):
        return _parts(part, raw, place, blanks) if get_args(hint) else _table(part, raw, place, blanks)
    faults: list[Fault] = []
    value = convert(hint, raw, place, faults)
    return _blank(hint, place, blanks) if faults else value


def _parts(part: Any, raw: object, place: str, blanks: list[str]) -> tuple[Any, ...]:
    tables = raw if isinstance(raw, list) else []
    named = [
        (table.get("id", n) if isinstance(table, Mapping) else n, table) for n, table in enumerate(tables, 1)
    ]
    return tuple(_table(part, table, f"{place}[{name}]", blanks) for name, table in named)


def _table(part: Any, raw: object, place: str, blanks: list[str]) -> Any:
    return part(**_filled(part, raw if isinstance(raw, Mapping) else {}, place, blanks))


def _blank(hint: Any, place: str, blanks: list[str]) -> Any:
    blanks.append(place)
    if get_args(hint):
        return ()
    return _table(hint, {}, place, blanks) if is_dataclass(hint) else BLANKS[hint]


def _within(place: str, part: str) -> bool:
    return place == part or place.startswith(f"{part}.")
