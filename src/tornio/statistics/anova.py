"""One-way analysis of variance, with equal variances (Fisher) or without (Welch)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tornio.statistics.distributions import f_upper
from tornio.statistics.samples import Groups, Sample, check_each_spread, check_spread, read_all


@dataclass(frozen=True)
class Anova:
    """F with its two degrees of freedom (between, within) and its upper tail; n counts all groups' values."""

    method: str
    n: int
    statistic: float
    df: tuple[float, float]
    p: float


@dataclass(frozen=True)
class OneWayAnova(Anova):
    """The classic analysis with its sums of squares; `estimate` is η², the share between groups."""

    squares_between: float
    squares_within: float

    @property
    def estimate(self) -> float:
        """η² = between / (between + within): how much of the variation in the sample lies between groups."""
        return self.squares_between / (self.squares_between + self.squares_within)

    @property
    def residual_sd(self) -> float:
        """The standard deviation within groups, pooled."""
        return math.sqrt(self.squares_within / self.df[1])


def one_way_anova(groups: Groups) -> OneWayAnova:
    """One-way analysis of variance of independent groups with equal variances (Fisher 1925).

    F = [Σ nᵢ(x̄ᵢ − x̄)² / (k − 1)] / [Σ (nᵢ − 1)sᵢ² / (N − k)], from raw samples, summaries, or both.
    Raises ValueError for fewer than two groups, groups of fewer than two values, values that are not finite
    numbers, and groups without any spread.

    >>> from tornio.statistics import Summary
    >>> wsas = [Summary(50, 24.94, 9.41), Summary(38, 18.66, 10.78), Summary(36, 16.69, 11.35)]
    >>> result = one_way_anova(wsas)  # Kinane et al. 2022, Table 2
    >>> f"F{result.df} = {result.statistic:.3f}, p = {result.p:.4f}"
    'F(2, 121) = 7.524, p = 0.0008'
    """
    return analyse(read_all(groups))


def welch_anova(groups: Groups) -> Anova:
    """Welch's analysis of variance: independent groups whose variances may differ (Welch 1951).

    Each group weighs wᵢ = nᵢ/sᵢ². Raises ValueError as `one_way_anova` does, and for any single group
    without spread.

    >>> result = welch_anova({"before": [3, 5, 4, 6], "after": [8, 9, 7, 9, 12]})
    >>> f"F = {result.statistic:.2f}, df = {result.df[0]}, {result.df[1]:.2f}, p = {result.p:.4f}"
    'F = 18.13, df = 1, 6.91, p = 0.0039'
    """
    samples = read_all(groups)
    check_each_spread(samples)
    k = len(samples)
    weights = [sample.n / sample.variance for sample in samples]
    total = math.fsum(weights)
    means = [sample.above(samples[0].mean) for sample in samples]
    centre = math.fsum(w * mean for w, mean in zip(weights, means, strict=True)) / total
    between = math.fsum(w * (mean - centre) ** 2 for w, mean in zip(weights, means, strict=True)) / (k - 1)
    unevenness = math.fsum((1 - w / total) ** 2 / (s.n - 1) for w, s in zip(weights, samples, strict=True))
    unevenness /= k**2 - 1
    f, within = between / (1 + 2 * (k - 2) * unevenness), 1 / (3 * unevenness)
    return Anova(
        method="Welch’s analysis of variance; groups taken as independent, variances may differ",
        n=sum(sample.n for sample in samples),
        statistic=f,
        df=(k - 1, within),
        p=f_upper(f, k - 1, within),
    )


def analyse(samples: tuple[Sample, ...]) -> OneWayAnova:
    """The one-way analysis of groups that were read; raises ValueError where nothing varies within them."""
    check_spread(*samples)
    n, between = sum(sample.n for sample in samples), len(samples) - 1
    within = n - len(samples)
    squares_between = _squares_between(samples)
    squares_within = math.fsum(sample.squares for sample in samples)
    f = (squares_between / between) / (squares_within / within)
    return OneWayAnova(
        method="one-way analysis of variance; groups taken as independent, variances as equal",
        n=n,
        statistic=f,
        df=(between, within),
        p=f_upper(f, between, within),
        squares_between=squares_between,
        squares_within=squares_within,
    )


def _squares_between(samples: tuple[Sample, ...]) -> float:
    """Σ nᵢ(x̄ᵢ − x̄)², counted from the first mean so that what all share cannot swallow the differences."""
    means = [sample.above(samples[0].mean) for sample in samples]
    centre = math.fsum(s.n * mean for s, mean in zip(samples, means, strict=True)) / sum(s.n for s in samples)
    return math.fsum(s.n * (mean - centre) ** 2 for s, mean in zip(samples, means, strict=True))
