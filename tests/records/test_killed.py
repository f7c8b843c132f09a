"""Invariant 4: what was answered with success survives a kill -9, and what is sent again is there once."""

from __future__ import annotations

import os
import random
import sys

import pytest

from machine import Machine
from private_postgres import kill_and_start, postgres
from records.busy import busy, stored


def nothing_is_lost(machine: Machine, kills: int, crash=None) -> None:
    draw, at = random.Random(kills), busy(machine)
    for _ in range(kills):
        at.killed_while_writing(draw, crash)
    began, saved = at.told()
    assert at.write(began - saved, 0).wait(60) == 0  # everybody tries again what was never answered
    again = at.log.read_text().count("began") - len(began)
    sys.stdout.write(f"{kills} kills, {len(began):,} writes, {again} of them cut off and sent again\n")
    assert len(saved) >= kills
    assert sorted(stored(machine)) == sorted(began)  # none lost, none doubled
    assert machine.tornio("audit", "verify").stdout.startswith("The audit log holds")


@pytest.mark.parametrize("kills", [2, pytest.param(100, marks=pytest.mark.proof)])
def test_no_answered_write_is_lost_and_none_is_doubled_on_sqlite(machine, kills):
    nothing_is_lost(machine, kills)


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="it has a PostgreSQL of its own")
@pytest.mark.parametrize("kills", [1, pytest.param(100, marks=pytest.mark.proof)])
def test_nor_on_postgresql_when_the_server_is_killed_as_well(tmp_path, django_db_blocker, kills):
    with postgres() as url, django_db_blocker.unblock():
        nothing_is_lost(Machine(tmp_path, url), kills, crash=lambda: kill_and_start(url))
