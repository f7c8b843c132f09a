from __future__ import annotations

import pytest

from tornio.disclosure import policy
from tornio.evaluation.dataset import Dataset
from tornio.evaluation.evaluate import evaluate
from tornio.evaluation.release import release
from tornio.evaluation.terminal import WIDTH, summary


@pytest.fixture(scope="module")
def text(evaluation) -> str:
    return summary(evaluation)


def test_it_says_that_the_people_are_synthetic_and_for_whom_it_is(text):
    assert "Synthetic people" in text
    assert "for the team alone" in text


def test_each_change_stands_in_a_line_with_its_n_interval_and_both_p(text):
    line = next(line for line in text.splitlines() if line.strip().startswith("WSAS") and "6 months" in line)
    assert "50" in line
    assert "95% interval" in line
    assert line.rstrip().endswith("0.001")


def test_columns_are_aligned(text):
    lines = text.splitlines()
    start = next(i for i, line in enumerate(lines) if line.strip().startswith("Outcome"))
    column = lines[start].index("To")
    rows = lines[start + 1 : lines.index("", start)]
    assert rows
    assert all(line[column - 1] == " " and line[column] != " " for line in rows)


def test_methods_and_disagreements_are_said(text):
    assert "As published: One-way analysis of variance" in text
    assert "Recommended: Mixed model for repeated measures" in text
    assert "Where the published and the recommended analysis disagree" in text


def test_no_line_is_too_wide(text):
    assert max(map(len, text.splitlines())) <= WIDTH


def test_what_leaves_says_so(evaluation):
    assert "‘hes’: may leave the team" in summary(release(evaluation, policy("hes")))


def test_an_empty_study_has_a_summary(kent):
    assert summary(evaluate(Dataset(title="Nobody"), kent)).startswith("Nobody\n")
