from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tornio.vocabulary.fault import Fault
from tornio.vocabulary.told import lines, runs, summary, told


def a_fault(row=2, value="7", file="items.csv"):
    return Fault("answer", value, "It is not offered.", "Mend it.", file, row)


def test_faults_that_say_the_same_are_one_line_with_all_their_rows():
    found = list(lines([a_fault(2), a_fault(3), a_fault(4, "8"), a_fault(9)]))
    assert found == [
        "items.csv, rows 2–3, 9, answer: ‘7’. It is not offered. Mend it.",
        "items.csv, row 4, answer: ‘8’. It is not offered. Mend it.",
    ]


def test_a_summary_counts_faults_and_files():
    assert summary([a_fault(), a_fault(3), a_fault(file="waves.csv")]).endswith("\n\n3 faults in 2 files.")


def test_a_limit_says_how_much_it_hides():
    shown = summary([a_fault(value=str(number)) for number in range(9)], limit=2)
    assert shown.count("It is not offered.") == 2
    assert "… and 7 more lines." in shown
    assert "9 faults in 1 file." in shown


def test_a_few_faults_are_told_one_by_one():
    assert told([a_fault(2), a_fault(3)], most=2).splitlines() == [str(a_fault(2)), str(a_fault(3))]


def test_many_faults_are_told_together_and_no_more_than_can_be_read():
    alike = [a_fault(row) for row in range(2, 60)]
    others = [a_fault(value=str(number)) for number in range(70, 75)]
    assert told([*alike, *others], most=3).splitlines() == [
        "items.csv, rows 2–59, answer: ‘7’. It is not offered. Mend it.",
        *map(str, others[:2]),
        "… and 3 more lines.",
    ]


def test_rows_of_no_file_are_told_without_one():
    assert told([a_fault(2, file=""), a_fault(3, file="")], most=1).startswith("rows 2–3, answer: ‘7’.")


@given(st.sets(st.integers(1, 40), min_size=1))
def test_runs_hold_every_row_and_no_other(rows):
    found = set()
    for run in runs(rows).split(", "):
        low, _, high = run.partition("–")
        found |= set(range(int(low), int(high or low) + 1))
    assert found == rows
