"""Claims of t tests of independent groups."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tornio.evaluation.check.distributions import judge_p, printed_p
from tornio.evaluation.check.estimates import (
    equal_variance_t_at,
    unequal_variance_t_at,
    welch_df_at,
)
from tornio.evaluation.check.fields import given, group, one_of, text
from tornio.evaluation.check.printed import Span, read_printed
from tornio.evaluation.check.ranges import (
    PrintedSummary,
    equal_variance_t,
    unequal_variance_t,
    welch_df,
)
from tornio.evaluation.check.verdict import Outcome, compare, shown, with_span
from tornio.statistics.distributions import t_two_sided

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
        return t_two_sided(self.t, self.df)

    @property
    def p_span(self) -> Span:
        ends = [
            Fraction(t_two_sided(float(t), float(df)))
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
            verdict, certainty = compare(read_printed(self.printed).size, Fraction(value), span)
        computed = f"{formula.name}: {self.quantity} = {with_span(value, span)}"
        return Outcome(verdict, computed, self._arithmetic(), certainty, self._to_hold() if certainty else ())

    def _arithmetic(self) -> tuple[str, ...]:
        lines = [f"{g.n}: {g.mean.text} ({g.sd.text})" for g in (self.a, self.b)]
        both = [f"{f.name}: t({_df(f.df)}) = {shown(f.t)}, p = {shown(f.p)}" for f in self._formulas().values()]
        return (" against ".join(lines), *both)

    def _to_hold(self) -> tuple[str, ...]:
        if self.quantity == "df" and read_printed(self.printed).value == self.a.n + self.b.n:
            return (f"a t test had n₁ + n₂ = {self.a.n + self.b.n} degrees of freedom, but it has two fewer",)
        if self.quantity == "t" and self.variances != "not stated":
            other = self._formulas()["unequal" if self.variances == "equal" else "equal"]
            if read_printed(self.printed).size.span.meets(other.t_span):
                return (f"the formula were {other.name}, which gives {shown(abs(other.t))}",)
        return ("one of the printed means, sds or n were another",)

    def _check_formula(self) -> Outcome:
        printed, both = read_printed(self.printed).size, self._formulas()
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
