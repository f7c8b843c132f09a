"""What a score may be held against: cut-offs, reliable change, and what others scored. Each has its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from tornio.vocabulary.checked import Checked, blanks
from tornio.vocabulary.fault import Fault


class Figure(Protocol):
    """Something published about the scores of one scale."""

    @property
    def scale(self) -> str:
        """The scale's id."""
        ...

    @property
    def name(self) -> str:
        """What tells it from the others of its kind."""
        ...

    @property
    def source(self) -> str:
        """Where it was published."""
        ...

    @property
    def unverified(self) -> bool:
        """Whether we have not read it in its source."""
        ...

    def outside(self, minimum: float, maximum: float) -> Iterator[Fault]:
        """A fault for each of its numbers that no score from `minimum` to `maximum` can be."""
        ...


def _beyond(name: str, value: float, minimum: float, maximum: float) -> Iterator[Fault]:
    if not minimum <= value <= maximum:
        rule = f"The scale runs from {minimum:g} to {maximum:g}."
        yield Fault(name, f"{value:g}", rule, "Correct the figure, or name the scale that it belongs to.")


@dataclass(frozen=True)
class CutOff(Checked):
    """A range of scores with a name, for whom it was established, and by whom.

    `unverified` marks a figure that the source is said to give but that we have not read there.
    """

    scale: str
    label: str
    source: str
    at_least: float | None = None
    above: float | None = None
    at_most: float | None = None
    below: float | None = None
    population: str = ""
    unverified: bool = False

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it."""
        yield from blanks(self, "scale", "label", "source")
        if not self.bounds:
            yield Fault("at_least", "", "A cut-off has a bound.", "Give at_least, above, at_most or below.")
        for one, other in (("at_least", "above"), ("at_most", "below")):
            if None not in (getattr(self, one), getattr(self, other)):
                rule = f"{one} and {other} both bound the same side."
                yield Fault(other, f"{getattr(self, other):g}", rule, "Keep the one that the source gives.")
        low, high = self._low, self._high
        if low is not None and high is not None and low > high:
            rule = f"No score lies between {low:g} and {high:g}."
            yield Fault("at_most", f"{high:g}", rule, "Swap the bounds.")

    @property
    def name(self) -> str:
        """What tells it from the other cut-offs."""
        return self.label

    @property
    def _low(self) -> float | None:
        return self.above if self.at_least is None else self.at_least

    @property
    def _high(self) -> float | None:
        return self.below if self.at_most is None else self.at_most

    @property
    def bounds(self) -> tuple[float, ...]:
        """The bounds that are given."""
        given = (self.at_least, self.above, self.at_most, self.below)
        return tuple(bound for bound in given if bound is not None)

    @property
    def words(self) -> str:
        """The range in words: `at least 10 and at most 20`."""
        named = (
            ("at least", self.at_least),
            ("above", self.above),
            ("at most", self.at_most),
            ("below", self.below),
        )
        return " and ".join(f"{name} {bound:g}" for name, bound in named if bound is not None)

    def outside(self, minimum: float, maximum: float) -> Iterator[Fault]:
        """A fault for each bound outside the scale's range."""
        for name in ("at_least", "above", "at_most", "below"):
            if getattr(self, name) is not None:
                yield from _beyond(name, getattr(self, name), minimum, maximum)

    def holds(self, value: float) -> bool:
        """Whether a score lies in the range."""
        return (
            (self.at_least is None or value >= self.at_least)
            and (self.above is None or value > self.above)
            and (self.at_most is None or value <= self.at_most)
            and (self.below is None or value < self.below)
        )


@dataclass(frozen=True)
class ReliableChange(Checked):
    """How many points a score must move before the movement is more than error of measurement."""

    scale: str
    points: float
    population: str
    source: str
    unverified: bool = False

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it."""
        yield from blanks(self, "scale", "population", "source")
        if self.points <= 0:
            yield Fault("points", f"{self.points:g}", "A reliable change is more than none.", "Correct it.")

    @property
    def name(self) -> str:
        """What tells it from the other reliable changes."""
        return self.population

    def outside(self, minimum: float, maximum: float) -> Iterator[Fault]:
        """A fault where no score can move by as many points."""
        if self.points > maximum - minimum:
            rule = f"A score from {minimum:g} to {maximum:g} moves by {maximum - minimum:g} points at most."
            yield Fault("points", f"{self.points:g}", rule, "Correct it, or name the scale that it belongs to.")


@dataclass(frozen=True)
class Norm(Checked):
    """What others scored: the mean of a named population, with its sd and n where they were published."""

    scale: str
    population: str
    mean: float
    source: str
    sd: float | None = None
    n: int | None = None
    unverified: bool = False

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it."""
        yield from blanks(self, "scale", "population", "source")
        if self.sd is not None and self.sd < 0:
            yield Fault("sd", f"{self.sd:g}", "A standard deviation is not negative.", "Correct it.")
        if self.n is not None and self.n < 1:
            rule = "A mean comes from one score or more."
            yield Fault("n", str(self.n), rule, "Correct it, or leave it out.")

    @property
    def name(self) -> str:
        """What tells it from the other norms."""
        return self.population

    def outside(self, minimum: float, maximum: float) -> Iterator[Fault]:
        """A fault where no mean can be as low or as high."""
        yield from _beyond("mean", self.mean, minimum, maximum)
