"""Whatever is struck out as another person's leaves every page that showed it, and stays in the database."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from beside import NOON, a_note
from meeting import begun, invited
from pages import DOCUMENTS, ROWS
from team import browser, first_contact, new_referral, on_duty, user
from tornio.actions import (
    adherence,
    clock,
    contacts,
    corrections,
    decisions,
    referrals,
    safety_plans,
    search,
    urgent,
    visits,
    voices,
)
from tornio.actions import staff as acting_staff
from tornio.actions.contacts import NewContact
from tornio.actions.search import Words
from tornio.care.corrections import KINDS
from tornio.care.decisions import Stance
from tornio.care.permissions import ROLES, Actor
from tornio.care.voices import Statement
from tornio.records.forms import Draft
from tornio.records.meetings import Decision as DecisionRecord
from tornio.records.meetings import Meeting
from tornio.records.meetings import Statement as StatementRecord
from tornio.records.notes import ProtectedNote, SafetyPlan
from tornio.records.referrals import Episode, FirstContact, Referral
from tornio.records.staff import Team
from tornio.records.striking import PLACES
from tornio.records.urgent import Urgent
from tornio.web.language import moment

pytestmark = pytest.mark.django_db

#: Which page is about which record: its address takes that record's key.
ABOUT = {
    "": "home referrals people urgent board response-times meetings visits team adherence protected names"
    " pseudonyms counts opened-records open-record corrections search caseload",
    "person": "person change-person person-died new-way network new-member merge",
    "referral": "referral change-referral decide-referral strike-referral",
    "episode": "ward first-contact correct-first-contact new-urgent plan-meeting declared declare safety-plan"
    " write-safety-plan timeline contacts new-contact new-protected strike-episode",
    "meeting": "meeting change-meeting cancel-meeting late-meeting meeting-calendar print-meeting meeting-end"
    " meeting-here meeting-next meeting-words add-decision adherence-form correct-adherence strike-meeting",
    "statement": "correct-words strike-statement",
    "decision": "correct-decision strike-decision",
    "contact": "strike-contact",
    "first-contact": "strike-first-contact",
    "safety-plan": "strike-safety-plan",
    "member": "member strike-member",
    "way": "change-way strike-way",
    "urgent": "urgent-call strike-urgent",
    "protected-note": "protected-note correct-protected review-protected strike-protected-note",
    "adherence-form": "strike-adherence-form",
}
#: Pages about staff, about nothing yet, and about what is struck out already or merged.
OTHERS = (
    "colleague post new-training training new-leave leave rota new-shift shift users new-user new-team user"
    " user-roles close-user reopen-user user-step user-password new-referral empty-caseload put-back undo-merge"
    " evaluation"
)
#: Which pages show the words of each kind. A page that is found to show them and is not here fails the test.
SHOWN_ON = {
    "referral": "referral change-referral decide-referral",
    "episode": "people person ward plan-meeting",
    "first-contact": "first-contact strike-first-contact",
    "meeting": "meeting change-meeting strike-meeting",
    "contact": "contacts strike-contact",
    "statement": "meeting meeting-end print-meeting correct-words strike-statement",
    "decision": "meeting meeting-end print-meeting correct-decision timeline strike-decision",
    "safety-plan": "safety-plan write-safety-plan print-meeting strike-safety-plan",
    "member": "network member first-contact meeting meeting-end meeting-here meeting-words add-decision"
    " correct-decision change-meeting plan-meeting print-meeting timeline strike-member",
    "way": "person change-way strike-way",
    "urgent": "urgent-call strike-urgent",
    "protected-note": "protected-note correct-protected review-protected strike-protected-note",
    "adherence-form": "adherence-form",
}
WORDS = {kind: f"the words of this {kind}" for kind in KINDS} | {"adherence-form": "Filled in together by"}
#: What goes out of view with what it stands under.
UNDER = {
    "meeting": ("meeting", "statement", "decision", "adherence-form"),
    "episode": tuple(KINDS.keys() - {"referral", "way", "member"}),  # those are the person's
    "referral": tuple(KINDS),
}
ALONE = KINDS.keys() - UNDER.keys()


@dataclass(frozen=True)
class Record:
    """One person's record with something of every kind in it, and somebody of every role who reads it."""

    by: Actor
    client: Client
    keys: dict[str, str]

    def says(self, page: str) -> str:
        """A page's text; nothing where it is not there. Any other answer would pass for a page without the
        words."""
        about = next(name for name, pages in ABOUT.items() if page in pages.split())
        answer = self.client.get(reverse(page, args=[self.keys[about]] if about else []))
        assert answer.status_code in (200, 404), f"{page}: {answer.status_code}"
        return answer.text if answer.status_code == 200 else ""

    def shows(self, kind: str) -> set[str]:
        """Those of its pages that show the words of a kind."""
        return {page for page in SHOWN_ON[kind].split() if WORDS[kind] in self.says(page)}


