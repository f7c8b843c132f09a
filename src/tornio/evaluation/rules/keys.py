"""Whether rows that must be the only ones are, and whether what a row refers to is there."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from tornio.evaluation.contract import TABLES, Column, Table
from tornio.evaluation.rules.rule import fault
from tornio.evaluation.tables import Tables
from tornio.vocabulary.fault import Fault


def check(tables: Tables, absent: frozenset[str]) -> Iterator[Fault]:
    """Every row that stands twice, and every reference to a row that is not there."""
    for table in TABLES.values():
        rows = tables.table(table.name)
        if absent.isdisjoint(f"{table.name}.{column}" for column in table.key):
            yield from _repeated(table, rows)
        for column in table.columns:
            if column.refers and absent.isdisjoint((f"{table.name}.{column.name}", column.refers)):
                yield from _broken(table, column, rows, tables)


def _repeated(table: Table, rows: tuple[Any, ...]) -> Iterator[Fault]:
    if len(set(map(attrgetter(*table.key), rows))) == len(rows):  # as nearly always, and quickly seen
        return
    first: dict[tuple[object, ...], int] = {}
    for index, row in enumerate(rows):
        key = tuple(getattr(row, name) for name in table.key)
        if None in key:  # an empty cell, which is a fault of its own
            continue
        earlier = first.setdefault(key, index)
        if earlier != index:
            rule = f"Each row has its own {' and '.join(table.key)}; row {earlier + 2} has the same."
            shown = ", ".join(map(str, key))
            yield fault(
                table.name, index, ", ".join(table.key), shown, rule, "Keep one of the rows, or mend the key."
            )


def _broken(table: Table, column: Column, rows: tuple[Any, ...], tables: Tables) -> Iterator[Fault]:
    target, _, key = column.refers.partition(".")
    there = {getattr(row, key) for row in tables.table(target)}
    strangers = {getattr(row, column.name) for row in rows} - there - {None}
    if strangers:
        rule = f"What stands here must stand in {target} as {key}."
        cure = f"Add it to {target}, or mend it here."
        for index, row in enumerate(rows):
            if (value := getattr(row, column.name)) in strangers:
                yield fault(table.name, index, column.name, value, rule, cure)
