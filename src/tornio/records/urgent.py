"""“This is urgent”: who said so, who has seen it, and whether it had to go further."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import models
from django.db.models import F, QuerySet

from tornio.records.base import Strikable
from tornio.records.referrals import Episode
from tornio.records.staff import User


class Urgent(Strikable):
    """A call for help outside meetings. Nobody has seen it until a named worker accepts it (mission 33)."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="urgent")
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    callback = models.CharField(max_length=160, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    escalated_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")


@dataclass(frozen=True)
class UrgentRow:
    """A call for help, wherever it is shown."""

    key: str
    version: int
    person: str
    name: str
    raised_at: datetime
    raised_by: str
    callback: str
    accepted_at: datetime | None
    accepted_by: str
    escalated_at: datetime | None
    settled_at: datetime | None


def rows(within: QuerySet[Urgent]) -> tuple[UrgentRow, ...]:
    """Calls: first those that nobody has seen, and of them those that had to go further; the one that has
    waited longest before the others."""
    found = within.select_related("episode__person", "raised_by", "accepted_by")
    unseen_first, further_first = F("accepted_at").asc(nulls_first=True), F("escalated_at").asc(nulls_last=True)
    found = found.order_by(unseen_first, further_first, "raised_at", "pk")
    return tuple(row(urgent) for urgent in found)


def row(urgent: Urgent) -> UrgentRow:
    """A call as a page shows it."""
    made = {"person", "name", "raised_by", "accepted_by"}
    named = {field.name: getattr(urgent, field.name) for field in fields(UrgentRow) if field.name not in made}
    return UrgentRow(
        person=urgent.episode.person.key,
        name=str(urgent.episode.person),
        raised_by=urgent.raised_by.name,
        accepted_by=urgent.accepted_by.name if urgent.accepted_by else "",
        **named,
    )


def open_calls(within: QuerySet[Urgent]) -> QuerySet[Urgent]:
    """What is not settled, about people who live."""
    return within.filter(settled_at=None, episode__person__died_on=None)


def unseen() -> QuerySet[Urgent]:
    """What nobody has accepted."""
    return open_calls(Urgent.objects.filter(accepted_at=None))
