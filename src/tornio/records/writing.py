"""Writes the whole database into one file while the service runs (stack.md: the WAL outlives a stop, so never
copy
the file alone)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from django.db import connection

from tornio.records.programs import run
from tornio.vocabulary.fault import Fault, FaultyInput


def back_up(file: Path) -> None:
    """A backup: all of it, or nothing under that name.

    Raises:
        FaultyInput: when the file exists already, or a program that is needed is missing or fails.
    """
    if file.exists():
        raise FaultyInput(
            [Fault("file", str(file), "It exists already.", "Backups are not overwritten: name another.")]
        )
    if not file.parent.is_dir():
        raise FaultyInput(
            [Fault("file", str(file), "Its folder is not there.", "Make the folder, or name another.")]
        )
    half = file.with_name(f"{file.name}.half")
    half.unlink(missing_ok=True)
    half.touch(mode=0o600)  # it holds people's records: its owner's alone
    try:
        if connection.vendor == "sqlite":
            copy(Path(connection.settings_dict["NAME"]), half)
        else:
            run("pg_dump", "--format=custom", "--no-owner", f"--file={half}")
        half.rename(file)
    except sqlite3.Error as error:
        rule = f"SQLite could not write all of it ({error})."
        raise FaultyInput([Fault("file", str(file), rule, "Make room, or name another place.")]) from error
    finally:
        half.unlink(missing_ok=True)


def copy(source: Path, target: Path) -> None:
    """SQLite's own copy, which is whole even while others write."""
    with sqlite3.connect(source) as reading, sqlite3.connect(target) as writing:
        reading.backup(writing)
    reading.close()
    writing.close()
