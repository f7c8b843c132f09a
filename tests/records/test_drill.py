"""The drill: backed up while eight write, restored elsewhere. What was answered before is there."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from private_postgres import postgres, programs
from records.busy import STORED, Machine


def drill(machine: Machine, elsewhere: str, turn: int) -> None:
    """One backup in the middle of writing, and its restoring."""
    backup, anchor = machine.folder / f"backup-{turn}", machine.folder / f"anchor-{turn}"
    began, saved = machine.told() if machine.log.exists() else (set(), set())
    writers = machine.write(began - saved, 3)
    machine.wait_for_writing(writers)
    time.sleep(0.3)
    machine.python("-m", "tornio", "audit", "anchor", str(anchor))
    _, before = machine.told()
    machine.python("-m", "tornio", "backup", str(backup))
    assert writers.wait(60) == 0
    began, _ = machine.told()
    assert "can be restored" in machine.python("-m", "tornio", "restore", "--verify", str(backup))
    here, machine.environment["DATABASE_URL"] = machine.environment["DATABASE_URL"], elsewhere
    machine.python("-m", "tornio", "restore", str(backup))
    assert before <= set(machine.python("-c", STORED).split()) <= began
    held = machine.python("-m", "tornio", "audit", "verify", "--anchor", str(anchor))
    assert held.startswith("The audit log holds")
    machine.environment["DATABASE_URL"] = here


@pytest.mark.parametrize("turns", [1, pytest.param(10, marks=pytest.mark.proof)])
def test_on_sqlite(tmp_path, turns):
    machine = Machine(tmp_path, f"sqlite:///{tmp_path}/tornio.sqlite3")
    for turn in range(turns):
        drill(machine, f"sqlite:///{tmp_path}/elsewhere-{turn}.sqlite3", turn)


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="it has a PostgreSQL of its own")
@pytest.mark.parametrize("turns", [1, pytest.param(10, marks=pytest.mark.proof)])
def test_on_postgresql(tmp_path, turns):
    with postgres() as url:
        machine = Machine(tmp_path, url, str(programs()))
        folder = Path(url.partition("host=")[2])
        for turn in range(turns):
            create = [programs() / "createdb", f"--host={folder}", "--username=postgres", f"at{turn}"]
            subprocess.run(create, check=True)
            drill(machine, url.replace("/postgres?", f"/at{turn}?"), turn)
