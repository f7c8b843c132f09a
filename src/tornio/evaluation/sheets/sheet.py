"""One table as it stood in its file: named columns of cells, each as its column's kind where that can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tornio.evaluation.contract import Table
from tornio.evaluation.rules.nearest import did_you_mean
from tornio.vocabulary.fault import Fault

#: A cell: text, a number, or None where it is empty. What cannot be read as its kind stays as it was found.
Cell = Any

#: The field of a fault that is about how many cells a row has.
WHOLE_ROW = "the whole row"


@dataclass(frozen=True)
class Sheet:
    """The columns of one file in the order of the contract; a column that was not there, or twice, is all None.

    `absent` names those columns, `faults` says what is wrong with the file as a file;
    their `file` is the table's name.
    """

    columns: tuple[Sequence[Cell], ...]
    absent: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def unreadable(table: Table, rule: str, cure: str, *, row: int | None = None) -> Sheet:
    """The sheet of a file that cannot be read as a table at all."""
    fault = Fault("the whole file", "", rule, cure, table.name, row)
    return Sheet(tuple([] for _ in table.columns), table.names, (fault,))


def header_faults(table: Table, header: Sequence[str]) -> Iterator[Fault]:
    """What is wrong with the names of a file's columns. Their order is free."""
    for name, count in Counter(header).items():
        if name not in table.names:
            missing = [each for each in table.names if each not in header]
            cure = f"{did_you_mean(name, missing)} Or remove the column." if missing else "Remove the column."
            yield Fault(
                name or "a column without a name", "", "The contract has no such column.", cure, table.name, 1
            )
        elif count > 1:
            rule = f"The column stands {count} times."
            yield Fault(name, name, rule, "Keep one of them.", table.name, 1)
    for column in table.columns:
        if column.name not in header:
            cure = f"Add it: {column.meaning}" + (" It may be empty." if column.may_be_empty else "")
            yield Fault(column.name, "", "The column is not there.", cure, table.name, 1)
