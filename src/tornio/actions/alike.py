"""Who may be the one referred: nobody who is known gets a second record unasked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from tornio.actions import rules
from tornio.actions.door import reading
from tornio.care import identifiers
from tornio.care.names import Described, may_be_one
from tornio.care.people import living_faults
from tornio.care.permissions import Actor, check_register_referral
from tornio.care.referrals import NewReferral
from tornio.records import people, reach
from tornio.records.people import Person
from tornio.vocabulary.fault import Fault

#: The answer to “Is this one of them?” when it is not.
SOMEBODY_NEW = "new"


@dataclass(frozen=True)
class Alike:
    """Somebody within reach who may be the one referred: what can be compared, and their last episode with the
    team."""

    key: str
    name: str
    born_on: date | None
    died_on: date | None
    numbers: tuple[tuple[str, str], ...]
    since: date | None
    until: date | None


@reading("referrals.alike", check_register_referral, through_glass=False)
def offered(by: Actor, new: NewReferral) -> tuple[Alike, ...]:
    """Those within reach who may be the one referred. Whoever is out of reach is not hinted at."""
    return tuple(as_alike(by, person) for person in known_already(by, new))


def standing(by: Actor) -> QuerySet[Person]:
    """The people within reach whose record was not merged into another."""
    return reach.people(by).filter(merged_into=None)


def known_already(by: Actor, new: NewReferral) -> list[Person]:
    """The people within reach who may be the one referred, by name."""
    numbers = frozenset((kind, identifiers.plain(kind, value)) for kind, value in new.numbers if value.strip())
    wanted = Described((new.given_name,), new.family_name, new.born_on, numbers)
    within = standing(by).prefetch_related("identifiers").order_by("family_name", "given_name", "pk")
    return [person for person in within if may_be_one(wanted, people.described(person))]


def as_alike(by: Actor, person: Person) -> Alike:
    """Somebody as they are offered, with what of them is within reach."""
    last = reach.episodes(by).filter(person=person).order_by("-opened_on", "-pk").first()
    numbers = tuple(person.identifiers.order_by("kind").values_list("kind", "value"))
    since, until = (last.opened_on, last.closed_on) if last else (None, None)
    return Alike(person.key, str(person), person.born_on, person.died_on, numbers, since, until)


def same_faults(by: Actor, new: NewReferral, same: str | None) -> list[Fault]:
    """Whoever may be known already is asked about, once."""
    if same is not None or not known_already(by, new):
        return []
    return [Fault("same", "", "They may be known to the team.", "Choose one of them, or somebody new.")]


def person_faults(by: Actor, new: NewReferral, person: Person | None) -> list[Fault]:
    """Numbers that are none, somebody else's, or not those of the person who is known; and nobody is referred
    who has died."""
    found = identifiers.faults(rules.service().country, dict(new.numbers))
    if person is None:
        return found + [
            Fault(kind, value, "Another record has this number.", "Choose that person, or check the number.")
            for kind, value in new.numbers
            if value.strip() and people.holders(standing(by), kind, identifiers.plain(kind, value))
        ]
    theirs = set(person.identifiers.values_list("kind", "value"))  # two of a kind, where records were merged
    kinds = {kind for kind, _ in theirs}
    found += [
        Fault(kind, value, "Their record has another number.", "Check both; it is changed on their page.")
        for kind, value in new.numbers
        if value.strip() and kind in kinds and (kind, identifiers.plain(kind, value)) not in theirs
    ]
    return found + [replace(fault, field="same") for fault in living_faults(person.died_on)]
