"""Bytes → rows of cells. What spreadsheets write is read: byte order marks, semicolons, CR LF, blank lines."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tornio.vocabulary.fault import Fault, FaultyInput, refuse


@dataclass(frozen=True)
class Grid:
    """A header, and the rows under it with their numbers: blank lines are no rows, yet they count.

    `faults` are those of its shape; a row with too many or too few cells is among them, and not among `rows`.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    faults: tuple[Fault, ...] = ()


def parse(content: bytes, file: str) -> Grid:
    """The rows of a CSV file in UTF-8. FaultyInput where it is none, or where columns bear the same name."""
    text = _text(content, file)
    first = text.partition("\n")[0]
    delimiter = next((mark for mark in ",;\t" if mark in first), ",")
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise _not_a_table(file, str(error), "This is not a CSV file.", "Save it as CSV again.") from None
    rows = [(number, tuple(map(str.strip, cells))) for number, cells in enumerate(records, start=1) if cells]
    while rows and not any(rows[-1][1]):  # Excel writes rows of empty cells below what was once filled
        rows.pop()
    if not rows:
        cure = "Write a header with the items, and rows of answers."
        raise _not_a_table(file, "", "The file is empty.", cure)
    (_, header), *rest = rows
    refuse(_doubled(header, file))
    whole = tuple(row for row in rest if len(row[1]) == len(header))
    return Grid(file, header, whole, tuple(_ragged(rest, len(header), file)))


def _text(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        rule = f"The file must be in UTF-8; byte {error.start + 1} is not."
        found = f"byte {content[error.start]:#04x}"
        raise _not_a_table(file, found, rule, "Save it as ‘CSV UTF-8’.", row) from None


def _doubled(header: tuple[str, ...], file: str) -> Iterator[Fault]:
    for name, count in Counter(header).items():
        if count > 1:
            rule = f"{count} columns have this name." if name else f"{count} columns have no name."
            yield Fault("the header", name, rule, "Keep one of them, or rename them.", file, 1)


def _ragged(rows: Sequence[tuple[int, tuple[str, ...]]], width: int, file: str) -> Iterator[Fault]:
    for number, cells in rows:
        if len(cells) != width:
            rule = f"The header has {width} cells, and so has every row."
            cure = "Give each cell its column; put quotes around text with a comma in it."
            yield Fault(
                "the whole row", f"{len(cells)} cell{'' if len(cells) == 1 else 's'}", rule, cure, file, number
            )


def _not_a_table(file: str, found: str, rule: str, cure: str, row: int | None = None) -> FaultyInput:
    return FaultyInput([Fault("the whole file", found, rule, cure, file, row)])
