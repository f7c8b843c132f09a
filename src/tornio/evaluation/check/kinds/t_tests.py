"""Claims of t tests, independent and paired."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from tornio.evaluation.check.distributions import (
    falling,
    judge_p,
    p_of_t,
    printed_p,
)
from tornio.evaluation.check.estimates import (
    equal_variance_t_at,
    unequal_variance_t_at,
    welch_df_at,
)
from tornio.evaluation.check.fields import freedom, given, group, number, one_of, text, whole
from tornio.evaluation.check.printed import Printed, Span, read_printed
from tornio.evaluation.check.ranges import (
    PrintedSummary,
    equal_variance_t,
    unequal_variance_t,
    welch_df,
)
from tornio.evaluation.check.verdict import Outcome, compare, shown, with_span

ORDER = ("reproduces", "rounding", "derived", "inconsistent")


@dataclass(frozen=True)
class _Formula:
    """One of the two t tests at the printed figures."""

    name: str
    t: float
    t_span: Span
    df: float
    df_span: Span

    @property
    def p(self) -> float:
        return p_of_t(self.t, self.df)

    @property
    def p_span(self) -> Span:
        ends = [
            Fraction(p_of_t(float(t), float(df)))
            for t in (self.t_span.low, self.t_span.high)
            for df in (self.df_span.low, self.df_span.high)
        ]
        return Span(min(ends), max(ends))


@dataclass(frozen=True, kw_only=True)
class TTest:
    """An independent t test from printed n, mean and sd: its t, df or p, or which formula was used.

    `variances` is what the paper says it assumed; "not stated" tries both formulas and takes the one that fits
    better. The quantity "variances" asks whether the printed t comes from the formula that the paper names.
    """

    a: PrintedSummary = given(group, "one group", '{n = "32", mean = "0.44", sd = "2.8"}')
    b: PrintedSummary = given(group, "the other", '{n = "67", mean = "2.24", sd = "23.86"}')
    variances: str = given(
        one_of("equal", "unequal", "not stated"), "the formula that the paper names", '"equal"'
    )
    quantity: str = given(one_of("t", "df", "p", "variances"), "which figure is checked", '"t"')
    printed: str = given(text, "the figure as printed; for the quantity “variances”, the printed t", '"0.61"')

    def __post_init__(self) -> None:
        if self.quantity == "p":
            printed_p(self.printed, {})
        elif self.quantity == "df":
            freedom(self.printed, {})
        elif self.printed or self.quantity == "variances":
            read_printed(self.printed)
        if self.quantity == "variances" and self.variances == "not stated":
            raise ValueError("‘not stated’ names no formula to hold the t against. Use equal or unequal.")
        unequal_variance_t(self.a, self.b)

    def check(self) -> Outcome:
        """Recomputes by the named formula, or by both."""
        if self.quantity == "variances":
            return self._check_formula()
        outcomes = [self._check(formula) for formula in self._named()]
        return min(outcomes, key=lambda outcome: ORDER.index(outcome.verdict))

    def _named(self) -> list[_Formula]:
        both = self._formulas()
        return list(both.values()) if self.variances == "not stated" else [both[self.variances]]

    def _formulas(self) -> dict[str, _Formula]:
        a, b = self.a, self.b
        pooled_df = Fraction(a.n + b.n - 2)
        return {
            "equal": _Formula(
                "Student's t, equal variances",
                equal_variance_t_at(a, b),
                equal_variance_t(a, b),
                float(pooled_df),
                Span(pooled_df, pooled_df),
            ),
            "unequal": _Formula(
                "Welch's t, unequal variances",
                unequal_variance_t_at(a, b),
                unequal_variance_t(a, b),
                welch_df_at(a, b),
                welch_df(a, b),
            ),
        }

    def _check(self, formula: _Formula) -> Outcome:
        value, span = {
            "t": (abs(formula.t), formula.t_span),
            "df": (formula.df, formula.df_span),
            "p": (formula.p, formula.p_span),
        }[self.quantity]
        if self.quantity == "p":
            verdict, certainty = judge_p(self.printed, value, span)
        elif not self.printed:
            verdict, certainty = "derived", ""
        else:
            verdict, certainty = compare(size_of(read_printed(self.printed)), Fraction(value), span)
        computed = f"{formula.name}: {self.quantity} = {with_span(value, span)}"
        return Outcome(verdict, computed, self._arithmetic(), certainty, self._to_hold() if certainty else ())

    def _arithmetic(self) -> tuple[str, ...]:
        lines = [f"{g.n}: {g.mean.text} ({g.sd.text})" for g in (self.a, self.b)]
        both = [f"{f.name}: t({_df(f.df)}) = {shown(f.t)}, p = {shown(f.p)}" for f in self._formulas().values()]
        return (" against ".join(lines), *both)

    def _to_hold(self) -> tuple[str, ...]:
        if self.quantity == "df" and freedom(self.printed, {})[0] == self.a.n + self.b.n:
            return (f"degrees of freedom were n₁ + n₂ = {self.a.n + self.b.n}; they are two fewer",)
        if self.quantity == "t" and self.variances != "not stated":
            other = self._formulas()["unequal" if self.variances == "equal" else "equal"]
            if size_of(read_printed(self.printed)).span.meets(other.t_span):
                return (f"the formula were {other.name}, which gives {shown(abs(other.t))}",)
        return ("one of the printed means, sds or n were another",)

    def _check_formula(self) -> Outcome:
        printed, both = size_of(read_printed(self.printed)), self._formulas()
        fits = [name for name, formula in both.items() if printed.span.meets(formula.t_span)]
        computed = "; ".join(f"{f.name}: {shown(abs(f.t))}" for f in both.values())
        if self.variances in fits:
            exact = printed.agrees_with(Fraction(abs(both[self.variances].t)))
            return Outcome("reproduces" if exact else "rounding", computed, self._arithmetic())
        if fits:
            to_hold = (f"the paper had said that variances were taken as {fits[0]}",)
            return Outcome("contradicted", computed, self._arithmetic(), to_hold=to_hold)
        to_hold = ("one of the printed means, sds or n were another",)
        return Outcome("inconsistent", computed, self._arithmetic(), "impossible", to_hold)


def _df(df: float) -> str:
    return shown(df, 0 if df.is_integer() else 1)


def size_of(printed: Printed) -> Printed:
    """A printed t without its sign: which group was taken first is not part of the claim."""
    return Printed(printed.text, abs(printed.value), printed.decimals, printed.bound)


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
        needed = {
            "t": ("difference", "sd"),
            "df": (),
            "p": ("t",),
            "sd": ("t", "difference"),
            "correlation": ("t", "difference", "before", "after"),
        }[self.quantity]
        missing = [name for name in needed if getattr(self, name) is None]
        if missing:
            raise ValueError(
                f"the quantity ‘{self.quantity}’ needs {' and '.join(missing)}. Add what is printed."
            )
        if self.quantity in ("t", "sd", "correlation") and not _positive(
            self.sd if self.quantity == "t" else self.t
        ):
            raise ValueError(
                "the sd or t could be nought, so nothing follows from it. Check the printed figure."
            )
        printed_p(self.printed, {}) if self.quantity == "p" else self.printed and read_printed(self.printed)

    def check(self) -> Outcome:
        """Recomputes the figure from the others."""
        if self.quantity == "p" and self.t is not None:
            df, size = self.n - 1, size_of(self.t)
            value = p_of_t(float(size.value), df)
            verdict, certainty = judge_p(
                self.printed, value, falling(lambda t: p_of_t(t, df), no_less(size.span))
            )
            said = f"t({df}) = {self.t.text}"
            to_hold = ("the t or the n were another",) if certainty else ()
            return Outcome(verdict, f"p = {shown(value)}", (said,), certainty, to_hold)
        return self._check_figure()

    def _check_figure(self) -> Outcome:
        value, span, arithmetic = self._figure()
        if not self.printed:
            return Outcome("derived", f"{self.quantity} = {with_span(value, span)}", (arithmetic,))
        verdict, certainty = compare(size_of(read_printed(self.printed)), value, span)
        computed = f"{self.quantity} = {with_span(value, span)}"
        to_hold = ("one of the other printed figures were another",) if certainty else ()
        return Outcome(verdict, computed, (arithmetic,), certainty, to_hold)

    def _figure(self) -> tuple[Fraction, Span, str]:
        if self.quantity == "df":
            df = Fraction(self.n - 1)
            return df, Span(df, df), f"{self.n} pairs − 1"
        root = sqrt(self.n)
        if self.quantity == "t" and self.difference and self.sd:
            value, span = _quotient(size_of(self.difference), self.sd, root)
            return value, span, f"{self.difference.text} ÷ ({self.sd.text} ÷ √{self.n})"
        if self.difference is None or self.t is None:
            raise ValueError("the mean difference and t are needed here.")
        value, span = _quotient(size_of(self.difference), size_of(self.t), root)
        arithmetic = f"{self.difference.text} × √{self.n} ÷ {self.t.text}"
        if self.quantity == "sd" or self.before is None or self.after is None:
            return value, span, arithmetic
        ends = [_correlation(self.before, self.after, end) for end in (value, span.high, span.low)]
        return ends[0], Span(ends[1], ends[2]), f"(s₁² + s₂² − ({arithmetic})²) ÷ 2s₁s₂"


def _correlation(before: Printed, after: Printed, sd: Fraction) -> Fraction:
    first, second = before.value, after.value
    return (first**2 + second**2 - sd**2) / (2 * first * second)


def _quotient(top: Printed, bottom: Printed, factor: float) -> tuple[Fraction, Span]:
    scaled = Fraction(factor)
    over, under = no_less(top.span), bottom.span
    return top.value * scaled / bottom.value, Span(
        over.low * scaled / under.high, over.high * scaled / under.low
    )


def no_less(span: Span) -> Span:
    """The part of a span that is not below nought: the size of a statistic."""
    return Span(max(span.low, Fraction(0)), span.high)


def _positive(printed: Printed | None) -> bool:
    return printed is not None and size_of(printed).span.low > 0
