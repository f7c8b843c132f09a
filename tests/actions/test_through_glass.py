"""What broken glass leads to: reading, and the three things that safety needs (docs/decisions/0019).

Every action that writes is tried on another team's record that was opened; every list is read with one open."""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from inspect import Parameter

import pytest

import beside
import pages
from meeting import begun
from team import actor, episode, new_referral, on_duty
from tornio import actions
from tornio.actions import clock, corrections, door, people, referrals, visits
from tornio.actions.contacts import NewContact
from tornio.actions.people import Details
from tornio.actions.protected import Circle
from tornio.actions.referrals import Rest
from tornio.care.decisions import DeclaredException
from tornio.care.endings import Attendance
from tornio.care.first_contacts import Told
from tornio.care.glass import FOR_READING
from tornio.care.meetings import Plan
from tornio.care.network import MemberDetails
from tornio.care.people import Way
from tornio.care.permissions import MANAGER, PRACTITIONER, ROLES, Actor
from tornio.records.audit import Event
from tornio.records.meetings import HelpAsked
from tornio.records.people import Person
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
V1 = {"version": 1}
WAY = Way("telephone", "01227 000009", "yes")
MARY = MemberDetails("Mary", "friend")
TOMORROW = Plan(starts_at=NOON, place="home", practitioners=(), fewer_because="Sam")
NOTE = Circle((), "", None)
EXCEPTION = DeclaredException("Ann", "the Act", NOON, "danger")


def a_call_for_help(by: Actor) -> str:
    visits.ask_help(by, begun(by).key)
    return HelpAsked.objects.get().key


def a_struck_contact(by: Actor) -> str:
    return corrections.strike(by, beside.a_contact(by), kind="contact", reason="another Sam")


