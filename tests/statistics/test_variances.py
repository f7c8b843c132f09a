"""Tests of equal variances."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tornio.statistics import Summary, bartlett, levene, summarise, variance_ratio

scores = st.lists(st.integers(0, 60), min_size=3, max_size=12).filter(lambda group: len(set(group)) > 2)
several = st.lists(scores, min_size=2, max_size=5)
centres = pytest.mark.parametrize("centre", ["mean", "median"])


@given(several)
def test_bartlett_agrees_with_scipy(groups: list[list[int]]) -> None:
    theirs = stats.bartlett(*([float(value) for value in group] for group in groups))
    ours = bartlett(groups)
    assert ours.statistic == pytest.approx(theirs.statistic, rel=1e-9, abs=1e-12)
    assert ours.p == pytest.approx(stats.chi2.sf(ours.statistic, ours.df), rel=1e-12)


@centres
@given(groups=several)
def test_levene_agrees_with_scipy(centre, groups) -> None:
    theirs, ours = stats.levene(*groups, center=centre), levene(groups, centre=centre)
    assert (ours.statistic, ours.p) == pytest.approx((theirs.statistic, theirs.pvalue), rel=1e-9, abs=1e-9)


def test_levene_measures_from_the_median_unless_told() -> None:
    groups = [[1, 2, 9], [1, 5, 6, 7]]
    assert levene(groups) == levene(groups, centre="median") != levene(groups, centre="mean")


@given(several)
def test_summaries_tell_bartlett_the_same_as_raw_values(groups: list[list[int]]) -> None:
    summed = bartlett([summarise(group) for group in groups])
    assert summed.statistic == pytest.approx(bartlett(groups).statistic, rel=1e-9, abs=1e-12)


@given(scores, scores)
def test_changing_sides_turns_the_ratio_over(a: list[int], b: list[int]) -> None:
    one, other = variance_ratio(a, b), variance_ratio(b, a)
    assert one.p == pytest.approx(other.p)
    assert one.estimate * other.estimate == pytest.approx(1)
    assert one.interval == pytest.approx((1 / other.interval.high, 1 / other.interval.low))


@given(scores, scores)
def test_the_ratio_holds_one_exactly_where_p_is_above_5_percent(a: list[int], b: list[int]) -> None:
    result = variance_ratio(a, b)
    assert (result.interval.low <= 1 <= result.interval.high) == (result.p >= 0.05)


@given(several, st.integers(-1000, 1000), st.sampled_from([-3, 0.5, 8]))
def test_neither_origin_nor_unit_matters(groups: list[list[int]], shift: int, scale: float) -> None:
    moved = [[scale * (value + shift) for value in group] for group in groups]
    assert bartlett(moved).statistic == pytest.approx(bartlett(groups).statistic, rel=1e-9, abs=1e-12)
    assert levene(moved).statistic == pytest.approx(levene(groups).statistic, rel=1e-9, abs=1e-9)


def test_levene_needs_the_values_themselves() -> None:
    with pytest.raises(ValueError, match=r"second: .*needs the values themselves.*bartlett"):
        levene({"first": [1, 2, 4], "second": Summary(9, 5, 1)})


def test_levene_has_a_known_centre() -> None:
    with pytest.raises(ValueError, match="‘mode’"):
        levene([[1, 2, 4], [2, 4, 9]], centre="mode")  # type: ignore[arg-type] # what the check is for


@centres
@pytest.mark.parametrize("groups", [[[1, 2], [3, 5]], [[0.1, 0.4], [0.2, 0.7]], [[5, 5, 5], [6, 6]]])
def test_distances_that_do_not_vary_are_refused(centre, groups) -> None:
    """Two values are always equally far from their centre, so pairs leave Levene nothing to go by."""
    with pytest.raises(ValueError, match="here there is none"):
        levene(groups, centre=centre)


@pytest.mark.parametrize("test", [bartlett, levene, lambda groups: variance_ratio(*groups)])
@pytest.mark.parametrize(
    "groups",
    [
        [[1, 2, 4], []],
        [[1, 2, 4], [3]],
        [[1, 2, 4], [3, math.nan]],
        [[math.inf, 2], [1, 2, 4]],
        [[3, 3, 3], [3, 3, 3]],
    ],
)
def test_what_cannot_be_tested_is_refused(test, groups) -> None:
    with pytest.raises(ValueError, match=r"\. "):
        test(groups)


def test_a_constant_group_is_named() -> None:
    with pytest.raises(ValueError, match=r"^same: .*$"):
        bartlett({"same": [3, 3, 3], "different": [1, 2, 4]})
