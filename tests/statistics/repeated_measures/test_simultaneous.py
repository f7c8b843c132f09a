"""The largest |t| of a family, where its distribution is known otherwise."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import special

from tornio.statistics import studentised_range
from tornio.statistics.repeated_measures.simultaneous import LargestT

#: Four correlated contrasts.
CORRELATED = np.array([[1, 0.5, 0.2, -0.3], [0.5, 1, 0.6, 0.1], [0.2, 0.6, 1, 0.4], [-0.3, 0.1, 0.4, 1]])


def differences(means: int) -> np.ndarray:
    """The covariance of all pairwise differences of independent means."""
    first, second = np.triu_indices(means, 1)
    rows = np.eye(means)[second] - np.eye(means)[first]
    return rows @ rows.T


def test_one_contrast_is_students_t() -> None:
    alone = LargestT(np.array([[4.0]]))
    assert alone.upper_tail(2.228138852, 10) == pytest.approx(0.05)
    assert alone.quantile(0.05, 10) == pytest.approx(2.228138852)


@pytest.mark.parametrize(("means", "error"), [(3, 1e-6), (4, 1e-4), (6, 1e-3)])
def test_all_pairs_of_means_are_the_studentised_range(means: int, error: float) -> None:
    family = LargestT(differences(means))
    expected = studentised_range.upper_tail(2.5 * math.sqrt(2), means, 20)
    assert family.upper_tail(2.5, 20) == pytest.approx(expected, rel=error)
    quantile = studentised_range.quantile(0.05, means, 20) / math.sqrt(2)
    assert family.quantile(0.05, 20) == pytest.approx(quantile, rel=error)


def test_independent_normals_multiply() -> None:
    within = 1 - 2 * special.ndtr(-2.5)
    assert LargestT(np.eye(3)).upper_tail(2.5, math.inf) == pytest.approx(1 - within**3, rel=1e-4)


@pytest.mark.parametrize(("df", "tail"), [(12, 0.0895674456), (math.inf, 0.0447107142)])
def test_correlated_contrasts_agree_with_mvtnorm(df: float, tail: float) -> None:
    """R 4.2.2, mvtnorm 1.1-3: 1 − pmvt(−2.5, 2.5) with GenzBretz(abseps = 1e-8)."""
    assert LargestT(CORRELATED).upper_tail(2.5, df) == pytest.approx(tail, abs=3e-5)


def test_small_tails_keep_their_digits() -> None:
    expected = studentised_range.upper_tail(20 * math.sqrt(2), 3, 30)
    assert expected < 1e-16
    assert LargestT(differences(3)).upper_tail(20, 30) == pytest.approx(expected, rel=1e-4)


def test_contrasts_that_are_one_need_no_adjustment() -> None:
    same = LargestT(np.ones((3, 3)))
    assert same.quantile(0.05, 10) == pytest.approx(2.228138852)


@pytest.mark.parametrize("confidence", [0.5, 0.1, 0.05, 0.001])
def test_a_quantile_has_its_own_tail(confidence: float) -> None:
    family = LargestT(CORRELATED)
    assert family.upper_tail(family.quantile(confidence, 8.3), 8.3) == pytest.approx(confidence)


def test_a_contrast_without_variance_is_refused() -> None:
    with pytest.raises(ValueError, match="every contrast needs a positive one"):
        LargestT(np.diag([1.0, 0.0]))
