"""Two who write at once take turns: what a rule has looked at stays so until what it let through is saved."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import connection

from meeting import begun, decided, said
from team import actor
from tornio.actions import decisions, endings, voices
from tornio.actions.door import ChangedMeanwhileError
from tornio.care.decisions import Stance
from tornio.care.endings import Attendance
from tornio.records.meetings import Decision, Statement
from tornio.vocabulary.fault import FaultyInput

pytestmark = [
    pytest.mark.usefixtures("committed"),
    pytest.mark.skipif(
        "connection.vendor == 'sqlite'", reason="SQLite begins one writing transaction at a time"
    ),
]
SECONDS = 20


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """What a test writes is committed, for others to see, and gone afterwards: the triggers that keep the
    audit log from being emptied rest for that long."""
    with django_db_blocker.unblock():
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            call_command("flush", interactive=False, verbosity=0)
            cursor.execute("RESET session_replication_role")


class Writer(threading.Thread):
    """Somebody who writes in a connection of their own; `refused` is why it was not let through."""

    def __init__(self, write: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self.write = write
        self.refused: Exception | None = None

    def run(self) -> None:
        try:
            self.write()
        except (FaultyInput, ChangedMeanwhileError) as error:
            self.refused = error
        finally:
            connection.close()


def at_once(monkeypatch, inside: tuple[object, str], first, second) -> tuple[Writer, Writer]:
    """Starts a second writing while the first stands inside one of its steps, and lets both end."""
    module, name = inside
    step, reached, go_on = getattr(module, name), threading.Event(), threading.Event()

    def slow(*given):
        done = step(*given)
        if not reached.is_set():
            reached.set()
            go_on.wait(SECONDS)
        return done

    monkeypatch.setattr(module, name, slow)
    one, two = Writer(first), Writer(second)
    one.start()
    assert reached.wait(SECONDS)
    two.start()
    wait_for_its_turn(two)
    go_on.set()
    one.join(SECONDS)
    two.join(SECONDS)
    return one, two


def wait_for_its_turn(writer: Writer) -> None:
    """Until the second waits, or is through without having waited."""
    until = time.monotonic() + SECONDS
    while writer.is_alive() and time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)


def test_nothing_is_decided_while_somebody_says_that_the_person_was_not_here(monkeypatch):
    ann = actor("Ann")
    at = begun(ann)
    away = Attendance(False, (), (ann.key,), (), "not asked")
    stances = (Stance("practitioner", ann.key, "with it"),)
    _, deciding = at_once(
        monkeypatch,
        (endings, "sit"),
        lambda: endings.here(ann, at.key, away, version=2),
        lambda: decisions.add(ann, at.key, version=1, words="We wait", medicines=False, stances=stances),
    )
    assert "not in the room" in str(deciding.refused)
    assert not Decision.objects.exists()


def test_a_decision_is_corrected_once(monkeypatch):
    ann = actor("Ann")
    first = decided(ann)
    _, second = at_once(
        monkeypatch,
        (decisions, "corrected"),
        lambda: decisions.correct(ann, first.key, words="We wait", medicines=False),
        lambda: decisions.correct(ann, first.key, words="We do not wait", medicines=False),
    )
    assert isinstance(second.refused, ChangedMeanwhileError)
    assert [row.words for row in Decision.objects.filter(corrects=first)] == ["We wait"]


def test_words_are_corrected_once(monkeypatch):
    ann = actor("Ann")
    first = said(ann)
    heard = {"form": "quote", "agreed": "yes"}
    _, second = at_once(
        monkeypatch,
        (voices.care, "correction_faults"),
        lambda: voices.correct(ann, first.key, words="I sleep", **heard),
        lambda: voices.correct(ann, first.key, words="I do not sleep", **heard),
    )
    assert isinstance(second.refused, ChangedMeanwhileError)
    assert [row.words for row in Statement.objects.filter(corrects=first)] == ["I sleep"]
