"""The same tests again on PostgreSQL, in a process of their own: a process has one database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from private_postgres import postgres

ROOT = Path(__file__).parents[2]
#: Where the two databases could differ: what is kept, and what is done in transactions.
SAME_TESTS = (
    "tests/records",
    "tests/actions",
    *(f"tests/web/test_{name}.py" for name in ("nothing_is_lost", "drafts", "forms", "plans")),
)
#: They bring databases of their own.
OWN = ("keeping", "killed", "drill", "upgrading")
#: They ask who may and what a page says, which no database decides.
ELSEWHERE = tuple(
    f"actions/test_{name}"
    for name in ("in_the_room", "demonstration", "demonstration_loading", "through_glass")
)
#: It sends the audit log's anchor from a machine with SQLite.
MAILED = "tests/actions/test_mail.py::test_an_anchor_that_the_server_does_not_take_is_said_with_the_cure"
NOT_AGAIN = (
    f"--deselect={MAILED}",
    *(f"--ignore=tests/records/test_{name}.py" for name in OWN),
    *(f"--ignore=tests/{name}.py" for name in ELSEWHERE),
)
#: Searches whose long form runs on both databases.
SEARCHES = tuple(f"tests/web/test_{name}.py" for name in ("hostile", "nothing_is_lost", "two_at_one_meeting"))

pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="this is the run on another database")


def test_everything_holds_on_postgresql_too():
    hold_on_postgresql(*SAME_TESTS, *NOT_AGAIN, minutes=10)


@pytest.mark.proof
def test_the_busiest_pages_hold_on_postgresql_too():
    hold_on_postgresql(
        *(f"tests/web/test_{name}.py" for name in ("decisions", "meetings", "referrals")), minutes=20
    )


@pytest.mark.proof
def test_the_long_searches_hold_on_postgresql_too():
    hold_on_postgresql(*SEARCHES, "-m", "proof", minutes=60)


def hold_on_postgresql(*arguments: str, minutes: int) -> None:
    """Runs tests in a process that has a new PostgreSQL as its database."""
    with postgres() as url:
        command = [sys.executable, "-m", "pytest", *arguments, "-q", "-p", "no:cacheprovider", "--no-cov"]
        environment = {**os.environ, "DATABASE_URL": url}
        environment.pop("PYTEST_XDIST_WORKER", None)
        told = {"capture_output": True, "text": True, "timeout": 60 * minutes}
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False, **told)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
