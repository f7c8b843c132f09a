from __future__ import annotations

from datetime import timedelta
from threading import Event

import pytest
from django.core import mail

from team import actor, episode
from tornio.actions import audit, clock, jobs
from tornio.actions.jobs import JOBS, Job
from tornio.care.permissions import THE_SYSTEM
from tornio.records import models
from tornio.records.audit import SEAL
from tornio.records.staff import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return actor("Ann")


def ago(**length: float):
    return clock.now() - timedelta(**length)


def test_an_urgent_call_that_nobody_accepts_goes_further_once(ann):
    by = User.objects.get(key=ann.key)
    call = models.Urgent.objects.create(
        episode=episode(ann), raised_at=ago(minutes=16), raised_by=by, callback="here"
    )
    assert jobs.run(1)["urgent calls"] == 1
    call.refresh_from_db()
    assert call.escalated_at is not None
    assert jobs.run(2)["urgent calls"] == 0


def test_help_is_called_for_whoever_should_have_been_heard_of(ann):
    by = User.objects.get(key=ann.key)
    meeting = models.Meeting.objects.create(
        episode=episode(ann), starts_at=ago(hours=6), place="home", arrived_at=ago(hours=6)
    )
    models.Visit.objects.create(meeting=meeting, user=by, arrived_at=ago(hours=6), arrived_by=by)
    assert jobs.run(1)["overdue visits"] == 1
    assert models.HelpAsked.objects.get(kind="overdue").meeting == meeting
    assert jobs.run(2)["overdue visits"] == 0


def test_reads_are_sealed_into_the_chain(ann):
    assert jobs.run(0)["sealing of reads"]
    assert models.Event.objects.filter(action=SEAL).exists()
    assert audit.problems(THE_SYSTEM) == ()


def test_each_job_has_its_own_minutes():
    assert "sealing of reads" not in jobs.run(1)
    assert "sealing of reads" in jobs.run(10)


def test_one_that_fails_keeps_none_of_the_others_from_happening(monkeypatch, caplog):
    def fail() -> int:
        raise RuntimeError("Sam is on page 9")

    monkeypatch.setattr(jobs, "JOBS", (Job("broken", fail, 1), *JOBS))
    done = jobs.run(0)
    assert done["broken"] is None
    assert None not in [count for name, count in done.items() if name != "broken"]


def test_an_anchor_is_mailed_once_a_day_to_whoever_keeps_it_outside(settings, ann):
    settings.ANCHOR_TO = "keeper@elsewhere.example"
    jobs.run(0)
    jobs.run(10)
    (sent,) = mail.outbox
    assert sent.to == ["keeper@elsewhere.example"]
    number, link = sent.body.splitlines()[-1].split()
    assert audit.problems(THE_SYSTEM, audit.Head(int(number), link)) == ()


def test_nothing_is_mailed_where_nobody_is_named():
    assert jobs.run(0)["anchor"] == 0
    assert mail.outbox == []


def test_they_go_on_until_told_to_stop(monkeypatch):
    stop, minutes = Event(), []

    def run(minute: int) -> None:
        minutes.append(minute)
        if minute == 2:
            stop.set()

    monkeypatch.setattr(jobs, "run", run)
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)
    jobs.keep_running(stop, pause=0)
    assert minutes == [0, 1, 2]
