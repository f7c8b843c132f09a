"""The studentised range: how far apart the outermost of k means lie, in estimated standard errors.

q = (largest − smallest of k independent standard normals) / s, where νs² is χ² with ν degrees of freedom.
The upper tail is integrated itself, never as 1 − cdf, so that small p values keep their digits; both integrals
by the trapezoidal rule, as `scales` explains.
"""

from __future__ import annotations

import math

import numpy as np
from scipy import special

from tornio.statistics import scales
from tornio.statistics.scales import Floats
from tornio.vocabulary.fault import Fault, FaultyInput

#: Places counted from the middle of the range; 8.5 out, a normal density no longer counts.
STEP = 0.2
OFFSETS: Floats = np.arange(-8.5, 8.5 + STEP, STEP)


def upper_tail(q: float, k: int, df: float) -> float:
    """The chance that the studentised range of `k` means on `df` degrees of freedom reaches `q`.

    Raises ValueError for q below 0, fewer than two means, and df that is not positive and finite.

    >>> round(upper_tail(3.877, k=3, df=10), 4)  # the 5 % point of printed tables
    0.05
    """
    _check(k, df)
    if not 0 <= q < math.inf:
        raise FaultyInput(
            [Fault("q", str(q), "A range is finite and never below 0.", "Give the difference’s size.")]
        )
    # With the range’s tail, about exp(−q²s²/4), the peak moves left by at most half of log(1 + q²/2ν).
    s, weights = scales.grid(df, further_left=math.log1p(q * q / (2 * df)) / 2)
    return min(1.0, float(weights @ _range_tail(q * s, k)))


def quantile(p: float, k: int, df: float) -> float:
    """The studentised range that is reached with chance `p`.

    The range reaches q when any of the k(k − 1)/2 differences does; so the t quantile of one difference and
    Bonferroni’s for all of them enclose it. Raises ValueError unless 0 < p < 1, and as `upper_tail` does.

    >>> round(quantile(0.05, k=3, df=10), 3)  # as tables print it
    3.877
    """
    _check(k, df)
    if not 0 < p < 1:
        raise FaultyInput(
            [Fault("p", str(p), "A tail area lies between 0 and 1.", "Give 0.05 for a 95 % interval.")]
        )
    pairs = k * (k - 1) / 2
    low, high = (-math.sqrt(2) * float(special.stdtrit(df, p / 2 / many)) for many in (1, pairs))
    if k == 2:
        return low

    def miss(log_q: float) -> float:  # in logs, nearly a line
        return math.log(upper_tail(math.exp(log_q), k, df) / p)

    return math.exp(scales.root(miss, math.log(low), math.log(high)))


def _range_tail(width: Floats, k: int) -> Floats:
    """The chance that k standard normals spread over at least `width`, for each width.

    With the largest at z, another lies below it with chance a = Φ(z), and within the width with chance
    b = Φ(z) − Φ(z − width). aᵏ⁻¹ − bᵏ⁻¹ is written (a − b)·Σ aʲbᵏ⁻²⁻ʲ, which loses nothing where a ≈ b.
    """
    half = width[:, np.newaxis] / 2
    a, outside = special.ndtr(OFFSETS + half), special.ndtr(OFFSETS - half)
    b, powers, power = a - outside, np.ones_like(a), np.ones_like(a)
    for _ in range(k - 2):
        power = power * a
        powers = powers * b + power
    density = np.exp(-((OFFSETS + half) ** 2) / 2) / math.sqrt(2 * math.pi)
    tail: Floats = (k * density * outside * powers).sum(axis=1) * STEP
    return tail


def _check(k: int, df: float) -> None:
    if k < 2:
        raise FaultyInput(
            [Fault("k", str(k), "A range needs at least two means.", "Give how many means are compared.")]
        )
    if not 0 < df < math.inf:
        raise FaultyInput(
            [Fault("df", str(df), "Degrees of freedom are positive and finite.", "Give those within groups.")]
        )
