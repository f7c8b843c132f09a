from __future__ import annotations

from dataclasses import replace

import pytest

from tornio.evaluation.contract import TABLES
from tornio.evaluation.rules import check
from tornio.evaluation.tables import Tables

REFERENCES = [
    (table.name, column.name) for table in TABLES.values() for column in table.columns if column.refers
]


def with_table(dataset, table, rows):
    return Tables(**{name: getattr(dataset, name) for name in dataset.written} | {table: tuple(rows)})


@pytest.mark.parametrize("table", TABLES)
def test_no_row_has_the_key_of_another(sample, table):
    rows = sample.table(table)
    (found,) = [
        fault
        for fault in check(with_table(sample, table, (*rows, rows[0]))).faults
        if fault.rule.startswith("Each row has its own")
    ]
    assert (found.file, found.row, found.field) == (table, len(rows) + 2, ", ".join(TABLES[table].key))
    assert found.rule.endswith("row 2 has the same.")


@pytest.mark.parametrize(("table", "column"), REFERENCES)
def test_what_a_row_refers_to_is_there(sample, table, column):
    first, *others = sample.table(table)
    rows = (replace(first, **{column: "nobody"}), *others)
    assert (table, 2, column, "nobody") in {
        (fault.file, fault.row, fault.field, fault.value)
        for fault in check(with_table(sample, table, rows)).faults
        if fault.rule.startswith("What stands here must stand in")
    }


def test_keys_and_references_that_were_not_there_to_be_read_are_not_judged(sample):
    twice = with_table(sample, "harms", (*sample.harms, *sample.harms))
    assert not check(twice, frozenset({"harms.harm"})).faults
    nobody = with_table(sample, "harms", [replace(sample.harms[0], participant="nobody")])
    assert not check(nobody, frozenset({"harms.participant"})).faults
