from __future__ import annotations

import pytest
from scipy import stats

from studies import find, texts
from tornio.evaluation.dataset import Episode

OURS, THEIRS = [60.0, 75.0, 80.0, 120.0], [30.0, 20.0, 45.0, 50.0, 10.0]


def minutes(ours, theirs):
    episodes = [Episode(f"O{n}", "pod", "yes", contact_minutes=value) for n, value in enumerate(ours)]
    return (*episodes, *(Episode(f"T{n}", "community", "yes", contact_minutes=v) for n, v in enumerate(theirs)))


@pytest.fixture(scope="module")
def section(analyse):
    return analyse("contact-duration", episodes=(*minutes(OURS, THEIRS), Episode("E", "pod", "no")))


def test_episodes_without_the_figure_are_left_out(section):
    assert find(section, "n", group="pod").value == 4
    assert find(section, "mean", group="community").value == 31


@pytest.mark.parametrize(("basis", "equal"), [("as published", True), ("recommended", False)])
def test_students_test_is_published_and_welchs_recommended(section, basis, equal):
    expected = stats.ttest_ind(OURS, THEIRS, equal_var=equal)
    assert find(section, "t", basis=basis).value == pytest.approx(expected.statistic)
    assert find(section, "df", basis=basis).value == pytest.approx(expected.df)
    assert find(section, "p", basis=basis).value == pytest.approx(expected.pvalue)
    assert find(section, "difference", basis=basis).value == pytest.approx(83.75 - 31)


def test_the_difference_is_standardised(section):
    assert "pooled standard deviation" in find(section, "g").method


def test_one_episode_is_described_and_not_tested(analyse):
    section = analyse("contact-duration", episodes=minutes([60.0], [30.0]))
    assert find(section, "mean", group="pod").value == 60
    assert "could not be computed" in texts(section)


def test_no_episodes_leave_no_means(analyse):
    section = analyse("contact-duration")
    assert [finding.value for finding in section.findings] == [0, 0]


def test_the_change_is_that_of_episodes_with_both_scores(analyse):
    episodes = (
        Episode("O1", "pod", "yes", 20, 10),
        Episode("O2", "pod", "yes", 18, 14),
        Episode("O3", "pod", "yes", 30),
        Episode("T1", "community", "yes", 15, 15),
        Episode("T2", "community", "yes", 20, 18),
    )
    section = analyse("honos-services", episodes=episodes)
    assert find(section, "n", group="pod", wave="baseline").value == 3
    change = find(section, "mean", group="pod", category="change")
    assert (change.value, change.n, change.basis) == (-7, 2, "recommended")
    assert find(section, "difference", category="change").value == pytest.approx(-7 - -1)
    assert find(section, "mean", group="pod", wave="6 months", category=None).value == 12
