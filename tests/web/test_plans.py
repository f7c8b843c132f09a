from __future__ import annotations

import re

import pytest

from meeting import begun, invited, meeting, page_of, words_of
from team import browser, episode, first_contact, user
from tornio.actions import clock, network, people

pytestmark = pytest.mark.django_db


def test_a_plan_keeps_who_goes_and_says_what_is_missing(ann, by):
    about = episode(by)
    address = f"/meetings/plan/{about.key}"
    client = browser(ann)
    empty = client.post(address, {})
    assert empty.status_code == 422
    for field in ("starts_at", "place"):
        assert f'href="#{field}"' in empty.text
    when = {"starts_at-day": "3", "starts_at-month": "3", "starts_at-year": "2027", "starts_at-time": "14:30"}
    alone = client.post(address, {**when, "place": "ward", "practitioners": ann.key})
    assert 'href="#fewer_because"' in alone.text
    pat = user("Pat")
    made = client.post(address, {**when, "place": "ward", "practitioners": [ann.key, pat.key]})
    assert made.status_code == 303
    assert "Pat" in client.get(made["Location"]).text


def test_a_plan_begins_with_what_the_person_wished_and_with_today(ann, by):
    about = episode(by)
    about.person.ways_to_reach.create(kind="address", value="9 Secret Street")
    first_contact(by, about, where_wished="At my mother’s, 9 Secret Street", when_wished="after four")
    page = browser(ann).get(f"/meetings/plan/{about.key}").text
    assert "Sam wished: after four" in words_of(page)
    assert "Secret" not in page
    today = clock.today()
    assert f'name="starts_at-day" type="text" inputmode="numeric" value="{today.day}"' in page
    boxes = {f"starts_at-{part}": str(getattr(today, part)) for part in ("day", "month", "year")}
    sent = browser(ann).post(f"/meetings/plan/{about.key}", boxes)
    assert "A meeting has a day and a time. Write hours and minutes" in words_of(sent.text)


def chosen_place(client, about) -> list[str]:
    html = client.get(f"/meetings/plan/{about.key}").text
    return re.findall(r'name="place" type="radio" value="(\w+)" checked', html)


def test_a_plan_begins_on_the_ward_while_they_are_there_and_not_after(ann, by):
    about = episode(by)
    client = browser(ann)
    people.move(by, about.key, version=1, ward="Heron ward")
    assert chosen_place(client, about) == ["ward"]
    assert 'value="Heron ward"' in client.get(f"/meetings/plan/{about.key}").text
    begun(by, about, place="ward")
    people.move(by, about.key, version=2, ward="")
    assert chosen_place(client, about) == []


def test_a_long_meeting_has_a_soft_note_and_is_planned(ann, by):
    made = meeting(by, minutes=150)
    assert "That is fine if they wish it" in page_of(browser(ann), made)


def test_a_peer_is_suggested_where_nobody_is_expected_and_chosen_by_nobody(ann, by):
    pat = user("Pat")
    type(pat).objects.filter(pk=pat.pk).update(profession="Peer worker")
    about = episode(by)
    html = browser(ann).get(f"/meetings/plan/{about.key}").text
    assert "Perhaps Pat could come along" in html
    assert " checked" not in html
    invited(by, about, "Mary", "parent")
    assert "Perhaps Pat" not in browser(ann).get(f"/meetings/plan/{about.key}").text


def test_whoever_is_invited_after_the_plan_is_offered_by_name_and_expected_by_one_tap(ann, by):
    about = episode(by)
    made = meeting(by, about)
    mary = invited(by, about, "Mary", "parent")
    client = browser(ann)
    assert "Invited as well, and not expected at this meeting: Expect Mary" in words_of(page_of(client, made))
    sent = client.post(f"/meetings/{made.key}", {"tap": "expect", "word": mary, "once": "a"})
    assert sent.status_code == 303
    page = words_of(page_of(client, made))
    assert "Mary (parent)" in page
    assert "Invited as well" not in page


def test_3_a_page_that_still_offers_somebody_taken_back_since_expects_nobody(ann, by):
    about = episode(by)
    made = meeting(by, about)
    mary = invited(by, about, "Mary", "parent")
    network.take_back(by, mary)
    client = browser(ann)
    assert client.post(f"/meetings/{made.key}", {"tap": "expect", "word": mary}).status_code == 422
    assert "Mary" not in words_of(page_of(client, made))
