from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.care.caseload import MOST_ROWS, columns, read
from tornio.care.reading import country
from tornio.vocabulary.fault import FaultyInput

ENGLAND, TODAY = country("england"), date(2026, 3, 4)


def faults(text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(FaultyInput) as refused:
        read(text, ENGLAND, TODAY)
    return [(fault.row, fault.field) for fault in refused.value.faults]


def test_a_name_and_since_when_is_all_that_is_needed():
    (sam,) = read("given_name,with_team_since\nSam,2026-01-31\n", ENGLAND, TODAY)
    assert (sam.row, sam.given_name, sam.with_team_since) == (2, "Sam", date(2026, 1, 31))
    assert sam.telephone is None


def test_every_column_is_read():
    header = ",".join(columns(ENGLAND))
    row = "Sam,31/01/2026,Reed,Sammy,1990-02-03,01227 000001,No,YES,Deal,Polish,Ivy ward"
    rest = "Ann@example.org; bob@example.org,943 476 5919"
    (sam,) = read(f"{header}\n{row},{rest}\n", ENGLAND, TODAY)
    assert (sam.telephone.safe, sam.telephone.never_text) == ("no", True)
    assert sam.practitioners == ("ann@example.org", "bob@example.org")
    assert sam.numbers == {"nhs-number": "9434765919"}
    assert (sam.family_name, sam.called, sam.born_on) == ("Reed", "Sammy", date(1990, 2, 3))
    assert (sam.locality, sam.interpreter, sam.ward) == ("Deal", "Polish", "Ivy ward")


def test_nobody_was_with_the_team_before_they_were_born():
    text = "given_name,with_team_since,born_on\nSam,1900-01-31,1990-02-03\nJo,1990-02-03,1990-02-03\n"
    assert faults(text) == [(2, "with_team_since")]


def test_semicolons_a_byte_order_mark_and_empty_lines_are_no_fault():
    text = "\ufeffgiven_name;with_team_since\r\nSam;31.01.2026\r\n;\r\n\r\n"
    assert [entry.given_name for entry in read(text, ENGLAND, TODAY)] == ["Sam"]


def test_every_fault_of_every_row_is_told():
    text = (
        "given_name,with_team_since,born_on,telephone,telephone_safe,never_text,nhs-number\n"
        ",31 January,2027-01-01,none,perhaps,maybe,123\n"
        "Jo,2026-03-05,,,,,\n"
    )
    first = [
        "with_team_since",
        "given_name",
        "nhs-number",
        "born_on",
        "telephone_safe",
        "never_text",
        "telephone",
    ]
    assert faults(text) == [*((2, column) for column in first), (3, "with_team_since")]


def test_columns_that_are_missing_or_twice_are_told_together():
    assert faults("family_name,called,called\nReed,,\n") == [
        (1, "given_name"),
        (1, "with_team_since"),
        (1, "called"),
    ]


def test_a_column_that_nobody_reads_is_told_with_the_faults_of_the_rows():
    text = "given_name,with_team_since,diagnosis\nSam,never,none\n"
    assert faults(text) == [(1, "diagnosis"), (2, "with_team_since")]


def test_one_person_in_two_rows_is_told():
    header = "given_name,with_team_since,born_on,nhs-number\n"
    assert faults(f"{header}Sam,2026-01-31,,9434765919\nSamuel,2026-01-31,,943 476 5919\n") == [
        (3, "nhs-number")
    ]
    assert faults(f"{header}Sam,2026-01-31,1990-02-03,\nSAM,2026-01-30,03/02/1990,\n") == [(3, "given_name")]


def test_one_person_in_two_rows_is_told_though_both_have_other_faults():
    text = "given_name,with_team_since,nhs-number\nSam,never,9434765919\nSamuel,soon,943 476 5919\n"
    assert faults(text) == [(2, "with_team_since"), (3, "with_team_since"), (3, "nhs-number")]


def test_two_people_of_one_name_are_two():
    text = "given_name,with_team_since,born_on\nSam,2026-01-31,1990-02-03\nSam,2026-01-31,1990-02-04\n"
    assert len(read(text, ENGLAND, TODAY)) == 2


def test_a_row_with_more_cells_than_columns_is_told():
    assert faults("given_name,with_team_since\nSam,2026-01-31,Deal\n") == [(2, "file")]


def test_an_empty_table_is_a_fault():
    assert faults("") == [(1, "given_name"), (1, "with_team_since")]
    assert faults("given_name,with_team_since\n") == [(None, "file")]


def test_too_many_rows_are_told():
    rows = "Sam,2026-01-31\n" * (MOST_ROWS + 1)
    assert (None, "file") in faults(f"given_name,with_team_since\n{rows}")


def test_quotes_that_never_end_are_told():
    assert faults('given_name,with_team_since\n"Sam,2026-01-31\n') == [(None, "file")]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_and_never_breaks(text):
    with suppress(FaultyInput):
        assert read(text, ENGLAND, TODAY)
