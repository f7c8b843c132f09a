from __future__ import annotations

import pytest

from studies import find, texts, wsas

BASELINE = {"A": 20, "B": 20, "C": 20, "D": 20, "E": 20}
#: The definition's criterion for WSAS is 8 points, and lower is better.
LATER = {"A": 12, "B": 13, "C": 28, "D": 20}


@pytest.fixture(scope="module")
def section(analyse):
    return analyse("wsas-reliable", **wsas({"baseline": BASELINE, "3 months": LATER, "6 months": LATER}))


@pytest.mark.parametrize(
    ("category", "count"), [("improved", 1), ("no reliable change", 2), ("deteriorated", 1)]
)
def test_people_are_counted_by_whether_they_moved_by_the_criterion(section, category, count):
    found = find(section, "count", wave="3 months", category=category)
    assert (found.value, found.n) == (count, 4)


def test_the_criterion_and_its_source_are_said(section):
    assert "A change of 8 points or more is reliable" in section.methods[0]
    assert "not been verified" in section.methods[0]


def test_a_measure_without_a_published_criterion_says_so(analyse):
    section = analyse("cws-reliable")
    assert "is not known" in texts(section)
    assert section.findings == ()


def test_nobody_with_both_scores_is_said(analyse):
    section = analyse("wsas-reliable", **wsas({"baseline": BASELINE}))
    assert "could not be computed" in texts(section)
