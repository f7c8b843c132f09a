"""A mean of values that come in clusters: several forms about one network, several visits of one person."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from tornio.statistics.distributions import t_interval
from tornio.statistics.samples import check_spread, read, values
from tornio.statistics.summary import Interval, check_confidence
from tornio.vocabulary.fault import Fault, refuse


@dataclass(frozen=True)
class ClusteredMean:
    """The mean of `n` values in `clusters` clusters, with an interval that allows for their likeness.

    `icc` is the intraclass correlation: 0 where values of one cluster are no more alike than others, 1 where
    they are the same.
    """

    method: str
    n: int
    clusters: int
    df: int
    estimate: float
    interval: Interval
    icc: float


def clustered_mean(
    sample: Iterable[float], clusters: Iterable[Hashable], *, confidence: float = 0.95
) -> ClusteredMean:
    """The mean over all values, its standard error from the sums of the clusters' deviations.

    se² = k/(k − 1) · Σ (Σ_j x_ij − x̄)² / n², with k − 1 degrees of freedom (Liang and Zeger 1986; the factor
    k/(k − 1) is the usual small-sample one). The intraclass correlation is the analysis-of-variance estimator,
    ICC(1,1) of Shrout and Fleiss (1979), with Donner's (1986) mean size of clusters; it can be below 0.
    Raises ValueError for values that are not finite numbers or do not vary, for fewer than two clusters, and
    where no cluster has two values.

    >>> found = clustered_mean([3.2, 3.4, 3.9, 3.8, 3.5], ["a", "a", "b", "b", "c"])
    >>> f"{found.estimate:.2f}, ICC {found.icc:.2f}"
    '3.56, ICC 0.88'
    """
    check_confidence(confidence)
    given, names = values(sample), list(clusters)
    refuse(_faults(given, names))
    whole = read(given, "values")
    check_spread(whole)
    grouped: dict[Hashable, list[float]] = {}
    for value, name in zip(given, names, strict=True):
        grouped.setdefault(name, []).append(value)
    k, mean = len(grouped), math.fsum(given) / len(given)
    sums = [math.fsum(value - mean for value in cluster) for cluster in grouped.values()]
    standard_error = math.sqrt(k / (k - 1) * math.fsum(each**2 for each in sums)) / len(given)
    return ClusteredMean(
        method="mean over all values; interval from the sums of the clusters, df = clusters − 1",
        n=len(given),
        clusters=k,
        df=k - 1,
        estimate=mean,
        interval=t_interval(mean, standard_error, k - 1, confidence),
        icc=_icc(list(grouped.values()), mean),
    )


def _icc(clusters: Sequence[Sequence[float]], mean: float) -> float:
    n, k = sum(map(len, clusters)), len(clusters)
    means = [math.fsum(cluster) / len(cluster) for cluster in clusters]
    between = math.fsum(len(c) * (m - mean) ** 2 for c, m in zip(clusters, means, strict=True)) / (k - 1)
    within = math.fsum((x - m) ** 2 for c, m in zip(clusters, means, strict=True) for x in c) / (n - k)
    size = (n - math.fsum(len(cluster) ** 2 for cluster in clusters) / n) / (k - 1)
    return (between - within) / (between + (size - 1) * within)


def _faults(given: Sequence[float], names: Sequence[Hashable]) -> Iterable[Fault]:
    if len(given) != len(names):
        rule = "Every value belongs to one cluster."
        yield Fault(
            "clusters", f"{len(names)} for {len(given)} values", rule, "Give one cluster for each value."
        )
    elif len(set(names)) < 2:
        rule = "How far the mean is certain shows in how clusters differ: there must be at least two."
        yield Fault("clusters", str(len(set(names))), rule, "Describe the values without an interval.")
    elif len(set(names)) == len(names):
        rule = "How alike values of one cluster are shows in a cluster of two or more."
        yield Fault(
            "clusters", str(len(names)), rule, "Treat the values as independent: each has its own cluster."
        )
