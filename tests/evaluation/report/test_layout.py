from __future__ import annotations

from typing import Any

import pytest

from tornio.evaluation.findings import Interval
from tornio.evaluation.report.layout import ends, groups, has_intervals, is_numeric
from tornio.evaluation.sections import Table


@pytest.fixture(scope="module")
def table(make: Any) -> Table:
    plain, wide = make(), make(interval=Interval(2.7, 8.48))
    rows = (("baseline", "answered", plain), ("baseline", "declined", None), ("6 months", "answered", wide))
    return Table("t", "T", ("Wave", "", "Mean"), rows)


def test_headings_of_numbers_stand_over_them(table: Table) -> None:
    assert [is_numeric(table, column) for column in range(3)] == [False, False, True]


def test_rows_that_begin_alike_stand_together(table: Table) -> None:
    assert [len(group) for group in groups(table)] == [2, 1]


def test_no_row_is_lost(table: Table) -> None:
    assert tuple(row for group in groups(table) for row in group) == table.rows


def test_a_table_without_rows_has_no_groups() -> None:
    assert groups(Table("t", "T", ("Wave",), ())) == ()


def test_an_interval_is_told_by_its_ends(make: Any) -> None:
    assert ends(make(interval=Interval(-2.7, 8.48))) == "−2.70 to 8.48"
    assert ends(make()) == ""


def test_a_table_knows_whether_it_shows_intervals(table: Table, make: Any) -> None:
    assert has_intervals(table)
    assert not has_intervals(Table("t", "T", ("Mean",), ((make(),),)))
