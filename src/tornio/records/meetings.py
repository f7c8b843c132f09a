"""The network meeting: who, where and when; who was here; and how it ended."""

from __future__ import annotations

from django.db import models

from tornio.records.base import Record
from tornio.records.network import Member
from tornio.records.referrals import Episode
from tornio.records.staff import User


class Meeting(Record):
    """A network meeting from plan to close. Nothing but its start is needed; ending without a plan is fine
    (invariant 7)."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=20)
    where = models.CharField(max_length=200, blank=True)
    planned_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    fewer_because = models.TextField(blank=True)
    late_because = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.TextField(blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    arrived_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    person_here = models.BooleanField(null=True)
    nobody_because = models.CharField(max_length=30, blank=True)
    reflections = models.BooleanField(null=True)
    nothing_decided = models.CharField(max_length=12, blank=True)
    safety_plan = models.CharField(max_length=12, blank=True)
    next_kind = models.CharField(max_length=20, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    next_asked_by = models.CharField(max_length=20, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    left_safely_at = models.DateTimeField(null=True, blank=True)
    adherence_sampled = models.BooleanField(default=False)
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")


class Section(models.Model):
    """One saving of one section of a meeting's ending. The meeting holds the newest answers; every earlier
    saving stays here with who saved it and when, so that a correction never erases (invariant 2)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="sections")
    name = models.CharField(max_length=12)
    number = models.PositiveSmallIntegerField()
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    answers = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["meeting", "name", "number"], name="one_saving_per_number"),
        )


class Practitioner(models.Model):
    """A practitioner's place at one meeting."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="practitioners")
    user = models.ForeignKey(User, models.PROTECT, related_name="meeting_places")
    came = models.BooleanField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["meeting", "user"], name="one_place_per_practitioner"),)


class Place(models.Model):
    """A network member's place at one meeting: expected, and whether they came (null: not said yet)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="places")
    member = models.ForeignKey(Member, models.PROTECT, related_name="places")
    came = models.BooleanField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["meeting", "member"], name="one_place_per_member"),)


class AbsentVoice(Record):
    """Somebody who was not in the room and was spoken for (mission 72)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="absent_voices")
    whose = models.CharField(max_length=120)


class Statement(Record):
    """What mattered, in somebody's own words (invariant 2): who said it, who wrote it, and whether the speaker
    agreed it."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="statements")
    voice = models.CharField(max_length=20)
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    practitioner = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    absent = models.ForeignKey(AbsentVoice, models.PROTECT, null=True, blank=True, related_name="+")
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    words = models.TextField()
    form = models.CharField(max_length=10, default="summary")
    agreed = models.CharField(max_length=12, default="not asked")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    struck_at = models.DateTimeField(null=True, blank=True)


class Decision(Record):
    """A decision about a person's care: made at a meeting, or a declared exception (invariant 1)."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="decisions")
    words = models.TextField()
    medicines = models.BooleanField(default=False)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    struck_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("written_at", "pk")


class DeclaredException(models.Model):
    """Who decided without the meeting, on what authority, when and why, and the meeting it came to
    afterwards."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="exception")
    decided_by = models.CharField(max_length=160)
    authority = models.CharField(max_length=40)
    decided_at = models.DateTimeField()
    because = models.TextField()
    not_yet_safe = models.BooleanField(default=False)
    brought_to = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="brought")


class Position(models.Model):
    """Where one voice stands on one decision: `with it`, `sees it differently`, `not asked`."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="positions")
    voice = models.CharField(max_length=20)
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    practitioner = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    stance = models.CharField(max_length=20, default="not asked")


class HelpAsked(Record):
    """A practitioner pressed *Get help* during a visit, or is overdue from one."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="help_asked")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    overdue = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
