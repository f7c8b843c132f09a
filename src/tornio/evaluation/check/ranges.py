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
        for name, printed in (("mean", self.mean), ("sd", self.sd)):
            if printed.bound:
                raise ValueError(
                    f"{name} = {printed.text}: nothing can be worked out from a bound. Give a number."
                )
        if self.sd.value < 0:
            raise ValueError(f"sd = {self.sd.text}: a standard deviation is never negative.")

    @property
    def variance(self) -> Span:
        """The variances that would be printed as this sd."""
        sd = self.sd.span.from_nought
        return Span(sd.low**2, sd.high**2)


def anova_f(groups: Sequence[PrintedSummary]) -> Span:
    """The one-way F values that the rounded means and sds allow.

    F is the mean square between over the mean square within. The second depends on the sds alone and grows with
    each; the first depends on the means alone. It is convex in them, so it is largest at a vertex of the
    box, and smallest where `_least_between` finds it.

    Raises ValueError for fewer than 2 groups, more than 10, or sds that could all be nought.
    """
    if not 2 <= len(groups) <= MOST_GROUPS:
        raise ValueError(f"{len(groups)} groups: this check compares from 2 to {MOST_GROUPS}.")
    within, between = pooled_variance(groups), len(groups) - 1
    if within.low == 0:
        raise ValueError("Every sd could be nought: F has no upper end.")
    return Span(
        _least_between(groups) / between / within.high,
        _most_between(groups) / between / within.low,
    )


def pooled_variance(groups: Sequence[PrintedSummary]) -> Span:
    """The variances within groups, weighted by their degrees of freedom."""
    freedom = sum(group.n - 1 for group in groups)
    return Span(
        sum(((g.n - 1) * g.variance.low for g in groups), Fraction(0)) / freedom,
        sum(((g.n - 1) * g.variance.high for g in groups), Fraction(0)) / freedom,
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
    pooled, share = pooled_variance([a, b]), Fraction(1, a.n) + Fraction(1, b.n)
    return _ratio(_distance(a.mean.span, b.mean.span), Span(pooled.low * share, pooled.high * share))


def studentised_range(a: PrintedSummary, b: PrintedSummary, groups: Sequence[PrintedSummary]) -> Span:
    """The q of two of the groups that the rounded figures allow (Tukey–Kramer where their n differ)."""
    pooled, share = pooled_variance(groups), (Fraction(1, a.n) + Fraction(1, b.n)) / 2
    return _ratio(_distance(a.mean.span, b.mean.span), Span(pooled.low * share, pooled.high * share))


def unequal_variance_t(a: PrintedSummary, b: PrintedSummary) -> Span:
    """The sizes of Welch's t (without its sign) that the rounded figures allow."""
    low = a.variance.low / a.n + b.variance.low / b.n
    high = a.variance.high / a.n + b.variance.high / b.n
    return _ratio(_distance(a.mean.span, b.mean.span), Span(low, high))


def _distance(a: Span, b: Span) -> Span:
    """How far apart a value of one span and a value of the other can be."""
    return Span(max(a.low - b.high, b.low - a.high, Fraction(0)), max(a.high - b.low, b.high - a.low))


def _ratio(distance: Span, squared_error: Span) -> Span:
    """Distance over the root of the squared error; only the root is rounded, and outwards."""
    least = root_below(squared_error.low)
    if least == 0:
        raise ValueError("The standard error could be nought: the statistic has no upper end.")
    return Span(distance.low / root_above(squared_error.high), distance.high / least)


def welch_df(a: PrintedSummary, b: PrintedSummary) -> Span:
    """The Welch–Satterthwaite degrees of freedom that the rounded sds allow.

    They depend only on the share w that a has in the squared error, as 1/(w²/(nₐ − 1) + (1 − w)²/(n_b − 1)).
    It rises with a's sd and falls with b's; the df rise to nₐ + n_b − 2 at w = (nₐ − 1)/(nₐ + n_b − 2)
    and fall on both sides of it.
    """
    from_a, from_b = ([end / g.n for end in (g.variance.low, g.variance.high)] for g in (a, b))
    shares = Span(from_a[0] / (from_a[0] + from_b[1]), from_a[1] / (from_a[1] + from_b[0]))
    peak = Fraction(a.n - 1, a.n + b.n - 2)
    places = (shares.low, shares.high, *([peak] if shares.holds(peak) else []))
    values = [1 / (w**2 / (a.n - 1) + (1 - w) ** 2 / (b.n - 1)) for w in places]
    return Span(min(values), max(values))
