"""The drill: backed up while eight write, restored elsewhere. What was answered before is there."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from machine import Machine
from private_postgres import postgres, programs
from records.busy import Busy, busy, stored


def drill(at: Busy, elsewhere: Machine, turn: int) -> None:
    """One backup in the middle of writing, and its restoring."""
    machine = at.machine
    backup, anchor = machine.folder / f"backup-{turn}", machine.folder / f"anchor-{turn}"
    began, saved = at.told()
    writers = at.write(began - saved, 1)
    at.wait_for_an_answer(writers)
    time.sleep(0.2)
    assert machine.tornio("audit", "anchor", anchor).returncode == 0
    _, before = at.told()
    assert machine.tornio("backup", backup).returncode == 0
    assert writers.wait(60) == 0
    began, _ = at.told()
    assert "can be restored" in machine.tornio("restore", "--verify", backup).stdout
    assert elsewhere.tornio("restore", backup).returncode == 0
    assert before
    assert before <= set(stored(elsewhere)) <= began
    held = elsewhere.tornio("audit", "verify", "--anchor", anchor)
    assert held.stdout.startswith("The audit log holds"), held.stderr


@pytest.mark.parametrize("turns", [1, pytest.param(10, marks=pytest.mark.proof)])
def test_on_sqlite(machine, tmp_path, turns):
    at = busy(machine)
    for turn in range(turns):
        drill(at, Machine(tmp_path, f"sqlite:///{tmp_path}/elsewhere-{turn}.sqlite3"), turn)


@pytest.mark.proof
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="it has a PostgreSQL of its own")
def test_on_postgresql(tmp_path, monkeypatch, django_db_blocker):
    """In the suite, test_upgrading.py backs a PostgreSQL up and restores it."""
    monkeypatch.setenv("PATH", str(programs()), prepend=":")
    with postgres() as url, django_db_blocker.unblock():
        at = busy(Machine(tmp_path, url))
        folder = Path(url.partition("host=")[2])
        for turn in range(10):
            create = [programs() / "createdb", f"--host={folder}", "--username=postgres", f"at{turn}"]
            subprocess.run(create, check=True)
            drill(at, Machine(tmp_path, url.replace("/postgres?", f"/at{turn}?")), turn)
