"""Records opened outside one's own team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tornio.care.names import plain
from tornio.records.people import Person
from tornio.records.staff import GlassBroken


@dataclass(frozen=True)
class GlassRow:
    """Somebody looked at a record outside their team: who, whose, when, and why."""

    who: str
    person: str
    at: datetime
    until: datetime
    reason: str


def rows(teams: frozenset[str]) -> tuple[GlassRow, ...]:
    """Whose records of these teams were opened by others, the newest first."""
    found = GlassBroken.objects.filter(person__episodes__team__key__in=teams) | GlassBroken.objects.filter(
        person__referrals__team__key__in=teams
    )
    return tuple(
        GlassRow(broken.user.name, str(broken.person), broken.at, broken.until, broken.reason)
        for broken in found.distinct().select_related("user", "person").order_by("-at", "-pk")
    )


def opened(user_key: str, now: datetime) -> tuple[tuple[str, str, datetime], ...]:
    """What somebody has open now: the person's key and name, and until when."""
    found = GlassBroken.objects.filter(user__key=user_key, at__lte=now, until__gt=now)
    return tuple(
        (broken.person.key, str(broken.person), broken.until)
        for broken in found.select_related("person").order_by("until")
    )


def found(given_name: str, family_name: str, born_on: date) -> tuple[Person, ...]:
    """Everybody of exactly this name and day of birth, in any team."""
    names = (plain(given_name), plain(family_name))
    born = Person.objects.filter(born_on=born_on, merged_into=None)
    return tuple(
        person
        for person in born
        if names in ((plain(person.given_name), plain(person.family_name)), called(person))
    )


def called(person: Person) -> tuple[str, str]:
    """What somebody is called, and their family name."""
    return plain(person.called), plain(person.family_name)
