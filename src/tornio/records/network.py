"""The network: who the person names, and who they invite."""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.db import models
from django.db.models import QuerySet

from tornio.records.base import Record, Strikable
from tornio.records.people import Person
from tornio.records.staff import User


class Member(Strikable):
    """Somebody in a person's life. The relationship decides the paper's category (mission 82), so it is never
    typed freely."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="network")
    name = models.CharField(max_length=120)
    relationship = models.CharField(max_length=30)
    phone = models.CharField(max_length=40, blank=True)
    interpreter = models.CharField(max_length=80, blank=True)
    communication_needs = models.TextField(blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Invitation(Record):
    """The person's own yes to one member being asked. Taking it back is an end, and tells nobody (invariant
    3)."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="invitations")
    agreed_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)


@dataclass(frozen=True)
class MemberRow:
    """Somebody in a person's network. Whoever's invitation was taken back looks like one who was never invited
    (invariant 3)."""

    key: str
    version: int
    name: str
    relationship: str
    phone: str
    interpreter: str
    communication_needs: str
    invited: bool


def members(within: QuerySet[Member]) -> tuple[MemberRow, ...]:
    """The members of a network, in the order in which they were named."""
    invited = set(standing().filter(member__in=within).values_list("member", flat=True))
    return tuple(row(member, invited=member.pk in invited) for member in within.order_by("pk"))


def row(member: Member, *, invited: bool) -> MemberRow:
    """A member as a page shows them."""
    named = {field.name: getattr(member, field.name) for field in fields(MemberRow) if field.name != "invited"}
    return MemberRow(invited=invited, **named)


def standing() -> QuerySet[Invitation]:
    """The invitations that the person has not taken back."""
    return Invitation.objects.filter(taken_back_at=None)


def invited(person: Person) -> tuple[MemberRow, ...]:
    """Whom the person wants asked to their meetings."""
    asked = standing().filter(member__person=person).values("member")
    return members(Member.objects.filter(pk__in=asked, removed_at=None))
