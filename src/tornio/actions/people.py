"""People: what they are called and need, how they can be reached safely, where they stay, and their death."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tornio.actions import clock, rules
from tornio.actions.door import reading, writing
from tornio.care import identifiers
from tornio.care.meetings import DIED
from tornio.care.people import NEEDS, Way, asked_faults, death_faults, told_faults, way_faults
from tornio.care.permissions import Actor, check_keep_people, check_see_people
from tornio.care.service import labels
from tornio.records import episodes, meetings, reach
from tornio.records import people as records
from tornio.records.base import one
from tornio.records.episodes import EpisodeRow
from tornio.records.people import PersonPage, WayRow
from tornio.vocabulary.fault import Fault, refuse

__all__ = ["Details", "PersonPage", "WayRow"]


@dataclass(frozen=True)
class Details:
    """What somebody is called and needs. `asked` says, by field, that they were asked and have no need, or did
    not say; a field in neither was not asked yet."""

    given_name: str
    family_name: str = ""
    called: str = ""
    pronouns: str = ""
    born_on: date | None = None
    gender: str = ""
    ethnicity: str = ""
    locality: str = ""
    student: bool | None = None
    interpreter: str = ""
    communication_needs: str = ""
    advocate: str = ""
    asked: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Need:
    """One thing that somebody needs so that talking works. `words` are empty where there is none, or nobody has
    asked (`asked` is then empty too), or where they give a way to reach the person away (`elsewhere`)."""

    field: str
    words: str
    asked: str
    elsewhere: bool


@reading("people.list", check_see_people, through_glass=False)
def listed(by: Actor) -> tuple[EpisodeRow, ...]:
    """Everybody who is with the actor's teams now."""
    return episodes.rows(reach.episodes(by).filter(closed_on=None), clock.now())


@reading("people.view", check_see_people)
def view(by: Actor, key: str) -> tuple[PersonPage, tuple[EpisodeRow, ...]]:
    """A person, and their episodes with the actor's teams."""
    page = records.page(reach.people(by), key)
    return page, episodes.rows(reach.episodes(by).filter(person__key=page.key), clock.now())


@reading("people.needs", check_see_people)
def needs(by: Actor, key: str) -> tuple[Need, ...]:
    """What the person of an episode needs, for whoever rings them or goes there; an address or a number that is
    kept to reach them stands on their own page alone."""
    person = one(reach.episodes(by).select_related("person").filter(key=key)).person
    words = {field: getattr(person, field) for field in NEEDS}
    telling = {fault.field for fault in told_faults(words, records.told(person))}
    return tuple(
        Need(field, "" if field in telling else said, person.asked.get(field, ""), field in telling)
        for field, said in words.items()
    )


@reading("people.way", check_see_people, through_glass=False)
def way(by: Actor, key: str) -> tuple[WayRow, PersonPage]:
    """One way to reach somebody, and whose it is."""
    found = one(reach.ways(by).select_related("person").filter(key=key))
    page = records.page(reach.people(by), found.person.key)
    return next(row for row in page.ways if row.key == key), page


@writing("people.change", check_keep_people)
def change(by: Actor, key: str, *, version: int, details: Details, numbers: Mapping[str, str]) -> str:
    """Changes what is known of a person; `numbers` are their identifiers by kind."""
    person = one(reach.people(by).filter(key=key))
    numbers = {kind: identifiers.plain(kind, value) for kind, value in numbers.items()}
    refuse([*detail_faults(details), *number_faults(by, key, numbers)])
    values = {**vars(details), "asked": dict(details.asked)}
    person.revise(version, **values)
    records.identify(person, numbers)
    return key


@writing("people.add-way", check_keep_people)
def add_way(by: Actor, key: str, way: Way) -> str:
    """Adds a number or an address; returns the person's key."""
    refuse(way_faults(way))
    person = one(reach.people(by).filter(key=key))
    records.WayToReach.objects.create(person=person, **vars(way))
    return key


@writing("people.change-way", check_keep_people)
def change_way(by: Actor, key: str, way: Way, *, version: int, removed: bool = False) -> str:
    """Changes a number or an address, or takes it off the page; returns the person's key."""
    found = one(reach.ways(by).filter(key=key))
    refuse(way_faults(way))
    found.revise(version, **vars(way), removed_at=clock.now() if removed else None)
    return found.person.key


@writing("people.died", check_keep_people)
def died(by: Actor, key: str, *, version: int, died_on: date | None) -> str:
    """Keeps the day on which somebody died, or that it was written down in error. From then on nothing is sent,
    nobody is invited, urgent help is not offered and what was planned is called off. A death taken back plans
    nothing again: whoever knows them does."""
    person = one(reach.people(by).filter(key=key))
    refuse(death_faults(died_on, person.born_on, clock.today()))
    person.revise(version, died_on=died_on)
    if died_on is not None:
        meetings.call_off(person, clock.now(), DIED)
    return key


@reading("people.ward-view", check_see_people, through_glass=False)
def stay(by: Actor, key: str) -> EpisodeRow:
    """An episode, for saying where the person stays."""
    return episodes.row(reach.episodes(by), key, clock.now())


@writing("people.ward", check_keep_people)
def move(by: Actor, key: str, *, version: int, ward: str) -> str:
    """Keeps the ward that somebody is on; empty when they are home again. The team stays theirs (mission
    32)."""
    episode = one(reach.episodes(by).select_related("person").filter(key=key))
    episode.revise(version, ward=ward.strip())
    return episode.person.key


def detail_faults(details: Details) -> list[Fault]:
    """What cannot be, about a person."""
    country = rules.service().country
    nameless = [] if details.given_name else [Fault("given_name", "", "A name is needed.", "Any will do.")]
    future = details.born_on is not None and details.born_on > clock.today()
    unborn = (
        [Fault("born_on", str(details.born_on), "This day is still to come.", "Check it.")] if future else []
    )
    lists = {"gender": country.genders, "ethnicity": country.ethnicities}
    unlisted = [
        Fault(name, getattr(details, name), "It has to be one of the list.", "Choose one.")
        for name, codes in lists.items()
        if getattr(details, name) and getattr(details, name) not in labels(codes)
    ]
    return [*nameless, *unborn, *unlisted, *asked_faults(vars(details), details.asked)]


def number_faults(by: Actor, key: str, numbers: Mapping[str, str]) -> list[Fault]:
    """A number is one person's, as far as the actor sees people; nobody else is hinted at."""
    taken = [
        Fault(kind, value, "Another record has this number.", "Check it; it may be the same person.")
        for kind, value in numbers.items()
        if value and records.holders(reach.people(by), kind, value) - {key}
    ]
    return [*identifiers.faults(rules.service().country, numbers), *taken]
