"""A database of an earlier release, with data, becomes one of this release: nothing in it is lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

RELEASES = sorted(Path(__file__).with_name("releases").glob("*.sql"))
LOOKED_AT = """
from tornio.commands.service import start_django; start_django()
from tornio.actions import staff, timeline
from tornio.records.models import Decision, Episode, Meeting, Place, Statement, User, WayToReach
ann = staff.actor(User.objects.get(email="ann@example.org").key)
episode, meeting = Episode.objects.get(), Meeting.objects.get()
print(episode.person, episode.first_contact.at.isoformat(), meeting.person_here, WayToReach.objects.get().value)
print(Statement.objects.get(member__name="Mary").words, Decision.objects.get().words, Place.objects.get().came)
print(type(timeline.view(ann, episode.key)).__name__)
"""
FOUND = """Sam Sorrel 2026-03-02T12:00:00+00:00 True 01632 960001
We are worn out, and not going anywhere. Meet again tomorrow. True
"""


@pytest.fixture(params=RELEASES, ids=lambda file: file.stem)
def machine(request, tmp_path):
    """A machine with the database of that release; runs a program on it."""
    with sqlite3.connect(tmp_path / "tornio.sqlite3") as database:
        database.executescript(request.param.read_text())
    database.close()
    given = {name: value for name, value in os.environ.items() if not name.startswith(("TORNIO_", "DATABASE_"))}
    environment = {**given, "TORNIO_FOLDER": str(tmp_path), "PYTHONWARNINGS": "error"}

    def run(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_everything_is_there_after_an_upgrade(machine, tmp_path):
    assert machine("-m", "tornio", "upgrade").startswith("The database is up to date.")
    assert machine("-c", LOOKED_AT).startswith(FOUND)
    assert machine("-m", "tornio", "audit", "verify") == "The audit log holds: 1 events.\n"
    assert machine("-m", "tornio", "upgrade") == "The database is up to date.\n"


def test_the_backup_from_before_is_the_database_as_it_was(machine, tmp_path):
    before = tables(tmp_path / "tornio.sqlite3")
    machine("-m", "tornio", "upgrade")
    for backup in tmp_path.glob("before-upgrade-*.backup"):
        assert tables(backup) == before


def tables(file: Path) -> list[tuple[str, int]]:
    """Every table, and how many rows it has."""
    with sqlite3.connect(file) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = [
            (name, database.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in sorted(names)
        ]
    database.close()
    return found


def test_there_is_a_release_to_upgrade_from():
    assert RELEASES
