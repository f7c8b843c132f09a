"""Writes the demonstration into a folder: all of it, or nothing, and never over anything else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tornio.evaluation import description
from tornio.evaluation.contract import TABLES
from tornio.evaluation.contract.datapackage import Format
from tornio.evaluation.dataset import Dataset
from tornio.evaluation.demonstration.building import SEED, TITLE, build
from tornio.evaluation.demonstration.telling import about
from tornio.evaluation.writing import write
from tornio.vocabulary.fault import Fault, FaultyInput, refuse
from tornio.vocabulary.writing import whole_folder

ABOUT = "about.txt"


def write_demonstration(
    folder: Path | str, seed: int = SEED, *, again: bool = False, form: Format = "csv"
) -> Dataset:
    """Builds the demonstration and writes it, with `about.txt`, into a folder that is new or empty.

    With `again` the folder may hold a demonstration, which is replaced once the new one is whole. Raises
    FaultyInput where the folder holds anything else or cannot be written, and NotFound where the search fails.
    """
    target = Path(folder).resolve()
    refuse(_faults(target, again=again))
    dataset = build(seed)
    try:
        with whole_folder(target) as whole:
            write(dataset, whole, form)
            (whole / ABOUT).write_text(about(dataset), encoding="utf-8", newline="\n")
    except OSError as error:
        rule = f"The folder cannot be written: {error.strerror}."
        raise FaultyInput([Fault("folder", str(folder), rule, "Name one where you may write.")]) from error
    return dataset


def _faults(target: Path, *, again: bool) -> Iterator[Fault]:
    if target.exists() and not target.is_dir():
        yield Fault("folder", str(target), "This is a file.", "Name a folder.")
    elif target.is_dir() and any(target.iterdir()):
        if not is_demonstration(target):
            rule = "The folder holds something else than a demonstration."
            yield Fault("folder", str(target), rule, "Name a new folder, or an empty one.")
        elif not again:
            rule = "The folder holds a demonstration already."
            yield Fault("folder", str(target), rule, "Name another folder, or write it --again.")


def is_demonstration(folder: Path) -> bool:
    """Whether the folder holds the Kent demonstration and nothing beside it."""
    said = folder / description.FILE
    if not said.is_file() or not all(_is_ours(path) for path in folder.iterdir()):
        return False
    found, faults = description.parse(said.read_bytes())
    return not faults and found.get("synthetic") is True and found.get("title") == TITLE


def _is_ours(path: Path) -> bool:
    table = path.stem in TABLES and path.suffix in (".csv", ".parquet")
    return path.is_file() and (table or path.name in (ABOUT, description.FILE))
