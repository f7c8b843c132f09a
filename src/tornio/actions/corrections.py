"""Putting right whose record something belongs to: striking out, putting back, merging, undoing a merge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from tornio.actions import clock
from tornio.actions.door import reading, writing
from tornio.care import corrections as care
from tornio.care.permissions import (
    Actor,
    check_correct_records,
    check_give_care,
    check_see_care,
    may_correct_records,
)
from tornio.records import corrections as records
from tornio.records import protected, reach, striking, urgent, visits
from tornio.records.base import NotFoundError, one
from tornio.records.corrections import Likeness, Merge, MergeRow
from tornio.records.meetings import Meeting
from tornio.records.network import Member
from tornio.records.notes import AdherenceForm, Contact, SafetyPlan
from tornio.records.people import Person, WayToReach
from tornio.records.referrals import FirstContact, Struck
from tornio.records.staff import User
from tornio.records.striking import Standing, StruckRow
from tornio.records.urgent import Urgent
from tornio.vocabulary.fault import Fault, refuse

#: Where each kind is found by whoever may strike it out.
WITHIN: dict[str, Callable[[Actor], QuerySet[Any]]] = {
    "referral": reach.referrals,
    "episode": reach.episodes,
    "first-contact": lambda by: FirstContact.objects.filter(episode__in=reach.episodes(by)),
    "meeting": reach.meetings,
    "contact": lambda by: Contact.objects.filter(episode__in=reach.episodes(by)),
    "statement": reach.statements,
    "decision": reach.decisions,
    "safety-plan": lambda by: SafetyPlan.objects.filter(episode__in=reach.episodes(by)),
    "member": lambda by: Member.objects.filter(person__in=reach.people(by)),
    "way": lambda by: WayToReach.objects.filter(person__in=reach.people(by)),
    "urgent": reach.urgent,
    "protected-note": protected.visible,
    "adherence-form": lambda by: AdherenceForm.objects.filter(meeting__in=reach.meetings(by)),
}
#: What takes visits, or calls for help, out of view with it, and how those are found.
VISITS = {"meeting": "pk", "episode": "episode", "referral": "episode__referral"}
CALLS = {"urgent": "pk", "episode": "episode", "referral": "episode__referral"}


@reading("corrections.list", check_correct_records, through_glass=False)
def listed(by: Actor) -> tuple[tuple[StruckRow, ...], tuple[MergeRow, ...]]:
    """What was struck out of the teams' records, and what was merged; never the words."""
    everybody = Person.objects.filter(pk__in=reach.people(by).values("pk"))
    return striking.rows(put_backable(by)), records.merge_rows(everybody)


@reading("corrections.of-circle", check_see_care, through_glass=False)
def of_circle(by: Actor) -> tuple[StruckRow, ...]:
    """The protected notes that were struck out, for those in their circle; for everybody else none."""
    return striking.rows(striking.struck(frozenset(), protected.struck(by)))


@reading("corrections.look", check_give_care, through_glass=False)
def look(by: Actor, key: str, kind: str) -> tuple[Standing, tuple[str, str] | None]:
    """What can be struck out, as it reads now, and what it hangs on: `meeting`, `episode` or `person`, and its
    key; None for what takes everything with it."""
    found = subject(by, kind, key)
    owner = next(iter(striking.owners(found)), None) if kind not in VISITS else None
    return striking.standing(kind, found), owner


@writing("corrections.strike", check_give_care)
def strike(by: Actor, key: str, *, kind: str, reason: str) -> str:
    """Strikes out what was written under the wrong person, with all that hangs on it: out of every view, never
    erased (invariant 2)."""
    found = subject(by, kind, key)
    refuse([*care.reason_faults(reason), *waiting_faults(by, kind, found)])
    now, user = clock.now(), User.objects.get(key=by.key)
    Struck.objects.create(kind=kind, key=found.key, at=now, by=user, reason=reason.strip())
    striking.mark(kind, found.key, now)
    striking.forget_drafts(kind, found)
    return str(found.key)


@reading("corrections.struck", check_give_care, through_glass=False)
def struck(by: Actor, key: str) -> StruckRow:
    """Something that is struck out now, for whoever may put it back."""
    rows = striking.rows(put_backable(by).filter(key=key, put_back_at=None))
    if not rows:
        raise NotFoundError("nothing of this name is struck out")
    return rows[0]