@pytest.fixture
def record() -> Record:
    reader = user("Ann", *ROLES)
    by = acting_staff.actor(reader.key)
    about = an_episode(by)
    return Record(by, browser(reader), {**beside_meetings(by, about), **at_a_meeting(by, about)})


def an_episode(by: Actor) -> Episode:
    found = Referral.objects.get(key=referrals.register(by, new_referral(reason=WORDS["referral"])))
    team = Team.objects.get(key__in=by.teams)
    values = {"opened_on": clock.today(), "ward": WORDS["episode"]}
    return Episode.objects.create(person=found.person, team=team, referral=found, **values)


def beside_meetings(by: Actor, about: Episode) -> dict[str, str]:
    """What is kept beside the meetings; each kind's key."""
    first_contact(by, about, where_wished=WORDS["first-contact"])
    on_duty(by)
    urgent.call(by, about.key, callback=WORDS["urgent"])
    Urgent.objects.update(settled_at=clock.now())
    note = ProtectedNote.objects.get(key=a_note(by, about=about))
    note.revise(1, words=WORDS["protected-note"])
    way = about.person.ways_to_reach.create(kind="telephone", value="01227 000001", warning=WORDS["way"])
    return {
        "person": about.person.key,
        "referral": about.referral.key,
        "episode": about.key,
        "first-contact": FirstContact.objects.get().key,
        "way": way.key,
        "urgent": Urgent.objects.get().key,
        "protected-note": note.key,
        "member": invited(by, about, WORDS["member"], "parent"),
        "contact": contacts.add(by, about.key, NewContact(NOON, "telephone", words=WORDS["contact"])),
    }


def at_a_meeting(by: Actor, about: Episode) -> dict[str, str]:
    """A meeting that was left, with something said and decided in it, and its form; each kind's key."""
    mother = about.person.network.get()
    at = begun(by, about, members=(mother.key,), where=WORDS["meeting"])
    said = (
        Statement("person", "", by.key, WORDS["statement"]),
        Statement("member", mother.key, by.key, "Sleep"),
    )
    voices.say(by, at.key, said, version=1)
    stances = (Stance("person", "", "with it"), Stance("member", mother.key, "with it"))
    decisions.add(by, at.key, version=1, words=WORDS["decision"], medicines=False, stances=stances)
    visits.leave(by, at.key)
    safety_plans.write(by, about.key, version=1, words={"signs": WORDS["safety-plan"]})
    adherence.fill(by, at.key, (by.key,), tuple((str(item), 3) for item in range(1, 18)))
    return {
        "meeting": at.key,
        "statement": StatementRecord.objects.get(words=WORDS["statement"]).key,
        "decision": DecisionRecord.objects.get().key,
        "safety-plan": SafetyPlan.objects.get().key,
        "adherence-form": at.adherence_forms.get().key,
    }


def test_every_page_is_about_a_record_of_some_kind():
    named = {page for pages in ABOUT.values() for page in pages.split()}
    assert named | {*OTHERS.split()} | DOCUMENTS == set(ROWS)
    assert SHOWN_ON.keys() == PLACES.keys() == KINDS.keys()


