"""Whatever is sent, the answer is a page or a refusal, never our own fault (no 5xx)."""

from __future__ import annotations

import random
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client

from pages import ROWS, SUBJECTS, address
from team import browser, user
from tornio.actions import clock
from tornio.care.permissions import ROLES
from tornio.web.forms import YEARS_AHEAD

pytestmark = pytest.mark.django_db

NASTY = (
    "",
    "\x00",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "../../etc/passwd",
    "%00",
    "%s%s%n",
    "é" * 300,
    "\ud800".encode("utf-8", "replace").decode(),
    "9" * 400,
    "-1",
    "0",
    "NaN",
    "1e309",
    "２０２６",
    "²",
    "\u202e",
    "a" * 20_000,
    "yes\nno",
    "https://elsewhere.example/",
    "2" * 12,
)
FIELDS = (
    *("given_name", "received_at-day", "received_at-month", "received_at-year", "received_at-time", "version"),
    *("once", "keeper", "page", "drop", "route", "priority", "words", "what", "at-day", "at-month", "at-year"),
    *("at-time", "starts_at-day", "starts_at-month", "starts_at-year", "starts_at-time", "minutes", "place"),
    *(
        "practitioners",
        "members",
        "name",
        "relationship",
        "value",
        "kind",
        "safe",
        "equivalent",
        "first_day-day",
    ),
    *("email", "password", "code", "login", "next", "search", "reason", "outcome", "review_on-day", "item-1"),
    *(
        "file",
        "table",
        "csrfmiddlewaretoken",
        "callback",
        "authority",
        "decided_by",
        "because",
        "nobody_because",
    ),
)
METHODS = ("GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND")
TYPES = (
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "application/json",
    "text/plain; charset=utf-99",
    "image/png",
    "",
)


class Attacker:
    """Sends what no page of ours sends, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.addresses = [address(name) for name in ROWS] + [
            "/health",
            "/set-up",
            "/drafts",
            "/account/sign-in",
        ]
        self.clients = [browser(), *(browser(user("Eve", role)) for role in ROLES)]
        for client in self.clients:
            client.raise_request_exception = False

    def send(self):
        """One request."""
        client = self.draw.choice(self.clients)
        method = self.draw.choices(METHODS, (30, 50, 3, 3, 3, 3, 3, 3, 2))[0]
        how = self.draw.choice((self.form, self.raw, self.raw))
        return how(client, method, self.somewhere())

    def somewhere(self) -> str:
        """An address of ours, whole or spoilt."""
        found = self.draw.choice(self.addresses)
        if self.draw.random() < 0.25:
            at = self.draw.randrange(len(found) + 1)
            found = found[:at] + quote(self.nasty()[:200]) + found[at:]
        if self.draw.random() < 0.3:
            found += f"?{quote(self.draw.choice(FIELDS))}={quote(self.nasty()[:500])}"
        return found if found.startswith("/") else f"/{found}"

    def nasty(self) -> str:
        return self.draw.choice(NASTY)

    def form(self, client: Client, method: str, where: str):
        """A form of the right kind with the wrong things in it."""
        fields = self.draw.sample(FIELDS, self.draw.randint(1, 12))
        words = {field: [self.nasty() for _ in range(self.draw.choice((1, 1, 3)))] for field in fields}
        if method in ("GET", "HEAD"):
            return client.generic(method, where)
        return client.post(where, words, headers={"X-Forwarded-Host": "elsewhere.example"})

    def raw(self, client: Client, method: str, where: str):
        """Bytes under a content type that they do not have."""
        body = bytes(self.draw.randrange(256) for _ in range(self.draw.choice((0, 3, 60, 600))))
        headers = {"Accept-Language": self.nasty()[:50].replace("\n", ""), "Referer": self.nasty()[:80]}
        return client.generic(method, where, body, content_type=self.draw.choice(TYPES), headers=headers)


#: PostgreSQL is asked less in the suite: what it could break on (a zero byte, a number too long) comes early.
FEW = 150 if connection.vendor == "postgresql" else 400


@pytest.mark.parametrize("requests", [FEW, pytest.param(10_000, marks=pytest.mark.proof)])
def test_no_request_breaks_the_service(requests):
    attacker = Attacker(requests)
    found = Counter()
    for _ in range(requests):
        answer = attacker.send()
        found[answer.status_code] += 1
        assert answer.status_code < 500, (answer.request["REQUEST_METHOD"], answer.request["PATH_INFO"])
    assert {200, 400, 403, 404, 405, 422} <= set(found)
    assert found[200] < requests / 2  # it was hostile indeed


def test_every_address_about_a_record_takes_a_spoilt_key():
    ann = browser(user("Ann"))
    ann.raise_request_exception = False
    for name in SUBJECTS:
        path = address(name).rsplit("/", 2)[0]
        for key in ("2" * 11, "2" * 13, "0" * 12, "%00" * 12, quote("' OR 1=1 --")):
            assert ann.get(f"{path}/{key}").status_code in (403, 404, 405), name


class Filled(HTMLParser):
    """A page's form with something in every field, and the last minute of a year in every date."""

    def __init__(self, html: str, year: int) -> None:
        super().__init__()
        self.far = {"day": "31", "month": "12", "year": str(year), "time": "23:59"}
        self.fields: dict[str, str] = {}
        self.links: set[str] = set()
        self.name = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.name = given.get("name") or (self.name if tag == "option" else "")
        if tag == "a":
            self.links.add(given["href"])
        if tag in ("input", "textarea", "option") and self.name:
            value = self.far.get(self.name.rpartition("-")[2]) or given.get("value")
            if value or tag != "option":
                self.fields.setdefault(self.name, value or "1")


#: Pages that ask for a day or a time.
DATED = (
    *("plan-meeting", "change-meeting", "meeting-next", "add-decision", "new-shift", "shift", "new-leave"),
    *("leave", "new-training", "training", "post", "new-contact", "new-protected", "person-died"),
    *("first-contact", "new-referral", "change-person", "review-protected"),
)
#: Where that day is what is wrong, beyond the latest year.
REFUSED = {"plan-meeting", "change-meeting", "meeting-next", "new-shift", "new-leave", "new-training", "post"}


@pytest.mark.parametrize(("ahead", "at_least"), [(YEARS_AHEAD, 8), (9999, 0)])
def test_a_day_far_off_is_refused_or_can_be_read_wherever_it_leads(ahead, at_least):
    ann, latest = browser(user("Ann", *ROLES)), clock.today().year + YEARS_AHEAD
    year, saved = min(clock.today().year + ahead, 9999), Counter()
    for name in DATED:
        where = address(name)
        answer = ann.post(where, Filled(ann.get(where).text, year).fields)
        if answer.status_code == 303:
            links = Filled(ann.get(answer["Location"]).text, year).links
            read = {link: ann.get(link).status_code for link in links if answer["Location"] in link}
            assert set(read.values()) <= {200}, read
            saved[name] = len(read)
        else:
            assert answer.status_code == 422, name
            assert (f"It is after the year {latest}." in answer.text) >= (year > latest and name in REFUSED), (
                name
            )
    assert len(saved) >= at_least
    assert REFUSED.isdisjoint(saved) or year == latest
