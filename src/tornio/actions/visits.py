"""Visits: who is out, who asked for help, and who should have been heard of by now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from tornio.actions import clock, notices, rules
from tornio.actions.door import reading, writing
from tornio.actions.meetings import find
from tornio.care import adherence
from tornio.care import visits as care
from tornio.care.permissions import Actor, check_give_care, check_run_jobs, check_see_care
from tornio.records import meetings, reach
from tornio.records import visits as records
from tornio.records.base import NotFoundError, one
from tornio.records.meetings import HelpAsked, Meeting
from tornio.records.staff import User
from tornio.records.visits import Help, Planned, Visit, VisitRow
from tornio.vocabulary.fault import Fault, refuse


@dataclass(frozen=True)
class Out:
    """Somebody's visit, and whether they should have been heard of by now."""

    visit: VisitRow
    overdue: bool
    safe_by: datetime


@dataclass(frozen=True)
class Visits:
    """The page of whoever looks after those who are out; `may_arrive` holds the meetings of the unheard to
    which an arrival can still belong."""

    help: tuple[Help, ...]
    unheard: tuple[Planned, ...]
    out: tuple[Out, ...]
    may_arrive: frozenset[str]

    @property
    def overdue(self) -> tuple[Out, ...]:
        """Those who should have been heard of by now."""
        return tuple(one for one in self.out if one.overdue)


@reading("visits.list", check_see_care, through_glass=False)
def listed(by: Actor) -> Visits:
    """Those of the actor's teams who are out, who has not said that they arrived, and who asked for help."""
    within, after = reach.meetings(by), rules.service().unheard_after_minutes
    missed, out, now, zone = unheard(within, after), those_out(within), clock.now(), rules.service().zone
    there = {one.visit.meeting for one in out}
    may_arrive = frozenset(
        one.meeting
        for one in missed
        if care.may_arrive(one.starts_at, now, zone, somebody_there=one.meeting in there)
    )
    return Visits(records.help_asked(within), missed, out, may_arrive)


@writing("meetings.arrive", check_give_care)
def arrive(by: Actor, key: str, who: tuple[str, ...] = ()) -> str:
    """*Arrived*: checks in whoever taps, or, where `who` names practitioners by their keys, those. Each arrives
    for themselves; whoever is there already stays as they are."""
    meeting = find(by, key)
    if meeting.cancelled_at is not None:
        refuse([Fault("begun", "", "This meeting was called off.", "Plan a new one.")])
    there, zone = bool(records.there(meeting)), rules.service().zone
    refuse(care.another_day_faults(meeting.starts_at, clock.now(), zone, somebody_there=there))
    arrived = named(by, meeting, who)
    records.check_in(meeting, arrived, User.objects.get(key=by.key), clock.now())
    meetings.welcome(meeting, arrived)
    return key


@writing("meetings.leave", check_give_care)
def leave(by: Actor, key: str, who: tuple[str, ...] = ()) -> str:
    """*Left safely*: checks out whoever taps, or those that `who` names, whether or not the record is closed.
    When the last has left, the adherence form may be asked for."""
    meeting = find(by, key)
    if meeting.arrived_at is None:
        return key
    me = User.objects.get(key=by.key)
    there = records.there(meeting)
    if who or me.key in there or not there:
        records.check_out(meeting, named(by, meeting, who), me, clock.now())
    if meeting.left_safely_at is not None and not meeting.adherence_sampled:
        sampled = adherence.asked(meeting.key, rules.service().adherence_share)
        meeting.revise(meeting.version, adherence_sampled=sampled)
    return key


@writing("visits.take-back", check_give_care)
def take_back(by: Actor, key: str, who: tuple[str, ...] = ()) -> str:
    """*Arrived* was tapped by mistake: whoever taps was not there, or those that `who` names, whom the same tap
    brought; the meeting has begun only if others are. The tap stays in the audit log."""
    meeting, keys = find(by, key), set(who or (by.key,))
    mistaken = records.tapped(meeting, User.objects.get(key=by.key)).filter(user__key__in=keys)
    if who and mistaken.count() < len(keys):
        refuse([Fault("begun", "", "Each of them came with your tap.", "Look at the page again.")])
    refuse(care.mistake_faults(saved=meeting.sections.exists(), called=records.called(mistaken)))
    records.forget(meeting, mistaken)
    return key


