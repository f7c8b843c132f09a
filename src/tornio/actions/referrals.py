"""Referrals: registering one, seeing them, and deciding together whether the team takes it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet

from tornio.actions import clock, own, rules
from tornio.actions.door import reading, writing
from tornio.care import identifiers
from tornio.care import referrals as care
from tornio.care.names import Described, may_be_one
from tornio.care.people import living_faults
from tornio.care.permissions import (
    Actor,
    check_decide_referral,
    check_register_referral,
    check_see_referrals,
    may_waive_capacity,
)
from tornio.care.service import Code, labels
from tornio.records import people, reach
from tornio.records import referrals as records
from tornio.records.base import one, take_turns
from tornio.records.people import Person
from tornio.records.referrals import ReferralPage, ReferralRow
from tornio.records.staff import User
from tornio.vocabulary.fault import Fault, refuse
from tornio.vocabulary.text import Text


@dataclass(frozen=True)
class NewReferral:
    """What is known when a referral arrives. A name, when it came, by which way and how pressing it is; the
    rest may wait."""

    given_name: str
    family_name: str
    received_at: datetime | None
    route: str
    priority: str
    born_on: date | None = None
    numbers: tuple[tuple[str, str], ...] = ()
    referrer: str = ""
    reason: str = ""
    crisis: bool | None = None
    new_episode: bool | None = None
    team_otherwise: str = ""
    eligibility_by: str = ""
    eligibility_at: datetime | None = None
    exclusion: str = ""


@dataclass(frozen=True)
class Rest:
    """What may wait when a referral arrives, and is completed later."""

    crisis: bool | None = None
    new_episode: bool | None = None
    team_otherwise: str = ""
    eligibility_by: str = ""
    eligibility_at: datetime | None = None
    exclusion: str = ""


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


PERSONAL = ("given_name", "family_name", "born_on", "numbers")
#: The answer to “Is this one of them?” when it is not.
SOMEBODY_NEW = "new"


@reading("referrals.list", check_see_referrals)
def listed(by: Actor, outcome: str | None = None) -> tuple[ReferralRow, ...]:
    """The referrals to the actor's teams."""
    return records.listed(reach.referrals(by), outcome)


@reading("referrals.view", check_see_referrals)
def view(by: Actor, key: str) -> tuple[ReferralPage, tuple[str, ...], care.Room]:
    """A referral, the doubts that the service's criteria raise about it, and the room this week has."""
    page = records.page(reach.referrals(by), key)
    with_us = reach.episodes(by).filter(person__key=page.person, closed_on=None).exclude(key=page.episode or "")
    doubts = care.doubts(
        rules.service(),
        crisis=page.crisis,
        new_episode=page.new_episode,
        born=page.born_on,
        exclusion=page.exclusion,
        day=clock.today(),
    )
    again = ("They are with the team now.",) if with_us.exists() else ()
    return page, (*again, *doubts), room(one(reach.referrals(by).filter(key=key)).team.key)


@reading("referrals.alike", check_register_referral)
def alike(by: Actor, new: NewReferral) -> tuple[Alike, ...]:
    """Those within reach who may be the one referred. Whoever is out of reach is not hinted at."""
    return tuple(as_alike(by, person) for person in known_already(by, new))


@writing("referrals.register", check_register_referral)
def register(by: Actor, new: NewReferral, *, same: str | None = SOMEBODY_NEW, team: str = "") -> str:
    """Registers a referral to a team of the actor's, for a new person or for one who is known: a new
    spell of care, not a second record.

    Args:
        same: the key of the person it is about, `new` for somebody new; None where nobody has been asked yet
            whether it is one of those who are known.
        team: the key of the team; it need not be said by whoever is in one alone.
    """
    to = own.meant(by, team)
    person = None if same in (None, SOMEBODY_NEW) else one(standing(by).filter(key=same))
    refuse(
        [
            *own.team_faults(to),
            *faults(new, clock.now()),
            *same_faults(by, new, same),
            *person_faults(by, new, person),
        ]
    )
    values = asdict(new)
    personal = {name: values.pop(name) for name in PERSONAL}
    numbers = {kind: identifiers.plain(kind, value) for kind, value in personal.pop("numbers") if value.strip()}
    if person is None:
        person = Person.objects.create(**personal)
    elif person.born_on is None and new.born_on is not None:
        person.revise(person.version, born_on=new.born_on)
    for kind, value in numbers.items():
        people.identify(person, {kind: value})
    recorder = User.objects.get(key=by.key)
    return records.Referral.objects.create(person=person, team=one(to), recorded_by=recorder, **values).key


@writing("referrals.change", check_register_referral)
def change(by: Actor, key: str, rest: Rest, *, version: int) -> str:
    """Completes a referral, before the team decides or after."""
    referral = one(reach.referrals(by).filter(key=key))
    refuse([*own_faults(by, referral), *rest_faults(rest, clock.now())])
    return referral.revise(version, **asdict(rest)).key


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
    theirs = dict(person.identifiers.values_list("kind", "value"))
    found += [
        Fault(kind, value, "Their record has another number.", "Check both; it is changed on their page.")
        for kind, value in new.numbers
        if value.strip() and theirs.get(kind, identifiers.plain(kind, value)) != identifiers.plain(kind, value)
    ]
    return found + [replace(fault, field="same") for fault in living_faults(person.died_on)]