#: Every action that writes in somebody's record: what it is tried on, and with what.
WRITES = {
    "referrals.change": (pages.a_referral, (Rest(),), V1),
    "referrals.accept": (pages.a_referral, (), V1),
    "referrals.turn": (pages.a_referral, (), {**V1, "outcome": "waiting", "reason": "full"}),
    "first-contacts.make": (pages.an_episode, (Told(NOON, "telephone"),), {}),
    "first-contacts.correct": (pages.a_first_contact, (), {**V1, "at": NOON, "because": "a slip"}),
    "people.change": (pages.a_person, (), {**V1, "details": Details("Sam"), "numbers": {}}),
    "people.add-way": (pages.a_person, (WAY,), {}),
    "people.change-way": (pages.a_way, (WAY,), V1),
    "people.died": (pages.a_person, (), {**V1, "died_on": NOON.date()}),
    "people.ward": (pages.an_episode, (), {**V1, "ward": "Elm"}),
    "network.add": (pages.a_person, (MARY,), {"wanted": True}),
    "network.change": (pages.a_member, (MARY,), V1),
    "network.remove": (pages.a_member, (), V1),
    "network.invite": (pages.a_member, (), {}),
    "network.take-back": (pages.a_member, (), {}),
    "urgent.accept": (pages.an_urgent_call, (), V1),
    "urgent.settle": (pages.an_urgent_call, (), V1),
    "meetings.plan": (pages.an_episode, (TOMORROW,), {}),
    "meetings.change": (pages.a_meeting, (TOMORROW,), V1),
    "meetings.expect": (pages.a_meeting, ("nobody",), {}),
    "meetings.cancel": (pages.a_meeting, (), V1),
    "meetings.say-why-late": (pages.a_meeting, (), {**V1, "because": "snow"}),
    "meetings.arrive": (pages.a_meeting, (), {}),
    "meetings.leave": (pages.a_meeting, (), {}),
    "visits.take-back": (pages.a_meeting, (), {}),
    "visits.ask-help": (pages.a_meeting, (), {}),
    "visits.answer": (a_call_for_help, (), {}),
    "endings.all-came": (pages.a_meeting, (), V1),
    "endings.here": (pages.a_meeting, (Attendance(True, (), ()),), V1),
    "endings.why-nobody": (pages.a_meeting, (), {**V1, "because": "not asked"}),
    "endings.reflections": (pages.a_meeting, (), {**V1, "happened": True}),
    "endings.nothing-decided": (pages.a_meeting, (), {**V1, "word": "none"}),
    "endings.plan-unchanged": (pages.a_meeting, (), V1),
    "endings.next": (pages.a_meeting, (), {**V1, "kind": "we will ring"}),
    "endings.close": (pages.a_meeting, (), {}),
    "voices.say": (pages.a_meeting, ((),), V1),
    "voices.correct": (pages.some_words, (), {"words": "x", "form": "as said", "agreed": "yes"}),
    "decisions.add": (pages.a_meeting, (), {**V1, "words": "x", "medicines": False, "stances": ()}),
    "decisions.correct": (pages.a_decision, (), {"words": "x", "medicines": False}),
    "decisions.declare": (pages.an_episode, ("x", EXCEPTION), {"medicines": False}),
    "decisions.safe-now": (pages.a_decision, (), {}),
    "decisions.bring": (pages.a_meeting, ("nothing",), {}),
    "adherence.fill": (beside.a_meeting_left, ((), ()), {}),
    "adherence.correct": (lambda by: beside.a_form(by).meeting.key, ((), ()), V1),
    "protected.write": (pages.an_episode, ("abuse", "x", NOTE), {}),
    "protected.correct": (beside.a_note, ("x",), V1),
    "protected.review": (beside.a_note, (NOTE,), V1),
    "corrections.strike": (pages.an_episode, (), {"kind": "episode", "reason": "another Sam"}),
    "corrections.put-back": (a_struck_contact, (), {"reason": "it was Sam"}),
    "corrections.merge": (pages.a_person, (), {**V1, "other": "", "reason": "one person"}),
    "corrections.undo-merge": (beside.a_merge, (), {**V1, "reason": "two people"}),
}
#: What safety needs while somebody of another team is there.
PERMITTED = {
    "contacts.add": (pages.an_episode, (NewContact(NOON, "telephone"),), {}),
    "safety-plans.write": (pages.an_episode, (), {**V1, "words": {"signs": "no sleep"}}),
    "urgent.call": (pages.an_episode, (), {"callback": "01227 000009"}),
}
#: Nouns that are about nobody's record, or make a new one; and what only the system does.
NOBODYS = {"users", "team", "rota", "drafts", "notices", "demonstration", "caseload", "glass"}
OTHERS = {"referrals.register", "urgent.escalate", "visits.escalate", "visits.call-for-unheard"}


def doors(*, writes: bool) -> dict[str, object]:
    """Every action, by name."""
    modules = (
        import_module(f"tornio.actions.{found.name}") for found in pkgutil.iter_modules(actions.__path__)
    )
    found = (one for module in modules for one in vars(module).values() if hasattr(one, "writes"))
    return {one.action: one for one in found if one.writes is writes}


ALL = doors(writes=True)


def through_glass(*roles: str) -> Actor:
    """Somebody of another team who has everybody's record open."""
    everybody = frozenset(Person.objects.values_list("key", flat=True))
    return replace(actor("Charlie", *roles, team="Another"), opened=everybody)


def test_the_table_knows_every_action_that_writes():
    listed = {name for name in ALL if name.partition(".")[0] not in NOBODYS} - OTHERS
    assert listed == {*WRITES, *PERMITTED}


@pytest.mark.parametrize("name", WRITES)
def test_what_was_opened_is_for_reading(name):
    make, args, values = WRITES[name]
    key = make(actor("Ann", MANAGER, PRACTITIONER))
    outside = through_glass(MANAGER, PRACTITIONER)
    with pytest.raises(FaultyInput) as refused:
        ALL[name](outside, key, *args, **values)
    assert refused.value.faults == (FOR_READING,)
    assert not Event.objects.filter(actor=outside.key).exists()