@writing("corrections.put-back", check_give_care)
def put_back(by: Actor, key: str, *, reason: str) -> str:
    """Puts back what was struck out by mistake; that both happened stays known."""
    found = one(put_backable(by).filter(key=key, put_back_at=None))
    replaced, away = striking.replaced(found.kind, key), striking.person_away(found.kind, key)
    refuse([*care.reason_faults(reason), *care.put_back_faults(replaced=replaced, person_away=away)])
    found.put_back_at, found.put_back_by = clock.now(), User.objects.get(key=by.key)
    found.put_back_because = reason.strip()
    found.save()
    striking.mark(found.kind, found.key, None)
    return key


@reading("corrections.alike", check_correct_records, through_glass=False)
def alike(by: Actor, key: str) -> tuple[Likeness, int, tuple[Likeness, ...]]:
    """A person's record with its version, and the others that may be of the same person."""
    person = one(reach.people(by).filter(key=key, merged_into=None))
    return records.likeness(person), person.version, records.alike(reach.people(by), person)


@writing("corrections.merge", check_correct_records)
def merge(by: Actor, key: str, *, version: int, other: str, reason: str) -> str:
    """Makes two records of one person one: everything about the other goes over, and the other leads here."""
    kept = one(reach.people(by).filter(key=key))
    twin = reach.people(by).filter(key=other).first()
    faults = care.reason_faults(reason)
    if twin is None:
        faults.append(Fault("other", "", "There are two records.", "Choose the other one."))
    else:
        merged = bool(kept.merged_into or twin.merged_into)
        faults += care.merge_faults(kept.key, twin.key, merged_already=merged)
    refuse(faults)
    other_person = one(reach.people(by).filter(key=other))
    kept.revise(version)
    other_person.revise(other_person.version, merged_into=kept)
    return Merge.objects.create(
        kept=kept,
        other=other_person,
        at=clock.now(),
        by=User.objects.get(key=by.key),
        reason=reason.strip(),
        moved=records.move(other_person, kept),
    ).key


@reading("corrections.merged", check_correct_records, through_glass=False)
def merged(by: Actor, key: str) -> MergeRow:
    """A merge that can be undone."""
    return records.merge_row(find(by, key))


@writing("corrections.undo-merge", check_correct_records)
def undo_merge(by: Actor, key: str, *, version: int, reason: str) -> str:
    """Takes a merge apart: exactly what went over goes back; what was written since stays where it was
    written."""
    found = find(by, key)
    since = found.kept.merged_into is not None
    refuse([*care.reason_faults(reason), *care.undo_faults(merged_since=since)])
    user = User.objects.get(key=by.key)
    found.revise(version, undone_at=clock.now(), undone_by=user, undone_because=reason.strip())
    found.other.revise(found.other.version, merged_into=None)
    records.move_back(found.moved, found.other, found.kept)
    found.kept.revise(found.kept.version)
    return key


def find(by: Actor, key: str) -> Merge:
    """A merge of somebody within reach that still stands."""
    return one(Merge.objects.filter(key=key, undone_at=None, kept__in=reach.people(by)))


def put_backable(by: Actor) -> QuerySet[Struck]:
    """What was struck out, for whoever may put it back: the team's manager; a protected note's circle."""
    teams = by.teams if may_correct_records(by) else frozenset()
    return striking.struck(teams, protected.struck(by))


def waiting_faults(by: Actor, kind: str, found: Any) -> list[Fault]:
    """Whoever is out on a visit, or waits for an answer, stays in view."""
    theirs = reach.meetings(by).filter(**{VISITS[kind]: found.pk}) if kind in VISITS else Meeting.objects.none()
    calls = reach.urgent(by).filter(**{CALLS[kind]: found.pk}) if kind in CALLS else Urgent.objects.none()
    called = urgent.open_calls(calls).exists() or bool(visits.help_asked(theirs))
    return [*care.out_faults(out=bool(visits.out(theirs))), *care.call_faults(called=called)]


def subject(by: Actor, kind: str, key: str) -> Any:
    """What is to be struck out.

    Raises:
        NotFoundError: when there is no such thing within reach, or it is struck out already.
    """
    return one(WITHIN[kind](by).filter(key=key))
