from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from tornio.charts import chart
from tornio.evaluation.report.tabulating import of_chart, of_table
from tornio.evaluation.sections import Table


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_numbers_are_not_rounded(make: Any) -> None:
    table = Table("t", "T", ("Wave", "Mean"), (("baseline", make(value=825 / 49)), ("6 months", None)))
    assert read(of_table(table)) == [["Wave", "Mean"], ["baseline", "16.8367346938776"], ["6 months", ""]]


def test_what_is_suppressed_stays_suppressed(make: Any) -> None:
    hidden = make(value=None, n=None, suppressed="fewer than 5")
    assert read(of_table(Table("t", "T", ("Mean",), ((hidden,),))))[1] == ["suppressed"]


@pytest.mark.parametrize("text", ["=1+1", "+44", "-x", "@SUM(A1)", "\t=1"])
def test_text_is_never_a_formula(text: str) -> None:
    assert read(of_table(Table("t", "T", (text,), ((text,),)))) == [[f"'{text}"], [f"'{text}"]]


def test_a_negative_number_stays_a_number() -> None:
    assert read(of_chart(chart.Table(("Change",), ((-8.95,),))))[1] == ["-8.95"]


def test_commas_and_quotes_survive() -> None:
    words = 'discharged, or "disengaged"\nearly'
    assert read(of_chart(chart.Table(("Reason",), ((words,),))))[1] == [words]
