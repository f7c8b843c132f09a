"""Backing up, restoring, upgrading. Run by whoever runs the machine; nobody signs in for it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tornio.actions import clock
from tornio.records.reading import aside, restore
from tornio.records.writing import back_up
from tornio.vocabulary.fault import Fault, FaultyInput

__all__ = ["back_up", "prepare", "prove", "restore", "upgrade"]


def steps_to_come() -> tuple[bool, int]:
    """Whether the database is new, and how many steps it lacks."""
    executor = MigrationExecutor(connection)
    return not executor.loader.applied_migrations, len(
        executor.migration_plan(executor.loader.graph.leaf_nodes())
    )


def prepare() -> None:
    """Makes a new database ready; one of an earlier release is left alone until somebody upgrades it.

    Raises:
        FaultyInput: when the database is of an earlier release.
    """
    new, steps = steps_to_come()
    if steps and not new:
        rule = f"It is of an earlier release: {steps} steps behind."
        raise FaultyInput(
            [Fault("DATABASE_URL", str(connection.settings_dict["NAME"]), rule, "Run tornio upgrade.")]
        )
    call_command("migrate", interactive=False, verbosity=0)


def upgrade(folder: Path) -> Path | None:
    """Backs up, then brings the database up to this release; returns the backup, or None where nothing was to
    be done."""
    new, steps = steps_to_come()
    if not steps:
        return None
    backup = folder / f"before-upgrade-{clock.now():%Y%m%dT%H%M%S}.backup"
    if not new:
        back_up(backup)
    call_command("migrate", interactive=False, verbosity=0)
    return None if new else backup


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
