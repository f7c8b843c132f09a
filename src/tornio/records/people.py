"""The person in the middle, and how they can be reached safely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from django.db import models
from django.db.models import QuerySet

from tornio.care.names import Described
from tornio.care.people import NOT_ASKED, Way, figures
from tornio.records.base import Record, Strikable, one


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
    """A number that another system knows the person by; which kinds there are is the country's configuration.
    Two records may have the same one until somebody who sees both merges them: to refuse the second would tell
    whoever writes it that somebody they may not see is known."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="identifiers")
    kind = models.CharField(max_length=30)
    value = models.CharField(max_length=40)

    class Meta:
        indexes = (models.Index(fields=["kind", "value"], name="identifier_by_value"),)


class WayToReach(Strikable):
    """A number or an address, and whether it is safe to use: `yes`, `no`, `did not say`, `not asked`. Warnings
    stand beside it. An address is shown here and nowhere else."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="ways_to_reach")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=240)
    safe = models.CharField(max_length=12, default=NOT_ASKED)
    never_text = models.BooleanField(default=False)
    warning = models.CharField(max_length=160, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)


@dataclass(frozen=True)
class WayRow:
    """One way to reach a person, on their page."""

    key: str
    version: int
    kind: str
    value: str
    safe: str
    never_text: bool
    warning: str


@dataclass(frozen=True)
class PersonPage:
    """Everything about one person that is not about their care. Addresses are among the ways; no other page has
    them."""

    key: str
    version: int
    name: str
    given_name: str
    family_name: str
    called: str
    pronouns: str
    born_on: date | None
    gender: str
    ethnicity: str
    locality: str
    student: bool | None
    interpreter: str
    communication_needs: str
    advocate: str
    asked: Mapping[str, str]
    died_on: date | None
    identifiers: tuple[tuple[str, str], ...]
    ways: tuple[WayRow, ...]


#: What is safe comes first, what is not comes last.
BY_SAFETY = ("yes", "not asked", "did not say", "no")


def page(within: QuerySet[Person], key: str) -> PersonPage:
    """One person; a record that was merged into another leads to that one.

    Raises:
        NotFoundError: when there is no such person within reach.
    """
    found = one(within.filter(key=key))
    while found.merged_into is not None:
        found = found.merged_into
    made = {"name", "identifiers", "ways"}
    return PersonPage(
        name=str(found),
        identifiers=tuple(found.identifiers.order_by("kind", "-pk").values_list("kind", "value")),
        ways=ways(found),
        **{field.name: getattr(found, field.name) for field in fields(PersonPage) if field.name not in made},
    )


def ways(person: Person, *kinds: str) -> tuple[WayRow, ...]:
    """How a person can be reached, the safest first; of these kinds, or of all."""
    found = person.ways_to_reach.filter(removed_at=None).order_by("pk")
    rows = [
        WayRow(way.key, way.version, way.kind, way.value, way.safe, way.never_text, way.warning)
        for way in (found.filter(kind__in=kinds) if kinds else found)
    ]
    return tuple(sorted(rows, key=lambda row: BY_SAFETY.index(row.safe)))


def reach_by(person: Person, way: Way) -> None:
    """Keeps a number that came with a referral, where there is one and it is not kept already. A number that is
    kept stays as it is, except that a “no” is heard, and that nobody had been asked yet."""
    theirs = person.ways_to_reach.filter(removed_at=None, kind=way.kind)
    kept = {figures(found.value): found for found in theirs}
    same = kept.get(figures(way.value))
    if same is None and way.value:
        WayToReach.objects.create(person=person, **vars(way))
    elif same is not None and way.safe != same.safe and (way.safe == "no" or same.safe == NOT_ASKED):
        same.revise(same.version, safe=way.safe)


def told(person: Person) -> tuple[tuple[str, str], ...]:
    """The kind and the value of each way to reach a person: what no other page may say."""
    return tuple(person.ways_to_reach.filter(removed_at=None).values_list("kind", "value"))


def described(person: Person) -> Described:
    """What a person can be known by."""
    numbers = frozenset((number.kind, number.value) for number in person.identifiers.all())
    return Described((person.given_name, person.called), person.family_name, person.born_on, numbers)


def holders(within: QuerySet[Person], kind: str, value: str) -> frozenset[str]:
    """The keys of those within reach who have this number."""
    found = Identifier.objects.filter(person__in=within.values("pk"), kind=kind, value=value)
    return frozenset(found.values_list("person__key", flat=True))


def identify(person: Person, values: Mapping[str, str]) -> None:
    """Keeps a person's numbers, by kind, in the place of the one a form shows; an empty one takes that away.
    A second one, which came with a merge, stays: it is the other record's where that is undone."""
    for kind, value in values.items():
        theirs = Identifier.objects.filter(person=person, kind=kind).order_by("pk")
        shown = theirs.first() or Identifier(person=person, kind=kind)
        if value and not theirs.filter(value=value).exists():
            shown.value = value
            shown.save()
        elif not value and shown.pk is not None:
            shown.delete()
