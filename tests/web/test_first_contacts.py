from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from meeting import meeting
from team import episode, first_contact, signed_in
from tornio.actions import clock, people
from tornio.care.people import Way
from tornio.records.meetings import Meeting
from tornio.records.referrals import FirstContact

pytestmark = pytest.mark.django_db


def boxes(day: int, month: int, time_of_day: str) -> dict[str, str]:
    return {"at-day": str(day), "at-month": str(month), "at-year": "2026", "at-time": time_of_day}


@pytest.fixture
def ann():
    return signed_in("Ann")


@pytest.fixture
def at(monkeypatch):
    """Sets the clock."""
    return lambda *moment: monkeypatch.setattr(clock, "now", lambda: datetime(*moment, tzinfo=UTC))


@pytest.mark.parametrize(
    ("saturday", "due"),
    [((28, 3), "Sunday 29 March 2026, 13:00"), ((24, 10), "Sunday 25 October 2026, 11:00")],
)
def test_24_hours_are_24_hours_across_both_changes_of_the_clocks(ann, at, saturday, due):
    """Noon on the Saturday before: gov.uk, “When do the clocks change?”."""
    client, by = ann
    day, month = saturday
    at(2026, month, day, 14)
    address = reverse("first-contact", args=[episode(by).key])
    client.post(address, {"medium": "telephone", **boxes(day, month, "12:00")})
    assert f"First meeting by {due}." in client.get(address).text


def test_the_clock_is_seen_where_it_matters(ann):
    client, by = ann
    found = episode(by)
    first_contact(by, found, hours_ago=4)
    pages = [
        reverse("home"),
        reverse("person", args=[found.person.key]),
        reverse("first-contact", args=[found.key]),
    ]
    for address in pages:
        assert "First meeting by" in client.get(address).text, address


def test_a_clock_that_has_run_out_informs_and_does_not_scold(ann):
    client, by = ann
    found = episode(by)
    first_contact(by, found, hours_ago=30)
    page = client.get(reverse("first-contact", args=[found.key])).text
    assert "24 hours passed on" in page
    assert "The first meeting is still to come" in page


def test_the_form_starts_with_this_moment(ann, at):
    client, by = ann
    at(2026, 6, 1, 13, 30)
    page = client.get(reverse("first-contact", args=[episode(by).key])).text
    assert 'name="at-time" type="text" inputmode="text" value="14:30"' in page


def test_everything_wrong_is_told_at_once_and_nothing_is_lost(ann):
    client, by = ann
    answers = {"medium": "", "where_wished": "at my aunt’s", **boxes(31, 2, "12:00")}
    page = client.post(reverse("first-contact", args=[episode(by).key]), answers)
    assert page.status_code == 422
    assert 'href="#at"' in page.text
    assert 'href="#medium"' in page.text
    assert "at my aunt’s" in page.text
    assert not FirstContact.objects.exists()


def test_a_number_that_is_not_safe_is_told_before_anybody_rings(ann):
    client, by = ann
    found = episode(by)
    people.add_way(
        by, found.person.key, Way("telephone", "01227 000001", safe="no", warning="their father answers")
    )
    page = client.get(reverse("first-contact", args=[found.key])).text
    assert "Never use this" in page
    assert "their father answers" in page
    assert "tel:01227000001" not in page


def test_a_corrected_time_shows_what_stood_there_first(ann, at):
    client, by = ann
    at(2026, 3, 4, 14)
    found = episode(by)
    client.post(reverse("first-contact", args=[found.key]), {"medium": "telephone", **boxes(4, 3, "10:00")})
    correct = reverse("correct-first-contact", args=[found.key])
    refused = client.post(correct, {"version": "1", **boxes(4, 3, "11:00")})
    assert (refused.status_code, 'href="#because"' in refused.text) == (422, True)
    client.post(correct, {"version": "1", "because": "I mixed up the hour", **boxes(4, 3, "11:00")})
    page = client.get(reverse("first-contact", args=[found.key])).text
    assert "First written: Wednesday 4 March 2026, 10:00. Why: I mixed up the hour" in page


def test_after_a_death_nobody_rings(ann):
    client, by = ann
    found = episode(by)
    people.died(by, found.person.key, version=1, died_on=clock.today() - timedelta(days=1))
    page = client.get(reverse("first-contact", args=[found.key])).text
    assert "Nobody rings any more" in page
    assert '<button class="nhsuk-button"' not in page


def test_hours_are_promised_only_before_the_first_meeting(ann):
    client, by = ann
    made = meeting(by)
    address = reverse("first-contact", args=[made.episode.key])
    told = "The 24 hours to the first meeting start at this time."
    assert told in client.get(address).text
    Meeting.objects.update(person_here=True)
    assert told not in client.get(address).text


def test_one_untouched_tap_starts_no_clock(ann):
    client, by = ann
    address = reverse("first-contact", args=[episode(by).key])
    page = client.get(address).text
    asked = page.split('name="medium"', 1)[1].split('name="explained"')[0]
    assert "checked" not in asked
    at = {name: page.split(f'name="{name}"')[1].split('value="')[1].split('"')[0] for name in boxes(1, 1, "")}
    refused = client.post(address, {**at, "explained": "not asked", "who_else": "not asked"})
    assert (refused.status_code, 'href="#medium"' in refused.text) == (422, True)
    assert not FirstContact.objects.exists()


def test_a_contact_without_a_time_is_asked_for_one_in_words_that_promise_no_hours(ann):
    client, by = ann
    page = client.post(reverse("first-contact", args=[episode(by).key]), {"medium": "telephone"}).text
    assert "The time is missing." in page
