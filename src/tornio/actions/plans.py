"""Plans of network meetings: what helps to make one, making it, changing it, calling it off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tornio.actions import clock, rules
from tornio.actions.door import reading, writing
from tornio.actions.meetings import LEAVE_DAYS, find, first_clock
from tornio.care import meetings as care
from tornio.care.allocation import Away, away_faults
from tornio.care.clock import Clock
from tornio.care.meetings import Plan
from tornio.care.network import asked_faults
from tornio.care.people import living_faults, told_faults
from tornio.care.permissions import CARE, Actor, check_give_care, check_see_care
from tornio.records import allocation, network, people, reach, staff
from tornio.records import meetings as records
from tornio.records.base import one
from tornio.records.meetings import Meeting, MeetingPage
from tornio.records.network import MemberRow
from tornio.records.referrals import Episode, FirstContact
from tornio.records.staff import User
from tornio.vocabulary.fault import Fault, refuse

#: Who is on duty is shown so many days ahead: enough for the first days.
DUTY_DAYS = 7


@dataclass(frozen=True)
class Going:
    """A colleague who could go: how well this network knows them, when they are away and when on duty soon."""

    key: str
    name: str
    profession: str
    times: int = 0
    last: date | None = None
    away: tuple[Away, ...] = ()
    duty: tuple[date, ...] = ()


@dataclass(frozen=True)
class Planning:
    """What helps to plan the next meeting of an episode."""

    episode: str
    person: str
    died_on: date | None
    ward: str
    colleagues: tuple[Going, ...]
    peers: tuple[str, ...]
    invited: tuple[MemberRow, ...]
    wished: tuple[str, ...]
    clock: Clock | None
    days: tuple[tuple[int, date, str], ...]
    last: MeetingPage | None
    today: date


@reading("meetings.planning", check_see_care, through_glass=False)
def planning(by: Actor, key: str) -> Planning:
    """What helps to plan a meeting: who knows this network, who is invited, and how the first days go."""
    episode = one(reach.episodes(by).select_related("person", "team").filter(key=key))
    service, met = rules.service(), records.met(episode)
    held = list(records.held(episode))
    going = colleagues(episode, [(who, at.astimezone(service.zone).date()) for who, at in met])
    return Planning(
        episode.key,
        str(episode.person),
        episode.person.died_on,
        episode.ward,
        going,
        tuple(one.key for one in going if care.is_peer(one.profession)),
        network.invited(episode.person),
        () if held else wished(episode),
        None if held else first_clock(episode, None),
        first_days(episode),
        records.page(held[0]) if held else None,
        clock.today(),
    )


def wished(episode: Episode) -> tuple[str, ...]:
    """Where and when the person wished to meet, as they said it at the first contact; how they are reached
    stays out of it."""
    contact = FirstContact.objects.filter(episode=episode).first()
    said = (contact.where_wished, contact.when_wished) if contact else ()
    kept = people.told(episode.person)
    return tuple(words for words in said if words and not told_faults({"": words}, kept))


def first_days(episode: Episode) -> tuple[tuple[int, date, str], ...]:
    """The first days with their meetings, for as long as they last: later they help nobody to plan."""
    days = records.first_days(episode, rules.service().zone, rules.service().crisis_days)
    return days if days and days[-1][1] >= clock.today() else ()


def colleagues(episode: Episode, met: list[tuple[str, date]]) -> tuple[Going, ...]:
    """The team, the most familiar face first."""
    seen = {one.practitioner: one for one in care.familiar(met)}
    now, today, zone = clock.now(), clock.today(), rules.service().zone
    team = staff.colleagues(frozenset({episode.team.key}), today, CARE)
    leave = allocation.leave([one.key for one in team], today, today + timedelta(days=LEAVE_DAYS))
    on_call = allocation.duty(episode.team, now, now + timedelta(days=DUTY_DAYS))
    going = [
        Going(
            one.key,
            one.name,
            one.profession,
            seen[one.key].times if one.key in seen else 0,
            seen[one.key].last if one.key in seen else None,
            leave.get(one.key, ()),
            tuple(dict.fromkeys(at.astimezone(zone).date() for at in on_call.get(one.key, ()))),
        )
        for one in team
    ]
    familiarity = list(seen)
    return tuple(sorted(going, key=lambda one: familiarity.index(one.key) if one.times else len(familiarity)))


@writing("meetings.plan", check_give_care)
def plan(by: Actor, key: str, plan: Plan) -> str:
    """Plans a meeting for an episode; returns the meeting's key."""
    episode = one(reach.episodes(by).select_related("person", "team").filter(key=key))
    refuse([*living_faults(episode.person.died_on), *faults(plan, episode)])
    meeting = Meeting.objects.create(episode=episode, **arranged(plan))
    seat(meeting, plan)
    return meeting.key


