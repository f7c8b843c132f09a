"""The rows of a printed table in CSV, checked cell by cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from tornio.evaluation.check import fields
from tornio.evaluation.check.distributions import printed_p
from tornio.evaluation.check.fields import Read, Samples
from tornio.evaluation.check.reading import fault_of
from tornio.vocabulary.fault import Fault, FaultyInput, refuse

#: A row's cells by column; an empty cell is an empty text.
Row: TypeAlias = Mapping[str, str]

NEEDED = ("measure", "wave", "n", "mean", "sd")
OPTIONAL = ("F", "df", "p", "minimum", "maximum", "items")


def _of_a_group(name: str) -> Read:
    """Reads one figure of a group as if the others were in order."""

    def read(value: object, samples: Samples) -> object:
        return fields.group({"n": "2", "mean": "0", "sd": "1", name: value}, samples)

    return read


#: How a cell is read; what cannot be read is a fault of its cell.
CELLS: Mapping[str, Read] = {
    **{name: _of_a_group(name) for name in ("n", "mean", "sd")},
    **dict.fromkeys(("F", "minimum", "maximum"), fields.number),
    "items": fields.whole,
    "df": fields.freedom,
    "p": printed_p,
}


def rows(text: str, file: str, faults: list[Fault]) -> list[Row]:
    """The rows below the header; what is wrong with them is added to `faults`.

    FaultyInput where the columns are not those of a table, or where this is no CSV file.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        lines = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error as error:
        fault = Fault("the file", str(error), "This is not a CSV file.", "Save it as CSV again.", file)
        raise FaultyInput([fault]) from None
    header = lines[0][1] if lines else []
    refuse(_header_faults(header, file))
    found: list[Row] = []
    seen: set[tuple[str, str]] = set()
    for line, cells in lines[1:]:
        if any(cells):
            row = dict(zip(header, [*cells, *[""] * len(header)], strict=False))
            faults.extend((*_width_faults(cells, header, file, line), *_row_faults(row, seen, file, line)))
            found.append(row)
    if not found:
        faults.append(Fault("the file", "", "It has no rows.", "Give one row a group.", file))
    return found


def _header_faults(header: list[str], file: str) -> Iterator[Fault]:
    if len(header) == 1 and not header[0].isalpha():
        rule = "The columns are not separated by commas."
        yield Fault("the file", header[0], rule, "Save it with commas, and points in decimals.", file, 1)
        return
    for name in NEEDED:
        if name not in header:
            yield Fault(name, "", "This column is needed.", "Add it.", file, 1)
    for name in dict.fromkeys(header):
        if name not in NEEDED + OPTIONAL:
            cure = f"Use {', '.join(NEEDED + OPTIONAL)}."
            yield Fault("column", name, "This column is not known.", cure, file, 1)
        if header.count(name) > 1:
            yield Fault("column", name, "This column stands twice.", "Keep one.", file, 1)


def _width_faults(cells: list[str], header: list[str], file: str, line: int) -> Iterator[Fault]:
    if len(cells) > len(header):
        rule = f"More cells than columns, of which there are {len(header)}."
        yield Fault("the row", f"{len(cells)} cells", rule, "Quote cells with commas.", file, line)


def _row_faults(row: Row, seen: set[tuple[str, str]], file: str, line: int) -> Iterator[Fault]:
    for name in NEEDED:
        if not row[name]:
            yield Fault(name, "", "It must say something.", "Add what the paper prints.", file, line)
    yield from _cell_faults(row, file, line)
    key = (row["measure"], row["wave"])
    if key in seen:
        rule = f"{key[0]} has this wave twice."
        yield Fault("wave", key[1], rule, "Keep one row a measure and wave.", file, line)
    seen.add(key)


def _cell_faults(row: Row, file: str, line: int) -> Iterator[Fault]:
    for name, read in CELLS.items():
        if row.get(name):
            try:
                read(row[name], {})
            except ValueError as error:
                yield fault_of(name, row[name], error, file, line)
