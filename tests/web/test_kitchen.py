"""What the network may read over somebody's shoulder: which page shows which words of a plan."""

from __future__ import annotations

import pytest

from meeting import begun, meeting
from team import browser, episode
from tornio.actions import people, visits
from tornio.care.people import Way
from tornio.records.meetings import Meeting

pytestmark = pytest.mark.django_db

WORDS = {
    "where": "the blue kitchen",
    "fewer_because": "a colleague is unwell",
    "late_because": "after her exam",
}
#: Each page of a meeting, by when it is open, and the words of a plan that stand on it.
BEFORE = {"": ["where"], "/change": ["where", "fewer_because"], "/call-off": [], "/calendar.ics": []}
THERE = {name: [] for name in ("", "/end", "/here", "/next", "/words", "/decision", "/print", "/calendar.ics")}
AFTER = {"": ["where", "fewer_because"], "/end": [], "/print": [], "/late": ["late_because"]}


def shown(client, made: Meeting, page: str) -> list[str]:
    """Which words of the plan a page shows."""
    text = client.get(f"/meetings/{made.key}{page}").text
    return [name for name, words in WORDS.items() if words in text]


@pytest.mark.parametrize("page", BEFORE)
def test_before_the_family_may_see_where_and_no_reason(ann, by, page):
    assert shown(browser(ann), meeting(by, **WORDS), page) == BEFORE[page]


@pytest.mark.parametrize("page", THERE)
def test_while_people_meet_no_words_of_the_plan_are_shown(ann, by, page):
    assert shown(browser(ann), begun(by, **WORDS), page) == THERE[page]


@pytest.mark.parametrize("page", AFTER)
def test_once_they_have_left_where_and_the_reasons_stand_where_the_team_looks(ann, by, page):
    made = begun(by, **WORDS)
    visits.leave(by, made.key)
    assert shown(browser(ann), made, page) == AFTER[page]


@pytest.mark.parametrize("page", ["/change", "/call-off"])
def test_each_field_of_a_plan_says_who_may_see_it(ann, by, page):
    assert "The family may see this." in browser(ann).get(f"/meetings/{meeting(by).key}{page}").text


REFUGE = Way("address", "9 Secret Street, Canterbury", safe="yes")
WHEN = {"starts_at-day": "3", "starts_at-month": "3", "starts_at-year": "2027", "starts_at-time": "14:30"}


@pytest.mark.parametrize("field", ["where", "fewer_because", "late_because"])
def test_a_plan_that_gives_a_kept_address_away_is_refused(ann, by, field):
    about = episode(by)
    people.add_way(by, about.person.key, REFUGE)
    sent = {
        **WHEN,
        "place": "home",
        "practitioners": ann.key,
        "fewer_because": "her wish",
        field: "9 Secret St",
    }
    page = browser(ann).post(f"/meetings/plan/{about.key}", sent)
    assert page.status_code == 422
    assert f'href="#{field}"' in page.text
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(("page", "field"), [("/call-off", "because"), ("/late", "late_because")])
def test_neither_does_a_reason_give_it_away(ann, by, page, field):
    made = meeting(by)
    people.add_way(by, made.episode.person.key, REFUGE)
    answer = browser(ann).post(
        f"/meetings/{made.key}{page}", {field: "moved to 9 Secret Street", "version": "1"}
    )
    assert answer.status_code == 422
    made.refresh_from_db()
    assert made.cancelled_at is None
    assert made.late_because == ""


def test_an_address_that_is_kept_later_is_not_shown_from_then_on(ann, by):
    made = meeting(by, where="9 Secret Street")
    client = browser(ann)
    assert "Secret" in client.get(f"/meetings/{made.key}").text
    people.add_way(by, made.episode.person.key, REFUGE)
    for page in ("", "/change"):
        assert "Secret" not in client.get(f"/meetings/{made.key}{page}").text