@pytest.mark.parametrize("name", PERMITTED)
def test_what_safety_needs_is_done_through_glass(name):
    make, args, values = PERMITTED[name]
    ann = actor("Ann")
    on_duty(ann)
    key = make(ann)
    outside = through_glass()
    ALL[name](outside, key, *args, **values)
    assert Event.objects.get(actor=outside.key).action == name


@pytest.mark.parametrize("name", [*WRITES, *PERMITTED])
def test_without_glass_another_teams_record_is_not_found(name):
    make, args, values = {**WRITES, **PERMITTED}[name]
    key = make(actor("Ann", MANAGER, PRACTITIONER))
    with pytest.raises(door.NotFoundError):
        ALL[name](actor("Charlie", MANAGER, PRACTITIONER, team="Another"), key, *args, **values)


def test_an_opened_record_is_not_merged_into_ones_own():
    theirs = episode(actor("Ann")).person
    outside = through_glass(MANAGER, PRACTITIONER)
    mine = episode(outside).person
    assert corrections.alike(outside, mine.key)[2] == ()
    with pytest.raises(FaultyInput, match="two records"):
        corrections.merge(outside, mine.key, version=1, other=theirs.key, reason="the same person")


def test_an_opened_record_gets_no_referral_to_ones_own_team():
    theirs = episode(actor("Ann")).person
    with pytest.raises(FaultyInput, match="for reading"):
        referrals.register(through_glass(), new_referral(), same=theirs.key)


#: What a form reads that is for nothing else, and about what.
FORMS = {
    "corrections.look": (pages.an_episode, ("episode",)),
    "corrections.merged": (beside.a_merge, ()),
    "corrections.alike": (pages.a_person, ()),
    "protected.begin": (pages.an_episode, ()),
    "meetings.planning": (pages.an_episode, ()),
    "people.way": (pages.a_way, ()),
    "people.ward-view": (pages.an_episode, ()),
    "network.member": (pages.a_member, ()),
    "decisions.view": (pages.a_decision, ()),
    "voices.view": (pages.some_words, ()),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_for_what_may_not_be_done_says_so_before_it_is_filled_in(name):
    make, args = FORMS[name]
    key = make(actor("Ann"))
    with pytest.raises(door.NotPermittedError, match="for reading"):
        doors(writes=False)[name](through_glass(MANAGER, PRACTITIONER), key, *args)


def asks_nothing(action: object) -> bool:
    """Whether an action is a list: it takes nobody's key."""
    _, *rest = door.signature(action).parameters.values()
    return all(one.default is not Parameter.empty for one in rest)


#: Lists that are about nobody's record, and those that only the system reads.
NO_LISTS = {"audit", "notices", "demonstration", "evaluation", "glass"}
JOBS = {"urgent.overdue", "visits.late", "visits.not-arrived"}
LISTS = {
    name: one
    for name, one in doors(writes=False).items()
    if asks_nothing(one) and name.partition(".")[0] not in NO_LISTS and name not in JOBS
}


@pytest.mark.parametrize("name", LISTS)
def test_nobody_who_was_opened_is_on_a_list_or_in_a_sum(name, monkeypatch):
    ann = actor("Ann", *ROLES)
    for make in (pages.a_referral, pages.a_first_contact, pages.a_meeting, beside.a_form, beside.a_merge):
        make(ann)
    on_duty(ann)
    now = clock.now() + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: now)
    outside = through_glass(*ROLES)
    assert LISTS[name](outside) == LISTS[name](outside.at_home)


def test_one_record_that_was_opened_is_read():
    about = episode(actor("Ann"))
    outside = through_glass()
    page, (row,) = people.view(outside, about.person.key)
    assert (page.name, row.key) == ("Sam", about.key)
