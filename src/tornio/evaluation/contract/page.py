"""The contract as a page of Markdown: the reference that somebody reads who fills a dataset by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tornio.evaluation.contract.column import Column, Table
from tornio.evaluation.contract.tables import TABLES

OPENING = """\
# The dataset

A dataset is a folder with one file for each table, CSV or Parquet, and a `datapackage.json`. `tornio dataset
template DIR` writes an empty one, `tornio dataset check DIR` says whether one holds or lists every fault, and
`tornio evaluate DIR` evaluates it. This page is printed by `tornio dataset schema`.

- CSV: UTF-8, commas, one header row. Columns may stand in any order; none may be missing or added.
- Times are whole days since the person's first network meeting, which is day 0; they may be negative.
- An empty cell means that something is not known or not there, as the column says. There is no other word for
  it: R writes it with `write.csv(…, na = "")`.
- A pseudonym is up to 64 letters, digits, `-`, `_` and `.`, a letter or digit first. It is no NHS number.
- No text begins with `=`, `+`, `-` or `@`, so that no spreadsheet takes it for a formula.
- `datapackage.json` says under `synthetic` whether the people are made up (`true` or `false`), and may give the
  study's `title`, `provenance` and `licence`, its `waves` in their order, its `services`, and as `assumptions`
  and `departures` what its maker assumed and where it departs from printed figures. Without the file the people
  are real, and waves and services are those named below.
"""


def page(rules: Iterable[str]) -> str:
    """The whole contract; `rules` are the sentences that hold between cells."""
    lists = "\n".join(f"- {sentence}" for sentence in rules)
    tables = "\n".join(_table(table) for table in TABLES.values())
    return f"{OPENING}\n{tables}\n## What holds between cells\n\n{lists}\n"


def _table(table: Table) -> str:
    lines = [f"## {table.name}", "", table.meaning]
    if table.may_be_absent:
        lines += ["", f"The file may be absent. {table.absent}"]
    lines += ["", f"One row for each {' and '.join(f'`{name}`' for name in table.key)}.", ""]
    lines += ["| column | kind | meaning | empty means |", "|---|---|---|---|"]
    lines += [
        f"| `{each.name}` | {_kind(each)} | {each.meaning}{_refers(each)} | {each.empty} |"
        for each in table.columns
    ]
    return "\n".join([*lines, "", *_codes(table)])


def _kind(column: Column) -> str:
    if not column.is_number:
        return column.kind
    return f"{column.kind}, {column.unit}" + (f", {column.range}" if column.range else "")


def _refers(column: Column) -> str:
    return f" Stands in `{column.refers}`." if column.refers else ""


def _codes(table: Table) -> Iterator[str]:
    """The code list of each column that has one."""
    for column in table.columns:
        if not column.codes:
            continue
        study = ", unless `datapackage.json` lists others" if column.set_by_study else ""
        yield f"`{column.name}` is one of{study}:"
        yield ""
        for code, meaning in column.codes.items():
            yield f"- `{code}`" + (f": {meaning}" if meaning else "")
        yield ""
