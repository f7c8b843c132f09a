"""People found by what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from tornio.care.names import matches
from tornio.records.people import Person


@dataclass(frozen=True)
class Found:
    """Somebody who was found."""

    key: str
    name: str
    given_name: str
    born_on: date | None
    died_on: date | None
    locality: str


def found(within: QuerySet[Person], words: str) -> tuple[Found, ...]:
    """The people within reach whose name matches, by name. Compared here, because SQLite knows no accents."""
    people = within.filter(merged_into=None).order_by("family_name", "given_name", "pk")
    return tuple(
        Found(person.key, str(person), person.given_name, person.born_on, person.died_on, person.locality)
        for person in people
        if matches(words, person.given_name, person.family_name, person.called)
    )
