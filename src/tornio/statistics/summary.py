"""What a printed table tells of a group: how many, their mean, their spread; and an interval."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any, NamedTuple

from tornio.vocabulary.fault import Fault, FaultyInput, refuse

#: Beyond this a square leaves the range of floating-point numbers, and a variance could become infinite.
LARGEST = 1e150


class Interval(NamedTuple):
    """A confidence interval; both limits belong to it."""

    low: float
    high: float


@dataclass(frozen=True)
class Summary:
    """A group as a published table prints it: n values with their mean and standard deviation (divisor n − 1).

    An impossible summary cannot be built: raises FaultyInput (a ValueError) that names every fault.

    >>> Summary(n=49, mean=16.84, sd=5.73)
    Summary(n=49, mean=16.84, sd=5.73)
    """

    n: int
    mean: float
    sd: float

    def __post_init__(self) -> None:
        refuse(self._faults())

    def _faults(self) -> Iterator[Fault]:
        if not is_count(self.n, lowest=1):
            yield Fault(
                "n", str(self.n), "n counts values: a whole number from 1.", "Give how many values there are."
            )
        if not is_usable(self.mean):
            yield Fault("mean", str(self.mean), USABLE, "Give the mean as printed.")
        if not is_usable(self.sd) or self.sd < 0:
            rule = "A standard deviation is a finite number, never below 0."
            yield Fault("sd", str(self.sd), rule, "Give the standard deviation as printed.")


USABLE = f"A value is a finite number no larger than {LARGEST:g}."


def is_usable(value: object) -> bool:
    """Whether one can calculate with a value: a finite real number whose square is finite too."""
    if not isinstance(value, Real):
        return False
    size: Any = abs(value)  # numbers.Real promises a comparison that its type does not
    return bool(size <= LARGEST)


def is_count(value: object, *, lowest: int = 0) -> bool:
    """Whether a value counts something: a whole number from `lowest`."""
    return isinstance(value, Integral) and int(value) >= lowest


def check_confidence(confidence: float) -> None:
    """Raises FaultyInput unless `confidence` lies between 0 and 1, both excluded."""
    if not 0 < confidence < 1:
        rule = "A confidence level lies between 0 and 1."
        raise FaultyInput([Fault("confidence", str(confidence), rule, "Give 0.95 for a 95 % interval.")])
