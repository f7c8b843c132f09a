"""How a table of the evaluation is laid out on the page."""

from __future__ import annotations

from itertools import groupby

from tornio.evaluation.findings import Finding
from tornio.evaluation.sections import Cell, Table

Row = tuple[Cell, ...]


def is_numeric(table: Table, column: int) -> bool:
    """Whether a column holds findings, so that its heading stands over numbers."""
    return any(isinstance(row[column], Finding) for row in table.rows)


def has_intervals(table: Table) -> bool:
    """Whether any number of the table stands with its interval."""
    return any(isinstance(cell, Finding) and cell.interval is not None for row in table.rows for cell in row)


def groups(table: Table) -> tuple[tuple[Row, ...], ...]:
    """The rows, those together that follow each other and begin alike, so that the beginning is told once."""
    return tuple(tuple(rows) for _, rows in groupby(table.rows, key=lambda row: row[0]))


def ends(finding: Finding) -> str:
    """Both ends of a finding's interval: `2.70 to 8.48`; nothing where it has none."""
    return finding.span.partition(" interval ")[2]
