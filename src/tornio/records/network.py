"""The network: who the person names, and who they invite."""

from __future__ import annotations

from django.db import models

from tornio.records.base import Record
from tornio.records.people import Person
from tornio.records.staff import User


class Member(Record):
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
