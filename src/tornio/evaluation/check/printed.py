"""A number as it was printed: its digits say how far the true value can lie from it.

"16.84" stands for every value that rounds to it, so for [16.835, 16.845]. The ends are kept in because papers
round halves both up and to even. Everything is exact: decimals in, fractions out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

_NUMBER = re.compile(
    r"^\s*(?:[A-Za-z]\s*)?=?\s*(?P<bound>[<>≤≥]?)\s*=?\s*"
    r"(?P<digits>[-−–+]?(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.?[0-9]*|\.[0-9]+))\s*(?P<percent>%?)\s*$"
)
#: Numbers of this size can still be multiplied with each other as floating-point numbers.
MOST_DIGITS = 30
#: More people than any paper counts; so totals stay numbers that a computer can count through.
MOST_COUNTED = 10**9
_FAR = Fraction(10**MOST_DIGITS)


@dataclass(frozen=True)
class Span:
    """All values from `low` to `high`, both included."""

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"A span from {self.low} to {self.high} is empty: low must not be above high.")

    def meets(self, other: Span) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: Fraction) -> bool:
        """Whether the value lies within."""
        return self.low <= value <= self.high

    @property
    def from_nought(self) -> Span:
        """The part that is not below nought: of a statistic's size."""
        return Span(max(self.low, Fraction(0)), max(self.high, Fraction(0)))


@dataclass(frozen=True)
class Printed:
    """One printed number: the text, the value of its digits, and how many decimals it shows.

    `bound` is "<" or ">" for "p < 0.001", otherwise empty.
    """

    text: str
    value: Fraction
    decimals: int
    bound: str = ""

    @property
    def half_unit(self) -> Fraction:
        """Half a unit of the last printed digit: the furthest that rounding can move a number."""
        return Fraction(1, 2 * 10**self.decimals)

    @property
    def span(self) -> Span:
        """Every value that would be printed so; "<0.001" is everything from nought to 0.001."""
        if self.bound == "<":
            return Span(Fraction(0) if self.value >= 0 else -_FAR, self.value)
        if self.bound == ">":
            return Span(self.value, _FAR)
        return Span(self.value - self.half_unit, self.value + self.half_unit)

    @property
    def exact_if_whole(self) -> Span:
        """`span`, but a number without decimals is taken as a count, which was not rounded."""
        return self.span if self.decimals or self.bound else Span(self.value, self.value)

    @property
    def size(self) -> Printed:
        """Without its sign: which group a paper takes first is no part of a claim about t."""
        return replace(self, value=abs(self.value))

    def agrees_with(self, value: Fraction | float) -> bool:
        """Whether the value, rounded to as many decimals, would be printed so."""
        return self.span.holds(Fraction(value))


def read_printed(text: str) -> Printed:
    """The number in a printed text such as "16.84", "44.2%", "2,263", "<0.001" or "p=<0.001".

    A percentage keeps its unit: "44.2%" is 44.2. Raises ValueError where there is no number.
    """
    match = _NUMBER.match(text)
    if match is None:
        raise ValueError(f"‘{text}’ is not a printed number. Write it as printed: 16.84, 44.2%, <0.001.")
    if len(match["digits"]) > MOST_DIGITS:
        raise ValueError(f"‘{text[:20]}…’ has more than {MOST_DIGITS} digits. Write the number as printed.")
    digits = match["digits"].replace(",", "").replace("−", "-").replace("–", "-")
    bound = {"≤": "<", "≥": ">"}.get(match["bound"], match["bound"])
    return Printed(text, Fraction(digits), len(digits.partition(".")[2]), bound)


def read_whole(text: str) -> int:
    """A printed count such as "50" or "2,263"; ValueError where it shows decimals or is no number."""
    printed = read_printed(text)
    if printed.decimals or printed.bound or printed.value.denominator != 1:
        raise ValueError(f"‘{text}’ is not a whole number. A count is printed without decimals: 50.")
    if abs(printed.value) > MOST_COUNTED:
        raise ValueError(f"‘{text}’ is above {MOST_COUNTED:,}. Write the count as printed.")
    return int(printed.value)
