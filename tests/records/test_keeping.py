"""Backup and restore, as whoever runs the machine does it: with the command line, on a database of its own."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from machine import Machine, on
from private_postgres import postgres, programs
from tornio.records import writing


def test_a_backup_is_proved_and_restored(machine, tmp_path):
    backup = tmp_path / "backup"
    assert machine.tornio("backup", backup).returncode == 0
    proved = machine.tornio("restore", "--verify", backup)
    assert (proved.returncode, "can be restored" in proved.stdout) == (0, True), proved.stderr
    elsewhere = Machine(tmp_path / "elsewhere", f"sqlite:///{tmp_path}/elsewhere.sqlite3")
    assert elsewhere.tornio("restore", backup).returncode == 0
    assert elsewhere.tornio("audit", "verify").stdout.startswith("The audit log holds")


def test_a_damaged_backup_is_not_called_good(machine, tmp_path):
    backup = tmp_path / "backup"
    machine.tornio("backup", backup)
    content = bytearray(backup.read_bytes())
    content[4096:20000] = os.urandom(20000 - 4096)
    backup.write_bytes(content)
    assert machine.tornio("restore", "--verify", backup).returncode == 1


def test_a_backup_with_a_changed_audit_log_is_not_called_good(machine, tmp_path):
    with closing(sqlite3.connect(machine.folder / "tornio.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO records_event (number, at, actor, action, subject, digest, before, hash)"
            " VALUES (1, '2026-03-02 09:00:00', 'a', 'b', 'c', 'd', 'e', 'f')"
        )
    backup = tmp_path / "backup"
    machine.tornio("backup", backup)
    for found in (machine.tornio("restore", "--verify", backup), machine.tornio("audit", "verify")):
        assert (found.returncode, "not what was chained" in found.stderr) == (1, True)


def test_nothing_is_overwritten(machine, tmp_path):
    backup = tmp_path / "backup"
    machine.tornio("backup", backup)
    again, into = machine.tornio("backup", backup), machine.tornio("restore", backup)
    assert (again.returncode, into.returncode) == (2, 2)
    assert "holds" in into.stderr


@pytest.mark.parametrize("command", [("audit", "verify"), ("audit", "anchor", "a"), ("backup", "b")])
def test_a_folder_whose_name_was_mistyped_is_said_and_nothing_is_written(tmp_path, command, db, monkeypatch):
    monkeypatch.chdir(tmp_path)
    nowhere = Machine(tmp_path / "mistyped", f"sqlite:///{tmp_path}/empty.sqlite3")
    done = nowhere.tornio(*command)
    assert (done.returncode, "Check TORNIO_FOLDER" in done.stderr) == (2, True)
    assert not {"a", "b"} & {file.name for file in tmp_path.iterdir()}


def test_a_backup_goes_where_there_is_a_folder_and_is_its_owners_alone(machine, tmp_path):
    refused = machine.tornio("backup", tmp_path / "nowhere" / "backup")
    assert (refused.returncode, "Its folder is not there." in refused.stderr) == (2, True)
    machine.tornio("backup", tmp_path / "backup")
    assert (tmp_path / "backup").stat().st_mode & 0o777 == 0o600


def test_a_database_is_its_owners_alone_with_whatever_lies_beside_it(machine, tmp_path):
    machine.tornio("backup", tmp_path / "backup")
    (tmp_path / "open").mkdir(mode=0o755)
    other = Machine(tmp_path / "open", f"sqlite:///{tmp_path}/open/new.sqlite3")
    assert other.tornio("restore", tmp_path / "backup").returncode == 0
    assert {file.stat().st_mode & 0o077 for file in other.folder.iterdir()} == {0}


def test_a_backup_that_does_not_fit_leaves_nothing_behind(machine, tmp_path, monkeypatch):
    def full(*_of: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(writing, "copy", full)
    refused = machine.tornio("backup", tmp_path / "backup")
    assert (refused.returncode, "disk is full" in refused.stderr) == (2, True)
    assert [file.name for file in tmp_path.iterdir() if "backup" in file.name] == []


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


def test_the_last_line_of_a_mailed_anchor_verifies_the_log(machine, tmp_path, settings):
    settings.ANCHOR_TO = "keeper@elsewhere.example"
    done = machine.tornio("audit", "anchor", "--mail")
    assert done.returncode == 0, done.stderr
    (sent,) = mail.outbox
    anchor = tmp_path / "anchor"
    anchor.write_text(sent.body.splitlines()[-1])
    assert machine.tornio("audit", "verify", "--anchor", anchor).returncode == 0


def test_a_machines_timer_can_do_the_jobs(machine):
    done = machine.tornio("jobs")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("urgent calls: 0\noverdue visits: 0\n")


@pytest.mark.parametrize("command", ["jobs", "upgrade"])
def test_the_database_of_a_newer_release_is_left_alone(machine, command):
    with machine.at_work():
        MigrationRecorder(connection).record_applied("records", "9999_of_tomorrow")
    refused = machine.tornio(command)
    assert refused.returncode == 2
    assert "does not know records.9999_of_tomorrow" in refused.stderr
    assert "Run the newer version" in refused.stderr


def test_the_database_of_an_earlier_release_is_left_alone_with_the_command_that_helps(machine):
    with machine.at_work():
        MigrationRecorder(connection).record_unapplied("records", newest_step())
    refused = machine.tornio("jobs")
    assert (refused.returncode, "(steps behind: 1). Run tornio upgrade." in refused.stderr) == (2, True)


def newest_step() -> str:
    return max(name for app, name in MigrationRecorder(connection).applied_migrations() if app == "records")


def test_a_database_that_does_not_answer_is_a_fault_and_not_a_crash(machine, tmp_path):
    nobody = Machine(tmp_path / "nobody", "postgresql://ann:hunter2@127.0.0.1:1/tornio")
    refused = nobody.tornio("jobs")
    assert refused.returncode == 2
    assert "does not answer" in refused.stderr
    assert "hunter2" not in refused.stderr


@pytest.mark.proof
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="it has a PostgreSQL of its own")
def test_the_same_on_postgresql(tmp_path, monkeypatch, django_db_blocker):
    """In the suite, test_upgrading.py backs a PostgreSQL up and restores it."""
    monkeypatch.setenv("PATH", str(programs()), prepend=":")
    with postgres() as url, django_db_blocker.unblock():
        with on(url):
            call_command("migrate", verbosity=0)
        machine, backup = Machine(tmp_path, url), tmp_path / "backup"
        made = machine.tornio("backup", backup)
        assert made.returncode == 0, made.stderr
        proved = machine.tornio("restore", "--verify", backup)
        assert proved.returncode == 0, proved.stderr
        assert machine.tornio("restore", backup).returncode == 2
