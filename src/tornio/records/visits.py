"""Who is at a meeting and who has left it, each for themselves; who asked for help, and who should have been
heard of by now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import F, Q, QuerySet

from tornio.care.visits import BY_VIDEO, LOOKED_FOR, OVERDUE, UNHEARD
from tornio.records import notices, reach
from tornio.records.base import Record
from tornio.records.meetings import HelpAsked, Meeting, Practitioner
from tornio.records.notices import Emailed
from tornio.records.staff import User


class Visit(Record):
    """One practitioner at one meeting, from *Arrived* to *Left safely*; and who tapped, because one of a pair
    may tap for both. Whoever comes back has another."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="visits")
    user = models.ForeignKey(User, models.PROTECT, related_name="visits")
    arrived_at = models.DateTimeField()
    arrived_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "user"], condition=Q(left_at=None), name="there_once_at_a_time"
            ),
        )


@dataclass(frozen=True)
class Someone:
    """A practitioner, and how to reach them."""

    key: str
    name: str
    phone: str


@dataclass(frozen=True)
class VisitRow:
    """One practitioner's visit. `arrived_by` is the key of whoever tapped; `left_at` is None while they are
    there."""

    key: str
    who: Someone
    meeting: str
    place: str
    where: str
    minutes: int | None
    arrived_at: datetime
    arrived_by: str
    left_at: datetime | None


@dataclass(frozen=True)
class Planned:
    """A visit that was to have begun, and who of it has not been heard of. `somebody_came`: others arrived."""

    meeting: str
    place: str
    where: str
    starts_at: datetime
    who: tuple[Someone, ...]
    somebody_came: bool


@dataclass(frozen=True)
class Help:
    """A call about a visit; nobody has seen it until somebody answers. `kind` is of care.visits.CALLS, `who`
    those to be reached."""

    key: str
    kind: str
    meeting: str
    by: str
    who: tuple[Someone, ...]
    at: datetime
    answered_at: datetime | None
    answered_by: str
    told: Emailed


def someone(user: User) -> Someone:
    """Somebody as pages show them."""
    return Someone(user.key, user.name, user.phone)


def rows(found: QuerySet[Visit]) -> tuple[VisitRow, ...]:
    """Visits, the longest out first. Where it is stands as it was written: a colleague may have to go there."""
    return tuple(
        VisitRow(
            visit.key,
            someone(visit.user),
            visit.meeting.key,
            visit.meeting.place,
            visit.meeting.where,
            visit.meeting.planned_minutes,
            visit.arrived_at,
            visit.arrived_by.key,
            visit.left_at,
        )
        for visit in found.select_related("meeting", "user", "arrived_by").order_by("arrived_at", "user__name")
    )


def out(within: QuerySet[Meeting]) -> tuple[VisitRow, ...]:
    """Those who are at a meeting now."""
    return rows(Visit.objects.filter(meeting__in=within, left_at=None))


def there(meeting: Meeting) -> frozenset[str]:
    """The keys of those who are at a meeting now."""
    return frozenset(Visit.objects.filter(meeting=meeting, left_at=None).values_list("user__key", flat=True))


def of(meeting: Meeting) -> tuple[VisitRow, ...]:
    """Everybody's visits to a meeting."""
    return rows(Visit.objects.filter(meeting=meeting))


def check_in(meeting: Meeting, who: Iterable[User], by: User, now: datetime) -> None:
    """Each of these is at the meeting from now on. Whoever is there already stays as they are; what was called
    because nobody had been heard of is answered."""
    there = set(Visit.objects.filter(meeting=meeting, left_at=None).values_list("user", flat=True))
    for user in who:
        if user.pk not in there:
            Visit.objects.create(meeting=meeting, user=user, arrived_at=now, arrived_by=by)
    answer(HelpAsked.objects.filter(meeting=meeting, kind=UNHEARD), by, now)
    follow(meeting)


def check_out(meeting: Meeting, who: Iterable[User], by: User, now: datetime) -> None:
    """Each of these has left safely. Somebody who never tapped *Arrived* was there and has left: a visit that
    is over as soon as it is known of. What was called because they were late is answered."""
    theirs = Visit.objects.filter(meeting=meeting, user__in=list(who))
    known = set(theirs.values_list("user", flat=True))
    left = {"left_at": now, "left_by": by}
    answer(HelpAsked.objects.filter(visit__in=theirs.filter(left_at=None), kind=OVERDUE), by, now)
    theirs.filter(left_at=None).update(version=F("version") + 1, **left)
    for user in who:
        if user.pk not in known:
            Visit.objects.create(meeting=meeting, user=user, arrived_at=now, arrived_by=by, **left)
    answer(HelpAsked.objects.filter(meeting=meeting, kind=UNHEARD), by, now)
    follow(meeting)


