"""Opening another team's record: with a reason, for an hour; who tried and was refused is on record too."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from team import actor, browser, episode, user
from tornio.actions import clock, glass
from tornio.actions import staff as acting_staff
from tornio.actions.glass import Sought
from tornio.care.permissions import MANAGER, RECRUITER, NotPermittedError
from tornio.records import reach
from tornio.records.audit import Event
from tornio.records.people import Person
from tornio.records.referrals import Episode
from tornio.records.staff import GlassBroken, User
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db

SAM = Sought("Sam", "", date(1990, 2, 3))
REFUSED = "glass.break-refused"
FORM = {"given_name": "Sam", "born_on-day": "3", "born_on-month": "2", "born_on-year": "1990"}


def somebody_elsewhere() -> str:
    """Sam, whom another team knows; returns the person's key."""
    person = episode(actor("Ann")).person
    Person.objects.filter(pk=person.pk).update(born_on=SAM.born_on)
    return person.key


def refusals() -> list[tuple[str, str]]:
    """Who was refused, and about whom they asked."""
    return list(Event.objects.filter(action=REFUSED).values_list("actor", "subject").order_by("number"))


def test_a_record_of_another_team_opens_with_a_reason_and_is_shown_to_its_managers():
    ann, charlie = actor("Ann"), actor("Charlie", team="Another")
    about = episode(ann)
    Person.objects.filter(pk=about.person.pk).update(born_on="1990-02-03")
    sought = Sought("SAM", "", Person.objects.get(pk=about.person.pk).born_on)
    assert glass.open_record(charlie, sought, reason="found in the street, asks for us") == about.person.key
    charlie = acting_staff.actor(charlie.key)
    assert reach.episodes(charlie).get() == about
    (row,) = glass.listed(actor("Mia", MANAGER))
    assert (row.who, row.person, row.reason) == ("Charlie", "Sam", "found in the street, asks for us")
    assert glass.listed(actor("Max", MANAGER, team="Another")) == ()


def test_it_closes_by_itself_after_an_hour(monkeypatch):
    ann, charlie = actor("Ann"), actor("Charlie", team="Another")
    about = episode(ann)
    Person.objects.filter(pk=about.person.pk).update(born_on="1990-02-03")
    born = Person.objects.get(pk=about.person.pk).born_on
    glass.open_record(charlie, Sought("Sam", "", born), reason="found in the street")
    later = clock.now() + timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert acting_staff.actor(charlie.key).opened == frozenset()
    assert glass.mine(charlie) == ()


def test_without_name_day_of_birth_and_reason_nothing_opens():
    charlie = actor("Charlie", team="Another")
    with pytest.raises(FaultyInput) as refused:
        glass.open_record(charlie, Sought(" ", "", None), reason="because")
    assert [fault.field for fault in refused.value.faults] == ["given_name", "born_on", "reason"]


@pytest.mark.parametrize(
    ("reason", "sought", "about_sam"),
    [
        ("why", SAM, True),
        ("found in the street", Sought("Kim", "", SAM.born_on), False),
        ("", Sought("", "", None), False),
    ],
)
def test_an_attempt_without_its_reason_or_its_person_is_on_record(reason, sought, about_sam):
    key, charlie = somebody_elsewhere(), actor("Charlie", team="Another")
    with pytest.raises(FaultyInput):
        glass.open_record(charlie, sought, reason=reason)
    assert refusals() == [(charlie.key, key if about_sam else "")]
    assert not GlassBroken.objects.exists()


def test_an_attempt_of_somebody_who_may_not_is_on_record():
    key, rita = somebody_elsewhere(), actor("Rita", RECRUITER, team="Another")
    with pytest.raises(NotPermittedError):
        glass.open_record(rita, SAM, reason="found in the street")
    assert refusals() == [(rita.key, key)]


def test_an_account_that_was_closed_meanwhile_opens_nothing_and_is_on_record():
    key, charlie = somebody_elsewhere(), actor("Charlie", team="Another")
    User.objects.filter(key=charlie.key).update(is_active=False)
    with pytest.raises(NotPermittedError, match="closed"):
        glass.open_record(charlie, SAM, reason="found in the street")
    assert refusals() == [(charlie.key, key)]


def test_what_is_on_record_holds_no_word_of_it():
    somebody_elsewhere()
    with pytest.raises(FaultyInput):
        glass.open_record(actor("Charlie", team="Another"), SAM, reason="the flat")
    (event,) = Event.objects.filter(action=REFUSED).values()
    assert not [value for value in event.values() if str(value) in ("Sam", "the flat", "1990-02-03")]


@pytest.mark.parametrize(("role", "status"), [(MANAGER, 422), (RECRUITER, 403)])
def test_what_the_page_refuses_is_on_record_too(role, status):
    key, who = somebody_elsewhere(), user("Charlie", role, team="Another")
    assert browser(who).post("/opened/open", FORM).status_code == status
    assert refusals() == [(who.key, key)]


def test_a_page_sent_after_its_account_was_closed_is_on_record():
    charlie = user("Charlie", team="Another")
    client = browser(charlie)
    keeper = client.get("/opened/open").text.split('name="keeper" value="')[1].split('"')[0]
    User.objects.filter(pk=charlie.pk).update(is_active=False)
    assert client.post("/opened/open", {**FORM, "keeper": keeper, "reason": "in the street"}).status_code == 302
    assert refusals() == [(charlie.key, "")]


def test_whoever_opened_a_record_reads_above_it_what_it_is_for():
    key, charlie = somebody_elsewhere(), user("Charlie", team="Another")
    client = browser(charlie)
    assert client.post("/opened/open", {**FORM, "reason": "found in the street"}).status_code == 303
    about = Episode.objects.get(person__key=key).key
    for address in (f"/people/{key}", f"/timeline/{about}"):
        assert "which is another team’s" in client.get(address).text
    for form in (f"/corrections/episode/{about}", f"/people/episodes/{about}/ward", f"/meetings/plan/{about}"):
        page = client.get(form)
        assert (page.status_code, "for reading" in page.text) == (403, True)
    refused = client.post(f"/people/{key}/change", {"given_name": "Samuel", "version": "1"})
    assert (refused.status_code, "for reading" in refused.text, "Samuel" in refused.text) == (422, True, True)


def test_all_faults_of_the_page_are_told_at_once():
    page = browser(user("Ann")).post(
        "/opened/open", {"born_on-day": "31", "born_on-month": "2", "born_on-year": "1990"}
    )
    assert page.status_code == 422
    for field in ("given_name", "born_on", "reason"):
        assert f'href="#{field}"' in page.text
    assert page.text.count("There is no such day.") == 2  # above, and beside the field
