"""Tables as CSV: numbers in full, text that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from tornio.charts import chart
from tornio.evaluation.findings import Finding
from tornio.evaluation.sections import Cell, Table

#: A spreadsheet runs a cell that begins with one of these (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def of_table(table: Table) -> str:
    """A table of the report. A number is not rounded; where it is suppressed the word stands in its place."""
    return _written(table.columns, ((_cell(cell) for cell in row) for row in table.rows))


def of_chart(table: chart.Table) -> str:
    """The values behind a chart."""
    return _written(table.columns, ((_value(cell) for cell in row) for row in table.rows))


def _cell(cell: Cell) -> str:
    if isinstance(cell, Finding):
        return cell.shown if cell.value is None else _value(cell.value)
    return _value(cell)


def _value(cell: str | float | None) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return f"{cell:.15g}"


def _written(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_value(column) for column in columns])
    writer.writerows(rows)
    return out.getvalue()
