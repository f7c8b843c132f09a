"""Writes a dataset into a folder: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

from tornio.evaluation import description
from tornio.evaluation.contract import TABLES, Table
from tornio.evaluation.contract.datapackage import Format
from tornio.evaluation.sheets import csv_sheet
from tornio.evaluation.tables import Tables
from tornio.vocabulary.fault import Fault, refuse
from tornio.vocabulary.writing import whole_folder


def write(dataset: Tables, folder: Path | str, format: Format = "csv") -> None:  # noqa: A002 - the contract's word
    """Writes the tables and `datapackage.json` into that folder, which is made, or replaced if it is a dataset.

    The folder appears under its name only when it is whole. FaultyInput where the folder holds anything else
    than a dataset, or the format is neither `csv` nor `parquet`.
    """
    target = Path(folder)
    refuse(_faults(target, format))
    with whole_folder(target) as whole:
        _fill(whole, dataset, format)


def _faults(target: Path, form: str) -> list[Fault]:
    found = []
    if form not in ("csv", "parquet"):
        rule = "A dataset is written as CSV or as Parquet."
        found.append(Fault("format", form, rule, "Write csv or parquet."))
    if target.exists() and not target.is_dir():
        found.append(Fault("folder", str(target), "This is a file.", "Name a folder."))
    elif target.exists() and (strangers := [each.name for each in target.iterdir() if not _is_ours(each)]):
        rule = f"The folder holds something else than a dataset: {', '.join(sorted(strangers)[:3])}."
        found.append(Fault("folder", str(target), rule, "Name a new folder, or an empty one."))
    return found


def _is_ours(path: Path) -> bool:
    table = path.stem in TABLES and path.suffix in (".csv", ".parquet")
    return path.is_file() and (table or path.name == description.FILE)


def _fill(folder: Path, dataset: Tables, form: Format) -> None:
    for name in dataset.written:
        _write_table(folder / f"{name}.{form}", TABLES[name], dataset.table(name))
    (folder / description.FILE).write_text(
        description.written(dataset, form, dataset.written), encoding="utf-8", newline="\n"
    )


def _write_table(path: Path, table: Table, rows: Sequence[Any]) -> None:
    columns = [list(map(attrgetter(name), rows)) for name in table.names]
    if path.suffix == ".csv":
        path.write_text(csv_sheet.text_of(table, columns), encoding="utf-8", newline="\n")
        return
    from tornio.evaluation.sheets import parquet_sheet  # pyarrow takes .08 s to load

    path.write_bytes(parquet_sheet.bytes_of(table, columns))
