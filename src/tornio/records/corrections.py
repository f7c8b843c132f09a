"""Two records of one person made one, in such a way that it can be undone exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.db import models
from django.db.models import ForeignKey, Model, Q, QuerySet

from tornio.records.base import Record
from tornio.records.people import Person
from tornio.records.staff import GlassBroken, User


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


@dataclass(frozen=True)
class MergeRow:
    """Two records that were made one."""

    key: str
    version: int
    kept: str
    other: str
    at: datetime
    by: str
    reason: str
    undone_at: datetime | None
    undone_by: str
    undone_because: str


@dataclass(frozen=True)
class Likeness:
    """A record that may be of the same person, with what can be compared."""

    key: str
    name: str
    born_on: date | None
    identifiers: tuple[tuple[str, str], ...]


def alike(within: QuerySet[Person], person: Person) -> tuple[Likeness, ...]:
    """The records within reach that share a family name, a given name or a day of birth with this one."""
    shared = Q(given_name__iexact=person.given_name)
    if person.family_name:
        shared |= Q(family_name__iexact=person.family_name)
    if person.born_on:
        shared |= Q(born_on=person.born_on)
    found = within.filter(shared, merged_into=None).exclude(pk=person.pk)
    return tuple(likeness(other) for other in found.order_by("family_name", "given_name", "pk"))


def likeness(person: Person) -> Likeness:
    """What can be compared of a record."""
    identifiers = person.identifiers.order_by("kind").values_list("kind", "value")
    return Likeness(person.key, str(person), person.born_on, tuple(identifiers))


def about_people() -> Iterator[ForeignKey[Person, Person]]:
    """Every field through which a record is about a person, whoever adds one, and that by which an earlier
    record leads to theirs; not what was done to the record itself."""
    for relation in Person._meta.related_objects:
        if relation.related_model not in (Merge, GlassBroken) and isinstance(relation.field, ForeignKey):
            yield relation.field


def move(source: Person, target: Person) -> dict[str, list[int]]:
    """Makes everything that is about one person about another; returns which rows, by model and field."""
    moved = {}
    for field in about_people():
        rows = field.model._base_manager.filter(**{field.name: source})  # what was struck out goes over too
        keys = list(rows.values_list("pk", flat=True))
        if keys:
            moved[f"{field.model.__name__}.{field.name}"] = keys
            rows.update(**{field.name: target})
    return moved


def move_back(moved: dict[str, list[int]], source: Person, target: Person) -> None:
    """Gives back exactly what was moved, as far as it is still there."""
    for place, keys in moved.items():
        name, field = place.split(".")
        model: type[Model] = apps.get_model("records", name)
        model._base_manager.filter(pk__in=keys, **{field: target}).update(**{field: source})


def merge_rows(within: QuerySet[Person]) -> tuple[MergeRow, ...]:
    """Merges of people within reach, the newest first."""
    found = Merge.objects.filter(Q(kept__in=within) | Q(other__in=within))
    return tuple(merge_row(one) for one in found.order_by("-at", "-pk"))


def merge_row(one: Merge) -> MergeRow:
    """A merge on its page."""
    return MergeRow(
        one.key,
        one.version,
        str(one.kept),
        str(one.other),
        one.at,
        one.by.name,
        one.reason,
        one.undone_at,
        one.undone_by.name if one.undone_by else "",
        one.undone_because,
    )
