"""The duty rota: who answers the duty telephone when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from tornio.care.duty import Shift
from tornio.records.staff import Duty


@dataclass(frozen=True)
class DutyRow:
    """A shift on the rota."""

    key: str
    version: int
    user: str
    name: str
    phone: str
    starts_at: datetime
    ends_at: datetime


def between(within: QuerySet[Duty], start: datetime, end: datetime) -> tuple[DutyRow, ...]:
    """The shifts that touch a stretch of time, the first one first."""
    found = within.filter(starts_at__lt=end, ends_at__gt=start).select_related("user")
    return tuple(row(duty) for duty in found.order_by("starts_at", "pk"))


def row(duty: Duty) -> DutyRow:
    """A shift on its page."""
    return DutyRow(
        duty.key, duty.version, duty.user.key, duty.user.name, duty.phone, duty.starts_at, duty.ends_at
    )


def shift(row: DutyRow) -> Shift:
    """A shift as the rules know it."""
    return Shift(row.name, row.phone, row.starts_at, row.ends_at)
