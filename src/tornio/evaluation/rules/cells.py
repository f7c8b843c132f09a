"""Whether each cell is what its column says, whatever the other cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import isfinite
from operator import attrgetter
from typing import Any, NamedTuple

from tornio.evaluation.contract import TABLES, Column
from tornio.evaluation.rules.nearest import did_you_mean
from tornio.evaluation.rules.rule import View, fault
from tornio.evaluation.tables import Tables
from tornio.vocabulary.fault import Fault

PSEUDONYM = re.compile(r"[^\W_][\w.\-]{0,63}")
Cell = str | int | float | None
FORMULA = "=+-@\t\r"  # a spreadsheet runs a cell that begins with one of these


class Trouble(NamedTuple):
    """What is wrong with a value: the rule, the cure, and whether it can be read as its kind at all."""

    rule: str
    cure: str
    readable: bool = True


def trouble(column: Column, value: Cell, codes: tuple[str, ...]) -> Trouble | None:
    """What is wrong with a value in that column, or None. `codes` are the words that the column permits."""
    if value is None:
        if column.may_be_empty:
            return None
        rule, cure = "No cell of this column may be empty.", f"Fill it in. It says: {column.meaning}"
        return Trouble(rule, cure, readable=False)
    if column.is_number:
        return _of_number(column, value)
    if not isinstance(value, str):
        return Trouble("This is not text.", "Write it as text.", readable=False)
    if column.kind == "word":
        return None if value in codes else Trouble("This is not on the code list.", did_you_mean(value, codes))
    return _of_pseudonym(value) if column.kind == "pseudonym" else _of_text(value)


def _of_number(column: Column, value: int | float | str) -> Trouble | None:
    decimal = isinstance(value, float) and isfinite(value) and column.kind == "number"
    if isinstance(value, str | bool) or not (decimal or isinstance(value, int)):
        return Trouble(f"This is not a {column.kind} ({column.unit}).", _digits(column), readable=False)
    low, high = column.minimum, column.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        return Trouble(f"This is not in the range {column.range} ({column.unit}).", "Mend it, or its unit.")
    return None


def _digits(column: Column) -> str:
    wanted = "Write digits" + ("" if column.kind == "whole number" else ", with a point for decimals")
    return f"{wanted}; leave it empty if {column.empty}." if column.may_be_empty else f"{wanted}."


def _of_pseudonym(value: str) -> Trouble | None:
    if not PSEUDONYM.fullmatch(value):
        rule = "A pseudonym is up to 64 letters, digits, `-`, `_` and `.`, a letter or digit first."
        return Trouble(rule, "Write it without spaces and other signs, in every table.")
    if _is_nhs_number(value):
        return Trouble(
            "This is an NHS number; a dataset knows pseudonyms only.", "Write a pseudonym in its place."
        )
    return None


def _is_nhs_number(value: str) -> bool:
    """Ten digits whose last is the check digit (NHS Data Dictionary: weights 10 to 2, modulo 11)."""
    if len(value) != 10 or not (value.isascii() and value.isdigit()):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), value[:9], strict=True))
    return (11 - total % 11) % 11 == int(value[9])


def _of_text(value: str) -> Trouble | None:
    if value != value.strip() or not value.isprintable() or not value:
        return Trouble("Text has no spaces around it, and no line breaks or tabs in it.", "Remove them.")
    if value[0] in FORMULA:
        return Trouble("A spreadsheet would run this as a formula.", "Begin it with a letter or a digit.")
    return None


def check(
    tables: Tables, absent: frozenset[str], broken: frozenset[tuple[str, int]]
) -> tuple[list[Fault], View]:
    """Every fault of single cells, and the rows that the other rules may be held against.

    `absent` are the columns (`table.column`) that were not there to be read, `broken` the rows whose cells may
    stand in the wrong columns.
    """
    found: list[Fault] = []
    unreadable: dict[tuple[str, int], list[Column]] = {}
    for table in TABLES.values():
        rows = tables.table(table.name)
        for column in table.columns:
            if f"{table.name}.{column.name}" in absent:
                continue
            for index, value, wrong in _of_column(column, rows, tables):
                found.append(fault(table.name, index, column.name, value, wrong.rule, wrong.cure))
                if not wrong.readable:
                    unreadable.setdefault((table.name, index), []).append(column)
    return found, _view(tables, unreadable, broken)


def codes_of(column: Column, tables: Tables) -> tuple[str, ...]:
    """The words that the column permits in these tables."""
    if column.set_by_study:
        codes: tuple[str, ...] = getattr(tables, column.set_by_study)
        return codes
    return tuple(column.codes)


def _of_column(column: Column, rows: Iterable[Any], tables: Tables) -> Iterator[tuple[int, object, Trouble]]:
    """Each faulty cell. Values repeat, so each is judged once; 1, 1.0 and True are three values."""
    values = list(map(attrgetter(column.name), rows))
    codes = codes_of(column, tables)
    distinct = set(zip(map(type, values), values, strict=True))
    judged = {(kind, value): trouble(column, value, codes) for kind, value in distinct}
    if any(judged.values()):
        for index, value in enumerate(values):
            if wrong := judged[type(value), value]:
                yield index, value, wrong


def _view(
    tables: Tables, unreadable: dict[tuple[str, int], list[Column]], broken: frozenset[tuple[str, int]]
) -> View:
    mended: dict[tuple[str, int], Any] = {}
    left_out = set(broken)
    for (table, index), columns in unreadable.items():
        if all(column.may_be_empty for column in columns):
            row = tables.table(table)[index]
            mended[table, index] = replace(row, **{column.name: None for column in columns})
        else:
            left_out.add((table, index))
    return View(tables, mended, frozenset(left_out))
