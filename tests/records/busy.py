"""A database with eight who write into it at once (writers.py, in a process that can be killed)."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command

from machine import Machine
from team import actor
from tornio.actions import installation
from tornio.records.models import Person, Receipt, Referral

WRITERS = Path(__file__).with_name("writers.py")


@dataclass
class Busy:
    """A machine, who writes on it, and where the writers say what was answered."""

    machine: Machine
    user: str

    @property
    def log(self) -> Path:
        return self.machine.folder / "writers.log"

    def write(self, again: set[str], seconds: float) -> subprocess.Popen[str]:
        """Eight writers, who go on for so many seconds unless somebody kills them."""
        told = {"TORNIO_FOLDER": str(self.machine.folder), "DATABASE_URL": self.machine.url}
        with self.log.open("a") as log:
            writers = subprocess.Popen(
                [sys.executable, str(WRITERS)],
                env={**os.environ, **told},
                stdin=subprocess.PIPE,
                stdout=log,
                text=True,
            )
        order = {"user": self.user, "again": sorted(again), "for": seconds}
        writers.stdin.write(json.dumps(order) + "\n")
        writers.stdin.close()
        return writers

    def wait_for_an_answer(self, writers: subprocess.Popen[str]) -> None:
        """Until the first of them was answered: on a busy machine that takes its time."""
        answered = len(self.told()[1])
        while len(self.told()[1]) == answered and writers.poll() is None:
            time.sleep(0.01)

    def told(self) -> tuple[set[str], set[str]]:
        """The marks that were begun, and those that were answered."""
        text = self.log.read_text() if self.log.exists() else ""
        lines = [line.split() for line in text.splitlines()]
        return tuple({mark for what, mark in lines if what == wanted} for wanted in ("began", "saved"))

    def killed_while_writing(self, draw: random.Random, crash: Callable[[], None] | None) -> None:
        """One kill -9, somewhere in the middle of eight writes."""
        began, saved = self.told()
        writers = self.write(began - saved, 60)
        self.wait_for_an_answer(writers)
        time.sleep(draw.uniform(0.02, 0.4))
        if crash:
            crash()
        writers.kill()
        writers.wait()


def busy(machine: Machine) -> Busy:
    """A machine with a prepared database, and somebody on it who may write."""
    with machine.at_work():
        call_command("migrate", verbosity=0)
        installation.declare(installation.DEMONSTRATION)
        return Busy(machine, actor("Ann").key)


def stored(machine: Machine) -> list[str]:
    """The marks of what is in the database: each with its person, its referral and its receipt."""
    with machine.at_work():
        names = list(Person.objects.values_list("given_name", flat=True))
        assert Referral.objects.count() == Receipt.objects.count() == len(names)
        return names
