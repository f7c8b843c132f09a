"""Visits: who is out, who asked for help, and who should have been heard of by now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from tornio.actions import clock, rules
from tornio.actions.door import reading, writing
from tornio.actions.meetings import find
from tornio.care import meetings as care
from tornio.care.permissions import Actor, check_give_care, check_run_jobs, check_see_care
from tornio.records import reach
from tornio.records import visits as records
from tornio.records.base import one
from tornio.records.meetings import HelpAsked, Meeting
from tornio.records.staff import User
from tornio.records.visits import Help, Visit


@dataclass(frozen=True)
class Out:
    """A visit, and whether its pair should have been heard of by now."""

    visit: Visit
    overdue: bool
    safe_by: datetime


@dataclass(frozen=True)
class Visits:
    """The page of whoever looks after those who are out."""

    help: tuple[Help, ...]
    out: tuple[Out, ...]

    @property
    def overdue(self) -> tuple[Out, ...]:
        """Those who should have been heard of by now."""
        return tuple(one for one in self.out if one.overdue)


@reading("visits.list", check_see_care)
def listed(by: Actor) -> Visits:
    """Those of the actor's teams who are out, and what they asked for."""
    within = reach.meetings(by)
    return Visits(records.help_asked(within), those_out(within))


@reading("visits.late", check_run_jobs)
def late(by: Actor) -> tuple[str, ...]:
    """The meetings of every team whose pair is overdue and about whom nobody has been told yet."""
    told = HelpAsked.objects.filter(overdue=True).values("meeting")
    within = Meeting.objects.exclude(pk__in=told)
    return tuple(one.visit.key for one in those_out(within) if one.overdue)


@writing("visits.escalate", check_run_jobs)
def escalate(by: Actor, key: str) -> str:
    """Calls for help in the name of whoever is overdue; the call stands on Today until somebody answers it."""
    meeting = one(Meeting.objects.filter(key=key, arrived_at__isnull=False, left_safely_at=None))
    out = one(User.objects.filter(key=meeting.arrived_by.key if meeting.arrived_by else ""))
    call, _ = HelpAsked.objects.get_or_create(
        meeting=meeting, overdue=True, defaults={"by": out, "at": clock.now()}
    )
    return call.key


@writing("visits.ask-help", check_give_care)
def ask_help(by: Actor, key: str) -> str:
    """*Get help*: the team is told, and sees it until somebody answers. Returns the meeting's key."""
    HelpAsked.objects.create(meeting=find(by, key), by=User.objects.get(key=by.key), at=clock.now())
    return key


@writing("visits.answer", check_give_care)
def answer(by: Actor, key: str) -> str:
    """Somebody has reached whoever asked, and answers for it by name; the first answer stays."""
    call = one(HelpAsked.objects.filter(meeting__in=reach.meetings(by), key=key))
    if call.answered_at is None:
        call.revise(call.version, answered_at=clock.now(), answered_by=User.objects.get(key=by.key))
    return key


def those_out(within: QuerySet[Meeting]) -> tuple[Out, ...]:
    """Those who are out, with the moment by which they should have been heard of."""
    service, now = rules.service(), clock.now()
    return tuple(
        Out(
            visit,
            care.overdue(
                visit.arrived_at,
                visit.left_safely_at,
                visit.minutes or service.long_meeting_minutes,
                now,
                service.overdue_after_minutes,
            ),
            care.safe_by(
                visit.arrived_at, visit.minutes or service.long_meeting_minutes, service.overdue_after_minutes
            ),
        )
        for visit in records.out(within)
    )
