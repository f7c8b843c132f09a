"""A database of an earlier version, with a row in every table, becomes one of this version: nothing is lost.

`versions/` holds such databases as SQL (make.py writes them). Each is brought up twice: first with a step that
fails, which changes nothing, then for good.
"""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
from contextlib import closing, contextmanager
from dataclasses import dataclass
from html import unescape
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import connection
from django.db.migrations import RunPython
from django.urls import reverse

from machine import Done, Machine
from private_postgres import postgres, programs
from team import browser
from tornio.records import migrations, models

VERSIONS = sorted(Path(__file__).with_name("versions").glob("*.sql"))
#: Columns that a step takes away; what stood in them has its own test below.
MOVED = {
    "records_person": {"address", "term_address"},
    "records_meeting": {"arrived_by_id"},
    "records_helpasked": {"overdue"},
}

#: What somebody of that time finds again: who looks, at which page, about which row, and words of it.
FOUND = """
Ann person                Person            Sammy; they; 4 May 1999; Thanet; Large print; Vera Voice
Ann person                Person            01632 960001; British Sign Language; Ask for Sammy
Ann network               Person            Mary Sorrel; 01632 960002
Ann referral              Referral          Dr Way; not slept for a week; Ella Eligible; no other way
Ann ward                  Episode           Half a wa
Ann timeline              Episode           Meet again tomorrow.
Ann print-meeting         Meeting           in my own bed; worn out, and not going.; He would have laughed.
Ann first-contact         Episode           In the kitchen; After school
Ann contacts              Episode           They asked about Monday.; 20
Ann declared              Episode           They were taken to hospital.; Dr Duty; They could not be kept safe.
Ann safety-plan           Episode           Pacing; Walking; No keys; The dog; The duty telephone
Ann plan-meeting          Episode           Acute ward 4
Ann meeting               Meeting           Mary Sorrel; Grandfather Joe; I was moved by that.
Ann urgent-call           Urgent            At the neighbour
Ann adherence-form        Meeting           Ann Peer; Bob Nurse
Bob protected-note        ProtectedNote     afraid of her uncle; 2 April 2026
Ann opened-records        -                 She rang at night.
Ann corrections           -                 It was another Sam.
Ann team                  -                 0.6; Peer worker
Ann colleague             User              A year of Open Dialogue; A college; C-17; 01632 960011
Ann leave                 Leave             2099
Ann rota                  -                 01632 960012
"""

Row = dict[str, object]
Tables = dict[str, dict[object, Row]]


@dataclass(frozen=True)
class Story:
    """What was in the database, what became of it, and what was said meanwhile."""

    machine: Machine
    elsewhere: Machine
    before: Tables
    failed: Done
    after_failure: Tables
    upgraded: Done
    after: Tables

    @property
    def backup(self) -> Path:
        return max(self.machine.folder.glob("before-upgrade-*.backup"))


def kept(version: Path) -> object:
    """The first version on its second database is a proof: each of both is in the suite."""
    marks = [pytest.mark.proof] if version.stem == "0001.postgresql" else []
    return pytest.param(version, marks=marks, id=version.stem)


@pytest.fixture(scope="module", params=map(kept, VERSIONS))
def story(request, tmp_path_factory, django_db_blocker):
    """Everything that is dear happens once for each version."""
    folder = tmp_path_factory.mktemp("version")
    with django_db_blocker.unblock(), on_its_database(folder, request.param) as (machine, elsewhere):
        before = tables(machine)
        with a_step_that_fails(over_a_stone):
            failed = machine.tornio("upgrade")
        after_failure = tables(machine)
        for backup in folder.glob("*.backup"):  # a second later the next one has another name
            backup.unlink()
        upgraded = machine.tornio("upgrade")
        yield Story(machine, elsewhere, before, failed, after_failure, upgraded, tables(machine))


def on_its_database(folder: Path, version: Path):
    """A machine with that version's database, and one with an empty one."""
    return (on_sqlite if ".sqlite" in version.name else on_postgresql)(folder, version)


@contextmanager
def on_sqlite(folder: Path, version: Path):
    with closing(sqlite3.connect(folder / "tornio.sqlite3")) as database:
        database.executescript(version.read_text())
    yield tuple(Machine(folder, f"sqlite:///{folder}/{name}.sqlite3") for name in ("tornio", "elsewhere"))


