"""What to do with a printed sd that is larger than any data can have: take the largest that can be.

Values that cannot be negative have an sd of at most mean·√n, when all of the total lies in one of them.
"""

from __future__ import annotations

from fractions import Fraction
from math import sqrt
from random import Random

from tornio.evaluation.check.granularity import Scale, grim_totals, largest_variance
from tornio.evaluation.check.ranges import PrintedSummary
from tornio.evaluation.demonstration.searching import NotFound

COUNTS = Scale(minimum=Fraction(0))


def largest_sd(printed: PrintedSummary) -> float:
    """The largest sd of counts with this n whose mean is printed so. NotFound where no total has that mean."""
    variance = largest_variance(printed.mean, printed.n, COUNTS)
    if variance is None:
        raise NotFound(f"No whole total of {printed.n} counts has the mean {printed.mean.text}.")
    return sqrt(variance)


def nearest_counts(printed: PrintedSummary, random: Random) -> list[int]:
    """The counts whose sd comes nearest to an impossible one: all of the total in one, drawn at random."""
    counts = [0] * printed.n
    counts[random.randrange(printed.n)] = max(grim_totals(printed.mean, printed.n, COUNTS))
    return counts
