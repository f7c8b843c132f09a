"""Tukey's honestly significant differences."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tornio.statistics import Summary, summarise, t_test, tukey_hsd

scores = st.lists(st.integers(0, 60), min_size=2, max_size=12).filter(lambda group: len(set(group)) > 1)
several = st.lists(scores, min_size=2, max_size=5)


def test_agrees_with_scipy() -> None:
    groups = [[24, 28, 37, 30], [37, 44, 31, 35, 29], [42, 47, 52, 38]]
    theirs = stats.tukey_hsd(*groups)
    interval = theirs.confidence_interval()
    for pair in tukey_hsd(groups).pairs:
        first, second = (int(name) - 1 for name in pair.groups)
        assert pair.estimate == pytest.approx(theirs.statistic[second, first])
        assert pair.p == pytest.approx(theirs.pvalue[second, first], rel=1e-8)
        assert pair.interval == pytest.approx((interval.low[second, first], interval.high[second, first]))


@settings(max_examples=30)
@given(scores, scores)
def test_two_groups_give_the_t_test(a: list[int], b: list[int]) -> None:
    (pair,), student = tukey_hsd([a, b]).pairs, t_test(b, a, "equal")
    assert (pair.estimate, pair.df) == pytest.approx((student.estimate, student.df))
    assert pair.statistic == pytest.approx(math.sqrt(2) * abs(student.statistic))
    assert pair.p == pytest.approx(student.p, rel=1e-9)
    assert pair.interval == pytest.approx(student.interval)


@settings(max_examples=30)
@given(several)
def test_summaries_tell_the_same_as_raw_values(groups: list[list[int]]) -> None:
    raw, summed = tukey_hsd(groups), tukey_hsd([summarise(group) for group in groups])
    assert [pair.p for pair in summed.pairs] == pytest.approx([pair.p for pair in raw.pairs], rel=1e-9)
    assert [pair.estimate for pair in summed.pairs] == pytest.approx([pair.estimate for pair in raw.pairs])


@settings(max_examples=30)
@given(several)
def test_the_interval_holds_zero_exactly_where_p_is_above_5_percent(groups: list[list[int]]) -> None:
    for pair in tukey_hsd(groups).pairs:
        assert (pair.interval.low <= 0 <= pair.interval.high) == (pair.p >= 0.05)
        assert 0 <= pair.p <= 1


@settings(max_examples=30)
@given(several, st.integers(-1000, 1000), st.sampled_from([0.5, 8]))
def test_neither_origin_nor_unit_matters(groups: list[list[int]], shift: int, scale: float) -> None:
    moved = tukey_hsd([[scale * (value + shift) for value in group] for group in groups])
    assert [p.statistic for p in moved.pairs] == pytest.approx([p.statistic for p in tukey_hsd(groups).pairs])


@settings(max_examples=30)
@given(several)
def test_the_order_of_groups_changes_only_signs(groups: list[list[int]]) -> None:
    named = {str(number): group for number, group in enumerate(groups)}
    forwards, backwards = tukey_hsd(named), tukey_hsd(dict(reversed(named.items())))
    for pair in forwards.pairs:
        mirrored = backwards.pair(*reversed(pair.groups))
        assert mirrored.p == pytest.approx(pair.p)
        assert mirrored.estimate == pytest.approx(-pair.estimate)


def test_a_pair_is_the_change_from_the_first_to_the_second() -> None:
    result = tukey_hsd({"before": [1, 2, 3], "after": [5, 6, 8]})
    assert result.pairs[0].groups == ("before", "after")
    assert result.pairs[0].estimate == pytest.approx(19 / 3 - 2)


def test_every_pair_comes_once_in_the_order_given() -> None:
    result = tukey_hsd({"c": [1, 2], "a": [2, 4], "b": [3, 3]})
    assert [pair.groups for pair in result.pairs] == [("c", "a"), ("c", "b"), ("a", "b")]
    assert (result.n, result.df) == (6, 3)


def test_a_pair_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match=r"no pair.*'x'"):
        tukey_hsd([[1, 2], [3, 5]]).pair("1", "x")


@pytest.mark.parametrize(
    "groups",
    [
        [[1, 2]],
        [[1, 2], []],
        [[1, 2], [3]],
        [[1, 2], [3, math.nan]],
        [[1, 2], [3, math.inf]],
        [[1, 1], [2, 2]],
        [Summary(3, 1, 0), Summary(3, 2, 0)],
    ],
)
def test_what_cannot_be_tested_is_refused(groups) -> None:
    with pytest.raises(ValueError, match=r"\. "):
        tukey_hsd(groups)
