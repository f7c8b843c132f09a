from __future__ import annotations

import pytest
from django.urls import reverse

from team import new_referral, signed_in
from tornio.actions import referrals
from tornio.care import reading
from tornio.care.permissions import MANAGER

pytestmark = pytest.mark.django_db


@pytest.fixture
def mia():
    return signed_in("Mia", MANAGER)


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
    form = reverse("decide-referral", args=[key])
    refused = client.post(form, {"outcome": "redirected", "version": "1"})
    assert refused.status_code == 422
    for field in ("went_to", "exclusion"):
        assert f'href="#{field}"' in refused.text
    assert 'value="dementia" checked' in client.get(form).text
    values = {"outcome": "redirected", "exclusion": "dementia", "went_to": "memory clinic", "version": "1"}
    assert client.post(form, values).status_code == 303
    page = client.get(reverse("board")).text
    assert "Why: Dementia" in page
    assert "Helped instead by: memory clinic" in page


def test_the_manager_is_asked_why_only_where_the_week_has_no_place_left(mia):
    client, by = mia
    keys = [referrals.register(by, new_referral(given_name=f"Sam{number}")) for number in range(6)]
    form = reverse("decide-referral", args=[keys[5]])
    assert 'name="waiver"' not in client.get(form).text
    for key in keys[:5]:
        referrals.accept(by, key, version=1)
    refused = client.post(form, {"outcome": "accepted", "version": "1"})
    assert 'href="#waiver"' in refused.text
    taken = {"outcome": "accepted", "waiver": "their brother is with us", "version": "1"}
    assert client.post(form, taken).status_code == 303


def test_whoever_waits_is_not_turned_away_by_the_exclusion_that_stands_in_the_form(mia):
    client, by = mia
    key = referrals.register(by, new_referral(exclusion="dementia"))
    values = {
        "outcome": "waiting",
        "exclusion": "dementia",
        "waits_because": "we ask the memory clinic",
        "version": "1",
    }
    assert client.post(reverse("decide-referral", args=[key]), values).status_code == 303
    assert "Why: we ask the memory clinic" in client.get(reverse("board")).text


def test_whoever_waits_is_told_why(mia):
    client, by = mia
    form = reverse("decide-referral", args=[referrals.register(by, new_referral())])
    refused = client.post(form, {"outcome": "waiting", "reason": "of another choice", "version": "1"})
    assert (refused.status_code, 'href="#waits_because"' in refused.text) == (422, True)


def test_what_a_choice_asks_stands_under_it_and_is_open_where_it_was_chosen(mia):
    client, by = mia
    form = reverse("decide-referral", args=[referrals.register(by, new_referral(reason="cannot sleep"))])
    page = client.get(form).text
    assert page.count("nhsuk-radios__conditional--hidden") == 3
    assert "cannot sleep" in page
    refused = client.post(form, {"outcome": "redirected", "exclusion": "another reason", "version": "1"}).text
    waits, *open_now = (one.split('"', 1)[0] for one in refused.split('class="nhsuk-radios__conditional')[1:])
    assert waits == " nhsuk-radios__conditional--hidden"
    assert open_now == ["", ""]


def test_another_reason_needs_words(mia):
    client, by = mia
    form = reverse("decide-referral", args=[referrals.register(by, new_referral())])
    values = {"outcome": "redirected", "exclusion": "another reason", "went_to": "Dover", "version": "1"}
    assert 'href="#reason"' in client.post(form, values).text
    assert client.post(form, {**values, "reason": "They moved."}).status_code == 303


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
