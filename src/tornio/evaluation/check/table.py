"""Claims straight from a table in CSV, so that a reviewer needs no TOML.

One row a group: `measure, wave, n, mean, sd`, and on any row of a measure what the paper prints of its test:
`F, df, p`. With `minimum` and `maximum` (and `items` where a score is a mean of items) the means and sds are
also held against whole numbers; without them nothing is assumed about the scale.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tornio.evaluation.check import reading
from tornio.evaluation.check.claims import Paper
from tornio.vocabulary.fault import Fault, FaultyInput, refuse

NEEDED = ("measure", "wave", "n", "mean", "sd")
OPTIONAL = ("F", "df", "p", "minimum", "maximum", "items")
SCALE = ("minimum", "maximum", "items")


def read(path: Path) -> Paper:
    """The claims that a table makes; FaultyInput names row, column, value, rule and cure."""
    measures: dict[str, list[Mapping[str, str]]] = {}
    for row in _rows(path):
        measures.setdefault(row["measure"], []).append(row)
    refuse(_measure_faults(measures, path.name))
    content = {
        "paper": {"title": f"The table {path.name}", "source": path.name, "reader": "none", "date": "undated"},
        "samples": {name: _sample(group) for name, group in measures.items()},
        "claim": [claim for name, group in measures.items() for claim in _claims(name, group)],
    }
    return reading.build(content, path.name, to_add="Add the measure's other groups, or minimum and maximum.")


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FaultyInput(
            [Fault("the file", "", f"It cannot be read: {error}.", "Save it as CSV in UTF-8.", path.name)]
        ) from error
    reader = csv.DictReader(io.StringIO(text), restkey="(more)", restval="", strict=True)
    try:
        yield from _checked(reader, path)
    except csv.Error as error:
        rule = f"This is not a CSV file: {error}."
        raise FaultyInput([Fault("the file", "", rule, "Save it as CSV again.", path.name)]) from error


def _checked(reader: csv.DictReader[str], path: Path) -> Sequence[Mapping[str, str]]:
    header = [name.strip() for name in reader.fieldnames or ()]
    reader.fieldnames = header
    refuse(_header_faults(header, path.name))
    faults: list[Fault] = []
    seen: set[tuple[str, str]] = set()
    rows = []
    for row in reader:
        clean = {key: value.strip() for key, value in row.items() if isinstance(value, str)}
        if "(more)" in row:
            faults.append(
                Fault(
                    "row",
                    "",
                    "More cells than columns.",
                    "Quote cells with commas.",
                    path.name,
                    reader.line_num,
                )
            )
        faults += _row_faults(clean, seen, path.name, reader.line_num)
        rows.append(clean)
    if not rows:
        faults.append(Fault("the file", "", "It has no rows.", "Give one row a group.", path.name))
    refuse(faults)
    return rows


def _header_faults(header: list[str], file: str) -> Iterator[Fault]:
    known = ", ".join((*NEEDED, *OPTIONAL))
    if len(header) == 1 and not header[0].isalpha():
        rule = "The columns are not separated by commas."
        yield Fault("the file", header[0], rule, "Save it with commas, and points in decimals.", file, 1)
        return
    for name in NEEDED:
        if name not in header:
            yield Fault(name, "", "This column is needed.", "Add it.", file, 1)
    for name in header:
        if name not in NEEDED + OPTIONAL:
            yield Fault("column", name, "This column is not known.", f"Use {known}.", file, 1)
    for name in sorted({name for name in header if header.count(name) > 1}):
        yield Fault("column", name, "This column stands twice.", "Keep one.", file, 1)


def _row_faults(row: Mapping[str, str], seen: set[tuple[str, str]], file: str, line: int) -> Iterator[Fault]:
    for name in NEEDED:
        if not row.get(name):
            yield Fault(name, "", "It must say something.", "Add what the paper prints.", file, line)
    key = (row.get("measure", ""), row.get("wave", ""))
    if key in seen:
        yield Fault(
            "wave", key[1], f"{key[0]} has this wave twice.", "Keep one row a measure and wave.", file, line
        )
    seen.add(key)


def _measure_faults(measures: Mapping[str, list[Mapping[str, str]]], file: str) -> Iterator[Fault]:
    for measure, rows in measures.items():
        for name in OPTIONAL:
            stated = dict.fromkeys(row[name] for row in rows if row.get(name))
            if len(stated) > 1:
                rule = f"{measure} has one {name}, or none."
                yield Fault(name, " and ".join(stated), rule, "Write it on one row of the measure.", file)


def _sample(rows: list[Mapping[str, str]]) -> dict[str, Any]:
    sample: dict[str, Any] = {
        "groups": {row["wave"]: {"n": row["n"], "mean": row["mean"], "sd": row["sd"]} for row in rows}
    }
    scale = {end: found for end in SCALE if (found := _first(rows, end))}
    if scale:
        sample["scale"] = scale
    return sample


def _claims(measure: str, rows: list[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    for quantity in ("F", "df", "p"):
        printed = _first(rows, quantity)
        if printed and len(rows) > 1:
            text = f"{measure}: {quantity} = {printed}"
            yield _claim(measure, quantity, text, "anova", groups=measure, quantity=quantity, printed=printed)
    if len(rows) > 1 and not any(set(row["sd"]) <= set("0.") for row in rows):
        text = f"{measure}: the variances do not differ"
        yield _claim(measure, "equal variances", text, "equal-variances", groups=measure)
    if any(_first(rows, end) for end in SCALE):
        for row in rows:
            text = f"{measure}, {row['wave']}: mean {row['mean']} and sd {row['sd']} of {row['n']} whole values"
            group = f"{measure}/{row['wave']}"
            yield _claim(measure, f"{row['wave']}, whole values", text, "grimmer", group=group, scale=measure)


def _claim(measure: str, what: str, text: str, kind: str, **values: str) -> dict[str, str]:
    return {"id": f"{measure}, {what}", "section": "the table", "text": text, "kind": kind, **values}


def _first(rows: list[Mapping[str, str]], column: str) -> str:
    return next((row[column] for row in rows if row.get(column)), "")