@contextmanager
def on_postgresql(folder: Path, version: Path):
    with postgres() as url, pytest.MonkeyPatch.context() as patched:
        patched.setenv("PATH", str(programs()), prepend=":")
        host = url.partition("?")[2]
        subprocess.run(["createdb", f"--{host}", "--username=postgres", "elsewhere"], check=True)
        quietly = ["psql", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null", f"--file={version}", url]
        subprocess.run(quietly, check=True)
        yield tuple(
            Machine(folder, url.replace("/postgres?", f"/{name}?")) for name in ("postgres", "elsewhere")
        )


def over_a_stone(*_: object) -> None:
    raise ValueError("a stone in the way")


def killed(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def a_step_that_fails(stumble):
    """The newest step of this version stumbles at its end, after everything before it was done."""
    newest = max(file.stem for file in Path(migrations.__path__[0]).glob("0*.py"))
    step = import_module(f"{migrations.__name__}.{newest}").Migration
    with patch.object(step, "operations", [*step.operations, RunPython(stumble)]):
        yield


def tables(machine: Machine) -> Tables:
    """Every row of every table, by its key."""
    with machine.at_work(), connection.cursor() as cursor:
        return {name: rows(cursor, name) for name in connection.introspection.table_names(cursor)}


def rows(cursor, table: str) -> dict[object, Row]:
    cursor.execute(f"SELECT * FROM {table}")
    columns = [column[0] for column in cursor.description]
    return {row[0]: dict(zip(columns, row, strict=True)) for row in cursor.fetchall()}


def test_the_earlier_release_had_something_in_every_table(story):
    empty = {name for name, found in story.before.items() if name.startswith("records_") and not found}
    assert empty == set()


def test_every_row_is_there_after_the_upgrade_with_every_value(story):
    assert story.upgraded.stdout.startswith("The database is up to date."), story.upgraded.stderr
    for table, found in story.before.items():
        for key, row in found.items():
            kept = {column: value for column, value in row.items() if column not in MOVED.get(table, ())}
            assert kept.items() <= story.after[table][key].items(), table


def test_where_somebody_lived_is_a_way_to_reach_them(story):
    lived = {
        row[column]
        for row in story.before["records_person"].values()
        for column in ("address", "term_address")
        if column in row
    } - {""}
    found = {row["value"]: row for row in story.after["records_waytoreach"].values()}
    for address in lived:
        assert found[" ".join(address.split())]["safe"] == "not asked"


def test_each_of_a_pair_has_a_visit_of_their_own(story):
    seats = story.before["records_practitioner"].values()
    begun = {key: row for key, row in story.before["records_meeting"].items() if row["arrived_at"]}
    went = {(row["meeting_id"], row["user_id"]) for row in seats if row["came"] and row["meeting_id"] in begun}
    visits = story.after["records_visit"].values()
    assert went == {(row["meeting_id"], row["user_id"]) for row in visits}
    for row in visits:
        meeting = begun[row["meeting_id"]]
        assert (row["arrived_at"], row["left_at"]) == (meeting["arrived_at"], meeting["left_safely_at"])


def test_each_decision_about_a_referral_has_its_row(story):
    decided = {row["id"] for row in story.before["records_referral"].values() if row["outcome_at"]}
    found = [row["referral_id"] for row in story.after["records_outcome"].values()]
    assert sorted(found) == sorted(decided)


def test_an_overdue_call_is_one_still(story):
    late = [key for key, row in story.before["records_helpasked"].items() if row.get("overdue")]
    called = [key for key, row in story.after["records_helpasked"].items() if row["kind"] == "overdue"]
    assert called == late


def test_whoever_signs_in_finds_it_all_on_the_pages(story):
    with story.machine.at_work():
        people = {name: browser(models.User.objects.get(name__startswith=name)) for name in ("Ann", "Bob")}
        missing = []
        for line in FOUND.strip().splitlines():
            who, page, about, words = line.split(maxsplit=3)
            shown = words_of(people[who], page, about)
            missing += [(page, word) for word in words.split("; ") if word not in shown]
    assert not missing, missing


def words_of(client, page: str, about: str) -> str:
    """A page about the first row of a kind that the life wrote: its words, and what stands in its boxes."""
    key = () if about == "-" else (getattr(models, about).objects.order_by("pk").first().key,)
    answer = client.get(reverse(page, args=key))
    assert answer.status_code == 200, page
    plain = re.sub(r'<[^>]*?value="([^"]*)"[^>]*>|<[^>]*>', r" \1 ", answer.text)
    return unescape(" ".join(plain.split()))


def test_a_step_that_fails_leaves_the_database_as_it_was_and_says_so(story):
    assert story.failed.returncode == 2
    assert "a stone in the way" in story.failed.stderr
    assert "nothing was changed" in story.failed.stderr
    assert story.after_failure == story.before


@pytest.mark.proof
@pytest.mark.parametrize("version", VERSIONS, ids=lambda file: file.stem)
def test_a_kill_in_the_middle_leaves_the_database_as_it_was(version, tmp_path, django_db_blocker):
    with django_db_blocker.unblock(), on_its_database(tmp_path, version) as (machine, _):
        before = tables(machine)
        if (child := os.fork()) == 0:
            with a_step_that_fails(killed):
                machine.tornio("upgrade")
            os._exit(0)
        assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
        assert tables(machine) == before
        for backup in tmp_path.glob("*.backup"):
            backup.unlink()
        assert machine.tornio("upgrade").returncode == 0


def test_the_backup_from_before_is_the_database_as_it_was(story):
    restored = story.elsewhere.tornio("restore", story.backup)
    assert restored.returncode == 0, restored.stderr
    assert tables(story.elsewhere) == story.before


def test_the_audit_log_holds_and_a_second_upgrade_finds_nothing_to_do(story):
    assert story.machine.tornio("audit", "verify").stdout == "The audit log holds: 2 events.\n"
    assert story.machine.tornio("upgrade").stdout == "The database is up to date.\n"


def test_there_is_a_release_to_upgrade_from_on_each_database():
    assert {file.suffixes[0] for file in VERSIONS} == {".sqlite", ".postgresql"}
