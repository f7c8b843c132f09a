"""A database with eight who write into it at once (writers.py)."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

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

    def __init__(self, folder: Path, url: str, path: str = "") -> None:
        given = {name: value for name, value in os.environ.items() if not name.startswith("TORNIO_")}
        self.environment = {**given, "TORNIO_FOLDER": str(folder), "DATABASE_URL": url}
        self.environment["PATH"] = f"{path}:{os.environ['PATH']}"
        self.folder = folder
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

    def wait_for_writing(self, writers: subprocess.Popen[str]) -> None:
        """Until the first of them has begun."""
        lines = self.log.stat().st_size
        while self.log.stat().st_size == lines and writers.poll() is None:
            time.sleep(0.01)

    def told(self) -> tuple[set[str], set[str]]:
        """The marks that were begun, and those that were answered."""
        lines = [line.split() for line in self.log.read_text().splitlines()]
        return tuple({mark for what, mark in lines if what == wanted} for wanted in ("began", "saved"))

    def killed_while_writing(self, draw: random.Random, crash: Callable[[], None] | None) -> None:
        """One kill -9, somewhere in the middle of eight writes."""
        began, saved = self.told() if self.log.exists() else (set(), set())
        writers = self.write(began - saved, 60)
        self.wait_for_writing(writers)
        time.sleep(draw.uniform(0.02, 0.4))
        if crash:
            crash()
        writers.kill()
        writers.wait()
