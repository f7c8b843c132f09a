"""Referrals: registering one, seeing them, and deciding together whether the team takes it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from tornio.actions import clock, own, rules
from tornio.actions.alike import SOMEBODY_NEW, person_faults, same_faults, standing
from tornio.actions.door import reading, writing
from tornio.care import identifiers
from tornio.care import referrals as care
from tornio.care.permissions import (
    Actor,
    check_decide_referral,
    check_register_referral,
    check_see_referrals,
    may_waive_capacity,
)
from tornio.care.referrals import NewReferral, Rest, Said, Turning
from tornio.records import people, reach
from tornio.records import referrals as records
from tornio.records.base import one
from tornio.records.people import Person
from tornio.records.referrals import ReferralPage, ReferralRow
from tornio.records.staff import User
from tornio.vocabulary.fault import Fault, refuse
from tornio.vocabulary.text import Text

__all__ = ["NewReferral", "ReferralPage", "Rest", "Said"]

PERSONAL = ("given_name", "family_name", "born_on", "numbers")
TO_RING = ("telephone", "safe")


@dataclass(frozen=True)
class Considered:
    """A referral as the team considers it: what it says, the doubts that the service's criteria raise about it,
    and the room that its team has this week."""

    referral: ReferralPage
    doubts: tuple[Text, ...]
    room: care.Room


@reading("referrals.list", check_see_referrals, through_glass=False)
def listed(by: Actor, outcome: str | None = None) -> tuple[ReferralRow, ...]:
    """The referrals to the actor's teams."""
    return records.listed(reach.referrals(by), outcome)


@reading("referrals.about", check_see_referrals)
def about(by: Actor, person: str) -> tuple[ReferralRow, ...]:
    """The referrals of one person to the actor's teams, decided or not."""
    return records.listed(reach.referrals(by).filter(person__key=person), None)


@reading("referrals.view", check_see_referrals)
def view(by: Actor, key: str) -> Considered:
    """A referral, the doubts about it, and the room this week has."""
    page = records.page(reach.referrals(by), key)
    with_us = reach.episodes(by).filter(person__key=page.person, closed_on=None).exclude(key=page.episode or "")
    doubts = care.doubts(
        rules.service(),
        crisis=page.crisis,
        new_episode=page.new_episode,
        born=page.born_on,
        exclusion=page.exclusion,
        with_us=with_us.exists(),
        day=clock.today(),
    )
    return Considered(page, tuple(doubts), room(one(reach.referrals(by).filter(key=key)).team.key))


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
            *care.new_faults(new, rules.service(), clock.now()),
            *same_faults(by, new, same),
            *person_faults(by, new, person),
        ]
    )
    values = {name: value for name, value in asdict(new).items() if name not in TO_RING}
    personal = {name: values.pop(name) for name in PERSONAL}
    numbers = {kind: identifiers.plain(kind, value) for kind, value in personal.pop("numbers") if value.strip()}
    if person is None:
        person = Person.objects.create(**personal)
    elif person.born_on is None and new.born_on is not None:
        person.revise(person.version, born_on=new.born_on)
    for kind, value in numbers.items():
        people.identify(person, {kind: value})
    people.reach_by(person, new.way)
    recorder = User.objects.get(key=by.key)
    return records.Referral.objects.create(person=person, team=one(to), recorded_by=recorder, **values).key


@writing("referrals.change", check_register_referral)
def change(by: Actor, key: str, rest: Rest, *, version: int, said: Said | None = None) -> str:
    """Completes a referral, before the team decides or after; until then how it came, how pressing it is, who
    referred and why can be corrected too (`said`; None leaves them)."""
    referral = one(reach.referrals(by).filter(key=key))
    corrected = [] if said is None else [*undecided_faults(referral), *care.said_faults(said, rules.service())]
    refuse([*corrected, *care.rest_faults(rest, rules.service(), clock.now())])
    return referral.revise(version, **asdict(rest), **(asdict(said) if said else {})).key


@writing("referrals.accept", check_decide_referral)
def accept(by: Actor, key: str, *, version: int, waiver: str = "") -> str:
    """Accepts a referral into this week's number, or over it with the manager's waiver; opens the episode."""
    referral = one(reach.referrals(by).filter(key=key))
    refuse(
        [
            *undecided_faults(referral),
            *care.acceptance_faults(room(referral.team.key), waiver, may_waive=may_waive_capacity(by)),
        ]
    )
    decide(by, referral, version, care.ACCEPTED, waiver=waiver.strip())
    records.Episode.objects.create(
        person=referral.person, team=referral.team, referral=referral, opened_on=clock.today()
    )
    return referral.key


@writing("referrals.turn", check_decide_referral)
def turn(
    by: Actor,
    key: str,
    *,
    version: int,
    outcome: str,
    reason: str = "",
    exclusion: str = care.ANOTHER_REASON,
    went_to: str = "",
) -> str:
    """Lets a referral wait, or redirects it: because of an exclusion or for another reason, and to whom. An
    exclusion that is learnt here is the referral's from now on."""
    referral = one(reach.referrals(by).filter(key=key))
    turning = Turning(outcome, reason.strip(), exclusion, went_to.strip())
    refuse([*undecided_faults(referral), *care.turning_faults(turning, rules.service())])
    learnt = {"exclusion": turning.excluded} if turning.excluded else {}
    decide(by, referral, version, outcome, outcome_reason=turning.reason, went_to=turning.went_to, **learnt)
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


def undecided_faults(referral: records.Referral) -> list[Fault]:
    """A referral is decided once; one that waits can still be accepted or redirected."""
    if referral.outcome in care.UNDECIDED:
        return []
    return [Fault("outcome", referral.outcome, "This referral is decided.", "Look at what was decided.")]
