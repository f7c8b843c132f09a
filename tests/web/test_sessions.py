from __future__ import annotations

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


def test_somebody_who_left_is_signed_in_no_more():
    ann = user("Ann")
    client = browser(ann)
    ann.is_active = False
    ann.save()
    assert client.get("/").status_code == 302


def test_pages_are_kept_by_no_browser():
    assert browser(user("Ann")).get("/")["Cache-Control"] == "no-store"
