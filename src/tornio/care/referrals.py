"""What a referral says, whether it fits, whether this week has room, and what turning one away takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tornio.care.people import NOT_ASKED, Way, way_faults
from tornio.care.service import WEEKDAYS, Code, Service, labels
from tornio.vocabulary.fault import Fault
from tornio.vocabulary.text import Text

OPEN, ACCEPTED, WAITING, REDIRECTED = "open", "accepted", "waiting", "redirected"
OUTCOMES = (
    Code(OPEN, "Open now"),
    Code(ACCEPTED, "Accepted"),
    Code(WAITING, "Waiting"),
    Code(REDIRECTED, "Redirected"),
)

UNDECIDED = (OPEN, WAITING)

#: The route that a service may add for whatever its list does not name.
ANOTHER_WAY = "other"
#: What a referral calls what a way to reach somebody has.
NAMED = {"value": "telephone"}
#: Somebody is sent elsewhere for none of the service's exclusions: words say why.
ANOTHER_REASON = "another reason"


@dataclass(frozen=True, kw_only=True)
class Rest:
    """What may wait when a referral arrives, and is completed later."""

    crisis: bool | None = None
    new_episode: bool | None = None
    team_otherwise: str = ""
    eligibility_by: str = ""
    eligibility_at: datetime | None = None
    exclusion: str = ""


@dataclass(frozen=True)
class Said:
    """How a referral came, how pressing it is, who referred, and why: corrected until it is decided."""

    route: str
    priority: str
    referrer: str = ""
    reason: str = ""


@dataclass(frozen=True)
class NewReferral(Rest):
    """What is known when a referral arrives. A name, when it came, by which way and how pressing it is; the
    rest may wait. `safe` is about the telephone: `yes`, `no`, or `not asked` where nobody knows."""

    given_name: str
    family_name: str
    received_at: datetime | None
    route: str
    priority: str
    born_on: date | None = None
    numbers: tuple[tuple[str, str], ...] = ()
    referrer: str = ""
    reason: str = ""
    telephone: str = ""
    safe: str = NOT_ASKED

    @property
    def said(self) -> Said:
        """What can be corrected until it is decided."""
        return Said(self.route, self.priority, self.referrer, self.reason)

    @property
    def way(self) -> Way:
        """The number for the first call, as the person's page will have it."""
        return Way("telephone", self.telephone.strip(), self.safe)


@dataclass(frozen=True)
class Turning:
    """Why somebody waits or is sent elsewhere, and who helps them instead. `exclusion` is one of the service's,
    `another reason`, or empty where nobody has chosen."""

    outcome: str
    reason: str = ""
    exclusion: str = ANOTHER_REASON
    went_to: str = ""

    @property
    def excluded(self) -> str:
        """The exclusion that was met; empty where it is another reason."""
        return "" if self.exclusion == ANOTHER_REASON else self.exclusion


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
    cure = (
        "Let them wait, redirect with a reason, or write why the team goes over it."
        if may_waive
        else "Let them wait, redirect with a reason, or ask the manager for a waiver."
    )
    return [Fault("waiver", "", rule, cure)]


def new_faults(new: NewReferral, service: Service, now: datetime) -> list[Fault]:
    """What stands in the way of registering."""
    at, found = new.received_at, []
    if not new.given_name.strip():
        found.append(Fault("given_name", "", "A name is needed.", "Any name they use will do."))
    if at is None:
        found.append(Fault("received_at", "", "The day it arrived is missing.", "Write day and time."))
    elif at > now:
        found.append(Fault("received_at", f"{at:%d/%m/%Y}", "It is still to come.", "Check day and time."))
    return [
        *found,
        *said_faults(new.said, service),
        *telephone_faults(new.way),
        *rest_faults(new, service, now),
    ]


