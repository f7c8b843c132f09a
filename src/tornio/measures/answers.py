"""What can be answered: options with their codes, codes that mean «no answer», and the items that take them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tornio.vocabulary.checked import Checked, blanks, repeated
from tornio.vocabulary.fault import Fault


@dataclass(frozen=True)
class Option:
    """One answer: its code, a short label (empty where none is known), its worth where that is not the code."""

    code: int
    label: str = ""
    value: float | None = None

    @property
    def worth(self) -> float:
        """What the answer adds to a score."""
        return self.code if self.value is None else self.value


@dataclass(frozen=True)
class AnswerSet(Checked):
    """The answers that an item takes: options that count, and codes that mean there is no answer."""

    id: str
    options: tuple[Option, ...]
    missing: tuple[Option, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it."""
        yield from blanks(self, "id")
        yield from repeated("options", (option.code for option in self.options))
        yield from repeated("missing", (option.code for option in self.missing))
        for code in sorted(self.missing_codes & self.worth.keys()):
            rule = "A code cannot both be an answer and mean that there is none."
            yield Fault("missing", str(code), rule, "Take another code for one of the two.")
        if len(set(self.worth.values())) < 2:
            rule = "An item that is always worth the same measures nothing."
            yield Fault(
                "options", str(len(self.options)), rule, "Give at least two options of different worth."
            )
        for option in self.missing:
            if not option.label.strip():
                rule = "A missing code says what it means."
                yield Fault("missing", str(option.code), rule, "Give it a label, such as ‘not known’.")
            if option.value is not None:
                rule = "A missing code is worth nothing, not even 0."
                yield Fault("missing", str(option.value), rule, "Remove its value, or make it an option.")

    @cached_property
    def worth(self) -> Mapping[int, float]:
        """Each option's code and what it adds to a score."""
        return {option.code: option.worth for option in self.options}

    @cached_property
    def missing_codes(self) -> frozenset[int]:
        """The codes that mean «no answer»."""
        return frozenset(option.code for option in self.missing)

    @cached_property
    def lowest(self) -> float:
        """The least that an answer is worth."""
        return min(self.worth.values(), default=0.0)

    @cached_property
    def highest(self) -> float:
        """The most that an answer is worth."""
        return max(self.worth.values(), default=0.0)


@dataclass(frozen=True)
class Item(Checked):
    """One question: its topic in our own words (its wording is mostly copyrighted), empty where not known."""

    id: str
    answers: AnswerSet
    topic: str = ""
    snomed: str = ""

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it."""
        yield from blanks(self, "id")

    @property
    def options(self) -> tuple[Option, ...]:
        """The answers that count."""
        return self.answers.options

    @property
    def missing(self) -> tuple[Option, ...]:
        """The codes that mean «no answer»."""
        return self.answers.missing

    @property
    def name(self) -> str:
        """The topic, or the item's number where no topic is known."""
        return self.topic or f"item {self.id}"


@dataclass(frozen=True)
class Mark(Checked):
    """One code of a companion, and what it stands for."""

    code: str
    label: str

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it."""
        yield from blanks(self, "code", "label")


@dataclass(frozen=True)
class Companion(Checked):
    """What is noted beside an item and never scored, such as the kind of problem that HoNOS item 8 rates."""

    id: str
    item: str
    topic: str
    marks: tuple[Mark, ...]

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it."""
        yield from blanks(self, "id", "item", "topic")
        yield from repeated("marks", (mark.code for mark in self.marks))
