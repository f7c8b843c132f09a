"""What a rule between cells is, and the rows that it is held against."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from tornio.evaluation.rows import ItemAnswer, ScoreRow
from tornio.evaluation.scores import booklets, score_booklet
from tornio.evaluation.tables import ROWS, Tables
from tornio.measures import library
from tornio.vocabulary.fault import Fault, FaultyInput

Row = TypeVar("Row")
TABLE_OF = {kind: name for name, kind in ROWS.items()}


def as_text(value: object) -> str:
    """A cell as a fault shows it: empty where there is nothing, and 17 for 17.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def fault(table: str, index: int | None, column: str, value: object, rule: str, cure: str) -> Fault:
    """A fault in the row of that index; the header of a file is row 1, so the first row of cells is row 2."""
    row = None if index is None else index + 2
    return Fault(field=column, value=as_text(value), rule=rule, cure=cure, file=table, row=row)


class Rescored(NamedTuple):
    """The scores of the booklets, and the booklets (participant, measure, wave) that have faults instead."""

    scores: tuple[ScoreRow, ...]
    faulty: frozenset[tuple[str, str, str]]


@dataclass(frozen=True)
class View:
    """The rows that rules are held against: every row whose cells could be read.

    `mended` holds rows with a cell that could not be read and may be empty, read as empty; `left_out` the
    indices of rows with one that may not.
    """

    tables: Tables
    mended: Mapping[tuple[str, int], Any] = field(default_factory=dict)
    left_out: frozenset[tuple[str, int]] = frozenset()

    def rows(self, kind: type[Row]) -> Iterator[tuple[int, Row]]:
        """Each row of that class's table with its index."""
        table = TABLE_OF[kind]
        rows = enumerate(self.tables.table(table))
        if not self.mended and not self.left_out:
            return rows
        return (
            (index, self.mended.get((table, index), row))
            for index, row in rows
            if (table, index) not in self.left_out
        )

    @cached_property
    def rescored(self) -> Rescored:
        """What the items come to, as far as they can be scored."""
        scores: list[ScoreRow] = []
        faulty: set[tuple[str, str, str]] = set()
        definitions = library()
        for booklet in booklets(row for _, row in self.rows(ItemAnswer)):
            try:
                scores.extend(score_booklet(booklet, definitions[booklet.measure]))
            except (FaultyInput, KeyError):  # said where the items are checked
                faulty.add((booklet.participant, booklet.measure, booklet.wave))
        return Rescored(tuple(scores), frozenset(faulty))


class Breach(NamedTuple):
    """Where a rule is broken: the row by its class and index, the column, what stands there, and the cure.

    There is no index where what is wrong is that a row is not there.
    """

    kind: type[Any]
    at: int | None
    column: str
    value: object
    cure: str


@dataclass(frozen=True)
class Rule:
    """What holds in every dataset, the columns (`table.column`) it speaks of, and how breaches are found."""

    sentence: str
    needs: frozenset[str]
    breaches: Callable[[View], Iterator[Breach]]

    def faults(self, view: View) -> Iterator[Fault]:
        """A fault for each breach."""
        for kind, at, column, value, cure in self.breaches(view):
            yield fault(TABLE_OF[kind], at, column, value, self.sentence, cure)


def rule(sentence: str, *needs: str) -> Callable[[Callable[[View], Iterator[Breach]]], Rule]:
    """Makes a rule of a function that finds its breaches."""

    def made(breaches: Callable[[View], Iterator[Breach]]) -> Rule:
        return Rule(sentence, frozenset(needs), breaches)

    return made
