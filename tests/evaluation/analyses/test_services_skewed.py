from __future__ import annotations

import pytest

from studies import find, texts
from tornio.evaluation.dataset import Episode

OURS, THEIRS = [0] * 9 + [5], [0] * 6 + [4, 40, 10, 6]


def bed_days(ours, theirs):
    episodes = [Episode(f"O{n}", "pod", "yes", bed_days=value) for n, value in enumerate(ours)]
    return (
        *episodes,
        *(Episode(f"T{n}", "community", "yes", bed_days=value) for n, value in enumerate(theirs)),
    )


@pytest.fixture(scope="module")
def section(analyse):
    return analyse("bed-days", episodes=bed_days(OURS, THEIRS))


def test_zeros_median_total_and_longest_are_told(section):
    assert find(section, "percent", group="pod", category="none").value == 90
    assert find(section, "median", group="community").value == 0
    assert find(section, "total", group="community").value == 60
    assert find(section, "maximum", group="community").value == 40


def test_both_t_tests_are_told_apart_by_name(section):
    assert find(section, "df").value == 18
    assert find(section, "Welch df").value == pytest.approx(9.289, abs=0.01)
    assert find(section, "Welch t").value == find(section, "t").value  # of equal n they are the same


def test_the_other_mean_is_a_multiple_of_ours(section):
    assert find(section, "ratio").value == pytest.approx(12)


def test_nothing_is_a_multiple_of_zero(analyse):
    section = analyse("bed-days", episodes=bed_days([0, 0, 0], [0, 3, 0]))
    assert not [finding for finding in section.findings if finding.quantity == "ratio"]


def test_the_permutation_test_gives_the_same_answer_twice(analyse, section):
    again = analyse("bed-days", episodes=bed_days(OURS, THEIRS))
    assert find(again, "p", basis="recommended") == find(section, "p", basis="recommended")


def test_a_mean_says_how_few_episodes_are_behind_it(section):
    """So that disclosure control can see that one episode has all the days."""
    assert find(section, "mean", group="pod").counts == (1, 4)
    assert find(section, "total", group="pod").counts == (1,)
    assert find(section, "maximum", group="pod").counts == (1,)


def test_no_episodes_are_said(analyse):
    section = analyse("bed-days")
    assert "could not be computed" in texts(section)
    assert not [finding for finding in section.findings if finding.quantity in ("p", "mean", "median")]
