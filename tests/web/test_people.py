from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from meeting import begun, meeting, words_of
from team import browser, episode, first_contact, new_referral, on_duty, signed_in, user
from tornio.actions import endings, glass, network, people, referrals
from tornio.actions import staff as acting_staff
from tornio.care.network import MemberDetails
from tornio.care.people import Way
from tornio.care.permissions import ADMINISTRATOR
from tornio.records.meetings import Meeting
from tornio.records.people import Person
from tornio.records.referrals import Episode

pytestmark = pytest.mark.django_db

LEAST = {"given_name": "Sam", "version": "1"}
NUMBER = {"kind": "telephone", "value": "01227 000001", "safe": "yes"}
HIDDEN = "1 Hidden Lane"


def ann():
    return signed_in("Ann")


def test_what_was_not_asked_not_said_and_not_needed_read_differently():
    client, by = ann()
    key = episode(by).person.key
    address = reverse("change-person", args=[key])
    answers = {"interpreter-asked": "no", "advocate-asked": "did not say", "pronouns": "they"}
    assert client.post(address, {**LEAST, **answers}).status_code == 303
    page = client.get(reverse("person", args=[key])).text
    for words in ("None needed", "Asked, did not say", "Not asked yet", "they"):
        assert words in page


def test_what_nobody_asked_is_one_line_and_what_is_wrong_comes_last():
    client, by = ann()
    person = episode(by).person
    address = reverse("person", args=[person.key])
    page = words_of(client.get(address).text)
    assert "Not asked yet: Interpreter, So that we understand each other, Advocate." in page
    assert "Not asked yet: Pronouns, Gender, Date of birth, Ethnic group, Town or area, Student." in page
    order = (
        "How to reach them",
        "The safety plan",
        "Something is wrong",
        "under the wrong person",
        "have died",
    )
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    person.revise(person.version, asked={"advocate": "no", "born_on": "did not say"}, called="Sammy")
    page = words_of(client.get(address).text)
    assert "Not asked yet: Interpreter, So that we understand each other." in page
    assert "Advocate None needed" in page
    assert "Name Sam " in page
    assert "Date of birth Asked, did not say" in page


def test_of_the_dead_it_is_not_known():
    client, by = ann()
    person = episode(by).person
    people.died(by, person.key, version=1, died_on=date(2026, 3, 3))
    page = words_of(client.get(reverse("person", args=[person.key])).text)
    assert "Not known: Interpreter" in page
    assert "Not asked yet" not in page


def test_a_need_without_its_words_is_asked_for():
    client, by = ann()
    address = reverse("change-person", args=[episode(by).person.key])
    page = client.post(address, {**LEAST, "interpreter-asked": "yes"})
    assert page.status_code == 422
    assert 'id="interpreter-error"' in page.text


def test_what_was_said_stands_in_the_form_again():
    client, by = ann()
    key = episode(by).person.key
    address = reverse("change-person", args=[key])
    answers = {
        "interpreter-asked": "yes",
        "interpreter": "Polish",
        "student": "no",
        "born_on-asked": "did not say",
    }
    client.post(address, {**LEAST, **answers})
    page = client.get(address).text
    assert 'value="Polish"' in page
    assert 'id="born_on-asked" name="born_on-asked" type="checkbox" value="did not say" checked' in page
    assert 'name="student" type="radio" value="no" checked' in page


def test_a_number_that_is_not_safe_is_no_link():
    client, by = ann()
    key = episode(by).person.key
    client.post(reverse("new-way", args=[key]), {**NUMBER, "safe": "no"})
    client.post(reverse("new-way", args=[key]), {**NUMBER, "value": "01227 000002", "never_text": "yes"})
    page = client.get(reverse("person", args=[key])).text
    assert "tel:01227000001" not in page
    assert "tel:01227000002" in page
    assert "Never use this" in page
    assert "Never text this number" in page


def test_a_number_needs_its_answer_about_safety():
    client, by = ann()
    page = client.post(reverse("new-way", args=[episode(by).person.key]), {**NUMBER, "safe": ""})
    assert page.status_code == 422
    assert 'href="#safe"' in page.text


def test_an_address_is_on_their_own_page_and_on_no_other():
    client, by = ann()
    found = episode(by)
    people.add_way(by, found.person.key, Way("address", HIDDEN, safe="yes"))
    on_duty(by)
    first_contact(by, found)
    network.add(by, found.person.key, MemberDetails("Jo", "friend"), wanted=True)
    meeting = Meeting.objects.create(episode=found, starts_at=found.first_contacts.get().at, place="home")
    by_episode = ("first-contact", "new-urgent", "ward", "plan-meeting", "timeline")
    pages = [
        *(reverse(name) for name in ("home", "people", "board", "response-times", "meetings")),
        *(reverse(name, args=[found.key]) for name in by_episode),
        *(reverse(name, args=[meeting.key]) for name in ("meeting", "print-meeting", "meeting-calendar")),
        reverse("network", args=[found.person.key]),
    ]
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert HIDDEN not in answer.text, address
    assert HIDDEN in client.get(reverse("person", args=[found.person.key])).text


