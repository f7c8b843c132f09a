"""Claims of paired t tests."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from tornio.evaluation.check.distributions import falling, judge_p, printed_p
from tornio.evaluation.check.fields import given, number, one_of, text, whole
from tornio.evaluation.check.granularity import root_below
from tornio.evaluation.check.printed import Printed, Span, read_printed
from tornio.evaluation.check.verdict import Outcome, compare, shown, with_span
from tornio.statistics.distributions import t_two_sided

#: What each quantity is worked out from, and what of it divides, so that it cannot be nought.
NEEDED = {
    "t": ("difference", "sd"),
    "df": (),
    "p": ("t",),
    "sd": ("t", "difference"),
    "correlation": ("t", "difference", "before", "after"),
}
NOT_NOUGHT = {"t": ("sd",), "df": (), "p": (), "sd": ("t",), "correlation": ("t", "before", "after")}


@dataclass(frozen=True, kw_only=True)
class PairedT:
    """A paired t test: its df or p, or, from the sd of differences, its t; or that sd from a printed t.

    Raw data are needed for more. With a mean difference and a printed t the sd of differences can be derived,
    and with both sds also the correlation between the two times.
    """

    n: int = given(whole, "how many pairs", '"42"')
    quantity: str = given(one_of("t", "df", "p", "sd", "correlation"), "which figure is checked", '"df"')
    printed: str = given(text, 'the figure as printed, or "" where none is', '"41"')
    t: Printed | None = given(number, "the printed t", '"7.903"', default=None)
    difference: Printed | None = given(number, "the mean difference", '"8.95"', default=None)
    sd: Printed | None = given(number, "the sd of the differences", '"7.34"', default=None)
    before: Printed | None = given(number, "the sd at the first time", '"6.65"', default=None)
    after: Printed | None = given(number, "the sd at the second time", '"7.26"', default=None)

    def __post_init__(self) -> None:
        if self.n < 2:
            raise ValueError(f"n = {self.n}: a paired test needs at least 2 pairs.")
        needed = NEEDED[self.quantity]
        missing = [name for name in needed if getattr(self, name) is None]
        if missing:
            raise ValueError(
                f"the quantity ‘{self.quantity}’ needs {' and '.join(missing)}. Add what is printed."
            )
        for name in NOT_NOUGHT[self.quantity]:
            printed = getattr(self, name)
            if printed.size.span.low <= 0:
                raise ValueError(
                    f"{name} = {printed.text} could be nought, so nothing follows from it. Check it."
                )
        if self.quantity == "p":
            printed_p(self.printed, {})
        elif self.printed:
            read_printed(self.printed)

    def check(self) -> Outcome:
        """Recomputes the figure from the others."""
        if self.quantity == "p" and self.t is not None:
            df, size = self.n - 1, self.t.size
            value = t_two_sided(float(size.value), df)
            verdict, certainty = judge_p(
                self.printed, value, falling(lambda t: t_two_sided(t, df), size.span.from_nought)
            )
            said = f"t({df}) = {self.t.text}"
            to_hold = ("the t or the n were another",) if certainty else ()
            return Outcome(verdict, f"p = {shown(value)}", (said,), certainty, to_hold)
        return self._check_figure()

    def _check_figure(self) -> Outcome:
        value, span, arithmetic = self._figure()
        if not self.printed:
            return Outcome("derived", f"{self.quantity} = {with_span(value, span)}", (arithmetic,))
        verdict, certainty = compare(read_printed(self.printed).size, value, span)
        computed = f"{self.quantity} = {with_span(value, span)}"
        to_hold = ("one of the other printed figures were another",) if certainty else ()
        return Outcome(verdict, computed, (arithmetic,), certainty, to_hold)

    def _figure(self) -> tuple[Fraction, Span, str]:
        if self.quantity == "df":
            df = Fraction(self.n - 1)
            return df, Span(df, df), f"{self.n} pairs − 1"
        root = sqrt(self.n)
        if self.quantity == "t" and self.difference and self.sd:
            value, span = _quotient(self.difference.size, self.sd, root)
            return value, span, f"{self.difference.text} ÷ ({self.sd.text} ÷ √{self.n})"
        if self.difference is None or self.t is None:
            raise ValueError("the mean difference and t are needed here.")
        value, span = _quotient(self.difference.size, self.t.size, root)
        arithmetic = f"{self.difference.text} × √{self.n} ÷ {self.t.text}"
        if self.quantity == "sd" or self.before is None or self.after is None:
            return value, span, arithmetic
        middle = _correlation(self.before.value, self.after.value, value)
        return (
            middle,
            correlations(self.before.span, self.after.span, span),
            f"(s₁² + s₂² − ({arithmetic})²) ÷ 2s₁s₂",
        )


def correlations(before: Span, after: Span, sd: Span) -> Span:
    """The correlations that sds of the two times and of the differences allow, each anywhere in its span.

    (s₁² + s₂² − d²)/2s₁s₂ falls with d. In s₁ it rises, or, where s₂ > d, falls to √(s₂² − d²)/s₂ at
    s₁² = s₂² − d² and rises again; likewise in s₂. So it is largest at a corner, and least there or at one.
    """
    corners = [(first, second) for first in (before.low, before.high) for second in (after.low, after.high)]
    lows = [_correlation(first, second, sd.high) for first, second in corners]
    for fixed, free in [
        *((s, after) for s in (before.low, before.high)),
        *((s, before) for s in (after.low, after.high)),
    ]:
        square = fixed**2 - sd.high**2
        if square > 0 and free.low**2 <= square <= free.high**2:
            lows.append(root_below(square) / fixed)
    return Span(min(lows), max(_correlation(first, second, sd.low) for first, second in corners))


def _correlation(first: Fraction, second: Fraction, sd: Fraction) -> Fraction:
    return (first**2 + second**2 - sd**2) / (2 * first * second)


def _quotient(top: Printed, bottom: Printed, factor: float) -> tuple[Fraction, Span]:
    scaled = Fraction(factor)
    over, under = top.span.from_nought, bottom.span
    return top.value * scaled / bottom.value, Span(
        over.low * scaled / under.high, over.high * scaled / under.low
    )