@writing("meetings.change", check_give_care)
def change(by: Actor, key: str, plan: Plan, *, version: int) -> str:
    """Changes the plan of a meeting that has not begun."""
    meeting = find(by, key)
    living = living_faults(meeting.episode.person.died_on)
    refuse([*living, *still_planned_faults(meeting), *faults(plan, meeting.episode)])
    meeting.revise(version, **arranged(plan))
    seat(meeting, plan)
    return key


@writing("meetings.expect", check_give_care)
def expect(by: Actor, key: str, member: str) -> str:
    """Expects somebody at a meeting to come whom the person has invited since it was planned. Whoever has the
    plan open to change it is told."""
    meeting = find(by, key)
    episode = meeting.episode
    living, asked = living_faults(episode.person.died_on), asked_faults((member,), invited(episode))
    refuse([*living, *still_planned_faults(meeting), *asked])
    if not meeting.places.filter(member__key=member).exists():
        meeting.revise(meeting.version)
        meeting.places.create(member=episode.person.network.get(key=member))
    return key


@writing("meetings.cancel", check_give_care)
def cancel(by: Actor, key: str, *, version: int, because: str = "") -> str:
    """Calls a meeting off. Why is asked and not needed."""
    meeting = find(by, key)
    told = told_faults({"because": because}, people.told(meeting.episode.person))
    refuse([*still_planned_faults(meeting), *told])
    meeting.revise(version, cancelled_at=clock.now(), cancelled_because=because.strip())
    return key


@writing("meetings.say-why-late", check_give_care)
def say_why_late(by: Actor, key: str, *, version: int, because: str) -> str:
    """Why the first meeting came later than the service's limit after the first contact."""
    meeting = find(by, key)
    limit, kept = rules.service().first_meeting_hours, people.told(meeting.episode.person)
    refuse([*care.why_late_faults(limit, because), *told_faults({"late_because": because}, kept)])
    meeting.revise(version, late_because=because.strip())
    return key


def faults(plan: Plan, episode: Episode) -> list[Fault]:
    """What stands in the way of a plan."""
    service = rules.service()
    found = care.plan_faults(plan, service.practitioners_at_a_meeting)
    found += episode.began(service.zone).faults("starts_at", plan.starts_at)
    words = {name: getattr(plan, name) for name in ("where", "fewer_because", "late_because")}
    found += told_faults(words, people.told(episode.person))
    found += asked_faults(plan.members, invited(episode))
    team = {one.key for one in staff.colleagues(frozenset({episode.team.key}), clock.today(), CARE)}
    if not set(plan.practitioners) <= team:
        found.append(Fault("practitioners", "", "Each is in the team.", "Choose again."))
    elif plan.starts_at is not None:
        day = plan.starts_at.astimezone(service.zone).date()
        going = User.objects.filter(key__in=plan.practitioners).order_by("name")
        found += away_faults(allocation.missing(going, episode.team, day).values())
    first = None if records.held(episode).exists() else first_clock(episode, None)
    if first is not None and plan.starts_at is not None:
        hours = (plan.starts_at - first.start) / timedelta(hours=1)
        found += care.late_faults(hours, service.first_meeting_hours, plan.late_because)
    return found


def invited(episode: Episode) -> frozenset[str]:
    """The keys of those whom the person wants asked."""
    return frozenset(member.key for member in network.invited(episode.person))


def arranged(plan: Plan) -> dict[str, object]:
    """What a plan says about the meeting itself."""
    return {
        "starts_at": plan.starts_at,
        "place": plan.place,
        "where": plan.where,
        "planned_minutes": plan.minutes,
        "fewer_because": plan.fewer_because,
        "late_because": plan.late_because,
    }


def seat(meeting: Meeting, plan: Plan) -> None:
    """Gives those who go and those who are expected their places."""
    going = User.objects.filter(key__in=plan.practitioners)
    records.expect(meeting, going, meeting.episode.person.network.filter(key__in=plan.members))


def still_planned_faults(meeting: Meeting) -> list[Fault]:
    """A plan is changed until somebody has arrived."""
    if meeting.arrived_at is None and meeting.cancelled_at is None and meeting.closed_at is None:
        return []
    return [Fault("starts_at", "", "This meeting is no plan any more.", "Look at what became of it.")]
