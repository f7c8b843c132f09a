from __future__ import annotations

import pytest

from studies import find, people, texts
from tornio.evaluation.dataset import Occupation


def occupations(wave: str, **held: str) -> list[Occupation]:
    """Each person's employment and education as two letters: f(ull-time), p(art-time), n(one), u(nknown)."""
    words = {"f": "full-time", "p": "part-time", "n": "none", "u": "not known"}
    return [Occupation(name, wave, words[both[0]], words[both[1]]) for name, both in held.items()]


ROWS = (
    *occupations("baseline", P1="fn", P2="nn", P3="np", P4="nu", P5="nn"),
    *occupations("6 months", P1="nn", P2="nf", P3="fn", P4="fn", P5="pn"),
)


@pytest.fixture(scope="module")
def section(analyse):
    return analyse("occupation", participants=people("P1", "P2", "P3", "P4", "P5", "P6"), occupation=ROWS)


def test_percentages_are_of_everybody_as_published(section):
    employed = find(section, "percent", wave="6 months", category="full-time employment")
    assert (employed.value, employed.n) == (pytest.approx(100 / 3), 6)


def test_the_difference_is_in_percentage_points(section):
    change = find(section, "percentage points", category="full-time employment or education")
    assert change.value == pytest.approx(100 * (3 - 1) / 6)
    assert change.unit == "percentage points"


def test_gained_and_lost_are_of_those_known_both_times(section):
    """P4's education at baseline is not known, P6 has no rows: neither is counted."""
    assert find(section, "count", category="gained").value == 2
    assert find(section, "count", category="lost").value == 1
    assert find(section, "count", category="lost").n == 4


def test_mcnemars_exact_test_of_two_against_one(section):
    """Binomial of three halves: twice the chance of one or fewer is 1."""
    assert find(section, "p").value == pytest.approx(1.0)


def test_somebody_in_both_counts_once(analyse):
    rows = occupations("baseline", P1="ff")
    section = analyse("occupation", participants=people("P1"), occupation=tuple(rows))
    either = find(section, "count", wave="baseline", category="full-time employment or education")
    assert either.value == 1


def test_where_nobody_changed_there_is_no_test(analyse):
    rows = (*occupations("baseline", P1="fn"), *occupations("6 months", P1="fn"))
    section = analyse("occupation", participants=people("P1"), occupation=rows)
    assert "McNemar’s test could not be computed" in texts(section)
    assert not [finding for finding in section.findings if finding.quantity == "p"]
