"""How answers become a score: which items, how they are joined, and what is done when some are missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from tornio.vocabulary.checked import Checked, blanks, repeated
from tornio.vocabulary.fault import Fault


@dataclass(frozen=True)
class MissingRule(Checked):
    """When a scale may be scored although answers are missing, and what then stands for them.

    `at_least` is the number of answered items that a score needs. `unanswered` says what becomes of the
    others: none may be unanswered; they are left out; or the mean of the answered ones stands in for each.
    `words` is the rule as a reader needs it, `source` where it was published (or that it is Tornio's own).
    """

    at_least: int
    unanswered: Literal["none allowed", "left out", "mean of the others"]
    words: str
    source: str

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it."""
        yield from blanks(self, "words", "source")


@dataclass(frozen=True)
class Scale(Checked):
    """One score: the items it is made of, how, in which range, and which way is better.

    `sum` adds the answers' worth, `mean` divides that by the number answered, `lookup` finds the sum in
    `table`. An answer to an item in `reversed` counts from the other end of its own range.
    """

    id: str
    title: str
    items: tuple[str, ...]
    method: Literal["sum", "mean", "lookup"]
    minimum: float
    maximum: float
    better: Literal["higher", "lower"]
    missing: MissingRule
    reversed: tuple[str, ...] = ()
    table: tuple[tuple[int, float], ...] = ()

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it."""
        yield from blanks(self, "id", "title")
        yield from repeated("items", self.items)
        yield from repeated("reversed", self.reversed)
        yield from repeated("table", (total for total, _ in self.table))
        for item in self.reversed:
            if item not in self.items:
                rule = "Only an item of the scale can be reversed in it."
                yield Fault("reversed", item, rule, "Add it to the scale's items, or take it out here.")
        if not self.minimum < self.maximum:
            rule = f"The range runs from the minimum {self.minimum:g} up to a greater maximum."
            yield Fault("maximum", f"{self.maximum:g}", rule, "Correct the minimum or the maximum.")
        yield from self._table_faults()
        yield from self._missing_faults()

    def _table_faults(self) -> Iterator[Fault]:
        if (self.method == "lookup") != bool(self.table):
            rule = "A look-up needs a table, and only a look-up has one."
            yield Fault("table", f"{len(self.table)} rows", rule, "Give the table, or change the method.")

    def _missing_faults(self) -> Iterator[Fault]:
        count, rule = len(self.items), self.missing
        if not 1 <= rule.at_least <= count:
            words = f"Between 1 and all {count} items of the scale can be needed."
            yield Fault("missing.at_least", str(rule.at_least), words, "Correct the number or the items.")
        if (rule.unanswered == "none allowed") != (rule.at_least == count):
            words = f"‘none allowed’ goes with all {count} items needed, and the others with fewer."
            yield Fault("missing.unanswered", rule.unanswered, words, "Make it agree with at_least.")
        if self.method == "lookup" and rule.unanswered != "none allowed":
            words = "A table has no row for a sum with answers missing."
            yield Fault("missing.unanswered", rule.unanswered, words, "Use ‘none allowed’.")
        if self.method == "mean" and rule.unanswered == "mean of the others":
            words = "A mean of the answered items leaves the others out."
            yield Fault("missing.unanswered", rule.unanswered, words, "Use ‘left out’: the value is the same.")

    @property
    def direction(self) -> str:
        """Which way is better, in words."""
        return f"{self.better} is better"

    @cached_property
    def lookup(self) -> Mapping[int, float]:
        """The table, from the sum of the items to the score; empty where the scale needs none."""
        return dict(self.table)
