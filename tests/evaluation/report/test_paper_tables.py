"""Against Tables 2 and 3 as the paper prints them; where its figures clash, against those that follow."""

from __future__ import annotations

from typing import Any

import pytest

from tornio.evaluation.report.paper_tables import paper_tables
from tornio.evaluation.sections import Section, Table

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def tables(demonstration: Any) -> dict[str, Table]:
    return {table.id: table for table in paper_tables(demonstration.sections)}


def test_there_are_two_as_in_the_paper(tables: dict[str, Table]) -> None:
    assert list(tables) == ["table-2", "table-3"]
    assert tables["table-2"].columns == ("Measure", "Baseline", "3 months", "6 months", "Test", "p")


def test_swemwbs_is_printed_as_in_the_paper(tables: dict[str, Table]) -> None:
    row = tables["table-2"].rows[0]
    assert row[:2] == ("SWEMWBS, higher is better", f"16.84 (5.73), n{NBSP}={NBSP}49")
    assert str(row[4]).startswith("F(2, 123) = 11.8")


def test_carers_support_is_printed_as_in_the_paper(tables: dict[str, Table]) -> None:
    assert tables["table-3"].rows[0][1:4] == tuple(
        f"{mean}, n{NBSP}={NBSP}{n}"
        for mean, n in (("41.67 (7.96)", 21), ("46.69 (5.85)", 16), ("48.00 (3.85)", 13))
    )
    assert tables["table-3"].rows[0][4] == "F(2, 47) = 4.743"


def test_a_wave_that_was_not_measured_has_a_dash_and_the_paired_t_its_df(tables: dict[str, Table]) -> None:
    honos = tables["table-2"].rows[3]
    assert (honos[0], honos[2], honos[4]) == ("HoNOS, lower is better", "–", "t(41) = 7.903")


def test_every_direction_is_in_words(tables: dict[str, Table]) -> None:
    for table in tables.values():
        assert all(str(row[0]).endswith(" is better") for row in table.rows)


def test_what_is_suppressed_tells_nothing(make: Any) -> None:
    hidden = {
        "value": None,
        "n": None,
        "suppressed": "fewer than 5",
        "table": "Table 2",
        "direction": "higher is better",
    }
    findings = (
        make("s/mean", wave="baseline", **hidden),
        make("s/F", quantity="F", **hidden),
    )
    section = Section("s", "S", "waves", (), findings)
    assert paper_tables([section])[0].rows == (
        ("SWEMWBS, higher is better", "suppressed", "F = suppressed", None),
    )


def test_findings_of_no_table_make_none(make: Any) -> None:
    assert paper_tables([Section("s", "S", "flow", (), (make(),))]) == ()
