"""`findings.json`: a list of findings, its JSON Schema, and the page that documents it, all from one table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tornio.evaluation.findings import BASES, Condition, Finding, Rows

TEXT, NUMBER, COUNT = {"type": "string"}, {"type": "number"}, {"type": "integer", "minimum": 0}
TEXT_OR_NULL, NUMBER_OR_NULL = {"type": ["string", "null"]}, {"type": ["number", "null"]}

INTERVAL = {
    "type": ["object", "null"],
    "properties": {"low": NUMBER, "high": NUMBER, "level": NUMBER},
    "required": ["low", "high", "level"],
    "additionalProperties": False,
}
ROWS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {"file": TEXT, "where": {"type": "object"}},
        "required": ["file", "where"],
        "additionalProperties": False,
    },
}

#: Key, its schema, and its meaning; every finding has every key, in this order.
KEYS: tuple[tuple[str, Mapping[str, Any], str], ...] = (
    ("id", TEXT, "Unique, and stable from run to run: the analysis, the place in it, the quantity."),
    ("analysis", TEXT, "The protocol's analysis that promised it."),
    ("measure", TEXT_OR_NULL, "Identifier of the measure's definition; null where no measure is involved."),
    ("scale", TEXT_OR_NULL, "Identifier of the measure's scale."),
    ("group", TEXT_OR_NULL, "The group of participants or, for episodes, the service."),
    (
        "wave",
        TEXT_OR_NULL,
        "`baseline`, `3 months`, `6 months` or whatever the protocol calls its waves; of a change the later "
        "one; null where the finding is about none, or about all together.",
    ),
    (
        "against",
        TEXT_OR_NULL,
        "What it is compared with: the earlier wave, another service, a published figure.",
    ),
    ("category", TEXT_OR_NULL, "Which category a count or percentage is of."),
    (
        "quantity",
        TEXT,
        "`n`, `mean`, `sd`, `count`, `percent`, `percentage points`, `difference`, `F`, `t`, "
        "`df`, `df between`, `df within`, `p`, `adjusted p`, `g`, `g_av`, `dz`, `ICC`, `median`, `total`, …",
    ),
    ("value", NUMBER_OR_NULL, "The number, unrounded; null where it is suppressed."),
    ("unit", TEXT, "Its unit; empty where it has none."),
    ("interval", INTERVAL, "Its confidence interval, and the interval's level."),
    ("n", {"type": ["integer", "null"], "minimum": 0}, "From how many; null where it is suppressed."),
    ("df", {"type": "array", "items": NUMBER}, "The degrees of freedom of the test that it belongs to."),
    ("method", TEXT, "How it was computed, in a sentence."),
    (
        "basis",
        {"enum": list(BASES)},
        "`as published` repeats what the paper did; `recommended` is what the field would ask for.",
    ),
    ("direction", TEXT, "`higher is better` or `lower is better`; empty where neither is."),
    (
        "rows",
        ROWS,
        "The rows that it was computed from: files of the dataset, and what their columns hold. Several files "
        "are joined on the columns that they share.",
    ),
    ("table", TEXT_OR_NULL, "The paper's table that it stands in."),
    ("text", TEXT, "The finding in one line."),
    ("assumption", TEXT_OR_NULL, "What was assumed where the data do not determine the value."),
    ("suppressed", TEXT_OR_NULL, "Why it is not shown; null where it is."),
)

SCHEMA: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Findings of a Tornio evaluation",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {key: {**schema, "description": meaning} for key, schema, meaning in KEYS},
        "required": [key for key, _, _ in KEYS],
        "additionalProperties": False,
    },
}


def as_json(findings: Iterable[Finding]) -> str:
    """The text of `findings.json`: one finding a line, so that two runs can be compared."""
    lines = [json.dumps(record(finding), ensure_ascii=False) for finding in findings]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def record(finding: Finding) -> dict[str, Any]:
    """One finding as the schema has it."""
    interval = finding.interval
    special = {
        "interval": interval and {"low": interval.low, "high": interval.high, "level": interval.level},
        "df": list(finding.df),
        "rows": [_rows(rows) for rows in finding.rows],
    }
    return {key: special[key] if key in special else getattr(finding, key) for key, _, _ in KEYS}


def schema() -> str:
    """The JSON Schema of `findings.json`."""
    return json.dumps(SCHEMA, indent=2, ensure_ascii=False) + "\n"


def page() -> str:
    """The reference page of `findings.json`, in Markdown."""
    rows = [f"| `{key}` | {_type(schema)} | {meaning} |" for key, schema, meaning in KEYS]
    return "\n".join([OPENING, "| key | type | meaning |", "|---|---|---|", *rows, CLOSING])


OPENING = """\
# The findings file

Every number of a report, with its method, its n and the way back to its rows: `findings.json`, which `tornio
evaluate` writes beside the report. It is a list; every finding has every key. `tornio evaluate --schema` prints
its JSON Schema, and `tornio evaluate --manual findings` this page.
"""
CLOSING = """
## Rows

`where` maps a column to what a row holds in it: a value; a list of values, of which it holds one; or
`{"at least": 2}`, `{"at most": 10}`, `{"present": true}`. Without columns all rows are meant.
"""


def _type(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return " or ".join(f"`{word}`" for word in schema["enum"])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return " or ".join(kinds)


def _rows(rows: Rows) -> dict[str, Any]:
    return {"file": rows.file, "where": {column: _condition(held) for column, held in rows.where.items()}}


def _condition(held: Condition) -> Any:
    if isinstance(held, tuple):
        return list(held)
    return dict(held) if isinstance(held, Mapping) else held
