from __future__ import annotations

import pytest
from django.conf import settings
from django.db import OperationalError
from django.http import HttpResponse

from policy import breaches
from team import browser, demonstration, user

pytestmark = pytest.mark.django_db


def test_a_page_asks_no_other_host_and_runs_no_script_but_its_own():
    """Every other page is looked at in test_who_sees_what.py, which asks for it anyway."""
    assert breaches(browser(user("Ann")).get("/")) == []
    for address in ("/account/sign-in", "/set-up", "/nowhere", "/health"):
        assert breaches(browser().get(address)) == [], address


@pytest.mark.parametrize(
    "words",
    [
        '<img src="https://elsewhere.example/a.png">',
        '<link rel="icon" href="//elsewhere.example/a">',
        "<script>alert(1)</script>",
        '<script src="/elsewhere.js"></script>',
        '<p style="color: red">',
        '<body onload="run()">',
    ],
)
def test_a_page_that_breaks_the_policy_would_be_seen(words):
    page = HttpResponse(
        words, headers={"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
    )
    assert breaches(page)
    page.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; img-src *"
    page.content = b"<p>"
    assert breaches(page) == ["*"]


def test_the_demonstration_says_so_on_every_page():
    ann = browser(user("Ann"))
    for address in ("/", "/referrals/", "/referrals/new", "/nowhere"):
        assert "everybody here is invented" in ann.get(address).text, address


def test_a_real_service_does_not_say_so():
    assert "invented" not in browser().get("/account/sign-in").text
    demonstration()
    assert "invented" in browser().get("/account/sign-in").text


def test_crisis_numbers_stand_on_every_page():
    for address in ("/account/sign-in", "/nowhere"):
        page = browser().get(address).text
        assert 'href="tel:999"' in page
        assert 'href="tel:111"' in page


def test_no_logo_and_no_copyright_of_the_nhs():
    page = browser(user("Ann")).get("/").text
    assert "nhsuk-header__logo" not in page
    assert "NHS England" not in page


def test_health_says_whether_the_database_answers_and_nothing_else():
    assert browser().get("/health").json() == {"database": True}


def test_a_service_whose_database_is_gone_is_not_well(monkeypatch):
    def gone() -> None:
        raise OperationalError("connection refused")

    client = browser()
    monkeypatch.setattr("tornio.actions.health.connection.cursor", gone)
    answer = client.get("/health")
    assert (answer.status_code, answer.json()) == (503, {"database": False})


def test_a_method_that_a_page_does_not_have_is_refused():
    assert browser(user("Ann")).post("/referrals/").status_code == 405


def test_a_form_from_elsewhere_is_refused_with_a_page():
    strict = browser(user("Ann"))
    strict.handler.enforce_csrf_checks = True
    page = strict.post("/referrals/new", {"given_name": "Sam"})
    assert page.status_code == 403
    assert "open too long" in page.text


def test_the_longest_session_is_twelve_hours():
    assert settings.SESSION_COOKIE_AGE == 12 * 3600
