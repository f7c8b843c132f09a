"""Tail probabilities over a range of a statistic; each falls as the statistic grows, so the ends suffice."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from tornio.evaluation.check.printed import Span, read_printed
from tornio.evaluation.check.verdict import Certainty, Verdict, compare
from tornio.statistics.distributions import chi2_upper

SIGNIFICANT = Fraction(1, 20)


def p_of_z(statistic: float) -> float:
    """Both tails of the normal: z² is chi-squared on one degree of freedom."""
    return chi2_upper(statistic * statistic, 1)


def falling(p: Callable[[float], float], statistic: Span) -> Span:
    """The p values over a range of the statistic's size."""
    return Span(Fraction(p(float(statistic.high))), Fraction(p(float(statistic.low))))


def judge_p(printed: str, value: float, span: Span) -> tuple[Verdict, Certainty]:
    """Holds a printed p against the recomputed one.

    "significant" and "not significant" are claims about 0.05; nothing printed makes the value *derived*.
    """
    if not printed:
        return "derived", ""
    if printed in ("significant", "not significant"):
        allowed = Span(Fraction(0), SIGNIFICANT) if printed == "significant" else Span(SIGNIFICANT, Fraction(1))
        if allowed.holds(Fraction(value)):
            return "reproduces", ""
        return ("rounding", "") if allowed.meets(span) else ("inconsistent", "impossible")
    return compare(read_printed(printed), Fraction(value), span)


def printed_p(value: object, _: object) -> str:
    """A printed p ("0.118", "<0.001"), "significant", "not significant", or "" where none is printed."""
    if value in ("", "significant", "not significant"):
        return str(value)
    if not isinstance(value, str):
        raise ValueError(f"‘{value}’ is not a printed p. Put it in quotes, as printed.")
    read_printed(value)
    return value
