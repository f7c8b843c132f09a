"""From the content of a definition file to a Definition, or to everything that is wrong with it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any, get_type_hints

from tornio.measures.answers import AnswerSet
from tornio.measures.consistency import PARTS, of_parts
from tornio.measures.definition import Definition
from tornio.measures.wording import Wording
from tornio.vocabulary.checked import repeated
from tornio.vocabulary.fault import Fault, FaultyInput
from tornio.vocabulary.shape import FAULTY, build, convert

Table = dict[str, Any]


def parse(text: str, file: str = "") -> Definition:
    """The definition that a TOML text holds. FaultyInput holds all that is wrong; `file` names it there."""
    faults: list[Fault] = []
    raw = _written_out(_toml(text, file), faults)
    hints = get_type_hints(Definition)
    parts: Table = {name: _readable(hints[name], raw[name], name, faults) for name in PARTS if name in raw}
    definition: Definition | None = build(Definition, raw | parts, "", faults)
    unread = _ids(raw) - {part.id for name in ("items", "scales") for part in parts.get(name, ())}
    faults.extend(of_parts(parts, unread) if definition is None else definition.faults(unread))
    if faults or definition is None:
        raise FaultyInput(replace(fault, file=file) for fault in faults)
    return definition


def parse_wording(text: str, definition: Definition, language: str, file: str = "") -> Wording:
    """The wording of a measure that a TOML text holds. FaultyInput holds all that is wrong with it."""
    faults: list[Fault] = []
    wording: Wording | None = build(Wording, _toml(text, file), "", faults)
    if wording is not None:
        faults.extend((*wording.faults(), *wording.strays(definition)))
        if wording.language != language:
            rule, cure = f"The file lies in the folder of ‘{language}’.", "Correct it, or move the file."
            faults.append(Fault("language", wording.language, rule, cure))
    if faults or wording is None:
        raise FaultyInput(replace(fault, file=file) for fault in faults)
    return wording


def _toml(text: str, file: str) -> Table:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        rule, cure = "A definition is a TOML file.", "Correct it where it says; a TOML editor shows the line."
        raise FaultyInput([Fault("the whole file", str(error), rule, cure, file)]) from None


def _written_out(raw: Table, faults: list[Fault]) -> Table:
    """The file's table with its two shorthands written out.

    Items name one of the file's sets of answers instead of repeating it; a scale of every item says “all”.
    """
    tables = raw.pop("answers", [])
    faults.extend(repeated("answers", (table.get("id") for table in _tables({"answers": tables}, "answers"))))
    sets: dict[str, object] = dict.fromkeys(_ids({"items": tables}), FAULTY)
    sets |= {one.id: one for one in _readable(tuple[AnswerSet, ...], tables, "answers", faults)}
    for item in _tables(raw, "items"):
        word = item.get("answers")
        if isinstance(word, str):
            item["answers"] = sets.get(word, FAULTY)
            if word not in sets:
                cure = f"Name one of the file's: {', '.join(sets)}."
                place = f"items[{item.get('id', '')}].answers"
                faults.append(Fault(place, word, "There is no set of answers of this id.", cure))
    for scale in _tables(raw, "scales"):
        if scale.get("items") == "all":
            scale["items"] = [item.get("id") for item in _tables(raw, "items")]
    return raw


def _readable(hint: Any, raw: object, place: str, faults: list[Fault]) -> tuple[Any, ...]:
    """The entries of a list that could be read; what is wrong with any is added to `faults`."""
    entries = convert(hint, raw, place, faults)
    return () if entries is FAULTY else tuple(entry for entry in entries if entry is not FAULTY)


def _tables(raw: Table, name: str) -> list[Table]:
    """The tables in a list of the file, as far as it is one."""
    found = raw.get(name)
    return [table for table in found if isinstance(table, dict)] if isinstance(found, list) else []


def _ids(raw: Table) -> set[str]:
    """The ids of the items and scales that the file speaks of, whether or not they can be read."""
    tables = (*_tables(raw, "items"), *_tables(raw, "scales"))
    return {table["id"] for table in tables if isinstance(table.get("id"), str)}
