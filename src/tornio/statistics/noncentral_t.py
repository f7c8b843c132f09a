"""Which true effects an observed t is compatible with: the interval of its noncentrality.

T = (Z + δ)/s with a standard normal Z and νs² ~ χ² on ν degrees of freedom. scipy inverts this distribution to
seven digits only, and takes minutes where t is large.
"""

from __future__ import annotations

import math

import numpy as np
from scipy import special

from tornio.statistics import scales
from tornio.statistics.summary import Interval, check_confidence


def noncentrality_interval(t: float, df: float, confidence: float = 0.95) -> Interval:
    """The noncentralities δ that put `t` at either end of the middle `confidence` (Steiger & Fouladi 1997).

    >>> [round(limit, 3) for limit in noncentrality_interval(7.903, 41)]
    [5.277, 10.473]
    """
    check_confidence(confidence)
    if t < 0:
        low, high = noncentrality_interval(-t, df, confidence)
        return Interval(-high, -low)
    z = float(special.ndtri((1 + confidence) / 2))
    return Interval(_noncentrality(t, df, z), _noncentrality(t, df, -z))


def lower_tail(t: float, df: float, noncentrality: float) -> float:
    """The chance that a noncentral T is at most `t` ≥ 0: of Z ≤ ts − δ over all s, or of s ≥ (Z + δ)/t over Z.

    The second way serves where t is so large that the first would need a very fine grid.
    """
    if t <= 100 * math.sqrt(max(df, 1)):
        s, weights = scales.grid(df, steepest=t)
        return float(weights @ special.ndtr(t * s - noncentrality))
    step = 0.05
    z = np.arange(-9, 9, step)
    needed = np.maximum(z + noncentrality, 0) / t
    density = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi) * step
    return float(density @ special.gammaincc(df / 2, df * needed**2 / 2))


def _noncentrality(t: float, df: float, z: float) -> float:
    """Where the lower tail is Φ(z): its own z falls with δ almost along a line."""

    def miss(noncentrality: float) -> float:
        return float(special.ndtri(np.clip(lower_tail(t, df, noncentrality), 1e-300, 1 - 1e-16))) - z

    width = 1 + abs(z) * math.sqrt(1 + t * t / (2 * df))
    low, high = t - width, t + width
    while miss(low) < 0:
        low -= width
    while miss(high) > 0:
        high += width
    return scales.root(miss, low, high)