def said_faults(said: Said, service: Service) -> list[Fault]:
    """What cannot be, about how it came and how pressing it is."""
    lists = {"route": service.routes, "priority": service.priorities}
    found = [fault for name, codes in lists.items() for fault in code_faults(name, getattr(said, name), codes)]
    return [*found, *route_faults(said.route, said.referrer)]


def telephone_faults(way: Way) -> list[Fault]:
    """No number may be known; where one is, it is kept as any other way to reach them."""
    if not way.value and way.safe == NOT_ASKED:
        return []
    return [replace(fault, field=NAMED.get(fault.field, fault.field)) for fault in way_faults(way)]


def rest_faults(rest: Rest, service: Service, now: datetime) -> list[Fault]:
    """What cannot be, among what may wait."""
    lists = {"team_otherwise": service.teams_otherwise, "exclusion": service.exclusions}
    said = {name: getattr(rest, name) for name in lists}
    found = [fault for name, word in said.items() if word for fault in code_faults(name, word, lists[name])]
    at = rest.eligibility_at
    if at is not None and at > now:
        found.append(Fault("eligibility_at", f"{at:%d/%m/%Y}", "It is still to come.", "Check day and time."))
    return found


def code_faults(name: str, value: str, codes: tuple[Code, ...]) -> list[Fault]:
    """A word that is not in its list."""
    if value in labels(codes):
        return []
    cure = Text("Choose one of: %(choices)s.", choices=tuple(Text(code.label) for code in codes))
    return [Fault(name, value, "It has to be one of the list.", cure)]


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
    with_us: bool,
    day: date,
) -> list[Text]:
    """What speaks against a referral by the service's criteria. Doubts are shown; people decide (mission
    50–57).

    Unknown is no doubt: nobody is turned away because a box was left empty.
    """
    found = []
    if with_us:
        found.append(Text("They are with the team now."))
    if service.crisis_only and crisis is False:
        found.append(Text("This is not a crisis."))
    if service.new_episodes_only and new_episode is False:
        found.append(Text("This is not a new episode of care."))
    found += [
        Text("One of the service's exclusions applies: %(exclusion)s.", exclusion=Text(code.label))
        for code in service.exclusions
        if code.code == exclusion
    ]
    if born is not None:
        age = age_on(born, day)
        if service.youngest is not None and age < service.youngest:
            found.append(Text("They are younger than %(age)s.", age=service.youngest))
        if service.oldest is not None and age > service.oldest:
            found.append(Text("They are older than %(age)s.", age=service.oldest))
    return found


def turning_faults(turning: Turning, service: Service) -> list[Fault]:
    """Waiting and redirecting take a reason, because somebody will have to hear it; and nobody is sent away to
    nowhere (mission 57)."""
    found = []
    if turning.outcome not in (WAITING, REDIRECTED):
        found.append(Fault("outcome", turning.outcome, "It has to wait, or to be redirected.", "Choose one."))
    found += exclusion_faults(turning, service)
    if turning.exclusion == ANOTHER_REASON and not turning.reason.strip():
        found.append(Fault("reason", "", "The person and the referrer will ask why.", "Write the reason."))
    if turning.outcome == REDIRECTED and not turning.went_to.strip():
        found.append(Fault("went_to", "", "Nobody is sent away to nowhere.", "Write who helps them instead."))
    return found


def exclusion_faults(turning: Turning, service: Service) -> list[Fault]:
    """Whoever is sent elsewhere meets one of the service's exclusions, or words say why; nobody waits for an
    exclusion to pass."""
    if turning.exclusion == ANOTHER_REASON:
        return []
    if not turning.exclusion:
        rule = "The person and the referrer will ask why."
        return [Fault("exclusion", "", rule, "Choose one, or another reason.")]
    if turning.outcome == WAITING:
        rule, cure = "Waiting does not change this.", "Redirect them, or give another reason."
        return [Fault("exclusion", turning.exclusion, rule, cure)]
    return code_faults("exclusion", turning.exclusion, service.exclusions)
