"""Reads a claims file, all faults at once."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from tornio.evaluation.check import fields
from tornio.evaluation.check.claims import KINDS, Claim, Paper
from tornio.evaluation.check.fields import Sample, Samples
from tornio.vocabulary.fault import Fault, FaultyInput, refuse

MEND = "Check it against the paper."
COMMON = ("id", "section", "text", "kind", "note")


def find(name: str) -> Path:
    """The claims file at this path, or the one that comes with Tornio under this name (`kent`, `example`).

    Raises FaultyInput where there is neither.
    """
    path = Path(name)
    if path.exists() and not path.is_dir():
        return path
    packaged = {Path(str(entry)).stem: Path(str(entry)) for entry in (files(__package__) / "papers").iterdir()}
    if path.stem in packaged and path.suffix in ("", ".toml") and str(path.parent) in (".", "papers"):
        return packaged[path.stem]
    known = ", ".join(sorted(packaged))
    raise FaultyInput([Fault("CLAIMS", name, "There is no such file.", f"Give a path, or one of: {known}.")])


def read(path: Path) -> Paper:
    """The paper whose claims the file states; FaultyInput names claim, field, value, rule and cure."""
    try:
        content = tomllib.loads(text(path, "Save it as TOML in UTF-8."))
    except tomllib.TOMLDecodeError as error:
        fault = Fault("the file", str(error), "It cannot be read as TOML.", "Mend it there.", path.name)
        raise FaultyInput([fault]) from error
    return build(content, path.name)


def text(path: Path, cure: str) -> str:
    """The text of a file in UTF-8; FaultyInput, with the cure for another encoding, where it has none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        fault = Fault("the file", str(path), f"It cannot be read: {error.strerror}.", "Check the path.")
        raise FaultyInput([fault]) from error
    except UnicodeDecodeError as error:
        found = f"byte {error.object[error.start]:#04x}"
        rule = f"It must be in UTF-8; byte {error.start + 1} is not."
        raise FaultyInput([Fault("the file", found, rule, cure, path.name)]) from error


def build(content: Mapping[str, Any], file: str, *, to_add: str = "Add [[claim]] tables.") -> Paper:
    """The paper that this content states; `to_add` is what is told where there is no claim in it."""
    faults = [
        Fault(key, "", f"‘{key}’ is not known here.", "Use paper, samples and claim.", file)
        for key in content
        if key not in ("paper", "samples", "claim")
    ]
    samples = dict(_samples(content.get("samples", {}), file, faults))
    claims = list(_claims(content.get("claim", []), samples, file, faults))
    paper = _table(content.get("paper", {}), "paper", file, faults)
    known = ("title", "source", "reader", "date", "about")
    for key in set(paper) - set(known):
        faults.append(
            Fault(f"paper, {key}", str(paper[key]), "This is not known here.", f"Use {', '.join(known)}.", file)
        )
    if isinstance(paper.get("date"), date):  # TOML has dates; this one is read like any other text
        paper = {**paper, "date": paper["date"].isoformat()}
    for key in known[:4]:
        if not isinstance(paper.get(key), str) or not paper[key].strip():
            faults.append(
                Fault(f"paper, {key}", str(paper.get(key, "")), "It must say something.", "Add it.", file)
            )
    if not claims and not faults:
        faults.append(Fault("claim", "", "There is no claim in this file.", to_add, file))
    refuse(faults)
    return Paper(
        paper["title"], paper["source"], paper["reader"], paper["date"], tuple(claims), paper.get("about", "")
    )


