"""Student's t: two groups, pairs, and one group against a fixed value."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tornio.statistics import (
    Summary,
    mean,
    one_sample_t_test,
    paired_t_test,
    paired_t_test_from_differences,
    summarise,
    t_test,
)

scores = st.lists(st.integers(0, 60), min_size=2, max_size=12).filter(lambda group: len(set(group)) > 1)
pairs = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=12).filter(
    lambda found: len({a - b for a, b in found}) > 1
)
kinds = pytest.mark.parametrize("variances", ["equal", "unequal"])


@kinds
@given(a=scores, b=scores)
def test_agrees_with_scipy(variances, a, b) -> None:
    theirs, ours = stats.ttest_ind(a, b, equal_var=variances == "equal"), t_test(a, b, variances)
    assert ours.statistic == pytest.approx(theirs.statistic, rel=1e-9, abs=1e-12)
    assert (ours.df, ours.p) == pytest.approx((theirs.df, theirs.pvalue), rel=1e-9)
    assert ours.interval == pytest.approx(tuple(theirs.confidence_interval()), rel=1e-9, abs=1e-9)


@given(pairs)
def test_pairs_agree_with_scipy(found: list[tuple[int, int]]) -> None:
    a, b = zip(*found, strict=True)
    theirs, ours = stats.ttest_rel(a, b), paired_t_test(a, b)
    assert ours.statistic == pytest.approx(theirs.statistic, rel=1e-9, abs=1e-12)
    assert (ours.df, ours.p) == pytest.approx((theirs.df, theirs.pvalue), rel=1e-9)
    assert ours.interval == pytest.approx(tuple(theirs.confidence_interval()), rel=1e-9, abs=1e-9)


@kinds
@given(a=scores, b=scores)
def test_summaries_tell_the_same_as_raw_values(variances, a, b) -> None:
    raw = t_test(a, b, variances)
    for groups in [(summarise(a), summarise(b)), (summarise(a), b), (a, summarise(b))]:
        assert t_test(*groups, variances).statistic == pytest.approx(raw.statistic, rel=1e-9, abs=1e-12)


@given(pairs)
def test_summaries_with_the_sd_of_differences_tell_the_same_as_raw_pairs(found) -> None:
    a, b = zip(*found, strict=True)
    raw, differences = paired_t_test(a, b), summarise([x - y for x, y in found])
    summed = paired_t_test(summarise(a), summarise(b), sd_of_differences=differences.sd)
    assert summed.statistic == pytest.approx(raw.statistic, rel=1e-9, abs=1e-12)
    only = paired_t_test_from_differences(differences)
    assert (only.statistic, only.p) == pytest.approx((raw.statistic, raw.p), rel=1e-9, abs=1e-12)


@kinds
@given(a=scores, b=scores)
def test_changing_sides_changes_the_sign(variances, a, b) -> None:
    one, other = t_test(a, b, variances), t_test(b, a, variances)
    assert (one.statistic, one.estimate) == pytest.approx((-other.statistic, -other.estimate))
    assert one.interval == pytest.approx((-other.interval.high, -other.interval.low))
    assert one.p == pytest.approx(other.p)


@kinds
@given(a=scores, b=scores, shift=st.integers(-1000, 1000), scale=st.sampled_from([0.5, 8]))
def test_neither_origin_nor_unit_matters(variances, a, b, shift, scale) -> None:
    moved = t_test([scale * (x + shift) for x in a], [scale * (x + shift) for x in b], variances)
    assert moved.statistic == pytest.approx(t_test(a, b, variances).statistic, rel=1e-9, abs=1e-12)


@given(scores, st.integers(-20, 20))
def test_both_kinds_agree_where_sizes_and_spreads_do(a: list[int], shift: int) -> None:
    b = [x + shift for x in a]
    welch, student = t_test(a, b, "unequal"), t_test(a, b, "equal")
    assert (welch.statistic, welch.df) == pytest.approx((student.statistic, student.df), abs=1e-12)


@kinds
@given(a=scores, b=scores)
def test_the_interval_holds_zero_exactly_where_p_is_above_5_percent(variances, a, b) -> None:
    result = t_test(a, b, variances)
    assert (result.interval.low <= 0 <= result.interval.high) == (result.p >= 0.05)
    assert 0 <= result.p <= 1


def test_the_degrees_of_freedom_of_a_paired_test_are_pairs_less_one() -> None:
    result = paired_t_test([5, 7, 9, 4], [3, 8, 5, 2])
    assert (result.n, result.df) == (4, 3)


def test_a_far_tail_keeps_its_digits() -> None:
    """On two degrees of freedom p = 1 − t/√(2 + t²), here 1/t² to eight digits."""
    result = paired_t_test_from_differences(Summary(3, 1.0, math.sqrt(3) * 1e-5))
    assert result.p == pytest.approx(1e-10, rel=1e-8)


def test_a_benchmark_is_a_fixed_value() -> None:
    assert one_sample_t_test([5, 6, 8], 4).statistic == pytest.approx(stats.ttest_1samp([5, 6, 8], 4).statistic)


def test_a_mean_has_the_interval_of_its_own_test() -> None:
    assert mean([5, 6, 8]).interval == one_sample_t_test([5, 6, 8], 0).interval


def test_groups_of_a_billion_and_a_bit_keep_their_difference() -> None:
    a, b = [1e12 + 0.25, 1e12 + 0.5, 1e12 + 0.75], [1e12 + 0.75, 1e12 + 1.0, 1e12 + 1.25]
    assert t_test(a, b).estimate == -0.5


@kinds
@pytest.mark.parametrize(
    ("a", "b"),
    [
        ([], [1, 2]),
        ([1], [1, 2]),
        ([1, math.nan], [1, 2]),
        ([1, 2], [1, math.inf]),
        ([3, 3, 3], [3, 3, 3]),
        ([3, 3, 3], [4, 4]),
        (Summary(1, 3.0, 0.0), [1, 2]),
    ],
)
def test_what_cannot_be_tested_is_refused(variances, a, b) -> None:
    with pytest.raises(ValueError, match=r"\. "):
        t_test(a, b, variances)


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        ([1, 2, 3], [1, 2], "Each value needs its partner"),
        ([1, 2, 3], [2, 3, 4], "here there is none"),
        ([0.3, 0.4, 1.2], [0.1, 0.2, 1.0], "here there is none"),
        ([1, math.nan], [1, 2], "a, value 2"),
        ([1], [2], "at least 2 values"),
        ([1, 2], Summary(2, 1, 1), "two raw samples, or two summaries"),
        (Summary(5, 1, 1), Summary(4, 1, 1), "Each value needs its partner"),
        (Summary(5, 1, 1), Summary(5, 2, 1), "do not tell how the pairs differ"),
    ],
)
def test_pairs_that_cannot_be_compared_are_refused(a, b, rule) -> None:
    with pytest.raises(ValueError, match=rule):
        paired_t_test(a, b)


@pytest.mark.parametrize("sd", [2.5, 0.9, -1, 0, math.nan])
def test_an_impossible_sd_of_differences_is_refused(sd: float) -> None:
    with pytest.raises(ValueError, match="sd"):
        paired_t_test(Summary(9, 5, 1.5), Summary(9, 4, 0.5), sd_of_differences=sd)


def test_raw_pairs_take_no_sd_of_differences() -> None:
    with pytest.raises(ValueError, match="tell the sd of their differences themselves"):
        paired_t_test([1, 2, 4], [2, 2, 3], sd_of_differences=1)


def test_variances_are_equal_or_unequal() -> None:
    with pytest.raises(ValueError, match="‘different’"):
        t_test([1, 2], [3, 5], "different")  # type: ignore[arg-type] # what the check is for


@pytest.mark.parametrize("confidence", [0, 1, -1, 95, math.nan])
def test_a_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        t_test([1, 2], [3, 5], confidence=confidence)


@pytest.mark.parametrize("against", [math.nan, math.inf])
def test_a_benchmark_is_a_number(against: float) -> None:
    with pytest.raises(ValueError, match="against"):
        one_sample_t_test([1, 2, 3], against)
