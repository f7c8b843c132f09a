"""The studentised range, against a slow twin, an identity and a printed table."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tornio.statistics.studentised_range import quantile, upper_tail

freedom = st.sampled_from([1, 1.5, 2, 3, 7, 20, 60.5, 121, 1000, 100_000])


@given(st.floats(0.01, 1000), freedom)  # nearer 0, scipy’s t keeps only eight decimals
def test_of_two_means_it_is_twice_the_t_distribution(q: float, df: float) -> None:
    """An identity that holds however far out: q = √2·|t|."""
    exact = 2 * stats.t.sf(q / math.sqrt(2), df)
    assert upper_tail(q, 2, df) == pytest.approx(exact, rel=1e-10, abs=1e-290)


@pytest.mark.parametrize(
    ("q", "k", "df"), [(3.5, 3, 10), (0.5, 4, 121), (6.0, 3, 47), (12.0, 10, 2), (5.0, 20, 60)]
)
def test_agrees_with_scipy_which_takes_a_thousand_times_as_long(q: float, k: int, df: float) -> None:
    assert upper_tail(q, k, df) == pytest.approx(stats.studentized_range.sf(q, k, df), rel=1e-8)


@given(st.floats(0.5, 40), st.integers(3, 12), freedom)
def test_it_lies_between_one_difference_and_bonferroni_for_all(q: float, k: int, df: float) -> None:
    one = 2 * stats.t.sf(q / math.sqrt(2), df)
    tail = upper_tail(q, k, df)
    assert one * (1 - 1e-9) <= tail <= min(1, k * (k - 1) / 2 * one) * (1 + 1e-9)


def test_a_far_tail_comes_near_bonferroni_where_1_less_the_cdf_has_no_digits_left() -> None:
    bonferroni = 3 * 2 * stats.t.sf(25 / math.sqrt(2), 1000)
    assert upper_tail(25, 3, 1000) == pytest.approx(bonferroni, rel=1e-6)
    assert bonferroni < 1e-59


@pytest.mark.parametrize(
    ("k", "df", "printed"),
    [(2, 5, 3.64), (3, 5, 4.60), (3, 10, 3.88), (3, 20, 3.58), (3, 120, 3.36), (5, 10, 4.65), (10, 60, 4.65)],
)
def test_five_percent_points_as_tables_print_them(k: int, df: float, printed: float) -> None:
    """Pearson & Hartley 1966, Biometrika Tables for Statisticians, table 29."""
    assert quantile(0.05, k, df) == pytest.approx(printed, abs=0.005)


@settings(max_examples=40)
@given(st.floats(1e-6, 0.99), st.integers(2, 10), freedom)
def test_the_quantile_undoes_the_tail(p: float, k: int, df: float) -> None:
    assert upper_tail(quantile(p, k, df), k, df) == pytest.approx(p, rel=1e-9)


@given(st.floats(0, 20), st.floats(0, 20), st.integers(2, 8), freedom)
def test_a_wider_range_is_rarer(a: float, b: float, k: int, df: float) -> None:
    narrow, wide = sorted((a, b))
    assert 0 <= upper_tail(wide, k, df) <= upper_tail(narrow, k, df) + 1e-14 <= 1 + 1e-14


def test_any_means_differ_by_something() -> None:
    assert upper_tail(0, 3, 10) == pytest.approx(1, abs=1e-14)


@pytest.mark.parametrize(
    ("q", "k", "df"),
    [(-1, 3, 9), (math.nan, 3, 9), (math.inf, 3, 9), (2, 1, 9), (2, 3, 0), (2, 3, math.inf), (2, 3, math.nan)],
)
def test_what_has_no_tail_is_refused(q: float, k: int, df: float) -> None:
    with pytest.raises(ValueError, match=r"\. "):
        upper_tail(q, k, df)


@pytest.mark.parametrize("p", [0, 1, -0.1, math.nan])
def test_a_quantile_needs_a_chance(p: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        quantile(p, 3, 10)
