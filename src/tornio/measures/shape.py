"""From the tables of a TOML file to frozen values: the dataclass is the schema, and every fault is found.

A key that the dataclass does not have, a key that it needs and does not find, and a value of the wrong type
are faults; so is what the dataclass itself refuses. Nothing is guessed, nothing is converted silently.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from math import isfinite
from types import UnionType
from typing import Any, Final, Literal, TypeVar, get_args, get_origin, get_type_hints

from tornio.vocabulary.fault import Fault, FaultyInput

T = TypeVar("T")

#: What stands for a value that could not be read; its fault is in the list.
FAULTY: Final = object()


def build(kind: type[T], raw: object, place: str, faults: list[Fault]) -> T | None:
    """The value of dataclass `kind` that a table holds, or None after adding what is wrong to `faults`.

    `place` is the path of keys to the table, such as `scales[total].missing`; a value that is already of the
    kind is taken as it is.
    """
    if isinstance(raw, kind):
        return raw
    if not isinstance(raw, Mapping):
        faults.append(_wrong(place, raw, "a table with keys"))
        return None
    before = len(faults)
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]  # T is a dataclass
    faults.extend(_unknown_key(place, key, raw[key], known) for key in raw if key not in known)
    faults.extend(
        _absent_key(place, name) for name, field in known.items() if name not in raw and _needed(field)
    )
    hints = get_type_hints(kind)
    values = {
        name: convert(hints[name], raw[name], _path(place, name), faults) for name in known if name in raw
    }
    if len(faults) > before or any(value is FAULTY for value in values.values()):
        return None
    try:
        return kind(**values)
    except FaultyInput as error:
        faults.extend(replace(fault, field=_path(place, fault.field)) for fault in error.faults)
        return None


def convert(hint: Any, raw: object, place: str, faults: list[Fault]) -> Any:
    """One value as its type hint says, or FAULTY after adding what is wrong to `faults`."""
    if raw is FAULTY:
        return FAULTY
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:  # `X | None`: an absent key is the only None, TOML has no word for it
        return convert(inner[0], raw, place, faults)
    if origin is tuple:
        return _sequence(inner, raw, place, faults)
    if is_dataclass(hint):
        return build(hint, raw, place, faults)  # type: ignore[arg-type]  # a class, as hints are
    if origin is Literal:
        fits, wanted = raw in inner, "one of " + ", ".join(f"‘{word}’" for word in inner)
    else:
        fits, wanted = _fits(hint, raw)
    if not fits:
        faults.append(_wrong(place, raw, wanted))
        return FAULTY
    return float(raw) if hint is float else raw  # type: ignore[arg-type]  # a number, as was just seen


def _fits(hint: Any, raw: object) -> tuple[bool, str]:
    if hint is float:
        number = isinstance(raw, int | float) and not isinstance(raw, bool)
        return number and isfinite(raw), "a finite number"  # type: ignore[arg-type]  # looked at only if a number
    if hint is int:
        return isinstance(raw, int) and not isinstance(raw, bool), "a whole number"
    if hint is date:
        return isinstance(raw, date) and not isinstance(
            raw, datetime
        ), "a date such as 2026-11-23, without quotes"
    return isinstance(raw, hint), {str: "a text in quotes", bool: "true or false"}[hint]


def _sequence(inner: tuple[Any, ...], raw: object, place: str, faults: list[Fault]) -> Any:
    if not isinstance(raw, list | tuple):
        faults.append(_wrong(place, raw, "a list in square brackets"))
        return FAULTY
    if inner[-1] is Ellipsis:
        return tuple(
            convert(inner[0], part, _part(place, part, n), faults) for n, part in enumerate(raw, start=1)
        )
    if len(raw) != len(inner):
        faults.append(_wrong(place, raw, f"a list of {len(inner)} values"))
        return FAULTY
    return tuple(
        convert(hint, part, f"{place}[{n}]", faults) for n, (hint, part) in enumerate(zip(inner, raw), 1)
    )


def _part(place: str, part: object, number: int) -> str:
    """Where a list's entry stands: by its id where it has one, otherwise by its number from 1."""
    identity = part.get("id") if isinstance(part, Mapping) else getattr(part, "id", None)
    return f"{place}[{identity if isinstance(identity, str) and identity else number}]"


def _path(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _wrong(place: str, raw: object, wanted: str) -> Fault:
    return Fault(place, str(raw), f"This must be {wanted}.", "Write it so.")


def _absent_key(place: str, name: str) -> Fault:
    return Fault(_path(place, name), "", "This key is needed.", "Add it.")


def _unknown_key(place: str, key: str, raw: object, known: Mapping[str, object]) -> Fault:
    near = get_close_matches(key, known, n=1)
    cure = f"Is ‘{near[0]}’ meant?" if near else f"Known here are: {', '.join(known)}."
    return Fault(_path(place, key), str(raw), "There is no such key.", cure)