@writing("referrals.accept", check_decide_referral)
def accept(by: Actor, key: str, *, version: int, waiver: str = "") -> str:
    """Accepts a referral into this week's number, or over it with the manager's waiver; opens the episode."""
    take_turns("the week's number")  # two who accept at once cannot both have the last place
    referral = one(reach.referrals(by).filter(key=key))
    refuse(
        [
            *undecided_faults(by, referral),
            *care.acceptance_faults(room(referral.team.key), waiver, may_waive=may_waive_capacity(by)),
        ]
    )
    decide(by, referral, version, care.ACCEPTED, waiver=waiver.strip())
    records.Episode.objects.create(
        person=referral.person, team=referral.team, referral=referral, opened_on=clock.today()
    )
    return referral.key


@writing("referrals.turn", check_decide_referral)
def turn(by: Actor, key: str, *, version: int, outcome: str, reason: str, went_to: str = "") -> str:
    """Lets a referral wait, or redirects it, with a reason and where it went."""
    referral = one(reach.referrals(by).filter(key=key))
    refuse([*undecided_faults(by, referral), *turning_faults(outcome, reason, went_to)])
    decide(by, referral, version, outcome, outcome_reason=reason.strip(), went_to=went_to.strip())
    return referral.key


def decide(by: Actor, referral: records.Referral, version: int, outcome: str, **values: str) -> None:
    """Saves an outcome, when it was reached and by whom; earlier ones stay beside it."""
    now, decider = clock.now(), User.objects.get(key=by.key)
    referral.revise(version, outcome=outcome, outcome_at=now, outcome_by=decider, **values)
    kept = {name.removeprefix("outcome_"): value for name, value in values.items()}
    records.Outcome.objects.create(referral=referral, outcome=outcome, at=now, by=decider, **kept)


def room(team: str) -> care.Room:
    """The room in a team this week: each team has a number of its own."""
    service, now = rules.service(), clock.now()
    start, _ = care.week_bounds(care.week_of(now, service.zone, service.week_begins), service.zone)
    return care.room(records.accepted_since(frozenset({team}), start), now, service)


def faults(new: NewReferral, now: datetime) -> list[Fault]:
    """What stands in the way of registering."""
    service = rules.service()
    found = (
        []
        if new.given_name.strip()
        else [Fault("given_name", "", "A name is needed.", "Any name they use will do.")]
    )
    if new.received_at is None:
        found.append(Fault("received_at", "", "It arrived on some day.", "Write day and time."))
    elif new.received_at > now:
        found.append(
            Fault("received_at", f"{new.received_at:%d/%m/%Y}", "It is still to come.", "Check day and time.")
        )
    lists = {"route": service.routes, "priority": service.priorities}
    found += [
        code_fault(name, getattr(new, name), codes)
        for name, codes in lists.items()
        if not known(new, name, codes)
    ]
    return [*found, *rest_faults(new, now), *care.route_faults(new.route, new.referrer)]


def rest_faults(rest: Rest | NewReferral, now: datetime) -> list[Fault]:
    """What cannot be, among what may wait."""
    service = rules.service()
    optional = {"team_otherwise": service.teams_otherwise, "exclusion": service.exclusions}
    found = [
        code_fault(name, getattr(rest, name), codes)
        for name, codes in optional.items()
        if getattr(rest, name) and not known(rest, name, codes)
    ]
    at = rest.eligibility_at
    if at is not None and at > now:
        found.append(Fault("eligibility_at", f"{at:%d/%m/%Y}", "It is still to come.", "Check day and time."))
    return found


def known(new: Rest | NewReferral, name: str, codes: tuple[Code, ...]) -> bool:
    """Whether a field holds a word of its list."""
    return getattr(new, name) in labels(codes)


def code_fault(name: str, value: str, codes: tuple[Code, ...]) -> Fault:
    """A word that is not in the list."""
    cure = Text("Choose one of: %(choices)s.", choices=tuple(Text(code.label) for code in codes))
    return Fault(name, value, "It is one of the list.", cure)


def undecided_faults(by: Actor, referral: records.Referral) -> list[Fault]:
    """A referral is decided once, by its own team; one that waits can still be accepted or redirected."""
    if referral.outcome in (care.OPEN, care.WAITING) or referral.team.key not in by.teams:
        return own_faults(by, referral)
    return [Fault("outcome", referral.outcome, "This referral is decided.", "Look at what was decided.")]


def own_faults(by: Actor, referral: records.Referral) -> list[Fault]:
    """Whoever broke glass reads another team's referral, and leaves it to that team."""
    if referral.team.key in by.teams:
        return []
    cure = "Ring them: they decide whom they take."
    return [Fault("outcome", referral.outcome, "This referral is to another team.", cure)]


def turning_faults(outcome: str, reason: str, went_to: str) -> list[Fault]:
    """Waiting and redirecting take a reason, because somebody will have to hear it; and nobody is sent away to
    nowhere (mission 57)."""
    found = []
    if outcome not in (care.WAITING, care.REDIRECTED):
        found.append(Fault("outcome", outcome, "It waits or it is redirected.", "Choose one."))
    if not reason.strip():
        found.append(Fault("reason", "", "The person and the referrer will ask why.", "Write the reason."))
    if outcome == care.REDIRECTED and not went_to.strip():
        found.append(Fault("went_to", "", "Nobody is sent away to nowhere.", "Write who helps them instead."))
    return found
