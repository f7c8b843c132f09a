"""Taking over a team's current caseload from a table: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tornio.actions import clock, own, rules
from tornio.actions.door import writing
from tornio.care import caseload as care
from tornio.care.caseload import Entry
from tornio.care.permissions import Actor, check_run_team
from tornio.records import people, reach, staff
from tornio.records.base import one
from tornio.records.people import Person
from tornio.records.referrals import Episode
from tornio.records.staff import Team, User
from tornio.vocabulary.fault import Fault, refuse
from tornio.vocabulary.text import Text


@writing("caseload.take-over", check_run_team)
def take_over(by: Actor, text: str, *, team: str = "") -> str:
    """Opens an episode with a team of the actor's for everybody in a table; returns the team's key. No clock is
    kept of their first days: those lie before Tornio.

    Raises:
        FaultyInput: with every fault of every row; then nothing is written.
    """
    refuse(own.team_faults(own.meant(by, team)))
    to = one(own.meant(by, team))
    colleagues = {
        user.email: user
        for user in User.objects.filter(
            key__in=[one.key for one in staff.colleagues(frozenset({to.key}), clock.today())]
        )
    }

    def also(entries: Sequence[Entry]) -> list[Fault]:
        return [*known_faults(by, entries), *colleague_faults(entries, colleagues)]

    entries = care.read(text, rules.service().country, clock.today(), also)
    for entry in entries:
        add(entry, to, [colleagues[email] for email in entry.practitioners])
    return to.key


def add(entry: Entry, team: Team, practitioners: Iterable[User]) -> None:
    """One person with their episode."""
    named = ("given_name", "family_name", "called", "born_on", "locality", "interpreter")
    person = Person.objects.create(**{name: getattr(entry, name) for name in named})
    people.identify(person, entry.numbers)
    if entry.telephone is not None:
        people.WayToReach.objects.create(person=person, **vars(entry.telephone))
    episode = Episode.objects.create(person=person, team=team, opened_on=entry.with_team_since, ward=entry.ward)
    episode.practitioners.set(practitioners)


def known_faults(by: Actor, entries: Iterable[Entry]) -> list[Fault]:
    """Rows about people whom Tornio knows already."""
    here = {
        (f"{given} {family}".strip().casefold(), str(born))
        for given, family, born in reach.people(by).values_list("given_name", "family_name", "born_on")
    }
    cure = "Take this row out; look for them in Tornio."
    return [
        Fault(column, value, "Tornio has a record of them already.", cure, row=entry.row)
        for entry in entries
        for column, value, *rest in care.marks(entry)
        if ((value, *rest) in here if rest else people.holders(reach.people(by), column, value))
    ]


def colleague_faults(entries: Iterable[Entry], colleagues: dict[str, User]) -> list[Fault]:
    """Practitioners who are not in the team."""
    cure = Text("Use the email that they sign in with: %(emails)s.", emails=tuple(sorted(colleagues)))
    return [
        Fault("practitioners", email, "Nobody in the team has this email.", cure, row=entry.row)
        for entry in entries
        for email in entry.practitioners
        if email not in colleagues
    ]
