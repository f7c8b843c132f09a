"""Shares of counts."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from tornio.statistics import mcnemar, proportion, proportion_difference

counts = st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
methods = pytest.mark.parametrize(("method", "theirs"), [("wilson", "wilson"), ("clopper-pearson", "exact")])


@methods
@given(counted=counts)
def test_intervals_agree_with_scipy(method, theirs, counted) -> None:
    expected = stats.binomtest(*counted).proportion_ci(method=theirs)
    assert proportion(*counted, method=method).interval == pytest.approx(tuple(expected), abs=1e-9)


@methods
@given(counted=counts)
def test_an_interval_holds_its_share_and_stays_a_share(method, theirs, counted) -> None:
    found = proportion(*counted, method=method)
    assert 0 <= found.interval.low <= found.estimate <= found.interval.high <= 1


@methods
@given(counted=counts)
def test_counting_the_others_mirrors_the_interval(method, theirs, counted) -> None:
    count, of = counted
    one, other = proportion(count, of, method=method), proportion(of - count, of, method=method)
    assert one.interval == pytest.approx((1 - other.interval.high, 1 - other.interval.low))


def test_none_of_many_may_still_be_some() -> None:
    """The exact upper limit for none of n is 1 − 0.025^(1/n); three in n is its rule of thumb."""
    assert proportion(0, 50, method="clopper-pearson").interval == pytest.approx((0, 1 - 0.025 ** (1 / 50)))


def test_numpy_counts_are_counts() -> None:
    assert proportion(np.int64(3), np.int64(9)) == proportion(3, 9)


@pytest.mark.parametrize(
    ("count", "of"), [(1, 0), (3, 2), (-1, 2), (1.5, 2), (1, 2.0), (math.nan, 2), (1, math.inf), ("1", 2)]
)
def test_what_is_no_count_is_refused(count, of) -> None:
    with pytest.raises(ValueError, match="whole number"):
        proportion(count, of)


def test_only_known_intervals_are_made() -> None:
    with pytest.raises(ValueError, match="‘wald’"):
        proportion(1, 2, method="wald")  # type: ignore[arg-type] # what the check is for


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_agrees_with_the_binomial_test(gained: int, lost: int) -> None:
    assume(gained + lost > 0)
    expected = stats.binomtest(gained, gained + lost).pvalue
    assert mcnemar(gained, lost).p == pytest.approx(expected, rel=1e-9)


def test_nobody_changed_tells_nothing() -> None:
    with pytest.raises(ValueError, match="Leave the share out where nobody was counted"):
        mcnemar(0, 0)


@pytest.mark.parametrize("counts_", [(-1, 3), (3, -1), (1.5, 2)])
def test_mcnemar_needs_counts(counts_) -> None:
    with pytest.raises(ValueError, match="whole number"):
        mcnemar(*counts_)


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        ((56, 70, 48, 80), (0.0524, 0.3339)),
        ((9, 10, 3, 10), (0.1705, 0.8090)),
        ((6, 7, 2, 7), (0.0582, 0.8062)),
        ((5, 56, 0, 29), (-0.0381, 0.1926)),
        ((0, 10, 0, 20), (-0.1611, 0.2775)),
        ((10, 10, 0, 20), (0.6791, 1.0)),
    ],
)
def test_differences_as_newcombe_printed_them(counted, expected) -> None:
    """Newcombe 1998, Statistics in Medicine 17:873, table II, method 10."""
    assert proportion_difference(*counted).interval == pytest.approx(expected, abs=5e-5)
