"""What means and standard deviations whole numbers can have: GRIM, GRIMMER, DEBIT and the largest possible sd.

n whole numbers have a whole total, so their mean is one of a few fractions, and so is their variance. A printed
mean that none of these fractions rounds to cannot be the mean of n whole numbers.

Sources: Brown & Heathers 2017 (GRIM); Anaya 2016 and Allard 2018 (GRIMMER); Heathers & Brown 2019 (DEBIT).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, isqrt

from tornio.evaluation.check.printed import Printed, Span


@dataclass(frozen=True)
class Scale:
    """What one person's value can be: steps of 1/`items` from `minimum` to `maximum` (None: no upper end).

    The mean of a 17-item form has `items=17`; a sum score, an age or a number of days has `items=1`.
    """

    minimum: Fraction | None = None
    maximum: Fraction | None = None
    items: int = 1

    def __post_init__(self) -> None:
        if self.items < 1:
            raise ValueError(f"A scale with {self.items} items: there must be at least 1.")
        if self.minimum is not None and self.maximum is not None and self.minimum >= self.maximum:
            raise ValueError(f"A scale from {self.minimum} to {self.maximum}: it must end above its start.")
        if self.width is not None and self.width < 1:
            rule = f"A scale from {self.minimum} to {self.maximum} in steps of 1/{self.items}"
            raise ValueError(f"{rule}: values need two different places on it.")

    @property
    def bottom(self) -> int:
        """The lowest value, in steps; a scale without one has none."""
        if self.minimum is None:
            raise ValueError("This scale has no lowest value.")
        return ceil(self.minimum * self.items)

    @property
    def width(self) -> int | None:
        """How many steps lie between the lowest and the highest value; None without both ends."""
        if self.minimum is None or self.maximum is None:
            return None
        return floor(self.maximum * self.items) - self.bottom


def grim_totals(mean: Printed, n: int, scale: Scale) -> range:
    """The whole totals (in steps of the scale) whose mean would be printed so; an empty range: none can be."""
    steps = n * scale.items
    low, high = ceil(mean.span.low * steps), floor(mean.span.high * steps)
    if scale.minimum is not None:
        low = max(low, ceil(scale.minimum * steps))
    if scale.maximum is not None:
        high = min(high, floor(scale.maximum * steps))
    return range(low, high + 1)


def nearest_means(mean: Printed, n: int, scale: Scale) -> tuple[Fraction, Fraction]:
    """The possible means just below and above the printed one; the same twice where it lies off the scale."""
    steps = n * scale.items
    value = mean.value if scale.minimum is None else max(mean.value, scale.minimum)
    value = value if scale.maximum is None else min(value, scale.maximum)
    return Fraction(floor(value * steps), steps), Fraction(ceil(value * steps), steps)


def grimmer_totals(mean: Printed, sd: Printed, n: int, scale: Scale) -> list[int]:
    """The totals with which n whole values could be printed with this mean and this sd.

    For a total S there must be a whole sum of squares Q, even or odd as S is (x² and x are even or odd
    together), not below the evenest spread of S, not above the most extreme one, with
    (Q − S²/n)/(n − 1) among the variances that print as sd². These conditions are necessary, not
    sufficient (four numbers from 0 to 4 that add up to 3 have Q = 3, 5 or 9, never 7), so a total that is
    returned is "not refuted".
    """
    return [
        total
        for total in grim_totals(mean, n, scale)
        if _sums_of_squares(total, _squares_at(sd.span.from_nought, total, n, scale), n, scale)
    ]


def _squares_at(sd: Span, total: int, n: int, scale: Scale) -> Span:
    """The sums of squares that belong to standard deviations, in steps of the scale."""
    freedom, centre = (n - 1) * scale.items**2, Fraction(total * total, n)
    return Span(sd.low**2 * freedom + centre, sd.high**2 * freedom + centre)


def _sums_of_squares(total: int, within: Span, n: int, scale: Scale) -> range:
    """The whole sums of squares that n whole values with this total can have, as far as they lie within."""
    low, high = max(ceil(within.low), _evenest(total, n)), floor(within.high)
    most = _most_extreme(total, n, scale)
    if most is not None:
        high = min(high, most)
    return range(low + (low - total) % 2, high + 1, 2)


def nearest_variances(mean: Printed, sd: Printed, n: int, scale: Scale) -> tuple[Fraction, ...]:
    """The possible variances next below and above the printed sd's, over all totals of the printed mean."""
    below, above = [], []
    for total in grim_totals(mean, n, scale):
        wanted = _squares_at(Span(sd.value, sd.value), total, n, scale).low
        centre, freedom = Fraction(total * total, n), (n - 1) * scale.items**2
        under = _sums_of_squares(total, Span(Fraction(0), wanted), n, scale)
        over = _sums_of_squares(total, Span(wanted, max(wanted, Fraction(_evenest(total, n))) + 2), n, scale)
        below += [(under[-1] - centre) / freedom] if under else []
        above += [(over[0] - centre) / freedom] if over else []
    return (*([max(below)] if below else []), *([min(above)] if above else []))


