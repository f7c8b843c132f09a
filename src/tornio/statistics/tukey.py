"""Tukey’s honestly significant differences: all pairs of groups at once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

from tornio.statistics import studentised_range
from tornio.statistics.samples import Groups, check_spread, read_all
from tornio.statistics.summary import Interval, check_confidence


@dataclass(frozen=True)
class Pair:
    """Two groups compared: `estimate` is the mean of the second − the mean of the first.

    `statistic` is the studentised range, `p` and `interval` hold for all pairs together.
    """

    groups: tuple[str, str]
    n: int
    statistic: float
    df: float
    p: float
    estimate: float
    interval: Interval


@dataclass(frozen=True)
class TukeyHSD:
    """Every pair of groups, in the order in which the groups were given."""

    method: str
    n: int
    df: float
    pairs: tuple[Pair, ...]

    def pair(self, first: str, second: str) -> Pair:
        """The comparison of two groups by name, in the order in which they were given.

        Raises KeyError where there is no such pair.
        """
        for pair in self.pairs:
            if pair.groups == (first, second):
                return pair
        raise KeyError(
            f"There is no pair {first!r}, {second!r}; the pairs are {[pair.groups for pair in self.pairs]}."
        )


def tukey_hsd(groups: Groups, *, confidence: float = 0.95) -> TukeyHSD:
    """All pairwise differences with simultaneous p and intervals (Tukey 1953; unequal n as Kramer 1956).

    q = |x̄ⱼ − x̄ᵢ| / √(s²/2 · (1/nᵢ + 1/nⱼ)) on the studentised range of all k groups, with s² pooled on N − k
    degrees of freedom. From raw samples, summaries, or both. Raises ValueError as `one_way_anova` does.

    >>> from tornio.statistics import Summary
    >>> waves = {"0": Summary(50, 24.94, 9.41), "3": Summary(38, 18.66, 10.78), "6": Summary(36, 16.69, 11.35)}
    >>> change = tukey_hsd(waves).pair("0", "6")  # WSAS, Kinane et al. 2022, Table 2
    >>> f"{change.estimate:.2f} [{change.interval.low:.2f}, {change.interval.high:.2f}], p = {change.p:.4f}"
    '-8.25 [-13.66, -2.84], p = 0.0012'
    """
    check_confidence(confidence)
    samples = read_all(groups)
    check_spread(*samples)
    n, k = sum(sample.n for sample in samples), len(samples)
    df = n - k
    variance = math.fsum(sample.squares for sample in samples) / df
    critical = studentised_range.quantile(1 - confidence, k, df)
    pairs = []
    for first, second in combinations(samples, 2):
        estimate = second.above(first.mean) - first.remainder
        standard_error = math.sqrt(variance / 2 * (1 / first.n + 1 / second.n))
        q, reach = abs(estimate) / standard_error, critical * standard_error
        p, interval = studentised_range.upper_tail(q, k, df), Interval(estimate - reach, estimate + reach)
        pairs.append(Pair((first.name, second.name), first.n + second.n, q, df, p, estimate, interval))
    method = "Tukey’s honestly significant differences (Tukey–Kramer); groups independent, variances equal"
    return TukeyHSD(method, n, df, tuple(pairs))
