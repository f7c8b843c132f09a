"""From the tables of a TOML file to frozen values: the dataclass is the schema, and every fault is found.

A key that the dataclass does not have, a key that it needs and does not find, and a value of the wrong type
are faults; so is what the value says is wrong with itself. Nothing is guessed, nothing converted silently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from math import isfinite
from types import UnionType
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from tornio.vocabulary.checked import Checked
from tornio.vocabulary.fault import Fault, FaultyInput

#: What stands for a value that could not be read; its fault is in the list.
FAULTY: Final = object()


def build(kind: Any, raw: object, place: str, faults: list[Fault]) -> Any:
    """The value of dataclass `kind` that a table holds, or None after adding what is wrong to `faults`.

    `place` is the path of keys to the table, such as `scales[total].missing`. A Checked value is built even
    where it has faults of its own, which its builder asks for: so what it is part of can be looked at too,
    and everything be said at once.
    """
    if isinstance(raw, kind):
        return raw
    if not isinstance(raw, Mapping):
        faults.append(_wrong(place, raw, "a table with keys"))
        return None
    before, schema = len(faults), _schema(kind)
    faults.extend(_unknown_key(place, key, raw[key], schema) for key in raw if key not in schema)
    faults.extend(_absent_key(place, key) for key, (_, needed) in schema.items() if needed and key not in raw)
    given = [(key, hint) for key, (hint, _) in schema.items() if key in raw]
    values = {key: convert(hint, raw[key], _path(place, key), faults) for key, hint in given}
    if len(faults) > before or any(value is FAULTY for value in values.values()):
        return None
    if issubclass(kind, Checked):
        return _unchecked(kind, values)
    try:
        return kind(**values)
    except FaultyInput as error:
        faults.extend(_within(place, error.faults))
        return None


def _unchecked(kind: Any, values: Mapping[str, Any]) -> Any:
    value = object.__new__(kind)
    for field in fields(kind):
        object.__setattr__(value, field.name, values.get(field.name, field.default))
    return value


def _within(place: str, faults: Iterable[Fault]) -> Iterator[Fault]:
    return (replace(fault, field=_path(place, fault.field)) for fault in faults)


@cache
def _schema(kind: Any) -> Mapping[str, tuple[Any, bool]]:
    """Each key of a dataclass with its type hint, and whether it is needed."""
    hints = get_type_hints(kind)
    return {field.name: (hints[field.name], field.default is MISSING) for field in fields(kind)}


def convert(hint: Any, raw: Any, place: str, faults: list[Fault]) -> Any:
    """One value as its type hint says, or FAULTY after adding what is wrong to `faults`."""
    if raw is FAULTY:
        return FAULTY
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:  # `X | None`: an absent key is the only None, TOML has no word for it
        return convert(inner[0], raw, place, faults)
    if origin is tuple:
        return _sequence(inner, raw, place, faults)
    if is_dataclass(hint):
        return _part(hint, raw, place, faults)
    if origin is Literal:
        fits, wanted = raw in inner, "one of " + ", ".join(f"‘{word}’" for word in inner)
    else:
        test, wanted = _LEAVES[hint]
        fits = test(raw)
    if not fits:
        faults.append(_wrong(place, raw, wanted))
        return FAULTY
    return float(raw) if hint is float else raw


def _part(kind: Any, raw: Any, place: str, faults: list[Fault]) -> Any:
    """A table within a table, with what is wrong with it told where it stands."""
    value = build(kind, raw, place, faults)
    if value is None:
        return FAULTY
    if value is not raw and isinstance(value, Checked):
        faults.extend(_within(place, value.faults()))
    return value


def _is_number(raw: Any) -> bool:
    return isinstance(raw, int | float) and not isinstance(raw, bool) and isfinite(raw)


def _is_date(raw: Any) -> bool:
    return isinstance(raw, date) and not isinstance(raw, datetime)


#: What a single value can be: its test, and its name for who has to write it.
_LEAVES: Mapping[type, tuple[Callable[[Any], bool], str]] = {
    str: (lambda raw: isinstance(raw, str), "a text in quotes"),
    bool: (lambda raw: isinstance(raw, bool), "true or false"),
    int: (lambda raw: isinstance(raw, int) and not isinstance(raw, bool), "a whole number"),
    float: (_is_number, "a finite number"),
    date: (_is_date, "a date such as 2026-11-23, without quotes"),
}


def _sequence(inner: tuple[Any, ...], raw: Any, place: str, faults: list[Fault]) -> Any:
    if not isinstance(raw, list | tuple):
        faults.append(_wrong(place, raw, "a list in square brackets"))
        return FAULTY
    hints = (inner[0],) * len(raw) if inner[-1] is Ellipsis else inner
    if len(raw) != len(hints):
        faults.append(_wrong(place, raw, f"a list of {len(hints)} values"))
        return FAULTY
    places = [f"{place}[{_name(part) or number}]" for number, part in enumerate(raw, start=1)]
    entries = tuple(convert(*one, faults) for one in zip(hints, raw, places, strict=True))
    return FAULTY if any(entry is FAULTY for entry in entries) else entries


def _name(part: object) -> str:
    """What tells a list's entry from the others, where it has such a key."""
    named = (part.get(key) for key in ("id", "label", "population")) if isinstance(part, Mapping) else ()
    return next((name for name in named if isinstance(name, str) and name), "")


def _path(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _wrong(place: str, raw: object, wanted: str) -> Fault:
    return Fault(place, str(raw), f"This must be {wanted}.", "Write it so.")


def _absent_key(place: str, name: str) -> Fault:
    return Fault(_path(place, name), "", "This key is needed.", "Add it.")


def _unknown_key(place: str, key: str, raw: object, known: Mapping[str, object]) -> Fault:
    near = get_close_matches(key, known, n=1)
    cure = f"Is ‘{near[0]}’ meant?" if near else f"Known here are: {', '.join(known)}."
    return Fault(_path(place, key), str(raw), "There is no such key.", cure)
