"""The grid under both integrals, and the root finder on it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.statistics.scales import grid, root


@given(st.floats(1, 1e7))
def test_the_mean_and_spread_of_an_estimated_sd_are_known(df: float) -> None:
    """E s² = 1 and Var s² = 2/ν."""
    s, weights = grid(df)
    assert weights @ s**2 == pytest.approx(1, abs=1e-12)
    assert weights @ (s**2 - 1) ** 2 == pytest.approx(2 / df, rel=1e-9)


def test_a_root_is_found_to_the_last_digits() -> None:
    assert root(lambda x: x**3 - 2, 1, 2) == pytest.approx(2 ** (1 / 3), rel=1e-15)


@pytest.mark.parametrize("zero", [1.0, 3.0])
def test_a_root_may_lie_at_either_end(zero: float) -> None:
    assert root(lambda x: x - zero, 1, 3) == zero


def test_a_steep_root_is_found() -> None:
    assert root(lambda x: math.expm1(50 * (x - 0.1)), 0, 1) == pytest.approx(0.1, rel=1e-12)
