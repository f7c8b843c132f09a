"""Claims straight from a table in CSV, so that a reviewer needs no TOML.

One row a group: `measure, wave, n, mean, sd`, and on any row of a measure what the paper prints of its test:
`F, df, p`. With `minimum` and `maximum` (and `items` where a score is a mean of items) the means and sds are
also held against whole numbers; without them nothing is assumed about the scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tornio.evaluation.check import reading
from tornio.evaluation.check.claims import Paper
from tornio.evaluation.check.rows import OPTIONAL, Row, rows
from tornio.vocabulary.fault import Fault, refuse

SCALE = ("minimum", "maximum", "items")


def read(path: Path) -> Paper:
    """The claims that a table makes; FaultyInput names row, column, value, rule and cure of every fault."""
    faults: list[Fault] = []
    measures: dict[str, list[Row]] = {}
    for row in rows(reading.text(path, "Save it as CSV in UTF-8."), path.name, faults):
        measures.setdefault(row["measure"], []).append(row)
    refuse([*faults, *_measure_faults(measures, path.name)])
    content = {
        "paper": {"title": f"The table {path.name}", "source": path.name, "reader": "none", "date": "undated"},
        "samples": {name: _sample(group) for name, group in measures.items()},
        "claim": [claim for name, group in measures.items() for claim in _claims(name, group)],
    }
    return reading.build(content, path.name, to_add="Add the measure's other groups, or minimum and maximum.")


def _measure_faults(measures: Mapping[str, list[Row]], file: str) -> Iterator[Fault]:
    for measure, group in measures.items():
        for name in OPTIONAL:
            stated = dict.fromkeys(row[name] for row in group if row.get(name))
            if len(stated) > 1:
                rule = f"{measure} has one {name}, or none."
                yield Fault(name, " and ".join(stated), rule, "Write it on one row of the measure.", file)


def _sample(group: list[Row]) -> dict[str, Any]:
    sample: dict[str, Any] = {
        "groups": {row["wave"]: {"n": row["n"], "mean": row["mean"], "sd": row["sd"]} for row in group}
    }
    scale = {end: found for end in SCALE if (found := _first(group, end))}
    if scale:
        sample["scale"] = scale
    return sample


def _claims(measure: str, group: list[Row]) -> Iterator[dict[str, str]]:
    for quantity in ("F", "df", "p"):
        printed = _first(group, quantity)
        if printed and len(group) > 1:
            text = f"{measure}: {quantity} = {printed}"
            yield _claim(measure, quantity, text, "anova", groups=measure, quantity=quantity, printed=printed)
    if len(group) > 1 and not any(set(row["sd"]) <= set("0.") for row in group):
        text = f"{measure}: the variances do not differ"
        yield _claim(measure, "equal variances", text, "equal-variances", groups=measure)
    if any(_first(group, end) for end in SCALE):
        for row in group:
            text = f"{measure}, {row['wave']}: mean {row['mean']} and sd {row['sd']} of {row['n']} whole values"
            what, place = f"{row['wave']}, whole values", f"{measure}/{row['wave']}"
            yield _claim(measure, what, text, "grimmer", group=place, scale=measure)


def _claim(measure: str, what: str, text: str, kind: str, **values: str) -> dict[str, str]:
    return {"id": f"{measure}, {what}", "section": "the table", "text": text, "kind": kind, **values}


def _first(group: list[Row], column: str) -> str:
    return next((row[column] for row in group if row.get(column)), "")
