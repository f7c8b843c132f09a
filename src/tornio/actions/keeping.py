"""Backing up, restoring, upgrading. Run by whoever runs the machine; nobody signs in for it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tornio.actions import clock
from tornio.records.apps import Records
from tornio.records.reading import aside, restore
from tornio.records.upgrading import all_or_nothing
from tornio.records.writing import back_up
from tornio.vocabulary.fault import Fault, FaultyInput

__all__ = ["back_up", "look", "prepare", "prove", "restore", "upgrade"]


@dataclass(frozen=True)
class Steps:
    """The steps (migrations) that a database took, beside those that this version knows."""

    taken: frozenset[str]
    known: frozenset[str]

    @property
    def missing(self) -> int:
        """How many steps the database is behind."""
        return len(self.known - self.taken)

    @property
    def unknown(self) -> list[str]:
        """Steps of ours that a newer version took; those of another package may have been renamed."""
        ours = f"{Records.label}."
        return sorted(step for step in self.taken - self.known if step.startswith(ours))


def look() -> None:
    """Looks whether there is a service in the database at all: a folder's name is easily mistyped.

    Raises:
        FaultyInput: when the database is empty.
    """
    if not connection.introspection.table_names():
        rule, cure = "It is empty.", "Check TORNIO_FOLDER and DATABASE_URL; tornio serve begins a service."
        raise FaultyInput([database_fault(rule, cure)])


def steps() -> Steps:
    """What the database says of itself.

    Raises:
        FaultyInput: when it is of a newer version, which this one could only spoil.
    """
    loader = MigrationLoader(connection)
    found = Steps(
        frozenset(map(".".join, loader.applied_migrations)), frozenset(map(".".join, loader.graph.nodes))
    )
    if found.unknown:
        rule = f"It is of a newer version: this one does not know {', '.join(found.unknown)}."
        cure = "Run the newer version, or restore a backup from before its upgrade into an empty database."
        raise FaultyInput([database_fault(rule, cure)])
    return found


def database_fault(rule: str, cure: str) -> Fault:
    """Something that is wrong with the database in use."""
    return Fault("DATABASE_URL", str(connection.settings_dict["NAME"]), rule, cure)


def prepare() -> None:
    """Makes a new database ready; one of an earlier version is left alone until somebody upgrades it.

    Raises:
        FaultyInput: when the database is of an earlier version, or of a newer one.
    """
    found = steps()
    if found.missing and found.taken:
        rule = f"It is of an earlier version (steps behind: {found.missing})."
        raise FaultyInput([database_fault(rule, "Run tornio upgrade.")])
    call_command("migrate", interactive=False, verbosity=0)


def upgrade(folder: Path) -> Path | None:
    """Backs up, then brings the database up to this version; returns the backup, or None where nothing was to
    be done.

    Raises:
        FaultyInput: when the database is of a newer version, or a step fails; the database is then as it was.
    """
    found = steps()
    if not found.missing:
        return None
    if not found.taken:
        call_command("migrate", interactive=False, verbosity=0)
        return None
    backup = folder / f"before-upgrade-{clock.now():%Y%m%dT%H%M%S}.backup"
    back_up(backup)
    try:
        with all_or_nothing():
            call_command("migrate", interactive=False, verbosity=0)
    except Exception as error:  # a step is any program; whatever stopped it, all of them were taken back
        why = next(iter(str(error).splitlines()), "")
        rule = f"A step of the upgrade failed ({type(error).__name__}: {why}); all were taken back."
        cure = f"Go on with the version that you had: nothing was changed. A backup is in {backup}."
        raise FaultyInput([database_fault(rule, cure)]) from error
    return backup


def prove(file: Path) -> tuple[str, ...]:
    """Restores a backup aside and verifies its audit log there; what is wrong with it, or nothing.

    A process has one database, so each step is a `tornio` of its own.
    """
    with tempfile.TemporaryDirectory() as folder, aside(folder) as url:
        for step in (["restore", str(file)], ["audit", "verify"]):
            done = subprocess.run(  # noqa: S603 - our own program
                [sys.executable, "-m", "tornio", *step],
                env={**os.environ, "DATABASE_URL": url, "TORNIO_FOLDER": folder},
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode != 0:
                return tuple(done.stderr.strip().splitlines())
    return ()
