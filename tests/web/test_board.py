from __future__ import annotations

import pytest
from django.urls import reverse

from team import browser, new_referral, user
from tornio.actions import referrals
from tornio.actions import staff as acting_staff
from tornio.care import reading
from tornio.care.permissions import MANAGER

pytestmark = pytest.mark.django_db


@pytest.fixture
def mia():
    signed_in = user("Mia", MANAGER)
    return browser(signed_in), acting_staff.actor(signed_in.key)


def test_the_board_says_how_many_places_are_taken_and_why_more(mia):
    client, by = mia
    for number in range(6):
        key = referrals.register(by, new_referral(given_name=f"Sam{number}"))
        referrals.accept(by, key, version=1, waiver="their brother is with us" if number == 5 else "")
    page = client.get(reverse("board")).text
    assert "6 of 5 places are taken" in page
    assert "Over the week’s number, because: their brother is with us" in page


def test_whoever_went_elsewhere_is_there_with_the_reason_and_the_place(mia):
    client, by = mia
    key = referrals.register(by, new_referral(exclusion="dementia"))
    refused = client.post(reverse("decide-referral", args=[key]), {"outcome": "redirected", "version": "1"})
    assert (refused.status_code, 'href="#went_to"' in refused.text) == (422, True)
    values = {"outcome": "redirected", "reason": "dementia", "went_to": "memory clinic", "version": "1"}
    client.post(reverse("decide-referral", args=[key]), values)
    page = client.get(reverse("board")).text
    assert "Why: dementia" in page
    assert "Helped instead by: memory clinic" in page


@pytest.mark.parametrize("week", ["", "yesterday", "9999-12-31", "0001-01-01", "2026-13-01"])
def test_a_week_that_is_none_shows_this_one(mia, week):
    client, _ = mia
    assert client.get(reverse("board"), {"week": week}).text.count("The week after") == 0


def test_each_decision_about_a_referral_stays_on_its_page(mia):
    client, by = mia
    key = referrals.register(by, new_referral())
    referrals.turn(by, key, version=1, outcome="waiting", reason="no room until Monday")
    referrals.accept(by, key, version=2)
    page = client.get(reverse("referral", args=[key])).text
    assert "no room until Monday" in page
    assert "Accepted" in page


def test_a_service_can_let_people_come_by_themselves_and_by_other_ways(mia, tmp_path, settings):
    client, _ = mia
    lines = [
        f"routes = {[['self', 'They came themselves'], ['other', 'Another way']]}" if key == "routes" else line
        for line in (reading.resources.files("tornio.care") / "services" / "kent.toml").read_text().splitlines()
        for key in [line.partition(" ")[0]]
    ]
    file = tmp_path / "ours.toml"
    file.write_text("\n".join(lines))
    settings.SERVICE_RULES = str(file)
    assert "They came themselves" in client.get(reverse("new-referral")).text
    arrived = {"received_at-day": "3", "received_at-month": "3", "received_at-year": "2026"}
    least = {"given_name": "Sam", "priority": "urgent", **arrived, "received_at-time": "14:05"}
    assert client.post(reverse("new-referral"), {**least, "route": "self"}).status_code == 303
    refused = client.post(reverse("new-referral"), {**least, "route": "other"})
    assert (refused.status_code, 'href="#referrer"' in refused.text) == (422, True)
    assert client.post(reverse("new-referral"), {**least, "route": "crisis team"}).status_code == 422
