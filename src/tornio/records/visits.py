"""Who is out on a visit, who asked for help, and who should have been heard of by now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from tornio.care.duty import Shift
from tornio.records.meetings import HelpAsked, Meeting
from tornio.records.staff import Duty


@dataclass(frozen=True)
class Visit:
    """Practitioners at a meeting now."""

    key: str
    where: str
    place: str
    minutes: int | None
    arrived_at: datetime
    left_safely_at: datetime | None
    practitioners: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Help:
    """A call for help, or somebody overdue; nobody has seen it until somebody answers."""

    key: str
    meeting: str
    by: str
    at: datetime
    overdue: bool
    answered_at: datetime | None
    answered_by: str


def out(within: QuerySet[Meeting]) -> tuple[Visit, ...]:
    """Those who tapped *Arrived* and not yet *Left safely*, the longest out first."""
    found = within.filter(arrived_at__isnull=False, left_safely_at=None, cancelled_at=None)
    return tuple(
        Visit(
            meeting.key,
            meeting.where,
            meeting.place,
            meeting.planned_minutes,
            meeting.arrived_at,
            meeting.left_safely_at,
            tuple((seat.user.name, seat.user.phone) for seat in meeting.practitioners.order_by("user__name")),
        )
        for meeting in found.prefetch_related("practitioners__user").order_by("arrived_at")
        if meeting.arrived_at is not None
    )


def help_asked(within: QuerySet[Meeting]) -> tuple[Help, ...]:
    """The calls that nobody has answered, the oldest first."""
    found = HelpAsked.objects.filter(meeting__in=within, answered_at=None)
    return helps(found)


def helps(found: QuerySet[HelpAsked]) -> tuple[Help, ...]:
    """Calls as pages show them."""
    return tuple(
        Help(
            call.key,
            call.meeting.key,
            call.by.name,
            call.at,
            call.overdue,
            call.answered_at,
            call.answered_by.name if call.answered_by else "",
        )
        for call in found.select_related("meeting", "by", "answered_by").order_by("at")
    )


def shifts(meeting: Meeting, now: datetime) -> tuple[Shift, ...]:
    """Who has the duty telephone of the meeting's team around now."""
    found = Duty.objects.filter(team=meeting.episode.team, starts_at__lte=now, ends_at__gt=now)
    return tuple(
        Shift(duty.user.name, duty.phone, duty.starts_at, duty.ends_at) for duty in found.select_related("user")
    )
