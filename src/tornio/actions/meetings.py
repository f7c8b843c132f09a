"""Network meetings: planning one, seeing it, being there, and having left safely."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from tornio.actions import clock, notices, rules
from tornio.actions.door import reading, writing
from tornio.care import adherence, calendars, duty
from tornio.care import meetings as care
from tornio.care.allocation import Away, Missing, Need, away_faults
from tornio.care.clock import Clock
from tornio.care.meetings import Plan
from tornio.care.people import living_faults, told_faults
from tornio.care.permissions import CARE, Actor, check_give_care, check_see_care
from tornio.care.visits import HELP
from tornio.records import (
    allocation,
    decisions,
    endings,
    network,
    people,
    reach,
    safety_plans,
    staff,
    visits,
    voices,
)
from tornio.records import meetings as records
from tornio.records.base import one
from tornio.records.decisions import Made
from tornio.records.endings import Saved
from tornio.records.meetings import Meeting, MeetingPage, MeetingRow
from tornio.records.network import MemberRow
from tornio.records.referrals import Episode, FirstContact
from tornio.records.staff import User
from tornio.records.visits import Help, Someone, VisitRow
from tornio.records.voices import Said
from tornio.vocabulary.fault import Fault, refuse


@dataclass(frozen=True)
class Diary:
    """Meetings that somebody looks for: today's, those to come, and those whose record is still open."""

    today: tuple[MeetingRow, ...]
    coming: tuple[MeetingRow, ...]
    still_open: tuple[MeetingRow, ...]


#: Leave is shown so many days ahead, duty so many: enough for the first days and the weeks after them.
LEAVE_DAYS, DUTY_DAYS = 42, 7


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
    days: tuple[tuple[int, date, bool], ...]
    last: MeetingPage | None
    today: date


@dataclass(frozen=True)
class Sheet:
    """A meeting with what was said and decided in it, and what comes to it.

    `visits` are the practitioners' own, `missing` are those who were to go and never said that they arrived,
    `emailed` is whom a call for help would be emailed to (`duty`, `team`, or nobody)."""

    page: MeetingPage
    stage: str
    begun: bool
    history: dict[str, tuple[Saved, ...]]
    said: tuple[Said, ...]
    decisions: tuple[Made, ...]
    to_bring: tuple[Made, ...]
    last_decisions: tuple[Made, ...]
    categories: tuple[str, ...]
    clock: Clock | None
    plan_number: int
    on_duty: duty.Shift | None
    help: tuple[Help, ...]
    visits: tuple[VisitRow, ...]
    missing: tuple[Someone, ...]
    emailed: str
    next_meeting: str | None
    need: Need
    next_need: Need
    away: tuple[Missing, ...]
    now: datetime

    @property
    def there(self) -> tuple[Someone, ...]:
        """The practitioners who are there now."""
        return tuple(visit.who for visit in self.visits if visit.left_at is None)

    def with_them(self, key: str) -> tuple[Someone, ...]:
        """Those whom somebody may tap for as well: the others who are there, or were to go."""
        return tuple(one for one in (*self.there, *self.missing) if one.key != key)

    def version(self, section: str) -> int:
        """The version that a form of this section carries."""
        saved = self.history.get(section, ())
        return saved[0].version if saved else 1


@reading("meetings.list", check_see_care)
def listed(by: Actor) -> Diary:
    """The meetings of the actor's teams."""
    within, now, today = reach.meetings(by).filter(cancelled_at=None), clock.now(), clock.today()
    zone = rules.service().zone
    midnight = datetime(today.year, today.month, today.day, tzinfo=zone)
    tomorrow = today + timedelta(days=1)
    next_midnight = datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=zone)
    past = within.filter(starts_at__lt=now, closed_at=None).order_by("-starts_at")
    return Diary(
        records.rows(within.filter(starts_at__gte=midnight, starts_at__lt=next_midnight).order_by("starts_at")),
        records.rows(within.filter(starts_at__gte=next_midnight).order_by("starts_at")),
        records.rows(past.exclude(starts_at__gte=midnight)),
    )


