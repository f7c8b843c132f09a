"""How an estimated standard deviation scatters round the true one, as a grid to integrate over.

νs² is χ² with ν degrees of freedom. Integrals over log s are taken by the trapezoidal rule, which for smooth
functions that die away on both sides converges faster than any power of its step (Trefethen & Weideman 2014,
SIAM Review 56:385).
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Where an integrand has fallen by this power of e, the rest adds nothing to sixteen digits.
NEGLIGIBLE = 40.0


def grid(df: float, *, further_left: float = 0.0, steepest: float = 0.0) -> tuple[Floats, Floats]:
    """Places of s with their chances, which add up to one.

    The log density of log s is ν(log s − s²/2) and a constant: from its peak at 0 it falls like −ν(log s)², and
    on the left at last like ν·log s. What it is multiplied with may move the peak `further_left` (in log s), or
    may itself turn as fast as a normal distribution of standard deviation 1/`steepest`.
    """
    reach = math.sqrt(NEGLIGIBLE / df)
    left = further_left + NEGLIGIBLE / df + reach
    log_s = np.arange(-left, reach, min(0.1, 0.4 / math.sqrt(max(df, steepest**2 / 2))))
    weights = np.exp(df * (log_s - np.expm1(2 * log_s) / 2))
    return np.exp(log_s), weights / weights.sum()


def root(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a continuous function is 0, between two places with opposite signs (false position, Illinois)."""
    a, b, at_a, at_b = low, high, function(low), function(high)
    for _ in range(100):
        if at_b == 0 or abs(b - a) <= 1e-14 * abs(b):
            break
        middle = (a * at_b - b * at_a) / (at_b - at_a)
        at_middle = function(middle)
        if (at_middle > 0) == (at_b > 0):
            at_a /= 2
        else:
            a, at_a = b, at_b
        b, at_b = middle, at_middle
    return b
