"""Do the groups vary alike? What the equal-variance tests assume, tested."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from statistics import median
from typing import Literal

from tornio.statistics.anova import Anova, analyse
from tornio.statistics.distributions import chi2_upper, f_quantile, f_upper
from tornio.statistics.samples import Group, Groups, Sample, check_each_spread, name_all, read_all, values
from tornio.statistics.summary import Interval, Summary, check_confidence
from tornio.vocabulary.fault import Fault, FaultyInput, refuse

Centre = Literal["mean", "median"]


@dataclass(frozen=True)
class Bartlett:
    """χ² with its degrees of freedom and upper tail."""

    method: str
    n: int
    statistic: float
    df: int
    p: float


@dataclass(frozen=True)
class VarianceRatio:
    """F, the variance of a over that of b (also `estimate`), with its two-sided p and interval."""

    method: str
    n: int
    statistic: float
    df: tuple[int, int]
    p: float
    estimate: float
    interval: Interval


def bartlett(groups: Groups) -> Bartlett:
    """Bartlett’s test of equal variances (Bartlett 1937), from raw samples, summaries, or both.

    It takes the values as normal: skew alone can reject. Raises ValueError as `one_way_anova` does, and for any
    group without spread.

    >>> from tornio.statistics import Summary
    >>> cmhs = [Summary(45, 8.44, 1.88), Summary(40, 8.93, 1.86), Summary(37, 9.19, 0.97)]
    >>> result = bartlett(cmhs)  # Kinane et al. 2022, Table 2
    >>> f"χ²({result.df}) = {result.statistic:.2f}, p = {result.p:.6f}"
    'χ²(2) = 17.35, p = 0.000171'
    """
    samples = read_all(groups)
    check_each_spread(samples)
    n, k = sum(sample.n for sample in samples), len(samples)
    pooled = math.fsum(sample.squares for sample in samples) / (n - k)
    distance = math.fsum((sample.n - 1) * math.log(pooled / sample.variance) for sample in samples)
    correction = 1 + (math.fsum(1 / (sample.n - 1) for sample in samples) - 1 / (n - k)) / (3 * (k - 1))
    chi2 = max(0.0, distance / correction)  # rounding may leave equal variances a little below 0
    return Bartlett("Bartlett’s test of equal variances", n, chi2, k - 1, chi2_upper(chi2, k - 1))


def levene(groups: Groups, centre: Centre = "median") -> Anova:
    """Levene’s test of equal variances: an analysis of variance of the distances from each group’s centre.

    From the "mean" (Levene 1960) or the "median" (Brown & Forsythe 1974), which stands skew better. Needs raw
    values. Raises ValueError as `one_way_anova` does, for summaries, and where the distances do not vary.

    >>> result = levene([[3, 5, 4, 9], [2, 2, 3, 1, 4]], centre="mean")
    >>> f"F{result.df} = {result.statistic:.3f}, p = {result.p:.3f}"
    'F(1, 7) = 1.921, p = 0.208'
    """
    if centre not in ("mean", "median"):
        rule = "Levene’s test measures from the mean or the median."
        raise FaultyInput([Fault("centre", str(centre), rule, 'Give "mean" or "median".')])
    raw = _raw(groups)
    samples = read_all(raw)
    distances = {s.name: _distances(raw[s.name], s, centre) for s in samples}
    # Rounding in a distance is as large as the values were, not as large as what is left of them.
    result = analyse(
        tuple(replace(d, largest=s.largest) for d, s in zip(read_all(distances), samples, strict=True))
    )
    name = "Brown and Forsythe’s form of Levene’s test" if centre == "median" else "Levene’s test"
    method = f"{name} of equal variances; distances from each group’s {centre}"
    return Anova(method, result.n, result.statistic, result.df, result.p)


def variance_ratio(a: Group, b: Group, *, confidence: float = 0.95) -> VarianceRatio:
    """The F test of two variances, a over b, from raw samples or summaries; p is twice the smaller tail.

    It takes the values as normal. Raises ValueError as `bartlett` does.

    >>> from tornio.statistics import Summary
    >>> result = variance_ratio(Summary(45, 8.44, 1.88), Summary(37, 9.19, 0.97))
    >>> f"F{result.df} = {result.statistic:.2f}, p = {result.p:.2g}"
    'F(44, 36) = 3.76, p = 9.1e-05'
    """
    check_confidence(confidence)
    samples = first, second = read_all({"a": a, "b": b})
    check_each_spread(samples)
    df_a, df_b = first.n - 1, second.n - 1
    ratio = first.variance / second.variance
    p = min(1.0, 2 * min(f_upper(ratio, df_a, df_b), f_upper(1 / ratio, df_b, df_a)))
    tail = (1 - confidence) / 2
    interval = Interval(ratio / f_quantile(1 - tail, df_a, df_b), ratio * f_quantile(1 - tail, df_b, df_a))
    method = "F test of two variances, a over b"
    return VarianceRatio(method, first.n + second.n, ratio, (df_a, df_b), p, ratio, interval)


def _raw(groups: Groups) -> dict[str, list[float]]:
    named = dict(name_all(groups))
    rule, cure = "Levene’s test needs the values themselves.", "From summaries, use bartlett or variance_ratio."
    refuse(Fault(name, str(group), rule, cure) for name, group in named.items() if isinstance(group, Summary))
    return {name: values(group) for name, group in named.items() if not isinstance(group, Summary)}


def _distances(group: list[float], sample: Sample, centre: Centre) -> list[float]:
    if centre == "median":
        middle = median(group)
        return [abs(value - middle) for value in group]
    return [abs((value - sample.mean) - sample.remainder) for value in group]
