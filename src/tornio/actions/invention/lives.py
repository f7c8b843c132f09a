"""Invented lives: a person with a referral, a network, and the meetings that they had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tornio.actions.invention.book import CARES_FOR, Book, Staff
from tornio.actions.invention.reading import invented
from tornio.records import models
from tornio.records.models import Episode, Meeting, Member, Person, Referral
from tornio.records.staff import User


@dataclass(frozen=True)
class Traits:
    """What is known of somebody; the rest is invented."""

    gender: str
    age: int | None = None
    ethnicity: str = ""


@dataclass
class Life:
    """Somebody the team works with, the pair that knows them best first, and who is in their network."""

    person: Person
    episode: Episode
    peers: Sequence[User]
    others: Sequence[User]
    network: dict[str, Member] = field(default_factory=dict)

    def pair(self, practitioners: int = 2, peers: int = 1) -> list[User]:
        """The same faces as far as they will do."""
        return [*self.others[: practitioners - peers], *self.peers[:peers]]


def person(book: Book, traits: Traits, today: date) -> Person:
    """Somebody with a name, a number of the NHS, and a telephone that may be rung."""
    names = invented().names
    gender = traits.gender if traits.gender in names else book.one_of(("man", "woman"))
    born = today - timedelta(days=365 * traits.age + book.random.randint(20, 340)) if traits.age else None
    made = book.add(
        Person(
            given_name=book.one_of(names[gender]),
            family_name=book.one_of(names["family"]),
            gender=traits.gender,
            ethnicity=traits.ethnicity,
            born_on=born,
            locality=book.one_of(("Canterbury", "Whitstable", "Faversham", "Herne Bay", "Ashford")),
        )
    )
    book.add(models.Identifier(person=made, kind="nhs-number", value=next(book.numbers)))
    number = f"07700 900{book.random.randrange(1000):03}"  # Ofcom keeps these for drama
    safe = "yes" if book.chance(0.9) else "not asked"
    book.add(
        models.WayToReach(person=made, kind="telephone", value=number, safe=safe, never_text=book.chance(0.15))
    )
    return made


def referred(book: Book, staff: Staff, who: Person, at: datetime, **values: object) -> Referral:
    """A referral that arrived at a moment; it is open until it is accepted."""
    said = {
        "priority": book.one_of(("emergency", "very urgent", "urgent")),
        "route": book.one_of(("single point of access", "crisis team")),
        "reason": "Invented: in crisis, for the first time in a long while.",
        "eligibility_by": "The referring team",
        "eligibility_at": at - timedelta(minutes=40),
        **values,
    }
    return book.add(
        Referral(
            person=who,
            team=staff.team,
            received_at=at,
            recorded_by=staff.administrator,
            referrer="Invented referrer",
            crisis=True,
            new_episode=True,
            team_otherwise="crisis team",
            **said,
        )
    )


def decided(book: Book, staff: Staff, referral: Referral, at: datetime, outcome: str, **values: str) -> None:
    """What became of a referral."""
    by = staff.manager
    referral.outcome, referral.outcome_at, referral.outcome_by = outcome, at, by
    referral.outcome_reason, referral.went_to = values.get("reason", ""), values.get("went_to", "")
    book.add(models.Outcome(referral=referral, outcome=outcome, at=at, by=by, **values))


def accepted(book: Book, staff: Staff, referral: Referral, at: datetime) -> Life:
    """An episode begins: two practitioners and a peer who stay, as far as that can be."""
    decided(book, staff, referral, at, "accepted")
    who = referral.person
    episode = book.add(Episode(person=who, team=staff.team, referral=referral, opened_on=at.date()))
    others = book.random.sample(staff.others, len(staff.others))
    peers = book.random.sample(staff.peers, len(staff.peers))
    for user in (*others[:2], *peers[:1]):
        book.add(CARES_FOR(episode=episode, user=user))
    return Life(who, episode, peers, others)


def rung(book: Book, life: Life, at: datetime, where: str) -> None:
    """The first contact, which starts the clock, and what the person wished."""
    book.add(
        models.FirstContact(
            episode=life.episode,
            at=at,
            by=life.others[0],
            medium="telephone",
            explained="yes",
            where_wished=where,
            when_wished="As soon as you can",
            who_else="named" if life.network else "nobody",
        )
    )


def known(book: Book, life: Life, member: str, relationship: str, at: datetime) -> Member:
    """Somebody in the network, asked with the person's own yes; the same one every time."""
    if member not in life.network:
        names = invented().names
        family = life.person.family_name if relationship in ("parent", "sibling", "child") else ""
        name = f"{book.one_of(names[book.one_of(('man', 'woman'))])} {family}".strip()
        made = book.add(Member(person=life.person, name=name, relationship=relationship))
        book.add(models.Invitation(member=made, agreed_at=at, recorded_by=life.others[0]))
        life.network[member] = made
    return life.network[member]


def planned(
    book: Book,
    life: Life,
    at: datetime,
    place: str,
    practitioners: int,
    going: Sequence[User] = (),
    expected: Sequence[Member] = (),
) -> Meeting:
    """A meeting that is arranged, for so many practitioners; who goes and is expected, where that is said."""
    meeting = book.add(
        Meeting(
            episode=life.episode,
            starts_at=at,
            place=place,
            planned_minutes=90,
            where="The kitchen" if place == "home" else "",
            fewer_because="A colleague was ill" if practitioners < 2 else "",
        )
    )
    for user in going:
        book.add(models.Practitioner(meeting=meeting, user=user))
    for member in expected:
        book.add(models.Place(meeting=meeting, member=member))
    return meeting
