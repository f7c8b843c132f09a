"""Signing in, failing and changing how one signs in are in the audit chain: by key, never as typed."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime

import pytest
from allauth.mfa.totp.internal import auth

from team import browser, user
from tornio.actions import audit
from tornio.care.permissions import THE_SYSTEM
from tornio.records.audit import Event
from tornio.records.installation import Installation
from tornio.records.staff import User

pytestmark = pytest.mark.django_db
PASSWORD, NEW = "a kitchen in Canterbury", "another kitchen in Dover"


@pytest.fixture
def ann():
    """She works in a real service, and has a password."""
    Installation.objects.create(pk=1, kind="real", set_up_at=datetime.now(UTC))
    made = user("Ann")
    made.set_password(PASSWORD)
    made.save()
    return made


def sign_in(client, email: str, password: str = PASSWORD):
    return client.post("/account/sign-in", {"login": email, "password": password})


def sets_up_a_second_step(client) -> None:
    secret = re.search(r'tornio-key">(\w+)<', client.get("/account/second-step/app").text)[1]
    code = auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))
    client.post("/account/second-step/app", {"code": code})


def events() -> list[tuple[str, str, str]]:
    found = Event.objects.filter(action__startswith="signing-in.").order_by("number")
    return [(one.action.removeprefix("signing-in."), one.actor, one.subject) for one in found]


def test_whoever_signs_in_sets_up_a_second_step_and_signs_out_is_on_record(
    ann, django_capture_on_commit_callbacks
):
    client = browser()
    sign_in(client, ann.email)
    with django_capture_on_commit_callbacks(execute=True):
        sets_up_a_second_step(client)
    client.post("/account/sign-out")
    app_and_recovery_codes = ["second-step-added"] * 2
    assert events() == [(what, ann.key, ann.key) for what in ("in", *app_and_recovery_codes, "out")]
    assert audit.problems(THE_SYSTEM) == ()


def test_a_changed_password_is_on_record(ann):
    client = browser()
    sign_in(client, ann.email)
    client.post("/account/password", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert User.objects.get().check_password(NEW)
    assert ("password-changed", ann.key, ann.key) in events()


def test_a_wrong_password_and_a_wrong_code_are_on_record_under_the_account_that_was_tried(ann):
    client, other = browser(), browser()
    sign_in(client, ann.email)
    sets_up_a_second_step(client)
    sign_in(other, ann.email.upper(), "a guess")
    sign_in(other, ann.email)
    other.post("/account/second-step/code", {"code": "000000"})
    assert events()[-2:] == [("failed", "system", ann.key), ("second-step-failed", "system", ann.key)]


@pytest.mark.usefixtures("ann")
def test_what_nobody_is_called_is_not_kept():
    sign_in(browser(), "hunter2@example.org")
    assert events() == [("failed", "system", "")]
    assert "hunter2" not in str(list(Event.objects.values()))


def test_whoever_is_locked_out_fills_the_record_no_further(ann):
    for _ in range(9):
        sign_in(browser(), ann.email, "a guess")
    assert events() == [("failed", "system", ann.key)] * 5
