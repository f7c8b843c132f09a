"""Reads a dataset from its folder: all of it or, where anything is wrong, none of it and every fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tornio.evaluation import description
from tornio.evaluation.contract import TABLES, Table
from tornio.evaluation.dataset import Dataset
from tornio.evaluation.rules import check
from tornio.evaluation.rules.nearest import did_you_mean
from tornio.evaluation.sheets import csv_sheet
from tornio.evaluation.sheets.sheet import WHOLE_ROW, Sheet, unreadable
from tornio.evaluation.tables import ROWS, Tables
from tornio.vocabulary.fault import Fault, FaultyInput, refuse

FORMATS = (".csv", ".parquet")


@dataclass(frozen=True)
class Found:
    """What lies in a folder: the file of each table, what cannot be read of it, and what can."""

    files: Mapping[str, str]
    content: Mapping[str, Any]
    absent: frozenset[str]
    faults: tuple[Fault, ...]

    @property
    def broken(self) -> frozenset[tuple[str, int]]:
        """The rows (table, index) with too few or too many cells."""
        whole = (fault for fault in self.faults if fault.field == WHOLE_ROW)
        return frozenset((fault.file, fault.row - 2) for fault in whole if fault.row is not None)


def read(folder: Path | str) -> Dataset:
    """The dataset in that folder of CSV or Parquet files.

    Raises FaultyInput with every fault of every file: what the files lack as files, what breaks the contract,
    and what breaks the rules between tables. A fault has the file, the row (the header is row 1), the column,
    the value, the rule and the cure. `datapackage.json` may be missing: the people are then real, the study
    has no title, and its waves and services are those of Kent.
    """
    found = _found(Path(folder))
    if found.faults:
        checked = check(Tables(**found.content), found.absent, found.broken)
        raise FaultyInput(_in_files((*found.faults, *checked.faults), found.files))
    try:
        return Dataset(**found.content)
    except FaultyInput as error:
        raise FaultyInput(_in_files(error.faults, found.files)) from None


def _found(folder: Path) -> Found:
    names = _names(folder)
    said, broken = _description(folder / description.FILE)
    sheets = {name: sheet for name, table in TABLES.items() if (sheet := _sheet(folder, table, names))}
    rows = {name: tuple(map(ROWS[name], *sheet.columns)) for name, sheet in sheets.items()}
    return Found(
        files={name: f"{name}{_suffix(name, names)}" for name in TABLES},
        content=said | rows,
        absent=frozenset(f"{name}.{column}" for name, sheet in sheets.items() for column in sheet.absent),
        faults=(*broken, *_strays(names), *(fault for sheet in sheets.values() for fault in sheet.faults)),
    )


def _names(folder: Path) -> list[str]:
    """The data files in the folder. FaultyInput where there is no folder, or none that may be read."""
    if not folder.is_dir():
        refuse([Fault("folder", str(folder), "There is no such folder.", "Name the folder of a dataset.")])
    try:
        return sorted(path.name for path in folder.iterdir() if path.suffix in FORMATS)
    except OSError as error:
        rule = f"The folder cannot be read: {error.strerror}."
        raise FaultyInput([Fault("folder", str(folder), rule, "Mend its permissions.")]) from None


def _suffix(table: str, names: list[str]) -> str:
    return ".parquet" if f"{table}.parquet" in names else ".csv"


def _strays(names: list[str]) -> Iterator[Fault]:
    """A fault for each data file that no table of the contract has, such as a misspelt one."""
    for name in names:
        if Path(name).stem not in TABLES:
            cure = f"{did_you_mean(Path(name).stem, TABLES)} Or move the file elsewhere."
            yield Fault("file", name, "The contract has no such table.", cure, name)


def _description(path: Path) -> tuple[dict[str, Any], list[Fault]]:
    if not path.exists():
        return {}, []
    try:
        return description.parse(path.read_bytes())
    except OSError as error:
        rule = f"The file cannot be read: {error.strerror}."
        return {}, [Fault("the whole file", "", rule, "Put a file there that may be read.", path.name)]


def _sheet(folder: Path, table: Table, names: list[str]) -> Sheet | None:
    """The table's sheet; None where the file is not there and need not be."""
    files = [f"{table.name}{suffix}" for suffix in FORMATS if f"{table.name}{suffix}" in names]
    if not files:
        cure = f"Add it; where there is nothing to say, it holds its header alone: {','.join(table.names)}"
        return None if table.may_be_absent else unreadable(table, "The file is not there.", cure)
    if len(files) > 1:
        return unreadable(table, f"The table is there twice: {' and '.join(files)}.", "Keep one of them.")
    try:
        content = (folder / files[0]).read_bytes()
    except OSError as error:
        rule = f"The file cannot be read: {error.strerror}."
        return unreadable(table, rule, "Put a file there that may be read.")
    if files[0].endswith(".csv"):
        return csv_sheet.parse(content, table)
    from tornio.evaluation.sheets import parquet_sheet  # pyarrow takes .08 s to load

    return parquet_sheet.parse(content, table)


def _in_files(found: Iterable[Fault], files: Mapping[str, str]) -> Iterator[Fault]:
    """The faults with the names of files in place of those of tables."""
    return (replace(fault, file=files.get(fault.file, fault.file)) for fault in found)
