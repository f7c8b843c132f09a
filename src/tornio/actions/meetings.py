"""Network meetings: finding one, and all that its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tornio.actions import clock, notices, rules
from tornio.actions.door import reading
from tornio.care import calendars, duty
from tornio.care import meetings as care
from tornio.care import visits as visiting
from tornio.care.allocation import Missing, Need
from tornio.care.clock import Clock
from tornio.care.permissions import Actor, check_see_care
from tornio.records import (
    allocation,
    decisions,
    endings,
    network,
    reach,
    rota,
    safety_plans,
    visits,
    voices,
)
from tornio.records import meetings as records
from tornio.records.base import one
from tornio.records.decisions import Made
from tornio.records.endings import Saved
from tornio.records.meetings import Meeting, MeetingPage, MeetingRow, Seat
from tornio.records.referrals import Episode, FirstContact
from tornio.records.staff import User
from tornio.records.visits import Help, Someone, VisitRow
from tornio.records.voices import Said


@dataclass(frozen=True)
class Diary:
    """Meetings that somebody looks for: today's, those to come, and those whose record is still open."""

    today: tuple[MeetingRow, ...]
    coming: tuple[MeetingRow, ...]
    still_open: tuple[MeetingRow, ...]


#: Leave is shown so many days ahead: enough for the first days and the weeks after them.
LEAVE_DAYS = 42


@dataclass(frozen=True)
class Sheet:
    """A meeting with what was said and decided in it, and what comes to it.

    `may_come` are invited and not expected (before the meeting alone), `visits` are the practitioners' own,
    `missing` are those who were to go and never said that they arrived, `emailed` is whom a call for help would
    be emailed to (`duty`, `team`, or nobody)."""

    page: MeetingPage
    stage: str
    begun: bool
    may_arrive: bool
    may_come: tuple[Seat, ...]
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

    @property
    def unaccounted(self) -> tuple[Someone, ...]:
        """Those who went as far as anybody said, and of whom nobody has said that they left, once whoever
        tapped is gone: they are looked for. By video nobody goes anywhere."""
        page = self.page
        gone = page.arrived_at is not None and not self.there and page.place != visiting.BY_VIDEO
        return self.missing if gone and visiting.looked_for(page.starts_at, self.now) else ()

    def with_them(self, key: str) -> tuple[Someone, ...]:
        """Those whom somebody may tap for as well: the others who are there, or were to go."""
        return tuple(one for one in (*self.there, *self.missing) if one.key != key)

    def tapped_in(self, key: str) -> tuple[Someone, ...]:
        """Whom somebody tapped in together with themselves, and who are there still."""
        there = [visit for visit in self.visits if visit.left_at is None and visit.arrived_by == key]
        at = {visit.arrived_at for visit in there if visit.who.key == key}
        return tuple(visit.who for visit in there if visit.who.key != key and visit.arrived_at in at)

    def version(self, section: str) -> int:
        """The version that a form of this section carries."""
        saved = self.history.get(section, ())
        return saved[0].version if saved else 1


@reading("meetings.list", check_see_care, through_glass=False)
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
    there, zone = bool(visits.there(found)), rules.service().zone
    may_arrive = visiting.may_arrive(page.starts_at, now, zone, somebody_there=there)
    to_come = stage(page) == care.BEFORE and (may_arrive or page.starts_at > now)
    return Sheet(
        page=page,
        stage=stage(page),
        begun=page.arrived_at is not None or page.starts_at <= now,
        may_arrive=may_arrive,
        may_come=may_come(found, page) if to_come and not page.died_on else (),
        history=endings.history(found),
        said=voices.of(found),
        decisions=decisions.of(found),
        to_bring=decisions.to_bring(found.episode),
        last_decisions=decisions.of(before) if before else (),
        categories=care.categories(seat.what for seat in page.here),
        clock=first_clock(found.episode, found) if before is None else None,
        plan_number=len(safety_plans.versions(found.episode)),
        on_duty=duty.on_duty(rota.shifts(found.episode.team, now, rules.service().zone), now),
        help=visits.help_asked(Meeting.objects.filter(pk=found.pk)),
        visits=visits.of(found),
        missing=visits.missing(found),
        emailed=notices.reaches(visiting.HELP, found.episode.team),
        next_meeting=following.key if following else None,
        need=needs(found).get(found.key, Need()),
        next_need=needs(following).get(following.key, Need()) if following else Need(),
        away=away(found),
        now=now,
    )


def stage(page: MeetingPage) -> str:
    """Where a meeting stands."""
    written = page.person_here is not None
    return care.stage(page.arrived_at, page.left_safely_at, page.cancelled_at, written=written)


def may_come(meeting: Meeting, page: MeetingPage) -> tuple[Seat, ...]:
    """Those whom the person wants asked and nobody expects at this meeting: invited since, or left out."""
    expected = {seat.key for seat in page.members}
    invited = network.invited(meeting.episode.person)
    return tuple(Seat(one.key, one.name, one.relationship, None) for one in invited if one.key not in expected)


def needs(*planned: Meeting) -> dict[str, Need]:
    """What plans still need, by their keys; what has begun or was called off needs nobody."""
    now, service = clock.now(), rules.service()
    still = [
        one
        for one in planned
        if one.starts_at > now and not (one.arrived_at or one.cancelled_at or one.closed_at)
    ]
    days = {one: one.starts_at.astimezone(service.zone).date() for one in still}
    return allocation.needs(days, service.practitioners_at_a_meeting)


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


@reading("meetings.calendar", check_see_care)
def calendar(by: Actor, key: str, title: str, place: str) -> str:
    """The calendar file of a meeting. It says when and what kind of place, and names nobody."""
    found = find(by, key)
    minutes = found.planned_minutes or rules.service().long_meeting_minutes
    off, now = found.cancelled_at is not None, clock.now()
    return calendars.file(found.key, found.starts_at, minutes, found.version, now, title, place, cancelled=off)
