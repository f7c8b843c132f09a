"""“This is urgent”: who said so, who has seen it, and whether it had to go further."""

from __future__ import annotations

from django.db import models

from tornio.records.base import Record
from tornio.records.referrals import Episode
from tornio.records.staff import User


class Urgent(Record):
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