def test_a_way_can_be_changed_and_taken_off():
    client, by = ann()
    key = episode(by).person.key
    people.add_way(by, key, Way("telephone", "01227 000001"))
    address = reverse("change-way", args=[people.view(by, key)[0].ways[0].key])
    client.post(address, {**NUMBER, "value": "01227 000009", "version": "1"})
    assert "01227 000009" in client.get(reverse("person", args=[key])).text
    client.post(address, {**NUMBER, "removed": "yes", "version": "2"})
    assert "01227" not in client.get(reverse("person", args=[key])).text


def test_a_death_takes_the_urgent_offer_and_the_clock_away():
    client, by = ann()
    found = episode(by)
    first_contact(by, found)
    died = {"died_on-day": "3", "died_on-month": "3", "died_on-year": "2026", "version": "1"}
    assert client.post(reverse("person-died", args=[found.person.key]), died).status_code == 303
    page = client.get(reverse("person", args=[found.person.key])).text
    assert "Sam died on 3 March 2026" in page
    assert "This is urgent" not in page
    assert "Not asked yet" not in page


def test_a_death_written_down_in_error_is_taken_back():
    client, by = ann()
    key = episode(by).person.key
    address = reverse("person-died", args=[key])
    client.post(address, {"died_on-day": "3", "died_on-month": "3", "died_on-year": "2026", "version": "1"})
    client.post(address, {"erred": "yes", "version": "2"})
    assert Person.objects.get().died_on is None


def test_a_ward_needs_a_name_and_home_needs_none():
    client, by = ann()
    address = reverse("ward", args=[episode(by).key])
    assert client.post(address, {"stays": "ward", "version": "1"}).status_code == 422
    client.post(address, {"stays": "ward", "ward": "Ivy ward", "version": "1"})
    assert Episode.objects.get().ward == "Ivy ward"
    client.post(address, {"stays": "home", "ward": "Ivy ward", "version": "2"})
    assert Episode.objects.get().ward == ""


def test_the_list_says_when_it_is_empty_and_who_is_on_a_ward():
    client, by = ann()
    assert "Nobody is with the team yet" in client.get(reverse("people")).text
    people.move(by, episode(by).key, version=1, ward="Ivy ward")
    assert "In hospital: Ivy ward" in client.get(reverse("people")).text


def test_an_administrator_sees_no_way_into_care():
    ada = user("Ada", "administrator")
    key = episode(acting_staff.actor(ada.key)).person.key
    page = browser(ada).get(reverse("person", args=[key])).text
    for name in ("network", "timeline", "first-contact"):
        assert f"/{name}/" not in page


def test_a_promise_to_ring_stands_among_the_people_with_where_to_keep_it():
    client, by = ann()
    made = begun(by, episode(by))
    addresses = reverse("people"), reverse("person", args=[made.episode.person.key])
    assert all("We said that we would ring." not in client.get(address).text for address in addresses)
    endings.next_meeting(by, made.key, version=1, kind="we will ring")
    for address in addresses:
        page = client.get(address).text
        assert "We said that we would ring." in page
        assert reverse("new-contact", args=[made.episode.key]) in page
    administrator = browser(user("Amy", ADMINISTRATOR))
    for address in addresses:
        page = administrator.get(address).text
        assert "We said that we would ring." not in page
        assert reverse("new-contact", args=[made.episode.key]) not in page


def test_whoever_they_are_taken_for_is_checked_on_their_own_page_and_on_no_meetings():
    client, by = ann()
    made = meeting(by)
    person = made.episode.person
    address = reverse("person", args=[person.key])
    assert "NHS number" not in client.get(address).text
    person.revise(person.version, born_on=date(1990, 5, 4))
    person.identifiers.create(kind="nhs-number", value="9990000018")
    assert "Born on 4 May 1990 · NHS number 999 000 0018" in client.get(address).text
    for page in ("meeting", "print-meeting", "change-meeting", "meeting-end"):
        kitchen = client.get(reverse(page, args=[made.key])).text
        assert "999 000" not in kitchen
        assert "9990000018" not in kitchen


def test_whoever_came_with_an_earlier_caseload_is_met_and_not_rung_for_the_first_time():
    client, by = ann()
    came = client.get(reverse("person", args=[episode(by).person.key])).text
    assert ("Make the first contact" in came, "Plan a meeting" in came) == (False, True)
    referrals.accept(by, referrals.register(by, new_referral(given_name="Jo")), version=1)
    new = client.get(reverse("person", args=[Person.objects.get(given_name="Jo").key])).text
    assert ("Make the first contact" in new, "Plan a meeting" in new) == (True, False)


def test_no_link_of_a_record_that_was_opened_leads_to_a_refusal():
    about = episode(acting_staff.actor(user("Bob").key))
    Person.objects.update(born_on=date(1990, 5, 1))
    charlie = user("Charlie", team="Another")
    glass.open_record(
        acting_staff.actor(charlie.key), glass.Sought("Sam", "", date(1990, 5, 1)), reason="found in the street"
    )
    client = browser(charlie)
    page = client.get(reverse("person", args=[about.person.key])).text
    links = set(re.findall(r'href="(/[^"]*)"', page.split("<main", 1)[1].split("</main>", 1)[0]))
    assert reverse("timeline", args=[about.key]) in links
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)