def test_2_whatever_is_struck_out_leaves_every_page_that_showed_it(record):
    pages = {page: record.says(page) for about in ABOUT.values() for page in about.split()}
    for kind, words in WORDS.items():
        assert {page for page, text in pages.items() if words in text} == set(SHOWN_ON[kind].split()), kind
    for kind in sorted(ALONE):
        corrections.strike(record.by, record.keys[kind], kind=kind, reason="another Sam")
        assert record.shows(kind) == set(), kind
    texts = {page: record.says(page) for page in {*" ".join(SHOWN_ON.values()).split()}}
    assert [(page, kind) for page, text in texts.items() for kind in ALONE if WORDS[kind] in text] == []
    assert record.shows("meeting") == set(SHOWN_ON["meeting"].split())  # what was not struck out stands


@pytest.mark.parametrize("kind", sorted(UNDER))
def test_2_what_stands_under_it_goes_with_it(record, kind):
    corrections.strike(record.by, record.keys[kind], kind=kind, reason="another Sam")
    assert [one for one in UNDER[kind] if record.shows(one)] == []
    assert (search.people(record.by, Words("Sam")) == ()) is (kind == "referral")


def test_2_whatever_was_struck_out_comes_back_as_it_was(record):
    for kind in sorted(KINDS):
        corrections.strike(record.by, record.keys[kind], kind=kind, reason="another Sam")
        corrections.put_back(record.by, record.keys[kind], reason="it was this Sam")
    for kind in sorted(KINDS):
        assert record.shows(kind) == set(SHOWN_ON[kind].split()), kind


def test_2_nothing_that_is_struck_out_is_erased(record):
    corrections.strike(record.by, record.keys["statement"], kind="statement", reason="another Sam")
    assert StatementRecord.everything.get(key=record.keys["statement"]).words == WORDS["statement"]
    where = [reverse("corrections"), reverse("put-back", args=[record.keys["statement"]])]
    for page in (record.client.get(address).text for address in where):
        assert "another Sam" in page
        assert f"Statement – Sam, meeting of {moment(Meeting.objects.get().starts_at)}" in page
        assert WORDS["statement"] not in page


def test_words_that_a_page_copied_leave_the_drafts_of_that_page(record):
    where = reverse("write-safety-plan", args=[record.keys["episode"]])
    copied = {"signs": f"{WORDS['safety-plan']} and a walk", "what_helps": "a walk", "version": "2"}
    record.client.post("/drafts", {**copied, "page": where})
    assert "and a walk" in record.client.get(where).text
    corrections.strike(record.by, record.keys["safety-plan"], kind="safety-plan", reason="another Sam")
    assert Draft.objects.get().values == {"what_helps": "a walk", "version": "2"}
    sent = record.client.post(where, {"signs": "typed before", "version": "2"})
    assert sent.status_code == 409  # the plan is not what its writer saw


def test_no_way_to_strike_out_stands_on_a_page_while_people_talk(record):
    going_on = begun(record.by, Episode.objects.get())
    voices.say(record.by, going_on.key, (Statement("person", "", record.by.key, "Sleep"),), version=1)
    for page in ("meeting", "meeting-end"):
        assert "/corrections/" not in record.client.get(reverse(page, args=[going_on.key])).text
        assert "/corrections/statement/" in record.says(page)  # the one that was left


def test_whoever_strikes_words_out_sees_whose_they_are_and_of_which_meeting(record):
    page = record.says("strike-statement")
    said, met = StatementRecord.objects.get(words=WORDS["statement"]), Meeting.objects.get()
    assert f"Words of Sam, {moment(said.written_at)}" in page
    assert f"Written by Ann, {moment(said.written_at)}" in page
    assert f"Meeting of {moment(met.starts_at)}" in page


def test_3_nobody_outside_its_circle_sees_which_protected_note_could_be_struck_out(record):
    outside = browser(user("Bob", *ROLES))
    for page in ("strike-protected-note", "protected-note"):
        assert outside.get(reverse(page, args=[record.keys["protected-note"]])).status_code == 404


def test_a_form_asks_why_and_leads_back_to_what_it_was_about(record):
    where = reverse("strike-decision", args=[record.keys["decision"]])
    assert record.client.post(where, {}).status_code == 422
    sent = record.client.post(where, {"reason": "another Sam"})
    assert sent["Location"] == reverse("meeting", args=[record.keys["meeting"]])
