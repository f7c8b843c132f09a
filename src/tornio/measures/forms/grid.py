"""Bytes → rows of cells. What spreadsheets write is read: byte order marks, semicolons, CR LF, blank lines."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tornio.vocabulary.fault import Fault, FaultyInput, refuse


@dataclass(frozen=True)
class Grid:
    """A header, and the rows under it with their numbers: blank lines are no rows, yet they count."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def parse(content: bytes, file: str) -> Grid:
    """The rows of a CSV file in UTF-8. FaultyInput where it is none, or its rows differ in width."""
    text = _text(content, file)
    first = text.partition("\n")[0]
    delimiter = next((mark for mark in ",;\t" if mark in first), ",")
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise _not_a_table(file, f"This is not a CSV file: {error}.", "Save it as CSV again.") from None
    rows = [(number, tuple(map(str.strip, cells))) for number, cells in enumerate(records, start=1) if cells]
    if not rows:
        raise _not_a_table(file, "The file is empty.", "Write a header with the items, and rows of answers.")
    (_, header), *rest = rows
    grid = Grid(file, header, tuple(rest))
    refuse((*_doubled(grid), *_ragged(grid)))
    return grid


def _text(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        rule = f"The file must be in UTF-8; byte {error.start + 1} is not."
        raise _not_a_table(file, rule, "Save it as ‘CSV UTF-8’.", row) from None


def _doubled(grid: Grid) -> Iterator[Fault]:
    for name, count in Counter(grid.header).items():
        if count > 1:
            column = name or "a column without a name"
            yield Fault(column, "", f"{count} columns have this name.", "Keep or rename them.", grid.file, 1)


def _ragged(grid: Grid) -> Iterator[Fault]:
    width = len(grid.header)
    for number, cells in grid.rows:
        if len(cells) != width:
            rule = f"The header has {width} cells, and so has every row."
            cure = "Give each cell its column; put quotes around text with a comma in it."
            yield Fault("the whole row", f"{len(cells)} cells", rule, cure, grid.file, number)


def _not_a_table(file: str, rule: str, cure: str, row: int | None = None) -> FaultyInput:
    return FaultyInput([Fault("the whole file", "", rule, cure, file, row)])
