from __future__ import annotations

import re

import pytest
from django.conf import settings

from team import browser, demonstration, user

pytestmark = pytest.mark.django_db


def test_a_page_asks_no_other_host_and_runs_no_script_but_its_own():
    page = browser(user("Ann")).get("/")
    policy = page["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    nonce = re.search(r"'nonce-([^']+)'", policy)[1]
    scripts = re.findall(r"<script\b([^>]*)>", page.text)
    assert scripts
    for script in scripts:
        assert f'nonce="{nonce}"' in script or 'src="/static/' in script
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page.text)
    assert " style=" not in page.text


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
