"""A printed table in CSV as claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from tornio.evaluation.check import table
from tornio.evaluation.check.claims import check
from tornio.vocabulary.fault import FaultyInput

#: Table 2 of the Kent paper, as far as three waves go.
KENT = """measure,wave,n,mean,sd,F,df,p,minimum,maximum
SWEMWBS,baseline,49,16.84,5.73,13.668,"2, 123",<0.001,7,35
SWEMWBS,3 months,40,22.43,5.80,,,,,
SWEMWBS,6 months,37,21.16,5.63,,,,,
CMHS,baseline,45,8.44,1.88,2.174,"2, 118",0.118,,
CMHS,3 months,40,8.93,1.86,,,,,
CMHS,6 months,37,9.19,0.97,,,,,
"""


def verdicts(tmp_path: Path, text: str) -> dict[str, str]:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return {result.claim.id: result.outcome.verdict for result in check(table.read(path))}


def test_a_table_gives_the_verdicts_of_the_claims_file(tmp_path: Path) -> None:
    found = verdicts(tmp_path, KENT)
    assert found["SWEMWBS, F"] == "inconsistent"
    assert found["SWEMWBS, df"] == "reproduces"
    assert found["CMHS, F"] == "rounding"
    assert found["CMHS, df"] == "inconsistent"
    assert found["CMHS, equal variances"] == "inconsistent"


def test_whole_numbers_are_assumed_only_where_the_scale_is_given(tmp_path: Path) -> None:
    found = verdicts(tmp_path, KENT)
    assert found["SWEMWBS, baseline, whole values"] == "compatible"
    assert not [name for name in found if name.startswith("CMHS") and "whole" in name]


def test_groups_without_any_spread_are_not_compared_for_it(tmp_path: Path) -> None:
    assert not verdicts_of_equal_variances(tmp_path, "0.00")
    assert verdicts_of_equal_variances(tmp_path, "0.10")


def verdicts_of_equal_variances(tmp_path: Path, sd: str) -> set[str]:
    rows = f"measure,wave,n,mean,sd,df\nm,a,20,5.0,{sd},38\nm,b,20,6.0,2.0,\n"
    return {name for name in verdicts(tmp_path, rows) if "variances" in name}


def test_a_measure_may_have_a_slash_in_its_name(tmp_path: Path) -> None:
    rows = "measure,wave,n,mean,sd,minimum,maximum\nWSAS/2,a/b,20,5.00,2.00,0,40\n"
    assert verdicts(tmp_path, rows) == {"WSAS/2, a/b, whole values": "compatible"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("measure,wave,n,mean\n", "table.csv, row 1, sd"),
        ("measure,wave,n,mean,sd,q\na,b,9,1,1,1\n", "‘q’. This column is not known"),
        ("measure,wave,n,mean,sd,sd\na,b,9,1,1,1\n", "stands twice"),
        ("measure,wave,n,mean,sd\n", "no rows"),
        ("measure,wave,n,mean,sd\na,b,9,1\n", "row 2, sd"),
        ("measure,wave,n,mean,sd\na,b,9,1,1,1\n", "More cells than columns"),
        ("measure,wave,n,mean,sd\na,b,9,1,1\na,b,9,1,1\n", "twice"),
        ("measure,wave,n,mean,sd\na,b,x,1,1\n", "not a printed number"),
        ("", "row 1, measure"),
        ("measure;wave;n;mean;sd\na;b;9;1,5;1\n", "not separated by commas"),
        ("measure,wave,n,mean,sd\na,b,9,1,1\n", "Add the measure's other groups"),
        ("measure,wave,n,mean,sd,F\na,b,9,1,1,2.0\na,c,9,1,1,2.1\n", "‘2.0 and 2.1’. a has one F"),
        (f"measure,wave,n,mean,sd\n{'a' * 200_000},b,9,1,1\n", "not a CSV file"),
        ('measure,wave,n,mean,sd\n"a,b,9,1,1\n', "not a CSV file"),
    ],
)
def test_a_faulty_table_is_told_so(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(FaultyInput) as caught:
        verdicts(tmp_path, text)
    assert words in str(caught.value)


def test_every_fault_of_every_row_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(FaultyInput) as caught:
        verdicts(tmp_path, "measure,wave,n,mean,sd,F,df\nX,0,1,abc,-5,inf,0\nX,1,,2,nan,7,x\n")
    places = [(fault.row, fault.field) for fault in caught.value.faults]
    assert places == [
        *((2, name) for name in ("n", "mean", "sd", "F", "df")),
        *((3, name) for name in ("n", "sd", "df")),
        *((None, name) for name in ("F", "df")),
    ]


def test_rows_of_empty_cells_are_none(tmp_path: Path) -> None:
    assert verdicts(tmp_path, KENT + ",,,,,,,,,\n\n") == verdicts(tmp_path, KENT)


def test_a_table_saved_by_a_spreadsheet_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "\ufeff" + KENT)


def test_a_file_that_is_not_utf_8_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"measure\xff")
    with pytest.raises(FaultyInput, match="UTF-8"):
        table.read(path)
