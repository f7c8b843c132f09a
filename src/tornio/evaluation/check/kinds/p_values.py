"""Claims of a p that belongs to a printed statistic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from tornio.evaluation.check.distributions import falling, judge_p, p_of_z, printed_p
from tornio.evaluation.check.fields import freedom, given, number, one_of
from tornio.evaluation.check.printed import Printed, Span
from tornio.evaluation.check.verdict import Outcome, shown, with_span
from tornio.statistics.distributions import chi2_upper, f_upper, t_two_sided


@dataclass(frozen=True, kw_only=True)
class PValue:
    """A printed p held against its own printed statistic and degrees of freedom, as statcheck does."""

    statistic: str = given(one_of("F", "t", "chi2", "z", "r"), "which statistic", '"F"')
    value: Printed = given(number, "the statistic as printed", '"2.174"')
    printed: str = given(printed_p, "the p as printed", '"0.118"')
    df: tuple[Fraction, ...] = given(freedom, "its degrees of freedom; none for z", '"2, 118"', default=())
    tails: str = given(one_of("1", "2"), "how many tails, for t, z and r", '"2"', default="2")

    def __post_init__(self) -> None:
        needed = {"F": 2, "t": 1, "chi2": 1, "z": 0, "r": 1}[self.statistic]
        if len(self.df) != needed:
            raise ValueError(f"{len(self.df)} degrees of freedom for {self.statistic}: it has {needed}.")
        if self.statistic in ("F", "chi2") and self.value.value < 0:
            raise ValueError(
                f"{self.statistic} = {self.value.text}: it is made of squares, so never below nought."
            )
        if self.statistic == "r" and self.value.size.span.high >= 1:
            raise ValueError(f"r = {self.value.text}: a correlation lies between −1 and 1.")

    def check(self) -> Outcome:
        """The p of the printed statistic, and of those that would be printed so."""
        size = self.value.size
        p = self._tail()
        value, span = p(float(size.value)), falling(p, size.span.from_nought)
        verdict, certainty = judge_p(self.printed, value, span)
        df = ", ".join(shown(part, 0 if part.denominator == 1 else 1) for part in self.df)
        computed = f"p = {with_span(value, span)}"
        to_hold = self._to_hold(value, span) if certainty else ()
        return Outcome(verdict, computed, (f"{self.statistic}({df}) = {self.value.text}",), certainty, to_hold)

    def _to_hold(self, value: float, span: Span) -> tuple[str, ...]:
        half = Span(span.low / 2, span.high / 2)
        one_tail = self.tails == "2" and self.statistic in ("t", "z", "r")
        if one_tail and judge_p(self.printed, value / 2, half)[0] in ("reproduces", "rounding"):
            return (f"the test had one tail, which gives p = {shown(value / 2)}",)
        return ("the statistic or its degrees of freedom were another",)

    def _tail(self) -> Callable[[float], float]:
        df = [float(part) for part in self.df]
        halved = 0.5 if self.tails == "1" else 1.0
        if self.statistic == "F":
            return lambda f: f_upper(f, df[0], df[1])
        if self.statistic == "chi2":
            return lambda x: chi2_upper(x, df[0])
        if self.statistic == "z":
            return lambda z: halved * p_of_z(z)
        if self.statistic == "r":
            return lambda r: halved * t_two_sided(r * sqrt(df[0] / (1 - r * r)), df[0])
        return lambda t: halved * t_two_sided(t, df[0])
