"""Wrong passwords lock one account for whoever tries them, and nobody else out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from team import browser, demonstration, user

pytestmark = pytest.mark.django_db
PASSWORD = "a kitchen in Canterbury"
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"


@pytest.fixture(autouse=True)
def quick(settings):
    """How slowly a password is hashed is none of these tests' business, and they try hundreds."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def ann():
    return with_password("Ann")


@pytest.fixture
def bob():
    return with_password("Bob")


def with_password(name: str):
    demonstration()
    made = user(name)
    made.set_password(PASSWORD)
    made.save()
    return made


def tried(email: str, password: str, where: str = HERE, **headers: str) -> int:
    """302 for whoever comes in, 200 for a wrong password, 429 for whoever is locked out."""
    sent = {"login": email, "password": password}
    return browser().post("/account/sign-in", sent, REMOTE_ADDR=where, headers=headers).status_code


def lock(email: str, where: str = HERE) -> None:
    assert [tried(email, "wrong", where) for _ in range(5)] == [200] * 4 + [429]


def later(monkeypatch, minutes: float) -> None:
    moment = timezone.now() + timedelta(minutes=minutes)
    monkeypatch.setattr("axes.handlers.proxy.now", lambda: moment)


def test_one_account_is_locked_and_another_gets_in_from_the_same_place(ann, bob):
    lock(ann.email)
    assert (tried(ann.email, PASSWORD), tried(bob.email, PASSWORD)) == (429, 302)


def test_a_stranger_keeps_no_colleague_out(ann):
    lock(ann.email, ELSEWHERE)
    assert [tried(ann.email, "wrong", ELSEWHERE) for _ in range(50)] == [429] * 50
    assert tried(ann.email, PASSWORD) == 302


def test_accounts_that_nobody_has_lock_nobody_out(ann):
    for number in range(8):
        tried(f"nobody{number}@example.org", "wrong")
    assert tried(ann.email, PASSWORD) == 302


def test_another_spelling_is_the_same_account(ann):
    for spelling in (ann.email.upper(), f" {ann.email}", ann.email.title(), ann.email, ann.email):
        tried(spelling, "wrong")
    assert tried(ann.email, PASSWORD) == 429


def test_somebody_elses_right_password_takes_nothing_back(ann, bob):
    for _ in range(4):
        tried(ann.email, "wrong")
    assert tried(bob.email, PASSWORD) == 302
    assert tried(ann.email, "wrong") == 429


def test_trying_again_while_locked_makes_it_no_longer(ann, monkeypatch):
    lock(ann.email)
    later(monkeypatch, 14)
    assert tried(ann.email, PASSWORD) == 429
    later(monkeypatch, 16)
    assert tried(ann.email, PASSWORD) == 302


def test_from_many_places_together_an_account_is_tried_a_hundred_times_an_hour(ann):
    for number in range(25):
        for _ in range(4):
            assert tried(ann.email, "wrong", f"203.0.113.{number}") == 200
    assert tried(ann.email, PASSWORD, ELSEWHERE) == 200
    cache.clear()
    assert tried(ann.email, PASSWORD, ELSEWHERE) == 302


@pytest.mark.parametrize(("proxies", "kept_out"), [(1, 302), (0, 429)])
def test_behind_a_proxy_of_ours_the_browsers_own_address_counts_and_no_claim_of_its_own(
    ann, settings, proxies, kept_out
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    for number in range(5):
        tried(ann.email, "wrong", **{"X-Forwarded-For": f"10.0.0.{number}, {ELSEWHERE}"})
    assert tried(ann.email, PASSWORD, **{"X-Forwarded-For": f"10.0.0.9, {ELSEWHERE}"}) == 429
    assert tried(ann.email, PASSWORD, **{"X-Forwarded-For": f"{ELSEWHERE}, {HERE}"}) == kept_out


def test_an_address_longer_than_any_is_a_wrong_one_on_every_database():
    assert tried("x" * 300 + "@example.org", "wrong") == 200
