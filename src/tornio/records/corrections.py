"""Corrections that never erase: text under the wrong person is struck out, two records of one person are
merged."""

from __future__ import annotations

from django.db import models

from tornio.records.base import Record
from tornio.records.people import Person
from tornio.records.staff import User


class Merge(Record):
    """Two records of one person made one. `moved` says which rows went over, by model and field, so that it can
    be undone exactly."""

    kept = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    reason = models.TextField()
    moved = models.JSONField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    undone_because = models.TextField(blank=True)
