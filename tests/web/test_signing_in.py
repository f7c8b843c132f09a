from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.totp.internal import auth

from team import browser, user
from tornio.actions import installation
from tornio.records.installation import Installation
from tornio.records.staff import User

pytestmark = pytest.mark.django_db
PASSWORD = "a kitchen in Canterbury"
FIRST = {"team": "Open Dialogue", "name": "Ann", "email": "ann@example.org", "password": PASSWORD}


def code_of(secret: str) -> str:
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))


def set_up(client) -> None:
    assert client.post("/set-up", {**FIRST, "code": installation.code()}).status_code == 303


def sign_in(client, password: str = PASSWORD):
    return client.post("/account/sign-in", {"login": "ann@example.org", "password": password})


def test_a_real_service_is_set_up_once_with_the_printed_code():
    client = browser()
    set_up(client)
    assert Installation.objects.get().kind == "real"
    assert client.get("/set-up").status_code == 404


def test_setting_up_tells_everything_that_is_wrong_and_writes_nothing():
    page = browser().post("/set-up", {"code": "guess", "email": "nowhere", "password": "tiny-word"})
    assert page.status_code == 422
    for field in ("code", "team", "name", "email", "password"):
        assert f'href="#{field}"' in page.text
    assert not User.objects.exists()
    assert "tiny-word" not in page.text


def test_nobody_comes_in_without_a_second_step():
    client = browser()
    set_up(client)
    assert sign_in(client).status_code == 302
    assert client.get("/referrals/")["Location"] == "/account/second-step/app"


def test_the_second_step_is_set_up_and_asked_for_from_then_on():
    client = browser()
    set_up(client)
    sign_in(client)
    secret = re.search(r'tornio-key">(\w+)<', client.get("/account/second-step/app").text)[1]
    assert client.post("/account/second-step/app", {"code": code_of(secret)}).status_code == 302
    assert "once when your telephone is lost" in client.get("/account/second-step/recovery").text
    assert client.get("/referrals/").status_code == 200
    again = browser()
    assert sign_in(again)["Location"].startswith("/account/second-step/code")
    assert again.get("/referrals/").status_code == 302


def test_whoever_is_signed_in_finds_what_they_can_change_about_their_own_sign_in():
    reader = browser(user("Ann"))
    assert 'href="/account/second-step"' in reader.get("/").text
    page = reader.get("/account/second-step").text
    assert 'href="/account/password"' in page
    assert "Set up the second step" in page


def test_two_empty_fields_are_two_faults_with_a_name_each():
    page = browser().post("/account/sign-in", {}).text
    for named in ("Email: ", "Password: "):
        assert f">{named}" in page


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one():
    client = browser()
    set_up(client)
    for _ in range(5):
        last = sign_in(client, "a wrong one, again")
    assert last.status_code == 429
    sign_in(client)
    assert client.get("/")["Location"].startswith("/account/sign-in")


@pytest.mark.parametrize("address", ["/account/signup/", "/accounts/signup/", "/admin/", "/account/sign-up"])
def test_there_is_no_other_way_in(address):
    assert browser().get(address).status_code == 404
