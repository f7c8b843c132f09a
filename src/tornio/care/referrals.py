"""Whether a referral fits, and whether this week has room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tornio.care.service import WEEKDAYS, Code, Service
from tornio.vocabulary.fault import Fault
from tornio.vocabulary.text import Text

OPEN, ACCEPTED, WAITING, REDIRECTED = "open", "accepted", "waiting", "redirected"
OUTCOMES = (
    Code(OPEN, "Open now"),
    Code(ACCEPTED, "Accepted"),
    Code(WAITING, "Waiting"),
    Code(REDIRECTED, "Redirected"),
)

#: The route that a service may add for whatever its list does not name.
ANOTHER_WAY = "other"


@dataclass(frozen=True)
class Room:
    """How many acceptances a week has had, of how many."""

    week: date
    accepted: int
    of: int

    @property
    def left(self) -> int:
        """Places left; a waiver can take the week over its number, and then none are left."""
        return max(0, self.of - self.accepted)


def week_of(moment: datetime, zone: ZoneInfo, begins: str) -> date:
    """The first day of the week that a moment falls in, by the service's own clock and calendar."""
    day = moment.astimezone(zone).date()
    return day - timedelta(days=(day.weekday() - WEEKDAYS.index(begins)) % 7)


def week_bounds(week: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The moments at which a week starts and ends: midnight by the service's clock, so 167 or 169 hours in two
    weeks a year."""
    first = datetime(week.year, week.month, week.day, tzinfo=zone)
    last = week + timedelta(days=7)
    return first, datetime(last.year, last.month, last.day, tzinfo=zone)


def room(accepted_at: tuple[datetime, ...], now: datetime, service: Service) -> Room:
    """The room in the week that `now` falls in, given when referrals were accepted."""
    week = week_of(now, service.zone, service.week_begins)
    weeks = [week_of(moment, service.zone, service.week_begins) for moment in accepted_at]
    return Room(week, weeks.count(week), service.weekly_acceptances)


def acceptance_faults(room: Room, waiver: str, *, may_waive: bool) -> list[Fault]:
    """Over the week's number a waiver with its reason is needed, from somebody who may give it (mission 54)."""
    if room.left or (waiver.strip() and may_waive):
        return []
    numbers = {"accepted": room.accepted, "of": room.of}
    if waiver.strip():
        rule = Text(
            "The team has accepted %(accepted)s this week, of %(of)s. Only the team manager can go over it.",
            **numbers,
        )
        return [Fault("waiver", waiver, rule, "Let them wait, or redirect.")]
    rule = Text("The team has accepted %(accepted)s this week, of %(of)s.", **numbers)
    return [
        Fault("waiver", "", rule, "Let them wait, redirect with a reason, or ask the manager for a waiver.")
    ]


def route_faults(route: str, referrer: str) -> list[Fault]:
    """Another way than the list's has to be told by who referred."""
    if route != ANOTHER_WAY or referrer.strip():
        return []
    return [Fault("referrer", "", "They came by another way.", "Write who referred them.")]


def age_on(born: date, day: date) -> int:
    """Age in whole years; somebody born on 29 February has their birthday on 1 March in a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def doubts(
    service: Service,
    *,
    crisis: bool | None,
    new_episode: bool | None,
    born: date | None,
    exclusion: str,
    day: date,
) -> list[str]:
    """What speaks against a referral by the service's criteria. Doubts are shown; people decide (mission
    50–57).

    Unknown is no doubt: nobody is turned away because a box was left empty.
    """
    found: list[str] = []
    if service.crisis_only and crisis is False:
        found.append(Text("This is not a crisis."))
    if service.new_episodes_only and new_episode is False:
        found.append(Text("This is not a new episode of care."))
    if exclusion:
        found.append(Text("One of the service's exclusions applies."))
    if born is not None:
        age = age_on(born, day)
        if service.youngest is not None and age < service.youngest:
            found.append(Text("They are younger than %(age)s.", age=service.youngest))
        if service.oldest is not None and age > service.oldest:
            found.append(Text("They are older than %(age)s.", age=service.oldest))
    return found


def since_referral_faults(field: str, at: datetime | None, referred_at: datetime | None) -> list[Fault]:
    """Nothing with the person happened before their referral arrived: every clock of theirs begins there."""
    if at is None or referred_at is None or at >= referred_at:
        return []
    return [Fault(field, f"{at:%d/%m/%Y}", "The referral arrived later than that.", "Check day and time.")]
