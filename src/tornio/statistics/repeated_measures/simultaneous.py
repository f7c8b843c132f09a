"""The largest of several correlated |t|: what every interval of a family must reach to hold all at once.

A multivariate t is a length times a direction. Given the direction, the chance that no |tᵢ| exceeds c is an F
probability; its mean over directions is left: none for one dimension, an angle for two, a lattice rule beyond
(Genz & Bretz, Computation of Multivariate Normal and t Probabilities, 2009, section 4.1.1). Contrasts that
hang together, such as all differences of three means, need no special care.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from scipy import special

from tornio.statistics.repeated_measures.arrays import Array

_ANGLES = 1 << 10
_POINTS = 1 << 16
_KEPT = 1 << 10
#: Principal axes with less than this share of the largest variance are rounding.
_NO_AXIS = 1e-10


class LargestT:
    """The distribution of the largest |t| of contrasts with covariance `covariance` (m, m)."""

    def __init__(self, covariance: Array) -> None:
        """Raises ValueError where a variance is not positive."""
        spread = np.sqrt(np.diag(covariance))
        if not np.all(spread > 0):
            raise ValueError(
                f"variances {np.diag(covariance)}: every contrast needs a positive one; leave it out."
            )
        values, axes = np.linalg.eigh(covariance / np.outer(spread, spread))
        kept = values > _NO_AXIS * values[-1]
        self._factor: Array = axes[:, kept] * np.sqrt(values[kept])
        self._largest = _thinned(np.abs(self._factor @ _directions(self._factor.shape[1])).max(axis=0))

    def upper_tail(self, t: float, df: float) -> float:
        """The chance that the largest |t| on `df` degrees of freedom (may be infinite) reaches |t|."""
        rank = self._factor.shape[1]
        square = (t / self._largest) ** 2
        tails = special.chdtrc(rank, square) if math.isinf(df) else special.fdtrc(rank, df, square / rank)
        return float(np.mean(tails))

    def quantile(self, p: float, df: float) -> float:
        """The |t| that is reached with chance `p`; one contrast's own quantile and Bonferroni's enclose it."""
        count = len(self._factor)
        low, high = (-float(special.stdtrit(df, p / 2 / many)) for many in (1, count))
        return high if count == 1 else _falls_to(p, lambda t: self.upper_tail(t, df), low, high)


def _thinned(lengths: Array) -> Array:
    """Means of neighbours in order of size: the tail is smooth in the length, so a thousand places carry it."""
    means: Array = np.sort(lengths).reshape(min(_KEPT, len(lengths)), -1).mean(axis=1)
    return means


def _falls_to(p: float, tail: Callable[[float], float], low: float, high: float) -> float:
    """Where a falling tail is `p`: false position on its logarithm (Illinois variant, Dowell 1971)."""
    at_low, at_high = (math.log(tail(end) / p) for end in (low, high))
    for _ in range(60):
        if at_low == at_high or high - low < 1e-12 * high:
            break
        middle = (low * at_high - high * at_low) / (at_high - at_low)
        at_middle = math.log(tail(middle) / p)
        if abs(at_middle) < 1e-12:
            return middle
        if at_middle > 0:
            low, at_low, at_high = middle, at_middle, at_high / 2
        else:
            high, at_high, at_low = middle, at_middle, at_low / 2
    return (low + high) / 2


def _directions(rank: int) -> Array:
    """Directions spread evenly over the half sphere (its other half mirrors it): (rank, points)."""
    if rank == 1:
        return np.ones((1, 1))
    if rank == 2:
        angle = (np.arange(_ANGLES) + 0.5) * (math.pi / _ANGLES)
        return np.stack([np.cos(angle), np.sin(angle)])
    normal = special.ndtri(_lattice(rank))
    directions: Array = normal / np.linalg.norm(normal, axis=0)
    return directions


def _lattice(rank: int) -> Array:
    """Richtmyer's lattice from the roots of the primes, folded to be periodic; strictly within (0, 1)."""
    steps = np.sqrt(np.array(_primes(rank), dtype=float))
    places = (np.outer(steps, np.arange(1, _POINTS + 1)) + 0.5) % 1.0
    folded: Array = np.clip(np.abs(2 * places - 1), 1e-12, 1 - 1e-12)
    return folded


def _primes(count: int) -> list[int]:
    found: list[int] = []
    number = 2
    while len(found) < count:
        if all(number % prime for prime in found):
            found.append(number)
        number += 1
    return found