def tapped(meeting: Meeting, by: User) -> QuerySet[Visit]:
    """Whom somebody's own tap has brought there: themselves, and those whom they tapped in with them."""
    there = Visit.objects.filter(meeting=meeting, left_at=None)
    own = there.filter(user=by)
    return own | there.filter(arrived_by=by, arrived_at__in=own.filter(arrived_by=by).values("arrived_at"))


def called(taken_back: QuerySet[Visit]) -> bool:
    """Whether a call hangs on somebody's being there now."""
    return HelpAsked.objects.filter(visit__in=taken_back).exists()


def forget(meeting: Meeting, taken_back: QuerySet[Visit]) -> None:
    """These were not there after all; who was not to go has no place any more. The meeting begins with the
    first of the others, if there is any."""
    users = list(taken_back.values_list("user", flat=True))
    if Visit.objects.filter(pk__in=list(taken_back.values_list("pk", flat=True))).delete()[0]:
        before = Visit.objects.filter(meeting=meeting).values("user")
        joined = Practitioner.objects.filter(meeting=meeting, user__in=users, joined=True)
        joined.exclude(user__in=before).delete()
        Meeting.objects.filter(pk=meeting.pk).update(arrived_at=None)
        follow(meeting)


def answer(calls: QuerySet[HelpAsked], by: User, now: datetime) -> None:
    """Those of these calls that nobody has answered are answered now; a first answer stays."""
    calls.filter(answered_at=None).update(version=F("version") + 1, answered_at=now, answered_by=by)


def follow(meeting: Meeting) -> None:
    """The meeting begins with the first arrival, and is left when the last has left. Nobody's tap is refused
    because somebody else saved in between: what stands there follows from the visits."""
    meeting.refresh_from_db()
    times = list(Visit.objects.filter(meeting=meeting).values_list("arrived_at", "left_at"))
    starts = [at for at in (meeting.arrived_at, *(arrived for arrived, _ in times)) if at is not None]
    began = min(starts, default=None)
    ends = [left for _, left in times if left is not None]
    left = max(ends, default=None) if len(ends) == len(times) else None
    if (meeting.arrived_at, meeting.left_safely_at) != (began, left):
        found = Meeting.objects.filter(pk=meeting.pk)
        found.update(version=F("version") + 1, arrived_at=began, left_safely_at=left)
        meeting.refresh_from_db()


def watched() -> QuerySet[Meeting]:
    """The meetings of every team in which somebody may have to be looked for, whatever became of the person."""
    found = Meeting.objects.filter(cancelled_at=None).exclude(key__in=reach.struck("meeting"))
    return found.exclude(episode__key__in=reach.struck("episode"))


def unheard(within: QuerySet[Meeting], now: datetime) -> tuple[Planned, ...]:
    """The visits of the last day that were to have begun, with those planned for them who were never there as
    far as anybody said: the earliest first. By video nobody goes anywhere, and a record that was closed without
    anybody's tap says that the meeting was."""
    due = within.filter(starts_at__lt=now, starts_at__gte=now - LOOKED_FOR, cancelled_at=None)
    due = due.exclude(place=BY_VIDEO).exclude(arrived_at=None, closed_at__isnull=False)
    planned = ((meeting, missing(meeting)) for meeting in due.order_by("starts_at", "pk"))
    return tuple(
        Planned(one.key, one.place, one.where, one.starts_at, who, somebody_came=one.arrived_at is not None)
        for one, who in planned
        if who
    )


def missing(meeting: Meeting) -> tuple[Someone, ...]:
    """Those planned for a meeting who never tapped *Arrived*, nobody having said that they did not come."""
    there = Visit.objects.filter(meeting=meeting).values("user")
    seats = Practitioner.objects.filter(meeting=meeting).exclude(came=False).exclude(user__in=there)
    return tuple(someone(seat.user) for seat in seats.select_related("user").order_by("user__name"))


def help_asked(within: QuerySet[Meeting]) -> tuple[Help, ...]:
    """The calls that nobody has answered, the oldest first."""
    found = HelpAsked.objects.filter(meeting__in=within, answered_at=None)
    return helps(found)


def helps(found: QuerySet[HelpAsked]) -> tuple[Help, ...]:
    """Calls as pages show them."""
    calls = found.select_related("meeting", "by", "answered_by").order_by("at")
    told = notices.told([call.key for call in calls])
    return tuple(
        Help(
            call.key,
            call.kind,
            call.meeting.key,
            call.by.name,
            (missing(call.meeting) if call.kind == UNHEARD else ()) or (someone(call.by),),
            call.at,
            call.answered_at,
            call.answered_by.name if call.answered_by else "",
            told[call.key],
        )
        for call in calls
    )
