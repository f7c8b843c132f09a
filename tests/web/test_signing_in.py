from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from allauth.mfa.totp.internal.auth import TOTP
from django.urls import reverse

from team import browser, user
from tornio.actions import installation
from tornio.records.installation import Installation
from tornio.records.staff import User
from tornio.web import urls

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


def test_before_anybody_can_sign_in_the_page_leads_to_setting_up():
    client, link = browser(), 'href="/set-up"'
    assert link in client.get("/account/sign-in").text
    set_up(client)
    assert link not in client.get("/account/sign-in").text


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


@pytest.fixture
def ann():
    """An administrator with a second step and her recovery codes; signed in nowhere."""
    client = browser()
    set_up(client)
    sign_in(client)
    user = User.objects.get()
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    return RecoveryCodes.activate(user).get_unused_codes()


def second_step(code: str):
    """A browser after the password and this code."""
    client = browser()
    sign_in(client)
    client.post("/account/second-step/code", {"code": code})
    return client


def test_a_recovery_code_lets_somebody_in_once(ann):
    assert second_step(ann[0]).get("/").status_code == 200
    assert second_step(ann[0]).get("/")["Location"].startswith("/account/sign-in")
    assert second_step(ann[1]).get("/").status_code == 200


def test_a_code_of_the_app_works_once_and_a_wrong_one_never(ann):
    code = code_of("JBSWY3DPEHPK3PXP")
    assert second_step(code).get("/").status_code == 200
    for other in (code, "000000", ""):
        assert second_step(other).get("/")["Location"].startswith("/account/sign-in")


def test_codes_cannot_be_guessed_one_after_the_other(ann):
    client = browser()
    sign_in(client)
    for number in range(10):
        last = client.post("/account/second-step/code", {"code": f"{number:06}"})
    assert "Too many" in last.text
    client.post("/account/second-step/code", {"code": ann[0]})
    assert client.get("/")["Location"].startswith("/account/sign-in")


def test_whoever_is_signed_in_finds_what_they_can_change_about_their_own_sign_in():
    reader = browser(with_password(user("Ann")))
    assert 'href="/account/second-step"' in reader.get("/").text
    page = reader.get("/account/second-step").text
    assert 'href="/account/password"' in page
    assert "Set up the second step" in page


def test_the_way_back_stands_on_the_pages_of_ones_own_sign_in_and_on_a_page_that_is_not_there():
    client = browser(user("Ann"))
    for address in ("/account/second-step", "/account/sign-out", "/nowhere"):
        assert 'href="/people/"' in client.get(address).text, address


@pytest.mark.parametrize("known", [True, False])
def test_no_page_of_ones_own_sign_in_breaks_with_a_password_or_without(known):
    ann = user("Ann")
    client = browser(with_password(ann) if known else ann)
    asked = {pattern.name: client.get(reverse(pattern.name)).status_code for pattern in urls.ACCOUNT}
    assert {name: status for name, status in asked.items() if status >= 500} == {}


def with_password(somebody):
    """The same, who signs in here and not with their organisation."""
    somebody.set_password(PASSWORD)
    somebody.save()
    return somebody


def test_whoever_has_no_password_here_is_not_asked_for_one():
    client = browser(user("Ann"))
    assert "Change your password" not in client.get("/account/second-step").text
    assert client.get("/account/password", follow=True).redirect_chain[-1][0] == "/account/second-step"


def test_nobody_is_led_anywhere_before_their_second_step():
    client = browser()
    set_up(client)
    sign_in(client)
    assert 'href="/people/"' not in client.get("/account/second-step/app").text


def test_whoever_finds_a_browser_that_is_signed_in_sets_up_no_second_step_of_their_own(monkeypatch):
    client, now = browser(), time.time()
    set_up(client)
    sign_in(client)
    assert client.get("/account/second-step/app").status_code == 200
    monkeypatch.setattr("tornio.web.accounts.time.time", lambda: now + 400)
    assert client.get("/account/second-step/app")["Location"].startswith("/account/confirm")
    client.post("/account/confirm", {"password": "a guess at a kitchen"})
    assert client.get("/account/second-step/app").status_code == 302
    client.post("/account/confirm", {"password": PASSWORD})
    assert client.get("/account/second-step/app").status_code == 200


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
