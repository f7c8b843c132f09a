from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tornio.evaluation.rules.summary import lines, runs, summary
from tornio.vocabulary.fault import Fault


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


@given(st.sets(st.integers(1, 40), min_size=1))
def test_runs_hold_every_row_and_no_other(rows):
    found = set()
    for run in runs(rows).split(", "):
        low, _, high = run.partition("–")
        found |= set(range(int(low), int(high or low) + 1))
    assert found == rows
