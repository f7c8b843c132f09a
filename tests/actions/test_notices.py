"""Emails that somebody called: to whom, what they say, and what becomes of them when nothing can be sent."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from threading import Event

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from meeting import meeting
from team import actor, demonstration, episode, on_duty
from tornio.actions import clock, jobs, meetings, notices, urgent, visits
from tornio.actions.door import NotFoundError
from tornio.care.permissions import THE_SYSTEM
from tornio.records.models import Notice, Urgent, User
from tornio.web.logs import Facts

pytestmark = pytest.mark.django_db
TEAM = "team@example.org"


@pytest.fixture
def ann():
    return actor("Ann")


@pytest.fixture
def bob(ann):
    """Bob has the duty telephone; he and the team's own address are told."""
    bob = actor("Bob")
    on_duty(bob)
    return bob


@pytest.fixture(autouse=True)
def told(settings):
    settings.CALLS_TO = ("duty", TEAM)
    settings.SERVICE_ADDRESS = "https://pod.example.org"


def address(by) -> str:
    return User.objects.get(key=by.key).email


def sent() -> list[str]:
    """Sends what waits; to whom, in their order."""
    jobs.send_notices()
    return [to for letter in mail.outbox for to in letter.to]


def called(by) -> str:
    return urgent.call(by, episode(by).key, callback="01227 000001")


def later(monkeypatch, minutes: float) -> None:
    moment = clock.now() + timedelta(minutes=minutes)
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_an_urgent_call_is_emailed_to_whoever_is_on_duty_and_when_it_waits_too_long_to_the_team(
    ann, bob, monkeypatch
):
    called(ann)
    assert sent() == [address(bob)]
    later(monkeypatch, 15)
    jobs.escalate()
    assert sent() == [address(bob), TEAM, address(bob)]


def test_a_call_for_help_is_emailed_to_both(ann, bob):
    visits.ask_help(ann, meeting(ann).key)
    assert sent() == [TEAM, address(bob)]


def test_so_is_a_call_about_whoever_is_overdue_and_whoever_never_arrived(ann, bob, monkeypatch):
    visits.arrive(ann, meeting(ann, minutes=60).key)
    later(monkeypatch, 91)
    jobs.look_for_the_overdue()
    meeting(ann, starts_at=clock.now() - timedelta(minutes=61))
    jobs.look_for_those_who_never_arrived()
    assert sent() == [TEAM, address(bob)] * 2


def test_an_email_names_nobody_holds_no_words_and_says_where_to_look(ann, bob):
    urgent.call(ann, episode(ann, "Robin").key, callback="at her mother's in Mill Lane")
    sent()
    (letter,) = mail.outbox
    told = f"{letter.subject} {letter.body}"
    for word in ("Robin", "Ann", "Bob", "Mill Lane", Urgent.objects.get().key):
        assert word not in told
    assert "nobody has taken it on" in letter.body
    assert letter.body.endswith("Open Tornio: https://pod.example.org\n")


def test_the_address_of_one_team_hears_nothing_of_another(ann, settings):
    settings.CALLS_TO = ("open dialogue=ours@example.org", "medway=theirs@example.org", TEAM)
    visits.ask_help(ann, meeting(ann).key)
    assert sent() == ["ours@example.org", TEAM]
    settings.CALLS_TO = ("medway=theirs@example.org",)
    assert meetings.view(ann, meeting(ann).key).emailed == ""


def test_the_duty_worker_of_one_team_alone_is_told(ann, bob, settings):
    settings.CALLS_TO = ("medway=duty",)
    called(ann)
    assert sent() == []


def test_each_address_is_told_once(ann, bob):
    called(ann)
    for _ in range(3):
        sent()
    assert len(mail.outbox) == 1
    notices.put_down("urgent", Urgent.objects.get().key, Urgent.objects.get().episode.team, clock.now())
    assert len(sent()) == 1


def test_what_somebody_took_on_meanwhile_is_not_sent(ann, bob):
    urgent.accept(bob, called(ann), version=1)
    assert sent() == []


def test_of_two_who_would_send_one_does(ann, bob):
    called(ann)
    (waiting,) = notices.waiting()
    notices.take(THE_SYSTEM, waiting)
    with pytest.raises(NotFoundError):
        notices.take(THE_SYSTEM, waiting)
    assert sent() == []


@pytest.fixture
def broken(monkeypatch):
    """A mail server that takes nothing, and names whom it refused."""

    def refuse(_backend, letters):
        raise SMTPRecipientsRefused({to: (550, b"no") for letter in letters for to in letter.to})

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", refuse)
        yield patched


def test_a_mail_server_that_fails_loses_no_call_and_is_tried_again_in_a_minute(ann, bob, broken, monkeypatch):
    key = called(ann)
    assert sent() == []
    assert urgent.view(ann, key).state == "nobody has seen this yet"
    assert urgent.view(ann, key).told.tried
    broken.undo()
    later(monkeypatch, 0.5)
    assert sent() == []
    later(monkeypatch, 0.5)
    assert sent() == [address(bob)]


def test_an_address_that_nobody_can_write_to_keeps_no_other_from_being_told(ann, bob):
    User.objects.filter(key=bob.key).update(email="bob\n@example.org")
    visits.ask_help(ann, meeting(ann).key)
    visits.ask_help(ann, meeting(ann).key)
    assert sent() == [TEAM, TEAM]


@pytest.mark.usefixtures("broken")
def test_what_failed_is_logged_without_names(ann, bob, caplog):
    called(ann)
    sent()
    line = Facts().format(caplog.records[0])
    assert "was not sent" in line
    assert "SMTPRecipientsRefused" in line
    assert "example.org" not in line


def test_a_page_says_what_became_of_it(ann, bob):
    key = called(ann)
    assert urgent.view(ann, key).told.waiting
    sent()
    told = urgent.view(ann, key).told
    assert (told.sent_at is not None, told.to_duty) == (True, True)


def test_where_nobody_is_named_nobody_is_told(ann, bob, settings):
    settings.CALLS_TO = ()
    key = called(ann)
    assert sent() == []
    assert urgent.view(ann, key).told == type(urgent.view(ann, key).told)()
    assert meetings.view(ann, meeting(ann).key).emailed == ""


def test_the_page_knows_before_a_call_whom_it_would_reach(ann, settings):
    made = meeting(ann).key
    assert meetings.view(ann, made).emailed == "team"
    settings.CALLS_TO = ("duty",)
    assert meetings.view(ann, made).emailed == ""
    on_duty(ann)
    assert meetings.view(ann, made).emailed == "duty"


def test_nobody_invented_is_emailed(ann, bob):
    demonstration()
    visits.ask_help(ann, meeting(ann).key)
    assert sent() == [TEAM]


def test_sending_goes_on_until_told_to_stop_whatever_fails(monkeypatch):
    stop, tries = Event(), []

    def fail() -> int:
        tries.append(1)
        if len(tries) == 2:
            stop.set()
        raise RuntimeError

    monkeypatch.setattr(jobs, "send_notices", fail)
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)
    jobs.keep_sending(stop, pause=0)
    assert len(tries) == 2


def test_a_notice_is_kept_with_its_call_or_neither_is(ann, bob, monkeypatch):
    def fail(*_of: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(notices, "put_down", fail)
    with pytest.raises(RuntimeError):
        called(ann)
    assert not Urgent.objects.exists()
    assert not Notice.objects.exists()