def named(by: Actor, meeting: Meeting, who: tuple[str, ...]) -> list[User]:
    """Those named, each of whom was to go or has been there; whoever taps, where nobody is named."""
    theirs = Q(meeting_places__meeting=meeting) | Q(visits__meeting=meeting) | Q(key=by.key)
    found = list(User.objects.filter(theirs, key__in=who or (by.key,)).distinct())
    if len(found) < len(set(who)):
        refuse([Fault("begun", "", "Each of them was to go to this meeting.", "Look at the page again.")])
    return found


@reading("visits.late", check_run_jobs)
def late(by: Actor) -> tuple[str, ...]:
    """The visits of every team from which somebody is overdue, where nobody has been called about them yet; or
    somebody answered a while ago, and they are there still."""
    due = (one.visit.key for one in those_out(records.watched()) if one.overdue)
    return tuple(key for key in due if may_call(HelpAsked.objects.filter(visit__key=key, kind=care.OVERDUE)))


@writing("visits.escalate", check_run_jobs)
def escalate(by: Actor, key: str) -> str:
    """Calls for help in the name of whoever is overdue; the call stands on Today until somebody answers it."""
    found = one(Visit.objects.filter(key=key, left_at=None).select_related("meeting", "user"))
    return call(found.meeting, found.user, care.OVERDUE, visit=found)


@reading("visits.not-arrived", check_run_jobs)
def not_arrived(by: Actor) -> tuple[str, ...]:
    """The meetings of every team at which nobody is, and to which somebody was to go who has not been heard of
    for so long that somebody has to look."""
    due = unheard(records.watched(), rules.service().unheard_call_after_minutes)
    alone = (one.meeting for one in due if not Visit.objects.filter(meeting__key=one.meeting, left_at=None))
    calls = HelpAsked.objects.filter(kind=care.UNHEARD)
    return tuple(key for key in alone if may_call(calls.filter(meeting__key=key)))


@writing("visits.call-for-unheard", check_run_jobs)
def call_for_unheard(by: Actor, key: str) -> str:
    """Calls for help about those who never tapped *Arrived*, in the name of the first of them."""
    meeting = one(records.watched().filter(key=key))
    missing = records.missing(meeting)
    if not missing:
        raise NotFoundError("they have been heard of meanwhile")
    return call(meeting, User.objects.get(key=missing[0].key), care.UNHEARD)


@writing("visits.ask-help", check_give_care)
def ask_help(by: Actor, key: str) -> str:
    """*Get help*: the team is told, and sees it until somebody answers. Returns the meeting's key."""
    call(find(by, key), User.objects.get(key=by.key), care.HELP)
    return key


@writing("visits.answer", check_give_care)
def answer(by: Actor, key: str) -> str:
    """Somebody has reached whoever asked, and answers for it by name; the first answer stays."""
    found = one(HelpAsked.objects.filter(meeting__in=reach.meetings(by), key=key))
    records.answer(HelpAsked.objects.filter(pk=found.pk), User.objects.get(key=by.key), clock.now())
    return key


def call(meeting: Meeting, whose: User, kind: str, visit: Visit | None = None) -> str:
    """A call about a visit, with the notices of it; what the system calls is called by one job at a time."""
    before = HelpAsked.objects.filter(meeting=meeting, kind=kind, visit=visit)
    if kind != care.HELP and not may_call(before):
        raise NotFoundError("somebody has been called about it meanwhile")
    now = clock.now()
    made = HelpAsked.objects.create(meeting=meeting, by=whose, at=now, kind=kind, visit=visit)
    notices.put_down(kind, made.key, meeting.episode.team, now)
    return made.key


def may_call(before: QuerySet[HelpAsked]) -> bool:
    """Whether to call about somebody (again), after these calls."""
    answers: Iterable[datetime | None] = before.values_list("answered_at", flat=True)
    return care.call_again(answers, clock.now(), rules.service().call_again_after_minutes)


def those_out(within: QuerySet[Meeting]) -> tuple[Out, ...]:
    """Those who are out, with the moment by which they should have been heard of."""
    return tuple(watch(visit) for visit in records.out(within))


def watch(visit: VisitRow) -> Out:
    """One visit, and whether it has taken too long."""
    service = rules.service()
    minutes, after = visit.minutes or service.long_meeting_minutes, service.overdue_after_minutes
    late = care.overdue(visit.arrived_at, visit.left_at, minutes, clock.now(), after)
    return Out(visit, late, care.safe_by(visit.arrived_at, minutes, after))


def unheard(within: QuerySet[Meeting], after: int) -> tuple[Planned, ...]:
    """The visits that were to have begun `after` minutes ago, and who has not said that they arrived."""
    now = clock.now()
    return tuple(one for one in records.unheard(within, now) if care.unheard(one.starts_at, now, after))
