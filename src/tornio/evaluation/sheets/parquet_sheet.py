"""Parquet ⇄ columns. Loaded only where there is a Parquet file, because pyarrow takes long to load."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

import pyarrow as pa
import pyarrow.parquet as pq

from tornio.evaluation.contract import Column, Table
from tornio.evaluation.sheets.sheet import Cell, Sheet, header_faults, unreadable

TYPES = {"whole number": pa.int64(), "number": pa.float64()}


def parse(content: bytes, table: Table) -> Sheet:
    """The columns of a Parquet file; what is wrong with it as a file is among the sheet's faults."""
    try:
        found = pq.read_table(pa.BufferReader(content))
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0].rstrip(".")
        return unreadable(table, f"This is not a Parquet file: {reason}.", "Write it as Parquet again.")
    names = found.column_names
    read = {name: found.column(name).to_pylist() for name in names if names.count(name) == 1}
    empty = [None] * found.num_rows
    columns = tuple(
        [_cell(column, value) for value in read[column.name]] if column.name in read else empty
        for column in table.columns
    )
    absent = tuple(name for name in table.names if name not in read)
    return Sheet(columns, absent, tuple(header_faults(table, names)))


def _cell(column: Column, value: object) -> Cell:
    """As the column's kind: a gap is None, and a whole number that pandas made a float is whole again."""
    if isinstance(value, float):
        if isnan(value):
            return None
        return int(value) if column.kind == "whole number" and value.is_integer() else value
    if isinstance(value, int) and not isinstance(value, bool) and column.kind == "number":
        return float(value)
    return value if value is None or isinstance(value, str | int) else str(value)


def bytes_of(table: Table, columns: Sequence[Sequence[Cell]]) -> bytes:
    """The columns as a Parquet file."""
    schema = pa.schema(
        [
            pa.field(column.name, TYPES.get(column.kind, pa.string()), nullable=column.may_be_empty)
            for column in table.columns
        ]
    )
    arrays = [pa.array(cells, type=field.type) for cells, field in zip(columns, schema, strict=True)]
    out = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out)
    content: bytes = out.getvalue().to_pybytes()
    return content
