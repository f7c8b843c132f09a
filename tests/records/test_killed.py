"""Invariant 4: what was answered with success survives a kill -9, and what is sent again is there once."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from private_postgres import kill_and_start, postgres

WRITERS = Path(__file__).with_name("writers.py")
TEAM = """
from tornio.commands.serve import prepare; prepare()
from datetime import date
from tornio.actions import installation; installation.declare(installation.DEMONSTRATION)
from tornio.records.staff import Membership, RoleHeld, Team, User
user = User.objects.add("ann@example.org", "Ann"); day = date(2020, 1, 1)
Membership.objects.create(user=user, team=Team.objects.create(name="Open Dialogue"), since=day)
RoleHeld.objects.create(user=user, role="practitioner", since=day)
print(user.key)
"""
STORED = """
from tornio.commands.service import start_django; start_django()
from tornio.records.models import Person, Receipt, Referral
names = Person.objects.values_list("given_name", flat=True)
assert Referral.objects.count() == Receipt.objects.count() == len(names)
print(*names, sep="\\n")
"""


class Machine:
    """A database, and whoever writes into it."""

    def __init__(self, folder: Path, url: str) -> None:
        given = {name: value for name, value in os.environ.items() if not name.startswith("TORNIO_")}
        self.environment = {**given, "TORNIO_FOLDER": str(folder), "DATABASE_URL": url}
        self.user = self.python("-c", TEAM).strip()
        self.log = folder / "writers.log"

    def python(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def write(self, again: set[str], seconds: float) -> subprocess.Popen[str]:
        """Eight writers, who go on for so many seconds unless somebody kills them."""
        with self.log.open("a") as log:
            writers = subprocess.Popen(
                [sys.executable, str(WRITERS)],
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=log,
                text=True,
            )
        order = {"user": self.user, "again": sorted(again), "for": seconds}
        writers.stdin.write(json.dumps(order) + "\n")
        writers.stdin.close()
        return writers

    def told(self) -> tuple[set[str], set[str]]:
        """The marks that were begun, and those that were answered."""
        lines = [line.split() for line in self.log.read_text().splitlines()]
        return tuple({mark for what, mark in lines if what == wanted} for wanted in ("began", "saved"))

    def killed_while_writing(self, draw: random.Random, crash) -> None:
        """One kill -9, somewhere in the middle of eight writes."""
        began, saved = self.told() if self.log.exists() else (set(), set())
        writers = self.write(began - saved, 60)
        lines = self.log.stat().st_size
        while self.log.stat().st_size == lines and writers.poll() is None:
            time.sleep(0.01)
        time.sleep(draw.uniform(0.02, 0.4))
        if crash:
            crash()
        writers.kill()
        writers.wait()


def nothing_is_lost(machine: Machine, kills: int, crash=None) -> None:
    draw = random.Random(kills)
    for _ in range(kills):
        machine.killed_while_writing(draw, crash)
    began, saved = machine.told()
    assert machine.write(began - saved, 0).wait(60) == 0  # everybody tries again what was never answered
    stored = machine.python("-c", STORED).split()
    again = machine.log.read_text().count("began") - len(began)
    sys.stdout.write(f"{kills} kills, {len(began):,} writes, {again} of them cut off and sent again\n")
    assert len(saved) > 8 * kills / 4
    assert sorted(stored) == sorted(began)  # none lost, none doubled
    assert machine.python("-m", "tornio", "audit", "verify").startswith("The audit log holds")


@pytest.mark.parametrize("kills", [3, pytest.param(100, marks=pytest.mark.proof)])
def test_no_answered_write_is_lost_and_none_is_doubled_on_sqlite(tmp_path, kills):
    nothing_is_lost(Machine(tmp_path, f"sqlite:///{tmp_path}/tornio.sqlite3"), kills)


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="it has a PostgreSQL of its own")
@pytest.mark.parametrize("kills", [2, pytest.param(100, marks=pytest.mark.proof)])
def test_nor_on_postgresql_when_the_server_is_killed_as_well(tmp_path, kills):
    with postgres() as url:
        nothing_is_lost(Machine(tmp_path, url), kills, crash=lambda: kill_and_start(url))
