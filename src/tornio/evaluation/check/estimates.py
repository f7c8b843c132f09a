"""The statistics at the printed figures themselves: the middle of each range in `ranges`."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from tornio.evaluation.check.ranges import PrintedSummary


def f_at(groups: Sequence[PrintedSummary]) -> float:
    """The one-way F."""
    people = sum(group.n for group in groups)
    means = [float(group.mean.value) for group in groups]
    centre = sum(g.n * mean for g, mean in zip(groups, means, strict=True)) / people
    between = sum(g.n * (mean - centre) ** 2 for g, mean in zip(groups, means, strict=True)) / (len(groups) - 1)
    return between / mean_square_within(groups)


def mean_square_within(groups: Sequence[PrintedSummary]) -> float:
    """The pooled variance."""
    people = sum(group.n for group in groups)
    return sum((g.n - 1) * float(g.sd.value) ** 2 for g in groups) / (people - len(groups))


def equal_variance_t_at(a: PrintedSummary, b: PrintedSummary) -> float:
    """Student's t."""
    return _difference(a, b) / sqrt(mean_square_within([a, b]) * (1 / a.n + 1 / b.n))


def unequal_variance_t_at(a: PrintedSummary, b: PrintedSummary) -> float:
    """Welch's t."""
    return _difference(a, b) / sqrt(float(a.sd.value) ** 2 / a.n + float(b.sd.value) ** 2 / b.n)


def welch_df_at(a: PrintedSummary, b: PrintedSummary) -> float:
    """The Welch–Satterthwaite degrees of freedom."""
    first, second = float(a.sd.value) ** 2 / a.n, float(b.sd.value) ** 2 / b.n
    return (first + second) ** 2 / (first**2 / (a.n - 1) + second**2 / (b.n - 1))


def _difference(a: PrintedSummary, b: PrintedSummary) -> float:
    return float(a.mean.value - b.mean.value)