@reading("meetings.view", check_see_care)
def view(by: Actor, key: str) -> Sheet:
    """One meeting."""
    return sheet(find(by, key))


def find(by: Actor, key: str) -> Meeting:
    """A meeting within reach, with what hangs on it."""
    found = reach.meetings(by).select_related("episode__person", "episode__team", "closed_by")
    return one(found.filter(key=key))


def sheet(found: Meeting) -> Sheet:
    """Everything that a meeting's page shows."""
    now, page = clock.now(), records.page(found)
    before = records.held(found.episode).filter(starts_at__lt=found.starts_at).first()
    following = records.of(found.episode).filter(follows=found).first()
    return Sheet(
        page=page,
        stage=care.stage(page.arrived_at, page.left_safely_at, page.cancelled_at),
        begun=page.arrived_at is not None or page.starts_at <= now,
        history=endings.history(found),
        said=voices.of(found),
        decisions=decisions.of(found),
        to_bring=decisions.to_bring(found.episode),
        last_decisions=decisions.of(before) if before else (),
        categories=care.categories(seat.what for seat in page.here),
        clock=first_clock(found.episode, found) if before is None else None,
        plan_number=len(safety_plans.versions(found.episode)),
        on_duty=duty.on_duty(visits.shifts(found, now), now),
        help=visits.help_asked(Meeting.objects.filter(pk=found.pk)),
        visits=visits.of(found),
        missing=visits.missing(found),
        emailed=notices.reaches(HELP, found.episode.team),
        next_meeting=following.key if following else None,
        need=needs(found),
        next_need=needs(following) if following else Need(),
        away=away(found),
        now=now,
    )


def needs(meeting: Meeting) -> Need:
    """What a plan still needs; what has begun or was called off needs nobody."""
    if meeting.arrived_at or meeting.cancelled_at or meeting.closed_at or meeting.starts_at <= clock.now():
        return Need()
    service = rules.service()
    day = meeting.starts_at.astimezone(service.zone).date()
    return allocation.needs(meeting, service.practitioners_at_a_meeting, day)


def away(meeting: Meeting) -> tuple[Missing, ...]:
    """The leave that those who are at a meeting have before them."""
    pair = User.objects.filter(meeting_places__meeting=meeting).order_by("name")
    today = clock.today()
    leave = allocation.leave([user.key for user in pair], today, today + timedelta(days=LEAVE_DAYS))
    return tuple(Missing(user.name, days) for user in pair for days in leave.get(user.key, ()))


def first_clock(episode: Episode, meeting: Meeting | None) -> Clock | None:
    """The clock from first contact to this meeting; None before the first contact."""
    contact = FirstContact.objects.filter(episode=episode).first()
    if contact is None:
        return None
    limit = timedelta(hours=rules.service().first_meeting_hours)
    return Clock(contact.at, meeting.arrived_at if meeting else None, clock.now(), limit)


@reading("meetings.planning", check_see_care)
def planning(by: Actor, key: str) -> Planning:
    """What helps to plan a meeting: who knows this network, who is invited, and how the first days go."""
    episode = one(reach.episodes(by).select_related("person", "team").filter(key=key))
    service, met = rules.service(), records.met(episode)
    held = list(records.held(episode))
    days = [meeting.starts_at.astimezone(service.zone).date() for meeting in records.of(episode)]
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
        first_days(days),
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


def first_days(met: list[date]) -> tuple[tuple[int, date, bool], ...]:
    """The first days with their meetings, for as long as they last: later they help nobody to plan."""
    days = care.crisis_days(min(met), met, rules.service().crisis_days) if met else ()
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


