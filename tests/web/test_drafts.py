from __future__ import annotations

import re
import time

import pytest

from team import browser, user
from tornio.care.permissions import PRACTITIONER
from tornio.records.audit import Event
from tornio.records.forms import Draft
from tornio.records.referrals import Referral
from tornio.records.staff import User

pytestmark = pytest.mark.django_db
PAGE = "/referrals/new"


@pytest.fixture
def ann():
    return browser(user("Ann", PRACTITIONER))


def hidden(page: str, name: str) -> str:
    return re.search(f'name="{name}" value="([^"]*)"', page)[1]


def test_what_is_being_written_is_there_again(ann):
    assert ann.post("/drafts", {"page": PAGE, "given_name": "Sam"}).status_code == 204
    page = ann.get(PAGE).text
    assert 'value="Sam"' in page
    assert "What you wrote here before is back" in page


def test_a_draft_can_be_thrown_away(ann):
    ann.post("/drafts", {"page": PAGE, "given_name": "Sam"})
    answer = ann.post("/drafts", {"page": PAGE, "drop": "yes"})
    assert (answer.status_code, answer["Location"]) == (303, PAGE)
    assert 'value="Sam"' not in ann.get(PAGE).text


def test_a_draft_is_nobody_elses(ann):
    ann.post("/drafts", {"page": PAGE, "given_name": "Sam"})
    assert 'value="Sam"' not in browser(user("Bob")).get(PAGE).text


def test_a_draft_that_arrives_after_the_session_ended_is_kept_for_whoever_wrote_it(ann):
    keeper = hidden(ann.get(PAGE).text, "keeper")
    answer = browser().post("/drafts", {"page": PAGE, "keeper": keeper, "given_name": "Sam"})
    assert answer.status_code == 401
    assert 'value="Sam"' in ann.get(PAGE).text


def test_what_is_kept_after_a_session_is_on_record_without_its_words(ann):
    keeper = hidden(ann.get(PAGE).text, "keeper")
    browser().post("/drafts", {"page": PAGE, "keeper": keeper, "given_name": "Sam"})
    event = Event.objects.last()
    assert (event.action, event.actor, len(event.digest)) == ("drafts.hold", Draft.objects.get().user.key, 64)


def test_a_signature_is_for_its_own_page_alone(ann):
    keeper = hidden(ann.get(PAGE).text, "keeper")
    browser().post("/accounts/new-team", {"keeper": keeper, "name": "planted"})
    browser().post("/drafts", {"page": "/accounts/new-team", "keeper": keeper, "name": "planted"})
    assert not Draft.objects.exists()


@pytest.mark.parametrize(("hours", "kept"), [(23, 1), (25, 0)])
def test_a_signature_holds_until_the_next_morning(ann, monkeypatch, hours, kept):
    keeper, now = hidden(ann.get(PAGE).text, "keeper"), time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + hours * 3600)
    browser().post("/drafts", {"page": PAGE, "keeper": keeper, "given_name": "Sam"})
    assert Draft.objects.count() == kept


def test_nothing_is_kept_for_an_account_that_was_closed(ann):
    keeper, events = hidden(ann.get(PAGE).text, "keeper"), Event.objects.count()
    User.objects.update(is_active=False)
    browser().post(PAGE, {"keeper": keeper, "given_name": "planted"})
    assert (Draft.objects.count(), Event.objects.count()) == (0, events)


def test_a_stranger_leaves_no_draft():
    for keeper in ("", "nobody", "nobody:signed"):
        browser().post("/drafts", {"page": PAGE, "keeper": keeper, "given_name": "Sam"})
    assert not Draft.objects.exists()


def test_what_arrives_after_its_form_was_saved_is_no_draft_any_more(ann):
    page = ann.get(PAGE).text
    words = {"given_name": "Sam", "received_at-day": "2", "received_at-month": "3", "received_at-year": "2026"}
    words |= {"received_at-time": "9:00", "route": "crisis team", "priority": "urgent"}
    sent = {**words, "once": hidden(page, "once")}
    assert ann.post(PAGE, sent).status_code == 303
    ann.post("/drafts", {**sent, "page": PAGE})
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "page", ["", "/nowhere", "//elsewhere.example/", "https://elsewhere.example/", "/" * 201]
)
def test_only_pages_of_ours_have_drafts(ann, page):
    assert ann.post("/drafts", {"page": page, "drop": "yes"}).status_code == 400


def test_a_page_says_how_long_its_session_lasts_and_only_to_whoever_has_one(ann):
    assert 'data-seconds="1740"' in ann.get("/").text
    assert "tornio-session" not in browser().get("/account/sign-in").text


class OldPage:
    """A page that Ann opened before she signed in again somewhere else: its token holds no more."""

    def __init__(self, reader=None) -> None:
        self.ann = user("Ann", PRACTITIONER)
        self.client = browser(self.ann if reader is None else reader)
        self.keeper = hidden(browser(self.ann).get(PAGE).text, "keeper")
        self.client.handler.enforce_csrf_checks = True

    def send(self, where: str = PAGE, **more: str):
        return self.client.post(where, {"keeper": self.keeper, "given_name": "Sam", **more})


def test_what_is_sent_from_a_page_opened_before_signing_in_anew_is_kept():
    old = OldPage()
    answer = old.send()
    assert (answer.status_code, f'href="{PAGE}"' in answer.text) == (403, True)
    assert "What you wrote is kept" in answer.text
    assert 'value="Sam"' in old.client.get(PAGE).text
    assert not Referral.objects.exists()


def test_what_such_a_page_keeps_by_itself_is_kept_under_its_own_address():
    old = OldPage()
    assert old.send("/drafts", page=PAGE).status_code == 403
    assert 'value="Sam"' in old.client.get(PAGE).text


@pytest.mark.parametrize("page", ["", "/nowhere", "https://elsewhere.example/", "/" * 201])
def test_no_draft_is_kept_of_a_page_that_is_not_ours(page):
    assert "Nothing was saved" in OldPage().send("/drafts", page=page).text
    assert not Draft.objects.exists()


def test_somebody_elses_words_are_kept_for_them_and_not_for_whoever_sent_them():
    bob = user("Bob")
    old = OldPage(bob)
    answer = old.send()
    assert "kept for them" in answer.text
    assert f'href="{PAGE}"' not in answer.text.partition("<h1>")[2]
    assert Draft.objects.get().user == old.ann
    assert 'value="Sam"' not in browser(bob).get(PAGE).text


def test_after_signing_out_the_words_wait_for_whoever_opened_the_page():
    old = OldPage(reader=user("Ann"))
    old.client.logout()
    assert "What you wrote is kept" in old.send().text
    assert Draft.objects.get().user == old.ann


@pytest.mark.parametrize("keeper", ["", "nobody", "nobody:signed", "{key}", "{key}:signed"])
def test_a_page_that_does_not_prove_whose_it_is_keeps_nothing(keeper):
    old = OldPage()
    answer = old.send(keeper=keeper.format(key=old.ann.key))
    assert (answer.status_code, "Nothing was saved" in answer.text) == (403, True)
    assert not Draft.objects.exists()
