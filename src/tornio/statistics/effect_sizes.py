"""How large a difference is, in standard deviations; the standard deviation is always named.

All intervals invert the noncentral t distribution, so they assume normal values. Small samples overstate an
effect; the corrected sizes carry Hedges’s exact factor J, not its usual approximation.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from tornio.statistics import scales
from tornio.statistics.noncentral_t import noncentrality_interval
from tornio.statistics.pairs import read_pairs
from tornio.statistics.samples import Group, Sample, check_spread, read, read_all
from tornio.statistics.summary import Interval
from tornio.vocabulary.fault import Fault, FaultyInput


@dataclass(frozen=True)
class EffectSize:
    """A difference (`estimate`) in units of `sd`, the `standardiser` in words; n counts values, or pairs."""

    method: str
    n: int
    estimate: float
    interval: Interval
    standardiser: str
    sd: float


def hedges_correction(df: float) -> float:
    """Hedges’s exact factor J = Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)) (Hedges 1981), which undoes the bias.

    Raises ValueError for fewer than two degrees of freedom: on one, the bias is infinite.

    >>> round(hedges_correction(41), 5)
    0.98158
    """
    if not 2 <= df < math.inf:
        rule = "The correction is made on two degrees of freedom or more."
        raise FaultyInput([Fault("df", str(df), rule, "Give the effect size uncorrected, or more values.")])
    # J is also √((ν − 1)/ν) times the mean of an sd on ν − 1: no quotient of huge Γ, so no lost digits.
    s, weights = scales.grid(df - 1)
    return math.sqrt((df - 1) / df) * float(weights @ s)


def hedges_g(a: Group, b: Group, *, confidence: float = 0.95) -> EffectSize:
    """Independent groups: mean of `a` − mean of `b` in pooled standard deviations, times J (Hedges 1981).

    From raw samples, summaries, or one of each. Raises ValueError as `t_test` does.

    >>> from tornio.statistics import Summary
    >>> contact = hedges_g(Summary(32, 88.14, 89.91), Summary(67, 61.37, 86.88))  # Kinane et al. 2022
    >>> round(contact.estimate, 3), contact.standardiser
    (0.302, 'pooled standard deviation')
    """
    first, second = read_all({"a": a, "b": b})
    check_spread(first, second)
    df = first.n + second.n - 2
    sd = math.sqrt((first.squares + second.squares) / df)
    standard_error = sd * math.sqrt(1 / first.n + 1 / second.n)
    difference = _Difference(first.above(second.mean) - second.remainder, standard_error, df)
    method = "Hedges’s g; independent groups, exact correction, noncentral t interval"
    scale = _Scale("pooled standard deviation", sd, hedges_correction(df))
    return difference.in_units_of(scale, method, first.n + second.n, confidence)


def dz(a: Group, b: Group, *, sd_of_differences: float | None = None, confidence: float = 0.95) -> EffectSize:
    """The same people twice: mean of a − b in standard deviations of the differences (Cohen 1988), uncorrected.

    dz grows with the correlation of the two measurements, so it does not compare across designs; times
    `hedges_correction(n − 1)` it is metafor’s SMCC. Takes and refuses what `paired_t_test` does.

    >>> from tornio.statistics import Summary
    >>> honos = Summary(42, 21.26, 6.65), Summary(42, 12.31, 7.26)  # Kinane et al. 2022
    >>> result = dz(*honos, sd_of_differences=7.339)
    >>> f"{result.estimate:.3f} [{result.interval.low:.3f}, {result.interval.high:.3f}]"
    '1.220 [0.814, 1.616]'
    """
    return _dz(read_pairs(a, b, sd_of_differences).differences, confidence)


def dz_from_differences(differences: Group, *, confidence: float = 0.95) -> EffectSize:
    """`dz` where only the differences are known: raw, or as Summary(pairs, mean, sd).

    >>> dz_from_differences([1, 2, 3]).estimate
    2.0
    """
    return _dz(read(differences, "differences"), confidence)


def g_av(a: Group, b: Group, *, sd_of_differences: float | None = None, confidence: float = 0.95) -> EffectSize:
    """The same people twice: mean of a − b in the average of both standard deviations (Lakens 2013), times J.

    J is taken on 2(n − 1) degrees of freedom, as Lakens does; the interval is the paired t’s, rescaled
    (Algina & Keselman 2003). Unlike dz it compares with effects between groups. Takes what `dz` does.

    >>> from tornio.statistics import Summary
    >>> honos = Summary(42, 21.26, 6.65), Summary(42, 12.31, 7.26)
    >>> result = g_av(*honos, sd_of_differences=7.339)
    >>> round(result.estimate, 3), round(result.sd, 3)
    (1.275, 6.955)
    """
    pairs = read_pairs(a, b, sd_of_differences)
    correction = hedges_correction(2 * (pairs.differences.n - 1))
    scale = _Scale("average of the two standard deviations", (pairs.a.sd + pairs.b.sd) / 2, correction)
    method = "Hedges’s g_av; the same people twice, exact correction, noncentral t interval"
    return _of_differences(pairs.differences).in_units_of(scale, method, pairs.differences.n, confidence)


class _Scale(NamedTuple):
    standardiser: str
    sd: float
    correction: float = 1.0


class _Difference(NamedTuple):
    size: float
    standard_error: float
    df: float

    def in_units_of(self, scale: _Scale, method: str, n: int, confidence: float) -> EffectSize:
        """δ is the true difference in standard errors; so it, too, becomes a size by changing the unit."""
        limits = noncentrality_interval(self.size / self.standard_error, self.df, confidence)
        unit = scale.correction * self.standard_error / scale.sd
        interval = Interval(limits.low * unit, limits.high * unit)
        estimate = scale.correction * self.size / scale.sd
        return EffectSize(method, n, estimate, interval, scale.standardiser, scale.sd)


def _of_differences(differences: Sample) -> _Difference:
    check_spread(differences)
    return _Difference(differences.above(0), differences.sd / math.sqrt(differences.n), differences.n - 1)


def _dz(differences: Sample, confidence: float) -> EffectSize:
    scale = _Scale("standard deviation of the differences", differences.sd)
    method = "Cohen’s dz; the same people twice, uncorrected, noncentral t interval"
    return _of_differences(differences).in_units_of(scale, method, differences.n, confidence)