def _evenest(total: int, n: int) -> int:
    """The smallest sum of squares of n whole numbers with this total: all within one of each other."""
    each, over = divmod(total, n)
    return (n - over) * each**2 + over * (each + 1) ** 2


def _most_extreme(total: int, n: int, scale: Scale) -> int | None:
    """The largest sum of squares: as many as possible at the two ends, one value taking what is left."""
    if scale.minimum is None:
        return None
    bottom, width = scale.bottom, scale.width
    spare = total - n * bottom
    if width is None:
        return (n - 1) * bottom**2 + (bottom + spare) ** 2
    at_top, rest = divmod(spare, width)
    if at_top >= n:
        return n * (bottom + width) ** 2
    return at_top * (bottom + width) ** 2 + (bottom + rest) ** 2 + (n - at_top - 1) * bottom**2


def largest_variance(mean: Printed, n: int, scale: Scale) -> Fraction | None:
    """The largest variance (divisor n − 1) of n values on the scale whose mean would be printed so.

    For values that cannot be negative and have no upper end it is total²/n: everything in one person.
    None where the scale has no lower end, or no total fits the mean. Raises ValueError for n < 2.
    """
    if n < 2:
        raise ValueError(f"n = {n}: a standard deviation needs at least 2 values.")
    totals = grim_totals(mean, n, scale)
    if scale.minimum is None or not totals:
        return None
    spreads = (
        (most - Fraction(total * total, n)) / ((n - 1) * scale.items**2)
        for total in _widest(totals, n, scale)
        if (most := _most_extreme(total, n, scale)) is not None
    )
    return max(spreads)


def _widest(totals: range, n: int, scale: Scale) -> set[int]:
    """A few totals, one of which allows the largest variance of all of them.

    Without an upper end it grows with the total. Otherwise it is convex between two totals that need nobody
    between the ends of the scale, so largest at one of those (or where the totals begin or stop); and among
    them it is largest where the people are halved.
    """
    first, last = totals[0], totals[-1]
    if (width := scale.width) is None:
        return {last}
    fewest, most = -((n * scale.bottom - first) // width), (last - n * scale.bottom) // width
    if fewest > most:
        return {first, last}
    halves = {min(max(half, fewest), most) for half in (n // 2, (n + 1) // 2)}
    return {first, last, *(n * scale.bottom + width * at_top for at_top in halves)}


def smallest_n(mean: Printed, sd: Printed, scale: Scale, *, most: int = 100_000) -> int | None:
    """The smallest n at which values without an upper end can have this mean and this sd.

    sd ≤ mean·√n (everything in one person) gives a first bound; from there on each n is tried until one has
    a whole total for the mean and room for the sd. None where there is none up to `most`.
    """
    if mean.span.high <= 0 or sd.span.low <= 0 or scale.minimum != 0 or scale.maximum is not None:
        return None
    wanted = sd.span.low**2
    first = max(2, ceil(wanted / mean.span.high**2))
    tried = range(first, min(first + 1000, most))
    return next((n for n in tried if (largest_variance(mean, n, scale) or 0) >= wanted), None)


#: Answers of no and yes. On this scale x² = x, so GRIMMER becomes DEBIT: the sd follows from the total.
YES_OR_NO = Scale(Fraction(0), Fraction(1))


def yes_or_no_variances(mean: Printed, n: int) -> list[Fraction]:
    """The variances that n answers of 0 or 1 can have whose mean would be printed so: k(n − k)/(n(n − 1)).

    Raises ValueError where no such answers have this mean.
    """
    totals = grim_totals(mean, n, YES_OR_NO)
    if not totals:
        raise ValueError(f"‘{mean.text}’ is no share of {n} answers of 0 or 1. Check the mean and n.")
    return [Fraction(k * (n - k), n * (n - 1)) for k in totals]


_BILLION = 10**9


def root_below(value: Fraction) -> Fraction:
    """The square root, rounded down to a whole billionth."""
    return Fraction(isqrt(floor(value * _BILLION**2)), _BILLION)


def root_above(value: Fraction) -> Fraction:
    """The square root, rounded up to a whole billionth."""
    square = ceil(value * _BILLION**2)
    root = isqrt(square)
    return Fraction(root if root * root == square else root + 1, _BILLION)