def _samples(tables: Any, file: str, faults: list[Fault]) -> Iterator[tuple[str, Sample]]:
    for name, table in _table(tables, "samples", file, faults).items():
        found = _table(table, f"samples, {name}", file, faults)
        for key in set(found) - {"groups", "scale"}:
            faults.append(
                Fault(f"samples, {name}, {key}", "", "This is not known here.", "Use groups and scale.", file)
            )
        groups = {}
        for part, value in _table(found.get("groups", {}), f"samples, {name}, groups", file, faults).items():
            try:
                groups[part] = fields.group(value, {})
            except ValueError as error:
                faults.append(fault_of(f"sample {name}, group {part}", value, error, file))
        scale = None
        if "scale" in found:
            try:
                scale = fields.scale(found["scale"], {})
            except ValueError as error:
                faults.append(fault_of(f"sample {name}, scale", found["scale"], error, file))
        yield name, Sample(groups, scale)


def _claims(tables: Any, samples: Samples, file: str, faults: list[Fault]) -> Iterator[Claim]:
    seen: set[str] = set()
    if not isinstance(tables, list):
        faults.append(Fault("claim", "", "Claims are a list.", "Write [[claim]] with two brackets.", file))
        return
    for at, table in enumerate(tables, 1):
        found = _table(table, f"claim {at}", file, faults)
        name = found.get("id") if isinstance(found.get("id"), str) and found["id"] else f"number {at}"
        if name in seen:
            faults.append(
                Fault(f"claim {name}, id", str(name), "Two claims have this id.", "Give each its own.", file)
            )
        seen.add(str(name))
        claim = _claim(found, str(name), samples, file, faults)
        if claim is not None:
            yield claim


def _claim(
    table: Mapping[str, Any], name: str, samples: Samples, file: str, faults: list[Fault]
) -> Claim | None:
    before = len(faults)
    for key in COMMON[:4]:
        if not isinstance(table.get(key), str) or not table[key].strip():
            faults.append(
                Fault(
                    f"claim {name}, {key}", str(table.get(key, "")), "It must say something.", "Add it.", file
                )
            )
    kind = KINDS.get(str(table.get("kind", "")))
    if kind is None:
        if table.get("kind"):
            known = ", ".join(KINDS)
            faults.append(
                Fault(
                    f"claim {name}, kind",
                    str(table["kind"]),
                    "This kind is not known.",
                    f"Use one of: {known}.",
                    file,
                )
            )
        return None
    values = _values(kind, table, name, samples, file, faults)
    if len(faults) > before:
        return None
    try:
        subject = kind(**values)
    except ValueError as error:
        faults.append(fault_of(f"claim {name}", table.get("printed", ""), error, file))
        return None
    return Claim(table["id"], table["section"], table["text"], table["kind"], subject, table.get("note", ""))


def _values(
    kind: type, table: Mapping[str, Any], name: str, samples: Samples, file: str, faults: list[Fault]
) -> dict[str, Any]:
    parts = {part.name: part for part in dataclasses.fields(kind)}
    for key in table:
        if key not in parts and key not in COMMON:
            faults.append(
                Fault(
                    f"claim {name}, {key}",
                    str(table[key]),
                    "This kind of claim has no such field.",
                    f"Use {', '.join(parts)}.",
                    file,
                )
            )
    values = {}
    for key, part in parts.items():
        if key not in table:
            if part.default is dataclasses.MISSING:
                cure = f"Add it: {part.metadata['meaning']}, such as {part.metadata['example']}."
                faults.append(Fault(f"claim {name}, {key}", "", "It is needed.", cure, file))
            continue
        try:
            values[key] = part.metadata["read"](table[key], samples)
        except ValueError as error:
            faults.append(fault_of(f"claim {name}, {key}", table[key], error, file))
    return values


def _table(value: Any, place: str, file: str, faults: list[Fault]) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    faults.append(
        Fault(place, str(value), "This must be a table.", "Write it as [name] with its keys below.", file)
    )
    return {}


def fault_of(place: str, value: Any, error: ValueError, file: str, row: int | None = None) -> Fault:
    """The message of a value that refused itself: it names rule and cure already."""
    rule, stop, cure = str(error).rpartition(". ")
    if stop:
        return Fault(place, str(value), f"{rule}.", cure, file, row)
    return Fault(place, str(value), cure, MEND, file, row)