def test_it_is_said_gently_that_somebody_has_died(ann, by):
    made = meeting(by)
    people.died(by, made.episode.person.key, version=1, died_on=made.episode.opened_on)
    client = browser(ann)
    called_off = client.get(f"/meetings/{made.key}").text
    assert "The person has died." in called_off
    for address in (f"/meetings/{made.key}", f"/timeline/{made.episode.key}"):
        text = client.get(address).text
        assert "Sam died on 2 March 2026. What was written stays, and no new meeting is planned." in text
        assert "Plan a meeting" not in text


def test_nothing_is_asked_where_a_meeting_would_be_planned_for_somebody_who_has_died(ann, by):
    made = meeting(by)
    people.died(by, made.episode.person.key, version=1, died_on=made.episode.opened_on)
    client = browser(ann)
    text = client.get(f"/meetings/plan/{made.episode.key}").text
    assert "no new meeting is planned" in text
    assert 'name="starts_at' not in text


def test_a_death_that_was_taken_back_is_not_told_any_more(ann, by):
    made = meeting(by)
    person = made.episode.person
    people.died(by, person.key, version=1, died_on=made.episode.opened_on)
    people.died(by, person.key, version=2, died_on=None)
    text = browser(ann).get(f"/meetings/{made.key}").text
    assert "has died" not in text
    assert "That was a mistake." in text


NEEDS = {
    "interpreter": "British Sign Language",
    "communication_needs": "slow speech",
    "advocate": "Kim of the refuge",
}
#: Each page of a meeting, and what of the person's needs stands on it.
NEEDED = {
    "": ["interpreter", "communication_needs"],
    "/change": [*NEEDS],
    "/call-off": [],
    "/print": [],
    "/calendar.ics": [],
}


def needed(client, address: str) -> list[str]:
    """Which of the person's needs a page shows."""
    text = client.get(address).text
    return [name for name, words in NEEDS.items() if words in text]


@pytest.fixture
def in_need(by):
    """The episode of somebody who needs all three."""
    about = episode(by)
    about.person.revise(1, **NEEDS)
    return about


def test_whoever_rings_first_or_plans_sees_what_the_person_needs(ann, in_need):
    client = browser(ann)
    assert needed(client, f"/first-contact/{in_need.key}") == [*NEEDS]
    assert needed(client, f"/meetings/plan/{in_need.key}") == [*NEEDS]


@pytest.mark.parametrize("page", NEEDED)
def test_before_they_meet_an_interpreter_is_said_and_no_advocate(ann, by, in_need, page):
    assert needed(browser(ann), f"/meetings/{meeting(by, in_need).key}{page}") == NEEDED[page]


@pytest.mark.parametrize("page", THERE)
def test_while_people_meet_nothing_of_what_they_need_is_shown(ann, by, in_need, page):
    assert needed(browser(ann), f"/meetings/{begun(by, in_need).key}{page}") == []


def test_what_nobody_has_asked_is_said_to_whoever_rings_and_not_in_the_kitchen(ann, by):
    made, client = meeting(by), browser(ann)
    for address in (f"/first-contact/{made.episode.key}", f"/meetings/{made.key}/change"):
        assert client.get(address).text.count("Not asked yet") >= len(NEEDS)
    made.episode.person.revise(1, asked=dict.fromkeys(NEEDS, "no"))
    assert "What they need" not in client.get(f"/meetings/{made.key}/change").text
    assert "What they need" not in client.get(f"/meetings/{made.key}").text


def test_a_need_that_gives_a_kept_address_away_stands_on_their_own_page_alone(ann, by):
    made, client = meeting(by), browser(ann)
    people.add_way(by, made.episode.person.key, REFUGE)
    made.episode.person.revise(1, communication_needs="quiet, as at 9 Secret Street")
    for page in ("", "/change"):
        assert "Secret" not in client.get(f"/meetings/{made.key}{page}").text
    assert "This stands on their own page." in client.get(f"/meetings/{made.key}/change").text
    assert "Secret" in client.get(f"/people/{made.episode.person.key}").text
