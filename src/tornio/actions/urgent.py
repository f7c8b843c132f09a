"""“This is urgent”: offered only while somebody is on duty, unseen until a named worker accepts, escalated when
nobody does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tornio.actions import clock, notices, rules
from tornio.actions.door import reading, writing
from tornio.care import duty
from tornio.care.duty import Shift
from tornio.care.notices import ESCALATED, URGENT
from tornio.care.permissions import (
    Actor,
    check_call_urgent,
    check_give_care,
    check_run_jobs,
    check_see_people,
)
from tornio.records import episodes, people, reach, rota
from tornio.records import urgent as records
from tornio.records.base import one
from tornio.records.episodes import EpisodeRow
from tornio.records.notices import Emailed, told
from tornio.records.people import WayRow
from tornio.records.staff import Team, User
from tornio.records.urgent import Urgent, UrgentRow
from tornio.vocabulary.fault import Fault, refuse
from tornio.vocabulary.text import Text


@dataclass(frozen=True)
class Offer:
    """What to show before anything is asked: who is on duty now, when somebody is again, what was called
    already, and whom a call would be emailed to (`duty`, `team`, or nobody)."""

    episode: EpisodeRow
    numbers: tuple[WayRow, ...]
    now_on: Shift | None
    next_on: Shift | None
    open_calls: tuple[UrgentRow, ...]
    emailed: str


@dataclass(frozen=True)
class UrgentPage:
    """A call, where it stands, who is on duty, when it goes further, and who was emailed."""

    urgent: UrgentRow
    state: str
    now_on: Shift | None
    escalates_at: datetime
    told: Emailed


@reading("urgent.list", check_see_people, through_glass=False)
def listed(by: Actor) -> tuple[tuple[UrgentRow, ...], tuple[tuple[str, Shift | None], ...]]:
    """What is not settled yet in the actor's teams; and for each team, by its name, who is on duty."""
    teams = Team.objects.filter(key__in=by.teams).order_by("name")
    on_duty = tuple((team.name, now_on(team)) for team in teams)
    return records.rows(records.open_calls(reach.urgent(by))), on_duty


@reading("urgent.offer", check_call_urgent)
def offer(by: Actor, key: str) -> Offer:
    """The numbers to ring about an episode, and whether anybody is on duty."""
    found = one(reach.episodes(by).select_related("person", "team").filter(key=key))
    now = clock.now()
    shifts = rota.shifts(found.team, now, rules.service().zone)
    return Offer(
        episodes.row(reach.episodes(by), key, now),
        people.ways(found.person, "telephone"),
        duty.on_duty(shifts, now),
        duty.next_on(shifts, now),
        records.rows(records.open_calls(reach.urgent(by).filter(episode=found))),
        notices.reaches(URGENT, found.team),
    )


@reading("urgent.view", check_see_people)
def view(by: Actor, key: str) -> UrgentPage:
    """One call."""
    found = one(reach.urgent(by).select_related("episode__team").filter(key=key))
    (row,) = records.rows(Urgent.objects.filter(pk=found.pk))
    now = clock.now()
    return UrgentPage(
        row,
        duty.state(row.raised_at, row.accepted_at, row.settled_at, now, patience()),
        now_on(found.episode.team),
        row.raised_at + patience(),
        told([key])[key],
    )


@writing("urgent.call", check_call_urgent, through_glass=True)
def call(by: Actor, key: str, *, callback: str) -> str:
    """Says that an episode is urgent; returns the call's key. Refused while nobody is on duty to see it."""
    episode = one(reach.episodes(by).select_related("person", "team").filter(key=key, closed_on=None))
    now = clock.now()
    refuse([*duty.offer_faults(now_on(episode.team), episode.person.died_on), *callback_faults(callback)])
    caller = User.objects.get(key=by.key)
    made = Urgent.objects.create(episode=episode, raised_at=now, raised_by=caller, callback=callback.strip())
    notices.put_down(URGENT, made.key, episode.team, now)
    return made.key


@writing("urgent.accept", check_give_care)
def accept(by: Actor, key: str, *, version: int) -> str:
    """Takes a call on: from now on it has a name."""
    found = one(reach.urgent(by).filter(key=key))
    refuse(seen_faults(found))
    found.revise(version, accepted_at=clock.now(), accepted_by=User.objects.get(key=by.key))
    return key


@writing("urgent.settle", check_give_care)
def settle(by: Actor, key: str, *, version: int) -> str:
    """Says that a call is settled; only one that somebody took on can be."""
    found = one(reach.urgent(by).filter(key=key))
    if found.accepted_at is None:
        refuse([Fault("what", "", "Nobody has taken this on yet.", "Take it on first.")])
    found.revise(version, settled_at=clock.now(), settled_by=User.objects.get(key=by.key))
    return key


@reading("urgent.overdue", check_run_jobs)
def overdue(by: Actor) -> tuple[str, ...]:
    """The calls that nobody has accepted in time and that have not gone further yet."""
    now, waiting = clock.now(), records.unseen().filter(escalated_at=None)
    return tuple(call.key for call in waiting if duty.overdue(call.raised_at, now, patience()))


@writing("urgent.escalate", check_run_jobs)
def escalate(by: Actor, key: str) -> str:
    """Takes a call further: from now on it stands before the other calls on everybody's page in the
    team, the manager's too."""
    now = clock.now()
    if records.unseen().filter(key=key, escalated_at=None).update(escalated_at=now):
        notices.put_down(ESCALATED, key, Team.objects.get(episodes__urgent__key=key), now)
    return key


def patience() -> timedelta:
    """How long a call may wait for somebody to accept it."""
    return timedelta(minutes=rules.service().escalate_after_minutes)


def now_on(team: Team) -> Shift | None:
    """Who answers a team's duty telephone now."""
    return now_and_next(team)[0]


def now_and_next(team: Team) -> tuple[Shift | None, Shift | None]:
    """Who answers a team's duty telephone now, and whose shift is the next to come."""
    now = clock.now()
    shifts = rota.shifts(team, now, rules.service().zone)
    return duty.on_duty(shifts, now), duty.next_on(shifts, now)


def callback_faults(callback: str) -> list[Fault]:
    """Somebody has to know how to reach them."""
    if callback.strip():
        return []
    return [Fault("callback", "", "The duty worker needs to reach them.", "Write a number, or where they are.")]


def seen_faults(found: Urgent) -> list[Fault]:
    """A call is taken on once; the second hears who has it."""
    if found.accepted_by is None:
        return []
    rule = Text("%(name)s has taken this on already.", name=found.accepted_by.name)
    return [Fault("what", "", rule, "Ask whether they need you too.")]
