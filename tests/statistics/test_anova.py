"""One-way analysis of variance, equal variances or not."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from tornio.statistics import Summary, one_way_anova, summarise, t_test, welch_anova

#: Scores as measures give them; whole numbers, so that shifting and scaling round nothing away.
scores = st.lists(st.integers(0, 60), min_size=2, max_size=12).filter(lambda group: len(set(group)) > 1)
several = st.lists(scores, min_size=2, max_size=5)

#: NIST's sets SmLs01 to SmLs09 follow this pattern: nine groups that differ in the first decimal.
LEVELS = (0.4, 0.3, 0.5, 0.3, 0.5, 0.3, 0.5, 0.3, 0.5)


def nist_pattern(size: int, constant: float) -> list[list[float]]:
    steps = [0.0] + [-0.1, 0.1] * (size // 2)
    return [[round(constant + level + step, 1) for step in steps] for level in LEVELS]


def exact_f(groups: list[list[float]]) -> float:
    """The slow twin: the definition, in fractions."""
    exact = [[Fraction(value) for value in group] for group in groups]
    n, k = sum(map(len, exact)), len(exact)
    means = [sum(group) / len(group) for group in exact]
    centre = sum(map(sum, exact)) / Fraction(n)
    between = sum(len(group) * (mean - centre) ** 2 for group, mean in zip(exact, means, strict=True))
    within = sum((value - mean) ** 2 for group, mean in zip(exact, means, strict=True) for value in group)
    return float((between / (k - 1)) / (within / (n - k)))


@pytest.mark.parametrize("constant", [1.0, 1e6, 1e12])
@pytest.mark.parametrize("size", [21, 201])
def test_as_exact_as_the_numbers_themselves(size: int, constant: float) -> None:
    groups = nist_pattern(size, constant)
    assert one_way_anova(groups).statistic == pytest.approx(exact_f(groups), rel=1e-13)


@given(several)
def test_agrees_with_fractions(groups: list[list[float]]) -> None:
    assert one_way_anova(groups).statistic == pytest.approx(exact_f(groups), rel=1e-12, abs=1e-14)


@given(several)
def test_agrees_with_scipy(groups: list[list[float]]) -> None:
    theirs, ours = stats.f_oneway(*groups).statistic, one_way_anova(groups)
    assert ours.statistic == pytest.approx(theirs, rel=1e-9, abs=1e-12)
    assert ours.p == pytest.approx(stats.f.sf(ours.statistic, *ours.df), rel=1e-12)


@given(several)
def test_welch_agrees_with_scipy(groups: list[list[float]]) -> None:
    theirs, ours = stats.f_oneway(*groups, equal_var=False), welch_anova(groups)
    assert ours.statistic == pytest.approx(theirs.statistic, rel=1e-9, abs=1e-12)
    assert ours.p == pytest.approx(theirs.pvalue, rel=1e-9)


@pytest.mark.parametrize("test", [one_way_anova, welch_anova])
@given(groups=several)
def test_summaries_tell_the_same_as_raw_values(test, groups) -> None:
    raw, summed = test(groups), test([summarise(group) for group in groups])
    assert summed.df == pytest.approx(raw.df)
    assert summed.statistic == pytest.approx(raw.statistic, rel=1e-9, abs=1e-12)
    assert summed.p == pytest.approx(raw.p, rel=1e-9)


@pytest.mark.parametrize("test", [one_way_anova, welch_anova])
@given(groups=several, shift=st.integers(-1000, 1000), scale=st.sampled_from([-3, 0.5, 8]))
def test_neither_origin_nor_unit_matters(test, groups, shift, scale) -> None:
    moved = test([[scale * (value + shift) for value in group] for group in groups])
    assert moved.statistic == pytest.approx(test(groups).statistic, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("test", [one_way_anova, welch_anova])
@given(groups=several)
def test_the_order_of_groups_does_not_matter(test, groups) -> None:
    assert test(groups[::-1]).statistic == pytest.approx(test(groups).statistic, rel=1e-9, abs=1e-12)


@given(scores, scores)
def test_two_groups_give_the_square_of_t(a: list[int], b: list[int]) -> None:
    assert one_way_anova([a, b]).statistic == pytest.approx(t_test(a, b, "equal").statistic ** 2, abs=1e-12)
    assert welch_anova([a, b]).statistic == pytest.approx(t_test(a, b, "unequal").statistic ** 2, abs=1e-12)
    assert welch_anova([a, b]).df[1] == pytest.approx(t_test(a, b, "unequal").df)


@given(several)
def test_nothing_leaves_its_range(groups: list[list[int]]) -> None:
    for result in (one_way_anova(groups), welch_anova(groups)):
        assert result.statistic >= 0
        assert 0 <= result.p <= 1
    assert 0 <= one_way_anova(groups).estimate < 1


def test_a_far_tail_keeps_its_digits() -> None:
    """F(2, 60) has the upper tail (1 + 2F/60)^(−30) exactly."""
    far = [Summary(21, mean, 1.0) for mean in (0, 50, 100)]
    result = one_way_anova(far)
    assert result.p == pytest.approx((1 + 2 * result.statistic / 60) ** -30, rel=1e-11)
    assert 0 < result.p < 1e-60


def test_the_result_says_how_it_was_computed_and_from_how_many() -> None:
    result = one_way_anova([[1, 2, 4], [2, 3, 3, 5]])
    assert (result.n, result.df) == (7, (1, 5))
    assert result.method.startswith("one-way analysis of variance")
    assert result.residual_sd == pytest.approx(math.sqrt(result.squares_within / 5))


@pytest.mark.parametrize("test", [one_way_anova, welch_anova])
@pytest.mark.parametrize(
    "groups",
    [
        [],
        [[1, 2, 3]],
        [[1, 2, 3], []],
        [[1, 2, 3], [4]],
        [[1, 2, 3], [4, math.nan]],
        [[1, 2, 3], [4, math.inf]],
        [[2, 2, 2], [3, 3, 3]],
        [[0.1 + 0.2, 0.3, 0.3], [0.6, 0.6, 0.6]],
        [Summary(5, 1.0, 0.0), Summary(5, 2.0, 0.0)],
    ],
)
def test_what_cannot_be_tested_is_refused(test, groups) -> None:
    with pytest.raises(ValueError, match=r"\. "):
        test(groups)


def test_one_constant_group_does_not_stop_the_classic_test() -> None:
    assert one_way_anova([[2, 2, 2], [1, 2, 4]]).p < 1


def test_one_constant_group_stops_welch_who_weighs_each_by_its_variance() -> None:
    with pytest.raises(ValueError, match=r"‘standard deviation 0’.*by its own variance"):
        welch_anova({"same": [2, 2, 2], "different": [1, 2, 4]})


@given(st.lists(scores, min_size=3, max_size=3))
def test_welch_is_the_classic_test_where_sizes_and_spreads_are_equal(groups: list[list[int]]) -> None:
    shifted = [[value + by for value in groups[0]] for by in (0, 1, 5)]
    assume(len(groups[0]) > 2)
    assert welch_anova(shifted).statistic <= one_way_anova(shifted).statistic
    assert welch_anova(shifted[:2]).statistic == pytest.approx(one_way_anova(shifted[:2]).statistic)
