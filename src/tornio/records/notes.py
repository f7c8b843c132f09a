"""What is written beside the meeting: safety plan, adherence form, protected note, contacts."""

from __future__ import annotations

from django.db import models

from tornio.records.base import Strikable
from tornio.records.meetings import Meeting
from tornio.records.referrals import Episode
from tornio.records.staff import User


class SafetyPlan(Strikable):
    """One version of the plan made together; a new one is added, the old ones stay (mission 28)."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="safety_plans")
    number = models.PositiveSmallIntegerField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="safety_plans")
    signs = models.TextField(blank=True)
    what_helps = models.TextField(blank=True)
    who_helps = models.TextField(blank=True)
    surroundings = models.TextField(blank=True)
    reasons_to_live = models.TextField(blank=True)
    who_to_call = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["episode", "number"], name="one_plan_per_number"),)


class AdherenceForm(Strikable):
    """The joint form for a meeting, filled in after leaving (mission 84–87). A correction is a new form, and
    the newest one counts; the ones before stay as they were."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="adherence_forms")
    measure = models.CharField(max_length=40)
    measure_version = models.CharField(max_length=20)
    completed_at = models.DateTimeField()
    completers = models.ManyToManyField(User, related_name="+")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["meeting"],
                condition=models.Q(corrects=None, struck_at=None),
                name="one_first_form_per_meeting",
            ),
            models.UniqueConstraint(
                fields=["corrects"], condition=models.Q(struck_at=None), name="one_correction_per_form"
            ),
        )


class AdherenceAnswer(models.Model):
    """One item's answer; null where the pair left it out. Scores are computed, never kept (invariant 5)."""

    form = models.ForeignKey(AdherenceForm, models.PROTECT, related_name="answers")
    item = models.CharField(max_length=10)
    answer = models.SmallIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["form", "item"], name="one_answer_per_item"),)


class ProtectedNote(Strikable):
    """Seen by its named circle only; leaves no trace in anybody else's pages or counts (invariant 3)."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="protected_notes")
    because = models.CharField(max_length=40)
    words = models.TextField()
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    circle = models.ManyToManyField(User, related_name="+")
    answers_for_it = models.ForeignKey(User, models.PROTECT, related_name="+")
    review_on = models.DateField()
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")


class Contact(Strikable):
    """A contact outside meetings (mission 117)."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="contacts")
    at = models.DateTimeField()
    medium = models.CharField(max_length=20)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    with_whom = models.CharField(max_length=20, default="person")
    words = models.TextField(blank=True)
