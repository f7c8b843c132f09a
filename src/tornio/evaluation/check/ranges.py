"""Between which values a statistic can lie when each of its inputs was rounded for print.

Nothing is guessed from corners: each extreme is found where it is known to lie, in exact fractions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product

from tornio.evaluation.check.granularity import root_above, root_below
from tornio.evaluation.check.printed import Printed, Span

MOST_GROUPS = 10


@dataclass(frozen=True)
class PrintedSummary:
    """A group as a table prints it."""

    n: int
    mean: Printed
    sd: Printed

    def __post_init__(self) -> None:
        if self.n < 2:
            raise ValueError(f"n = {self.n}: a group with a standard deviation has at least 2 people.")
        if self.sd.value < 0:
            raise ValueError(f"sd = {self.sd.text}: a standard deviation is never negative.")

    @property
    def variance(self) -> Span:
        """The variances that would be printed as this sd."""
        low = max(self.sd.span.low, Fraction(0))
        return Span(low * low, self.sd.span.high**2)


def anova_f(groups: Sequence[PrintedSummary]) -> Span:
    """The one-way F values that the rounded means and sds allow.

    F is the mean square between over the mean square within. The second depends on the sds alone and grows with
    each; the first depends on the means alone. It is convex in them, so it is largest at a vertex of the
    box, and smallest where `_least_between` finds it.

    Raises ValueError for fewer than 2 groups, more than 10, or sds that could all be nought.
    """
    if not 2 <= len(groups) <= MOST_GROUPS:
        raise ValueError(f"{len(groups)} groups: this check compares from 2 to {MOST_GROUPS}.")
    freedom = sum(group.n for group in groups) - len(groups)
    within_low = sum(((g.n - 1) * g.variance.low for g in groups), Fraction(0)) / freedom
    within_high = sum(((g.n - 1) * g.variance.high for g in groups), Fraction(0)) / freedom
    if within_low == 0:
        raise ValueError("Every sd could be nought: F has no upper end.")
    between = len(groups) - 1
    return Span(
        _least_between(groups) / between / within_high,
        _most_between(groups) / between / within_low,
    )


def _most_between(groups: Sequence[PrintedSummary]) -> Fraction:
    """The largest sum of squares between groups: over all vertices of the box of means."""
    ends = [(group.mean.span.low, group.mean.span.high) for group in groups]
    return max(_between(groups, vertex) for vertex in product(*ends))


def _between(groups: Sequence[PrintedSummary], means: Sequence[Fraction]) -> Fraction:
    people = sum(group.n for group in groups)
    centre = sum((group.n * mean for group, mean in zip(groups, means, strict=True)), Fraction(0)) / people
    return sum((g.n * (mean - centre) ** 2 for g, mean in zip(groups, means, strict=True)), Fraction(0))


def _least_between(groups: Sequence[PrintedSummary]) -> Fraction:
    """The smallest sum of squares between groups.

    It is the least, over a common centre c, of Σ n·(distance from c to the group's span)²: convex and
    quadratic between neighbouring ends of the spans, so the least is at an end or at the bottom of one piece.
    """
    spans = [group.mean.span for group in groups]
    ends = sorted({end for span in spans for end in (span.low, span.high)})
    candidates = list(ends)
    for left, right in pairwise(ends):
        middle = (left + right) / 2
        pulls = [
            (g.n, s.low if s.low > middle else s.high)
            for g, s in zip(groups, spans, strict=True)
            if s.low > middle or s.high < middle
        ]
        if pulls:
            bottom = sum((n * end for n, end in pulls), Fraction(0)) / sum(n for n, _ in pulls)
            candidates.append(min(max(bottom, left), right))
    return min(_pull(groups, spans, centre) for centre in candidates)


def _pull(groups: Sequence[PrintedSummary], spans: Sequence[Span], centre: Fraction) -> Fraction:
    distances = (max(span.low - centre, centre - span.high, Fraction(0)) for span in spans)
    return sum((g.n * d * d for g, d in zip(groups, distances, strict=True)), Fraction(0))


def equal_variance_t(a: PrintedSummary, b: PrintedSummary) -> Span:
    """The sizes of Student's t (without its sign) that the rounded figures allow."""
    freedom = a.n + b.n - 2
    low = ((a.n - 1) * a.variance.low + (b.n - 1) * b.variance.low) / freedom
    high = ((a.n - 1) * a.variance.high + (b.n - 1) * b.variance.high) / freedom
    share = Fraction(1, a.n) + Fraction(1, b.n)
    return _ratio(distance(a.mean.span, b.mean.span), Span(low * share, high * share))


def unequal_variance_t(a: PrintedSummary, b: PrintedSummary) -> Span:
    """The sizes of Welch's t (without its sign) that the rounded figures allow."""
    low = a.variance.low / a.n + b.variance.low / b.n
    high = a.variance.high / a.n + b.variance.high / b.n
    return _ratio(distance(a.mean.span, b.mean.span), Span(low, high))


def distance(a: Span, b: Span) -> Span:
    """How far apart a value of one span and a value of the other can be."""
    return Span(max(a.low - b.high, b.low - a.high, Fraction(0)), max(a.high - b.low, b.high - a.low))


def _ratio(distance: Span, squared_error: Span) -> Span:
    """Distance over the root of the squared error; only the root is rounded, and outwards."""
    if squared_error.low <= 0:
        raise ValueError("The standard error could be nought: t has no upper end.")
    return Span(distance.low / root_above(squared_error.high), distance.high / root_below(squared_error.low))


def welch_df(a: PrintedSummary, b: PrintedSummary) -> Span:
    """The Welch–Satterthwaite degrees of freedom that the rounded sds allow.

    They depend only on the ratio r of the two squared errors, as (1 + r)²/(r²/(nₐ − 1) + 1/(n_b − 1)).
    The ratio moves one way with each sd; the df rise to nₐ + n_b − 2 at r = (nₐ − 1)/(n_b − 1) and fall on
    both sides of it.
    """
    if b.variance.low <= 0:
        raise ValueError(f"sd = {b.sd.text}: with a variance that could be nought the df are not determined.")
    ratios = Span(
        (a.variance.low / a.n) / (b.variance.high / b.n), (a.variance.high / a.n) / (b.variance.low / b.n)
    )
    peak = Fraction(a.n - 1, b.n - 1)
    inside = [peak] if ratios.holds(peak) else []
    values = [
        (1 + r) ** 2 / (r * r / (a.n - 1) + Fraction(1, b.n - 1)) for r in (ratios.low, ratios.high, *inside)
    ]
    return Span(min(values), max(values))
