"""From the content of a definition file to a Definition, or to everything that is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, get_type_hints

from tornio.measures import consistency
from tornio.measures.answers import AnswerSet
from tornio.measures.definition import Definition
from tornio.measures.shape import FAULTY, build, convert
from tornio.vocabulary.fault import Fault, FaultyInput

#: The lists of parts in a definition, in the order in which they are read.
_PARTS = ("items", "companions", "scales", "cutoffs", "reliable_changes", "norms")


def parse(text: str, file: str = "") -> Definition:
    """The definition that a TOML text holds. FaultyInput holds all that is wrong; `file` names it there."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        cure = "Correct the file where it says; a TOML editor shows the line."
        raise FaultyInput(
            [Fault("the whole file", str(error), "A definition is a TOML file.", cure, file)]
        ) from None
    faults: list[Fault] = []
    parts = _parts(_written_out(raw, faults), faults)
    definition = build(Definition, raw | parts, "", faults)
    if definition is not None and not faults:
        return definition
    once = dict.fromkeys((*faults, *_disagreements(parts)))  # the definition may have found some of them itself
    raise FaultyInput(replace(fault, file=file) for fault in once)


def _written_out(raw: dict[str, Any], faults: list[Fault]) -> Mapping[str, Any]:
    """The file's parts with its two shorthands written out.

    Items name one of the file's sets of answers instead of repeating it, and a scale of every item says “all”.
    """
    sets = convert(tuple[AnswerSet, ...], raw.pop("answers", ()), "answers", faults)
    by_id = {} if sets is FAULTY else {one.id: one for one in sets if isinstance(one, AnswerSet)}
    items = [_with(part, "answers", by_id) for part in _tables(raw, "items")]
    everything = {"all": [part.get("id") for part in items]}
    scales = [_with(part, "items", everything) for part in _tables(raw, "scales")]
    return raw | {"items": items or raw.get("items", ()), "scales": scales or raw.get("scales", ())}


def _tables(raw: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """A list of tables, or nothing where the file holds something else there."""
    found = raw.get(name)
    return found if isinstance(found, list) and all(isinstance(part, dict) for part in found) else []


def _with(part: dict[str, Any], key: str, meanings: Mapping[str, object]) -> dict[str, Any]:
    """A part with the word under a key replaced by what it means, if it means something."""
    word = part.get(key)
    return {**part, key: meanings[word]} if isinstance(word, str) and word in meanings else part


def _parts(raw: Mapping[str, Any], faults: list[Fault]) -> dict[str, Any]:
    """Each list of parts as values, or FAULTY where one of them could not be read."""
    hints = get_type_hints(Definition)
    parts = {}
    for name in _PARTS:
        if name in raw:
            before = len(faults)
            built = convert(hints[name], raw[name], name, faults)
            parts[name] = FAULTY if len(faults) > before else built
    return parts


def _disagreements(parts: Mapping[str, Any]) -> Iterator[Fault]:
    """What does not agree among the parts that could be read, so that it is said together with what could not."""
    read = {name: () if part is FAULTY else part for name, part in parts.items()}
    if parts.get("scales") is FAULTY:
        return
    if parts.get("items") is not FAULTY:
        yield from consistency.of_items(
            read.get("items", ()), read.get("scales", ()), read.get("companions", ())
        )
    for name in ("cutoffs", "reliable_changes", "norms"):
        yield from consistency.of_figures(name, read.get(name, ()), read.get("scales", ()))
