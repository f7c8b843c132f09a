"""Statistics that are to be printed so, computed exactly from the values, and whether they are."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt

from tornio.evaluation.check.printed import Printed

#: Of the room that rounding leaves, so that no half occurs, which some round up and some to even.
ROOM = 0.99


def rounds_to(printed: Printed, value: float) -> bool:
    """Whether the value is printed so."""
    return off_from(printed, value) == 0


def off_from(printed: Printed, value: float) -> float:
    """How far a value is from any that is printed so; 0 for one that is."""
    return max(abs(value - float(printed.value)) - ROOM * float(printed.half_unit), 0.0)


def anova_f(samples: Sequence[Sequence[Fraction]]) -> float:
    """The F of a one-way analysis of variance. ZeroDivisionError where no sample varies."""
    totals = [sum(sample, Fraction(0)) for sample in samples]
    n = sum(map(len, samples))
    of_means = sum(total * total / len(sample) for total, sample in zip(totals, samples, strict=True))
    between = of_means - sum(totals) ** 2 / n
    within = sum(value * value for sample in samples for value in sample) - of_means
    return float(between / (len(samples) - 1) / (within / (n - len(samples))))


def student_t(a: Sequence[Fraction], b: Sequence[Fraction]) -> float:
    """Student's t of two samples, first minus second: the root of their F, with the sign of the difference."""
    difference = sum(a, Fraction(0)) / len(a) - sum(b, Fraction(0)) / len(b)
    return sqrt(anova_f([a, b])) * (1 if difference >= 0 else -1)
