"""CSV ⇄ columns: UTF-8, commas, one header row, an empty cell where something is not known.

What Excel adds is read too: a byte order mark, CR LF at line ends, rows of empty cells at the end.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from tornio.evaluation.contract import Column, Table
from tornio.evaluation.sheets.sheet import WHOLE_ROW, Cell, Sheet, header_faults, unreadable
from tornio.vocabulary.fault import Fault

WHOLE = re.compile(r"-?[0-9]{1,15}(\.0+)?")  # pandas writes 3.0 where a column of whole numbers has a gap
NUMBER = re.compile(r"-?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,3})?")


def parse(content: bytes, table: Table) -> Sheet:
    """The columns of a CSV file; what is wrong with it as a file is among the sheet's faults."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        rule = f"A dataset is written in UTF-8; byte {error.start + 1} of the file is not."
        return unreadable(table, rule, "Save it as ‘CSV UTF-8’.", row=row)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return unreadable(table, f"This is not a CSV file: {error}.", "Save it as CSV again.")
    while lines and not any(lines[-1]):
        lines.pop()
    if not lines:
        return unreadable(table, "The file is empty.", f"Write its header: {','.join(table.names)}")
    header, *rows = lines
    if len(header) == 1 and re.search("[;\t]", header[0]):
        return unreadable(table, "The columns are not separated by commas.", "Save it with commas.", row=1)
    return _sheet(table, header, rows)


def _sheet(table: Table, header: list[str], rows: list[list[str]]) -> Sheet:
    faults = [*header_faults(table, header), *_ragged(table, header, rows)]
    width = len(header)
    if any(len(row) != width for row in rows):
        rows = [(row + [""] * width)[:width] for row in rows]
    columns = zip(*rows, strict=True) if rows else [()] * width
    found = {name: cells for name, cells in zip(header, columns, strict=True) if header.count(name) == 1}
    empty = [None] * len(rows)
    read = tuple(
        _cells(column, found[column.name]) if column.name in found else empty for column in table.columns
    )
    absent = tuple(name for name in table.names if name not in found)
    return Sheet(read, absent, tuple(faults))


def _ragged(table: Table, header: list[str], rows: list[list[str]]) -> list[Fault]:
    rule = f"The header has {len(header)} cells, and so has every row."
    cure = "Give each cell its column; put quotes around text with a comma in it."
    return [
        Fault(WHOLE_ROW, f"{len(row)} cells", rule, cure, table.name, number)
        for number, row in enumerate(rows, start=2)
        if len(row) != len(header)
    ]


def _cells(column: Column, found: Sequence[str]) -> list[Cell]:
    """Each cell as its column's kind. Values repeat, so each is read once."""
    read = {text: _cell(column, text) for text in set(found)}
    return [read[text] for text in found]


def _cell(column: Column, text: str) -> Cell:
    if not text:
        return None
    if column.kind == "whole number":
        return int(text.partition(".")[0]) if WHOLE.fullmatch(text) else text
    if column.kind == "number":
        return float(text) if NUMBER.fullmatch(text) else text
    return text


def text_of(table: Table, columns: Sequence[Sequence[Cell]]) -> str:
    """The columns as a CSV file; line ends are LF, and a number is written so that it reads back as it was."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows(zip(*(map(_written, cells) for cells in columns), strict=True))
    return out.getvalue()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return str(cell)
