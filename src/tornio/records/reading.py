"""Reads a backup back into an empty database."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from tornio.records.base import new_key
from tornio.records.programs import run
from tornio.records.writing import copy
from tornio.vocabulary.fault import Fault, refuse

SQLITE_MARK, POSTGRESQL_MARK = b"SQLite format 3\x00", b"PGDMP"


def restore(file: Path) -> None:
    """Restores a backup.

    Raises:
        FaultyInput: when the file is no backup of this kind of database, or the database holds something
        already.
    """
    refuse([*file_faults(file), *target_faults()])
    if connection.vendor == "sqlite":
        target = Path(connection.settings_dict["NAME"])
        connection.close()
        copy(file, target)
        return
    run(
        "pg_restore",
        "--no-owner",
        "--single-transaction",
        f"--dbname={connection.settings_dict['NAME']}",
        str(file),
    )


@contextmanager
def aside(folder: str) -> Iterator[str]:
    """An empty database beside the one in use, for as long as the block lasts; yields its DATABASE_URL."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder}/aside.sqlite3"
        return
    name = f"tornio_aside_{new_key()}"
    run("createdb", name)
    try:
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    finally:
        run("dropdb", name)


def file_faults(file: Path) -> list[Fault]:
    """What is wrong with a backup's file, as far as its first bytes and SQLite's own check tell."""
    if not file.is_file():
        return [Fault("file", str(file), "There is no such file.", "Name what tornio backup wrote.")]
    with file.open("rb") as opened:
        start = opened.read(16)
    mark = SQLITE_MARK if connection.vendor == "sqlite" else POSTGRESQL_MARK
    if not start.startswith(mark):
        rule = f"It is no backup of a {connection.vendor} database."
        return [
            Fault("file", str(file), rule, "Set DATABASE_URL to the kind of database that it was made from.")
        ]
    if connection.vendor == "sqlite" and (damage := sqlite_damage(file)):
        return [Fault("file", str(file), f"It is damaged: {damage}.", "Take an older backup.")]
    return []


def sqlite_damage(file: Path) -> str:
    """What SQLite's own check finds; empty where it finds nothing."""
    looking = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        found = str(looking.execute("PRAGMA integrity_check").fetchone()[0])
    except sqlite3.DatabaseError as error:
        found = str(error)
    finally:
        looking.close()
    return "" if found == "ok" else found


def target_faults() -> list[Fault]:
    """A backup goes into an empty database only: nothing is overwritten."""
    tables = connection.introspection.table_names()
    if not tables:
        return []
    name = str(connection.settings_dict["NAME"])
    return [Fault("DATABASE_URL", name, f"It holds {len(tables)} tables already.", "Name an empty database.")]
