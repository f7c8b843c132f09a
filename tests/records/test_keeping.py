"""Backup and restore, as whoever runs the machine does it: with the command line, on a database of its own."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from private_postgres import postgres, programs

PREPARE = "from tornio.commands.serve import prepare; prepare()"

BACK_TO_THE_FIRST_STEP = """
from tornio.commands.service import start_django; start_django()
from django.core.management import call_command; call_command("migrate", "records", "0001", verbosity=0)
"""


class Machine:
    """A machine with a service on it."""

    def __init__(self, folder: Path, url: str = "", path: str = "") -> None:
        self.folder = folder
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.environment = {**environment, "TORNIO_FOLDER": str(folder), "PYTHONWARNINGS": "error"}
        self.environment["PATH"] = f"{path}:{os.environ['PATH']}"
        if url:
            self.environment["DATABASE_URL"] = url
        self.python("-c", PREPARE)

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    def tornio(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return self.python("-m", "tornio", *map(str, arguments))


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path / "service")


def test_a_backup_is_proved_and_restored(machine, tmp_path):
    backup, elsewhere = tmp_path / "backup", tmp_path / "elsewhere"
    assert machine.tornio("backup", backup).returncode == 0
    proved = machine.tornio("restore", "--verify", backup)
    assert (proved.returncode, "can be restored" in proved.stdout) == (0, True), proved.stderr
    machine.environment["TORNIO_FOLDER"] = str(elsewhere)
    assert machine.tornio("restore", backup).returncode == 0
    assert machine.tornio("audit", "verify").stdout.startswith("The audit log holds")


def test_a_damaged_backup_is_not_called_good(machine, tmp_path):
    backup = tmp_path / "backup"
    machine.tornio("backup", backup)
    content = bytearray(backup.read_bytes())
    content[4096:20000] = os.urandom(20000 - 4096)
    backup.write_bytes(content)
    assert machine.tornio("restore", "--verify", backup).returncode == 1


def test_a_backup_with_a_changed_audit_log_is_not_called_good(machine, tmp_path):
    database = machine.folder / "tornio.sqlite3"
    with sqlite3.connect(database) as connection:
        connection.execute(
            "INSERT INTO records_event (number, at, actor, action, subject, digest, before, hash)"
            " VALUES (1, '2026-03-02 09:00:00', 'a', 'b', 'c', 'd', 'e', 'f')"
        )
    connection.close()
    backup = tmp_path / "backup"
    machine.tornio("backup", backup)
    proved = machine.tornio("restore", "--verify", backup)
    assert proved.returncode == 1
    assert "not what was chained" in proved.stderr


def test_nothing_is_overwritten(machine, tmp_path):
    backup = tmp_path / "backup"
    machine.tornio("backup", backup)
    again, into = machine.tornio("backup", backup), machine.tornio("restore", backup)
    assert (again.returncode, into.returncode) == (2, 2)
    assert "holds" in into.stderr


def test_an_anchor_finds_a_cut_tail(machine, tmp_path):
    anchor = tmp_path / "anchor"
    machine.tornio("audit", "anchor", anchor)
    assert machine.tornio("audit", "verify", "--anchor", anchor).returncode == 0
    anchor.write_text(f"9 {'a' * 64}\n")
    cut = machine.tornio("audit", "verify", "--anchor", anchor)
    assert (cut.returncode, "cut off" in cut.stderr) == (1, True)
    anchor.write_text("no anchor")
    assert machine.tornio("audit", "verify", "--anchor", anchor).returncode == 2


def test_an_anchor_is_mailed_only_where_somebody_is_named(machine):
    refused = machine.tornio("audit", "anchor", "--mail")
    assert (refused.returncode, "Nobody is named" in refused.stderr) == (2, True)


def test_a_machines_timer_can_do_the_jobs(machine):
    done = machine.tornio("jobs")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("urgent calls: 0\noverdue visits: 0\n")


def test_an_earlier_release_is_backed_up_before_it_is_upgraded(machine, tmp_path):
    machine.python("-c", BACK_TO_THE_FIRST_STEP)
    assert "tornio upgrade" in machine.python("-c", PREPARE).stderr
    upgraded = machine.tornio("upgrade", "--backups", tmp_path)
    assert upgraded.returncode == 0, upgraded.stderr
    assert len(list(tmp_path.glob("before-upgrade-*.backup"))) == 1
    assert machine.tornio("upgrade").stdout == "The database is up to date.\n"


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="it has a PostgreSQL of its own")
def test_the_same_drill_on_postgresql(tmp_path):
    with postgres() as url:
        machine = Machine(tmp_path / "service", url, str(programs()))
        backup = tmp_path / "backup"
        made = machine.tornio("backup", backup)
        assert made.returncode == 0, made.stderr
        proved = machine.tornio("restore", "--verify", backup)
        assert proved.returncode == 0, proved.stderr
        assert machine.tornio("restore", backup).returncode == 2
