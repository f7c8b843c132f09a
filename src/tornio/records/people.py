"""The person in the middle, and how they can be reached safely."""

from __future__ import annotations

from django.db import models

from tornio.records.base import Record


class Person(Record):
    """Someone the service works with. Their age, identifiers and the rest may be unknown; a name may be all
    there is. `asked` holds, by field, what was answered instead of words: `no`, or `did not say`."""

    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80, blank=True)
    called = models.CharField(max_length=80, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    born_on = models.DateField(null=True, blank=True)
    gender = models.CharField(max_length=20, blank=True)
    ethnicity = models.CharField(max_length=2, blank=True)
    locality = models.CharField(max_length=80, blank=True)
    student = models.BooleanField(null=True)
    interpreter = models.CharField(max_length=80, blank=True)
    communication_needs = models.TextField(blank=True)
    advocate = models.CharField(max_length=160, blank=True)
    asked = models.JSONField(default=dict, blank=True)
    died_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")

    def __str__(self) -> str:
        return f"{self.called or self.given_name} {self.family_name}".strip()


class Identifier(models.Model):
    """A number that another system knows the person by; which kinds there are is the country's
    configuration."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="identifiers")
    kind = models.CharField(max_length=30)
    value = models.CharField(max_length=40)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "value"], name="one_person_per_identifier"),)


class WayToReach(Record):
    """A number or an address, and whether it is safe to use: `yes`, `no`, `did not say`, `not asked`. Warnings
    stand beside it. An address is shown here and nowhere else."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="ways_to_reach")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=240)
    safe = models.CharField(max_length=12, default="not asked")
    never_text = models.BooleanField(default=False)
    warning = models.CharField(max_length=160, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
