"""The contract as a Frictionless data package (specs.frictionlessdata.io), so that R and others can read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from tornio.evaluation.contract.column import Column, Table

Format = Literal["csv", "parquet"]
TYPES = {"whole number": "integer", "number": "number"}
MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def resource(table: Table, form: Format, codes: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """One table as a resource. `codes` holds the code lists that the study sets, by their name."""
    described: dict[str, Any] = {
        "name": table.name,
        "path": f"{table.name}.{form}",
        "profile": "tabular-data-resource" if form == "csv" else "data-resource",
        "title": table.meaning,
        "format": form,
        "mediatype": MEDIA[form],
        "schema": schema(table, codes),
    }
    if form == "csv":
        described |= {
            "encoding": "utf-8",
            "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
        }
    return described


def schema(table: Table, codes: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """One table as a table schema."""
    references = [
        {"fields": column.name, "reference": _reference(column, table)}
        for column in table.columns
        if column.refers
    ]
    described = {
        "fields": [field(column, codes) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    return described | ({"foreignKeys": references} if references else {})


def _reference(column: Column, table: Table) -> dict[str, str]:
    target, _, key = column.refers.partition(".")
    return {"resource": "" if target == table.name else target, "fields": key}


def field(column: Column, codes: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """One column as a field: type, unit, constraints, and in words what it and an empty cell mean."""
    described: dict[str, Any] = {
        "name": column.name,
        "type": TYPES.get(column.kind, "string"),
        "description": in_words(column),
        "constraints": _constraints(column, codes),
    }
    return described | ({"unit": column.unit} if column.unit else {})


def in_words(column: Column) -> str:
    """What the column and an empty cell of it mean."""
    return column.meaning + (f" Empty: {column.empty}." if column.may_be_empty else "")


def _constraints(column: Column, codes: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    listed: Iterable[str] = codes.get(column.set_by_study, column.codes)
    limits = {"minimum": column.minimum, "maximum": column.maximum, "enum": list(listed) or None}
    return {"required": not column.may_be_empty} | {
        name: limit for name, limit in limits.items() if limit is not None
    }