@writing("meetings.cancel", check_give_care)
def cancel(by: Actor, key: str, *, version: int, because: str = "") -> str:
    """Calls a meeting off. Why is asked and not needed."""
    meeting = find(by, key)
    told = told_faults({"because": because}, people.told(meeting.episode.person))
    refuse([*still_planned_faults(meeting), *told])
    meeting.revise(version, cancelled_at=clock.now(), cancelled_because=because.strip())
    return key


@writing("meetings.arrive", check_give_care)
def arrive(by: Actor, key: str, who: tuple[str, ...] = ()) -> str:
    """*Arrived*: checks in whoever taps, or, where `who` names practitioners by their keys, those. Each arrives
    for themselves; whoever is there already stays as they are."""
    meeting = find(by, key)
    if meeting.cancelled_at is not None:
        refuse([Fault("begun", "", "This meeting was called off.", "Plan a new one.")])
    arrived = named(by, meeting, who)
    visits.check_in(meeting, arrived, User.objects.get(key=by.key), clock.now())
    records.welcome(meeting, arrived)
    return key


@writing("meetings.leave", check_give_care)
def leave(by: Actor, key: str, who: tuple[str, ...] = ()) -> str:
    """*Left safely*: checks out whoever taps, or those that `who` names, whether or not the record is closed.
    When the last has left, the adherence form may be asked for."""
    meeting = find(by, key)
    if meeting.arrived_at is None:
        return key
    me = User.objects.get(key=by.key)
    there = visits.there(meeting)
    if who or me.key in there or not there:
        visits.check_out(meeting, named(by, meeting, who), me, clock.now())
    if meeting.left_safely_at is not None and not meeting.adherence_sampled:
        sampled = adherence.asked(meeting.key, rules.service().adherence_share)
        meeting.revise(meeting.version, adherence_sampled=sampled)
    return key


def named(by: Actor, meeting: Meeting, who: tuple[str, ...]) -> list[User]:
    """Those named, each of whom was to go or has been there; whoever taps, where nobody is named."""
    theirs = Q(meeting_places__meeting=meeting) | Q(visits__meeting=meeting) | Q(key=by.key)
    found = list(User.objects.filter(theirs, key__in=who or (by.key,)).distinct())
    if len(found) < len(set(who)):
        refuse([Fault("begun", "", "Each of them was to go to this meeting.", "Look at the page again.")])
    return found


@writing("meetings.say-why-late", check_give_care)
def say_why_late(by: Actor, key: str, *, version: int, because: str) -> str:
    """Why the first meeting came later than 24 hours after the first contact."""
    meeting = find(by, key)
    if not because.strip():
        rule = "This is later than 24 hours after the first contact."
        refuse([Fault("late_because", "", rule, "Say why: the person’s wish is a reason.")])
    refuse(told_faults({"late_because": because}, people.told(meeting.episode.person)))
    meeting.revise(version, late_because=because.strip())
    return key


@reading("meetings.calendar", check_see_care)
def calendar(by: Actor, key: str, title: str, place: str) -> str:
    """The calendar file of a meeting. It says when and what kind of place, and names nobody."""
    found = find(by, key)
    minutes = found.planned_minutes or rules.service().long_meeting_minutes
    off, now = found.cancelled_at is not None, clock.now()
    return calendars.file(found.key, found.starts_at, minutes, found.version, now, title, place, cancelled=off)


def faults(plan: Plan, episode: Episode) -> list[Fault]:
    """What stands in the way of a plan."""
    service = rules.service()
    found = care.plan_faults(plan, service.practitioners_at_a_meeting)
    words = {name: getattr(plan, name) for name in ("where", "fewer_because", "late_because")}
    found += told_faults(words, people.told(episode.person))
    invited = {member.key for member in network.invited(episode.person)}
    team = {one.key for one in staff.colleagues(frozenset({episode.team.key}), clock.today(), CARE)}
    if not set(plan.members) <= invited:
        rule = "Each is somebody the person wants asked."
        found.append(Fault("members", "", rule, "Choose among those who are invited."))
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
