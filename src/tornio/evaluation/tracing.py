"""From a finding back to its rows, for those who may see them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tornio.evaluation.findings import Condition, Rows
from tornio.evaluation.tables import Tables

#: What joins the rows of two files.
JOINING = ("participant", "meeting")


def rows_of(dataset: Tables, rows: tuple[Rows, ...]) -> tuple[Any, ...]:
    """The rows of the first file that fit, and that have partners which fit in each of the other files.

    KeyError where a file or a column is none of the dataset's.
    """
    first, *others = rows
    found = _fitting(dataset, first)
    for other in others:
        partners = _fitting(dataset, other)
        joining = [name for name in JOINING if _has(found, name) and _has(partners, name)]
        known = {tuple(getattr(row, name) for name in joining) for row in partners}
        found = [row for row in found if tuple(getattr(row, name) for name in joining) in known]
    return tuple(found)


def _fitting(dataset: Tables, rows: Rows) -> list[Any]:
    return [row for row in dataset.table(rows.file) if all(_holds(row, *each) for each in rows.where.items())]


def _holds(row: Any, column: str, condition: Condition) -> bool:
    value = getattr(row, column)
    if isinstance(condition, Mapping):
        return all(_compares(value, word, limit) for word, limit in condition.items())
    return value in condition if isinstance(condition, tuple) else value == condition


def _compares(value: Any, word: str, limit: int | bool) -> bool:  # noqa: FBT001 - a condition's own value
    if word == "present":
        return (value is not None) == limit
    return value is not None and (value >= limit if word == "at least" else value <= limit)


def _has(rows: list[Any], name: str) -> bool:
    return bool(rows) and hasattr(rows[0], name)
