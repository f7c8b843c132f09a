from __future__ import annotations

import re
import time

import pytest

from team import browser, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def pass_time(monkeypatch):
    """Lets minutes pass for whoever asks the machine's clock."""
    start, passed = time.time(), [0.0]
    monkeypatch.setattr("tornio.web.sessions.time.time", lambda: start + passed[0])

    def wait(minutes: float) -> None:
        passed[0] += minutes * 60

    return wait


def test_half_an_hour_idle_ends_a_session(pass_time):
    ann = browser(user("Ann"))
    assert ann.get("/").status_code == 200
    pass_time(31)
    assert ann.get("/").status_code == 302


def test_a_session_in_use_goes_on(pass_time):
    ann = browser(user("Ann"))
    for _ in range(4):
        assert ann.get("/").status_code == 200
        pass_time(29)


def test_twelve_hours_end_any_session(pass_time):
    ann = browser(user("Ann"))
    for _ in range(25):
        assert ann.get("/").status_code == 200
        pass_time(29)
    assert ann.get("/").status_code == 302


@pytest.mark.parametrize("used", [0, 25])
def test_4_neither_end_of_a_session_costs_what_was_being_written(pass_time, used):
    """Half an hour idle, or twelve hours in use: what is sent after it is there after signing in again."""
    ann = user("Ann")
    client = browser(ann)
    page = client.get("/referrals/new").text
    for _ in range(used):
        pass_time(29)
        client.get("/health")
    pass_time(31)
    sent = {name: re.search(f'name="{name}"[^>]* value="([^"]*)"', page)[1] for name in ("keeper", "once")}
    answer = client.post("/referrals/new", {**sent, "reason": "Nobody sleeps in this house"})
    assert answer["Location"].startswith("/account/sign-in")
    assert "Nobody sleeps in this house" in browser(ann).get("/referrals/new").text


def test_somebody_who_left_is_signed_in_no_more():
    ann = user("Ann")
    client = browser(ann)
    ann.is_active = False
    ann.save()
    assert client.get("/").status_code == 302


def test_pages_are_kept_by_no_browser():
    assert browser(user("Ann")).get("/")["Cache-Control"] == "no-store"
