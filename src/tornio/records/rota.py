"""The duty rota: who answers the duty telephone when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from tornio.care.duty import Shift
from tornio.records.staff import Duty, Leave, Membership, Team


@dataclass(frozen=True)
class DutyRow:
    """A shift on the rota; `stands` says whether somebody really answers it."""

    key: str
    version: int
    user: str
    name: str
    phone: str
    starts_at: datetime
    ends_at: datetime
    stands: bool = True


def standing(within: QuerySet[Duty], zone: ZoneInfo) -> QuerySet[Duty]:
    """The shifts that somebody really answers: on the day that they begin, whoever has them works here, is in
    the team, and is not away. Leave, or a goodbye, may have come after the rota."""
    day, theirs = OuterRef("day"), {"user": OuterRef("user")}
    place = Membership.objects.filter(Q(until=None) | Q(until__gte=day), **theirs, since__lte=day)
    away = Leave.objects.filter(**theirs, first_day__lte=day, last_day__gte=day)
    dated = within.alias(day=TruncDate("starts_at", tzinfo=zone))
    return dated.filter(Exists(place.filter(team=OuterRef("team"))), ~Exists(away), user__is_active=True)


def shifts(team: Team, now: datetime, zone: ZoneInfo) -> tuple[Shift, ...]:
    """The shifts of a team that somebody answers and that have not ended yet, the next one first."""
    found = standing(Duty.objects.filter(team=team, ends_at__gt=now), zone).select_related("user")
    return tuple(
        Shift(duty.user.name, duty.phone, duty.starts_at, duty.ends_at)
        for duty in found.order_by("starts_at", "pk")
    )


def between(within: QuerySet[Duty], start: datetime, end: datetime, zone: ZoneInfo) -> tuple[DutyRow, ...]:
    """The shifts that touch a stretch of time, the first one first."""
    found = within.filter(starts_at__lt=end, ends_at__gt=start).select_related("user")
    stand = set(standing(found, zone).values_list("pk", flat=True))
    return tuple(replace(row(duty), stands=duty.pk in stand) for duty in found.order_by("starts_at", "pk"))


def row(duty: Duty) -> DutyRow:
    """A shift on its page."""
    return DutyRow(
        duty.key, duty.version, duty.user.key, duty.user.name, duty.phone, duty.starts_at, duty.ends_at
    )


def shift(row: DutyRow) -> Shift:
    """A shift as the rules know it."""
    return Shift(row.name, row.phone, row.starts_at, row.ends_at)
