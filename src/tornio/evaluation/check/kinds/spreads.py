"""Claims about spread: equal variances, the largest possible sd, a mean too near the end of its scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log, sqrt

from tornio.evaluation.check.distributions import SIGNIFICANT
from tornio.evaluation.check.fields import given, group, groups, scale
from tornio.evaluation.check.granularity import Scale, largest_variance, smallest_n
from tornio.evaluation.check.printed import Span
from tornio.evaluation.check.ranges import PrintedSummary
from tornio.evaluation.check.verdict import Outcome, shown
from tornio.statistics.distributions import chi2_upper

PILED_UP = "so the values pile up at one end, and a test that assumes a bell shape leans on the sample size"
SKEWED = "the data were skewed, so that Levene's test, which needs the raw data, still passed"


@dataclass(frozen=True, kw_only=True)
class EqualVariances:
    """A claim that variances did not differ, held against the printed sds (Bartlett's test).

    Bartlett's test is sensitive to skewed data, so a failing claim is hard to reconcile, not impossible. It
    fails only where even the most similar sds that rounding allows give p below 0.05.
    """

    groups: Mapping[str, PrintedSummary] = given(groups, "the groups whose variances are compared", '"cmhs"')

    def __post_init__(self) -> None:
        if len(self.groups) < 2:
            raise ValueError("One group has no other to differ from. Give at least two.")
        for name, member in self.groups.items():
            if member.variance.low <= 0:
                raise ValueError(f"sd = {member.sd.text} in {name}: a variance of nought cannot be compared.")

    def check(self) -> Outcome:
        """Bartlett's p at the printed sds and at the most similar ones that rounding allows."""
        members = list(self.groups.values())
        p = bartlett_p(members, [member.sd.value**2 for member in members])
        kindest = bartlett_p(members, most_similar(members))
        fails = kindest < SIGNIFICANT
        sds = sorted(members, key=lambda member: member.sd.value)
        ratio = (sds[-1].sd.value / sds[0].sd.value) ** 2
        return Outcome(
            "inconsistent" if fails else "compatible",
            f"Bartlett p = {shown(p)} (at the kindest rounding {shown(kindest)}); "
            f"largest variance ÷ smallest = {shown(ratio, 2)}",
            ("sds " + ", ".join(f"{member.sd.text} (n {member.n})" for member in members),),
            "hard to reconcile" if fails else "",
            (SKEWED,) if fails else (),
        )


def bartlett_p(members: Sequence[PrintedSummary], variances: Sequence[Fraction]) -> float:
    """Bartlett's p for these variances (Snedecor & Cochran 1989, section 13.10)."""
    weights = [member.n - 1 for member in members]
    total = sum(weights)
    pooled = sum((w * v for w, v in zip(weights, variances, strict=True)), Fraction(0)) / total
    spread = total * log(pooled) - sum(w * log(v) for w, v in zip(weights, variances, strict=True))
    correction = 1 + (sum(1 / w for w in weights) - 1 / total) / (3 * (len(members) - 1))
    return chi2_upper(max(spread, 0.0) / correction, len(members) - 1)


def most_similar(members: Sequence[PrintedSummary]) -> list[Fraction]:
    """The variances inside their rounding spans that are as alike as they can be.

    Bartlett's statistic falls as a variance moves towards the pooled one, so each stands at the point of its
    span nearest to it: the pooled variance is the p with p = Σ w·clamp(p), linear between their ends.
    """
    weights = [member.n - 1 for member in members]
    spans = [member.variance for member in members]
    total = sum(weights)

    def excess(pooled: Fraction) -> Fraction:
        held = (w * _clamp(pooled, span) for w, span in zip(weights, spans, strict=True))
        return pooled * total - sum(held, Fraction(0))

    ends = sorted({end for span in spans for end in (span.low, span.high)})
    right = next(end for end in ends if excess(end) >= 0)
    left = max((end for end in ends if end < right), default=right)
    rise = excess(right) - excess(left)
    pooled = right if rise == 0 else left - excess(left) * (right - left) / rise
    return [_clamp(pooled, span) for span in spans]


def _clamp(value: Fraction, span: Span) -> Fraction:
    return min(max(value, span.low), span.high)


@dataclass(frozen=True, kw_only=True)
class LargestSd:
    """A printed sd held against the largest that its mean, its n and its scale allow."""

    group: PrintedSummary = given(group, "n, mean and sd", '{n = "32", mean = "0.44", sd = "2.8"}')
    scale: Scale = given(scale, "what one value can be", '{minimum = "0"}')

    def __post_init__(self) -> None:
        if self.scale.minimum is None:
            raise ValueError("Without a lowest value there is no largest sd. Give the scale a minimum.")

    def check(self) -> Outcome:
        """Everything at the two ends of the scale is as far apart as values can be."""
        largest = largest_variance(self.group.mean, self.group.n, self.scale)
        if largest is None:
            return Outcome(
                "inconsistent",
                "no whole total gives this mean",
                certainty="impossible",
                to_hold=("the mean or the n were another",),
            )
        possible = self.group.variance.low <= largest
        low, high = shown(self.scale.minimum or 0, 0), self.scale.maximum
        spread = f"from {low} up: furthest apart where all lies with one"
        if high is not None:
            spread = (
                f"from {low} to {shown(high, 0)}: furthest apart where as many as possible stand at the ends"
            )
        return Outcome(
            "compatible" if possible else "inconsistent",
            f"the largest possible sd is {shown(sqrt(largest))}",
            (f"{self.group.n} values with a mean of {self.group.mean.text}, {spread}",),
            "" if possible else "impossible",
            () if possible else self._to_hold(sqrt(largest)),
        )

    def _to_hold(self, largest: float) -> tuple[str, ...]:
        decimals = self.group.sd.decimals
        sentences = [f"the sd were at most {largest:.{decimals}f} instead of {self.group.sd.text}"]
        if n := smallest_n(self.group.mean, self.group.sd, self.scale):
            sentences.append(f"n were at least {n} instead of {self.group.n}")
        return tuple(sentences)


@dataclass(frozen=True, kw_only=True)
class Ceiling:
    """Whether mean + sd or mean − sd leaves the scale: then the values pile up at an end."""

    group: PrintedSummary = given(group, "n, mean and sd", '"cmhs/6 months"')
    scale: Scale = given(scale, "what one value can be", '{minimum = "0", maximum = "10"}')

    def check(self) -> Outcome:
        """A note, never a refutation."""
        low, high = (self.group.mean.value + sign * self.group.sd.value for sign in (-1, 1))
        over = self.scale.maximum is not None and high > self.scale.maximum
        under = self.scale.minimum is not None and low < self.scale.minimum
        if not over and not under:
            return Outcome("compatible", f"mean ± sd: {shown(low, 2)} to {shown(high, 2)}, within the scale")
        beyond = f"mean − sd = {shown(low, 2)}, below {self.scale.minimum}"
        if over:
            beyond = f"mean + sd = {shown(high, 2)}, above {self.scale.maximum}"
        return Outcome("note", beyond, (PILED_UP,))
