from __future__ import annotations

import pytest

from team import actor, browser, new_referral, user
from tornio.actions import referrals
from tornio.actions import staff as acting_staff
from tornio.records.referrals import Referral

pytestmark = pytest.mark.django_db

ARRIVED = {
    "received_at-day": "3",
    "received_at-month": "3",
    "received_at-year": "2026",
    "received_at-time": "14:05",
}
LEAST = {"given_name": "Zoë", "route": "crisis team", "priority": "urgent", **ARRIVED}


def test_a_referral_can_be_registered_and_is_then_in_the_list():
    ann = browser(user("Ann"))
    sent = ann.post("/referrals/new", {**LEAST, "once": "one sending"})
    assert sent.status_code == 303
    assert "Zoë" in ann.get(sent["Location"]).text
    assert "Zoë" in ann.get("/referrals/").text


def test_every_fault_is_listed_above_and_beside_its_field():
    page = browser(user("Ann")).post("/referrals/new", {"given_name": ""})
    assert page.status_code == 422
    for field in ("given_name", "received_at", "route", "priority"):
        assert f'href="#{field}"' in page.text
        assert f'id="{field}-error"' in page.text


def test_what_was_typed_stands_there_again():
    page = browser(user("Ann")).post("/referrals/new", {**LEAST, "route": "", "reason": "“I cannot sleep”"})
    assert "“I cannot sleep”" in page.text
    assert 'value="Zoë"' in page.text


def test_an_hour_that_the_clocks_skip_is_refused():
    skipped = {"received_at-day": "29", "received_at-time": "01:30"}
    page = browser(user("Ann")).post("/referrals/new", {**LEAST, **skipped})
    assert "The clocks skip this hour" in page.text


def test_a_stranger_to_the_team_finds_nothing():
    ann = user("Ann")
    key = referrals.register(acting_staff.actor(ann.key), new_referral())
    assert browser(ann).get(f"/referrals/{key}").status_code == 200
    assert browser(user("Charlie", team="Another")).get(f"/referrals/{key}").status_code == 404


def test_words_sent_after_the_session_ended_wait_for_their_writer():
    ann = user("Ann")
    client = browser(ann)
    keeper = client.get("/referrals/new").text.split('name="keeper" value="')[1].split('"')[0]
    gone = browser().post("/referrals/new", {**LEAST, "reason": "nobody may lose this", "keeper": keeper})
    assert gone.status_code == 302
    assert not Referral.objects.exists()
    assert "nobody may lose this" in client.get("/referrals/new").text
    assert "nobody may lose this" not in browser(user("Bob")).get("/referrals/new").text


def test_a_forged_keeper_keeps_nothing():
    ann = user("Ann")
    browser().post("/referrals/new", {"reason": "planted", "keeper": f"{ann.key}:forged"})
    assert "planted" not in browser(ann).get("/referrals/new").text


def test_a_draft_meets_what_was_saved_in_between():
    ann, bob = user("Ann"), acting_staff.actor(user("Bob").key)
    client = browser(ann)
    key = referrals.register(bob, new_referral())
    page = f"/referrals/{key}/decide"
    keeper = client.get(page).text.split('name="keeper" value="')[1].split('"')[0]
    mine = {"outcome": "redirected", "reason": "my own", "went_to": "Dover", "version": "1", "keeper": keeper}
    browser().post(page, mine)
    referrals.turn(bob, key, version=1, outcome="waiting", reason="until Monday")
    assert 'name="version" value="1"' in client.get(page).text
    told = client.post(page, mine)
    assert told.status_code == 409
    assert "my own" in told.text
    assert 'name="version" value="2"' in told.text
    assert client.post(page, {**mine, "version": "2"}).status_code == 303


def test_the_list_says_when_it_is_empty():
    assert "None." in browser(user("Ann")).get("/referrals/").text


def test_an_actor_without_a_role_is_told_so():
    assert actor("Ann").roles
    nobody = user("Nobody")
    nobody.roles.all().delete()
    assert browser(nobody).get("/referrals/").status_code == 403
