"""The noncentral t: against scipy where scipy is right, and against what is known exactly."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tornio.statistics.noncentral_t import lower_tail, noncentrality_interval

freedom = st.sampled_from([1, 2, 5, 41, 194, 2432, 100_000])


@given(st.floats(0, 90))
def test_without_noncentrality_it_is_the_t_distribution(t: float) -> None:
    """Known in closed form on one and two degrees of freedom."""
    assert lower_tail(t, 1, 0.0) == pytest.approx(0.5 + math.atan(t) / math.pi, abs=1e-13)
    assert lower_tail(t, 2, 0.0) == pytest.approx(0.5 + t / (2 * math.sqrt(2 + t * t)), abs=1e-13)


@given(st.floats(0, 12), st.sampled_from([20, 41, 97, 194]), st.floats(0, 12))
def test_agrees_with_scipy(t: float, df: float, noncentrality: float) -> None:
    assert lower_tail(t, df, noncentrality) == pytest.approx(stats.nct.cdf(t, df, noncentrality), abs=1e-9)


@pytest.mark.parametrize("df", [1, 2, 9, 41])
def test_both_ways_to_integrate_agree_where_they_meet(df: float) -> None:
    """Either side of the switch, at the same quotient of noncentrality and t, next to nothing changes."""
    t = 100 * math.sqrt(df)
    below, above = (lower_tail(side * t, df, side * t) for side in (1 - 1e-9, 1 + 1e-9))
    assert above == pytest.approx(below, abs=1e-8)


@given(st.floats(-200, 200), freedom, st.sampled_from([0.8, 0.95, 0.999]))
def test_the_limits_put_t_at_either_end(t: float, df: float, confidence: float) -> None:
    limits = noncentrality_interval(t, df, confidence)
    tails = (
        [lower_tail(t, df, limit) for limit in limits]
        if t >= 0
        else [1 - lower_tail(-t, df, -limit) for limit in limits]
    )
    assert tails == pytest.approx([(1 + confidence) / 2, (1 - confidence) / 2], abs=1e-12)


@given(st.floats(0, 1e9), freedom)
def test_the_sign_mirrors_the_interval(t: float, df: float) -> None:
    low, high = noncentrality_interval(t, df)
    assert noncentrality_interval(-t, df) == pytest.approx((-high, -low))
    assert low < t < high


def test_no_difference_at_all_leaves_the_normal_interval() -> None:
    assert noncentrality_interval(0, 41) == pytest.approx((-1.959963984540054, 1.959963984540054))


def test_an_enormous_t_still_has_limits() -> None:
    """Then δ/t is s alone: its limits are the square roots of the χ² quantiles over ν."""
    low, high = noncentrality_interval(1e9, 41)
    expected = [math.sqrt(stats.chi2.ppf(tail, 41) / 41) for tail in (0.025, 0.975)]
    assert (low / 1e9, high / 1e9) == pytest.approx(expected, rel=1e-7)
