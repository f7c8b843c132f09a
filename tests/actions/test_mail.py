"""Notices through a real mail server, over TLS: nothing is lost whatever the server does."""

from __future__ import annotations

from base64 import b64decode
from datetime import timedelta

import pytest

from mail_server import HOST, certificate, mail_server
from team import actor, browser, episode, on_duty
from tornio.actions import clock, jobs, urgent
from tornio.records.models import User
from tornio.settings.site import mail as parts_of

pytestmark = pytest.mark.django_db
TEAM, BOB = "team@example.org", "bob@example.org"


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    """A certificate, made once."""
    return certificate(tmp_path_factory.mktemp("mail"))


@pytest.fixture
def server(key, settings, monkeypatch):
    """A server whose certificate is trusted; the settings name it, and everybody waits for it a moment only."""
    monkeypatch.setenv("SSL_CERT_FILE", str(key))
    with mail_server(key) as server:
        parts = parts_of({"TORNIO_MAIL_SERVER": f"smtp://tornio:p%40ss@{HOST}:{server.port}"})
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = parts.host, parts.port
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = parts.user, parts.password
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = True, 0.5
        settings.DEFAULT_FROM_EMAIL = "pod@example.org"
        settings.CALLS_TO = ("duty", TEAM)
        yield server


@pytest.fixture
def ann(server):
    """Ann, and Bob, who is on duty."""
    bob = actor("Bob")
    User.objects.filter(key=bob.key).update(email=BOB)
    on_duty(bob)
    return actor("Ann")


def called(by) -> str:
    return urgent.call(by, episode(by, "Robin").key, callback="at her mother's in Mill Lane")


def later(monkeypatch, minutes: float) -> None:
    moment = clock.now() + timedelta(minutes=minutes)
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_a_notice_arrives_as_it_was_written_after_signing_in(ann, server):
    called(ann)
    assert jobs.send_notices() == 1
    (letter,) = server.taken
    assert (letter["To"], letter["From"]) == (BOB, "pod@example.org")
    assert "Somebody called for the duty worker" in letter.get_payload(decode=True).decode()
    assert "Robin" not in letter.as_string()
    assert [b64decode(said) for said in server.signed_in] == [b"\0tornio\0p@ss"]


@pytest.mark.parametrize("manner", ["busy", "hangs", "drops", "plain"])
def test_whatever_the_server_does_the_call_stands_the_page_says_so_and_it_is_tried_again(
    ann, server, manner, monkeypatch
):
    key = called(ann)
    server.manner = manner
    assert jobs.send_notices() == 0
    assert server.taken == []
    page = browser(User.objects.get(key=ann.key)).get(f"/urgent/{key}").text
    assert "An email could not be sent yet; we go on trying." in page
    server.manner = "well"
    later(monkeypatch, 1)
    assert jobs.send_notices() == 1
    assert len(server.taken) == 1
    assert urgent.view(ann, key).told.sent_at is not None


def test_one_that_came_and_was_not_answered_for_comes_again_with_the_same_mark(ann, server, monkeypatch):
    called(ann)
    for manner in ("drops", "well"):
        server.manner = manner
        jobs.send_notices()
        later(monkeypatch, 1)
    first, second = (letter["Message-ID"] for letter in server.seen)
    assert first == second
    assert first.endswith("@example.org>")


def test_a_server_with_a_certificate_that_nobody_knows_is_told_nothing(ann, server, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    called(ann)
    assert jobs.send_notices() == 0
    assert (server.seen, server.signed_in) == ([], [])


def test_an_address_that_is_refused_keeps_no_other_from_being_told(ann, server, monkeypatch):
    server.unknown = {BOB}
    key = called(ann)
    assert jobs.send_notices() == 0
    later(monkeypatch, 15)
    jobs.escalate()
    assert jobs.send_notices() == 1
    assert [letter["To"] for letter in server.taken] == [TEAM]
    told = urgent.view(ann, key).told
    assert (told.sent_at is not None, told.to_duty) == (True, False)


@pytest.mark.parametrize(("manner", "status"), [("well", 0), ("busy", 2)])
def test_an_anchor_that_the_server_does_not_take_is_said_with_the_cure(
    machine, server, settings, manner, status
):
    settings.ANCHOR_TO, server.manner = "keeper@elsewhere.example", manner
    machine.tornio("jobs")
    done = machine.tornio("audit", "anchor", "--mail")
    assert done.returncode == status
    assert ("TORNIO_MAIL_SERVER" in done.stderr) is (status == 2)
    assert "Traceback" not in done.stderr
