"""Logs are lines of JSON about what happened and where: no name, address, key, word or search of anybody."""

from __future__ import annotations

import json
import logging
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from pages import OPEN, ROWS, address
from team import browser, episode, user
from tornio.actions import staff
from tornio.care.permissions import ROLES
from tornio.web import home
from tornio.web.logs import Facts

pytestmark = pytest.mark.django_db
FACTS = {"time", "level", "logger", "event", "status", "exception", "at", "method", "route"}
NAME, EMAIL, PASSWORD, WORDS = "Sorrel", "ann.sorrel@example.org", "kettle-on-the-stove", "afraid of her uncle"
SENT = {
    "given_name": NAME,
    "search": NAME,
    "email": EMAIL,
    "login": EMAIL,
    "password": PASSWORD,
    "words": WORDS,
}


class Log:
    """What was written since somebody looked."""

    def __init__(self, stream: StringIO) -> None:
        self.stream = stream

    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]

    def holds_nothing_of(self, *others: str) -> None:
        for line in self.lines():
            assert set(line) <= FACTS
        text = self.stream.getvalue().lower()
        assert [one for one in (*SENT.values(), *others) if one.lower() in text] == []


@pytest.fixture
def log():
    """The service's own handler as the settings made it, writing where a test can read."""
    handler = next(one for one in logging.getLogger("django").handlers if isinstance(one.formatter, Facts))
    stream = StringIO()
    before = handler.setStream(stream)
    yield Log(stream)
    handler.setStream(before)


def asked(client: Client, page: str, **more: object):
    return client.get(page, {"search": NAME, "from": EMAIL}, **more)


@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.proof)])
def test_every_page_that_is_asked_for_and_sent(log, step):
    anybody = browser(user("Ann Sorrel", *ROLES))
    addresses = [address(name) for name in sorted(set(ROWS) - OPEN)[::step]]
    for page in addresses:
        for answer in (asked(anybody, page), anybody.post(page, SENT)):
            assert answer.status_code < 500
    keys = [part for page in addresses for part in page.split("/") if len(part) == 12 and part.isalnum()]
    assert keys
    log.holds_nothing_of(*keys)


def test_what_is_not_there_or_not_allowed_or_no_request_at_all(log):
    about = episode(staff.actor(user("Owner").key), NAME)
    charlie = browser(user("Charlie", team="Another"))
    forged = Client(enforce_csrf_checks=True)
    answers = (
        asked(charlie, reverse("timeline", args=[about.key])),
        asked(charlie, reverse("users")),
        asked(charlie, f"/people/{NAME}"),
        charlie.put(reverse("people"), WORDS),
        forged.post(reverse("account_login"), SENT),
        asked(charlie, "/", headers={"host": f"{NAME}.example.org"}),
        charlie.post(reverse("drafts"), {f"{WORDS} {number}": "" for number in range(2001)}),
    )
    assert [answer.status_code for answer in answers] == [404, 403, 404, 405, 403, 400, 400]
    told = {(line.get("method"), line.get("route"), line.get("status")) for line in log.lines()}
    assert {("GET", "timeline", 404), ("GET", "users", 403), ("GET", "none", 404)} <= told
    assert {("PUT", "people", 405), ("POST", "account_login", 403)} <= told
    log.holds_nothing_of(about.key, about.person.key, "Sorrel.example.org")


def test_a_method_of_somebodys_making_is_not_told(log):
    browser(user("Ann")).generic("SORREL", reverse("people"))
    assert [(line["method"], line["route"], line["status"]) for line in log.lines()] == [
        ("other", "people", 405)
    ]
    assert log.lines()[0]["event"] == "Method Not Allowed"
    log.holds_nothing_of("Sorrel")


def test_a_wrong_password_and_somebody_locked_out(log):
    for _ in range(5):
        last = browser().post(reverse("account_login"), SENT)
    assert last.status_code == 429
    assert {"axes.handlers.database", "django.request"} & {line["logger"] for line in log.lines()}
    log.holds_nothing_of("127.0.0.1")


def test_a_fault_of_our_own_has_its_places_and_no_value(log, monkeypatch):
    def stumble(*_: object) -> None:
        raise ValueError(f"{NAME} is at 1 Kettle Street")

    monkeypatch.setattr(home.home, "today", stumble)
    client = browser(user("Ann"))
    client.raise_request_exception = False
    assert asked(client, "/").status_code == 500
    (line,) = [line for line in log.lines() if line.get("status") == 500]
    assert (line["level"], line["exception"]) == ("ERROR", "ValueError")
    assert any(place.startswith("test_logs.py:") for place in line["at"])
    log.holds_nothing_of("Kettle Street")


def test_a_finished_text_of_another_package_is_told_by_its_place_alone(log):
    logging.getLogger("elsewhere").warning(f"{NAME} did not pay")
    logging.getLogger("tornio.actions.jobs").warning("a job failed: %s", WORDS)
    first, second = log.lines()
    assert first["event"].startswith("test_logs.py:")
    assert second["event"] == "a job failed: %s"
    log.holds_nothing_of("did not pay")
