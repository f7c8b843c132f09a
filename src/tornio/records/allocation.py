"""Who can go: leave, duty and places in the team, for the plan of a meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.db.models import QuerySet, prefetch_related_objects

from tornio.care.allocation import Away, Missing, Need, away_on, need
from tornio.care.permissions import CARE
from tornio.records import staff
from tornio.records.meetings import Meeting
from tornio.records.staff import Duty, Leave, Team, User

#: Who goes to a meeting, and who went to the one that it follows.
PAIR = ("episode__team", "practitioners__user", "follows__practitioners__user")


def leave(users: Iterable[str], first: date, last: date) -> dict[str, tuple[Away, ...]]:
    """The leave of some colleagues that touches these days, by key, the first one first."""
    found: dict[str, list[Away]] = defaultdict(list)
    rows = Leave.objects.filter(user__key__in=list(users), first_day__lte=last, last_day__gte=first)
    for key, begins, ends in rows.order_by("first_day", "pk").values_list("user__key", "first_day", "last_day"):
        found[key].append(Away(begins, ends))
    return {key: tuple(days) for key, days in found.items()}


def duty(team: Team, start: datetime, end: datetime) -> dict[str, tuple[datetime, ...]]:
    """When the duty shifts of a team begin that start in a stretch of time, by the key of who has them."""
    found: dict[str, list[datetime]] = defaultdict(list)
    rows = Duty.objects.filter(team=team, starts_at__gte=start, starts_at__lt=end).order_by("starts_at", "pk")
    for key, begins in rows.values_list("user__key", "starts_at"):
        found[key].append(begins)
    return {key: tuple(begins) for key, begins in found.items()}


def missing(users: Iterable[User], team: Team, day: date) -> dict[str, Missing]:
    """Who of these cannot go that day, by key: on leave, or not in the team any more."""
    asked = list(users)
    there = {one.key for one in staff.colleagues(frozenset({team.key}), day, CARE)}
    off = leave([user.key for user in asked], day, day)
    found = {user.key: Missing(user.name, away_on(off.get(user.key, ()), day)) for user in asked}
    return {key: one for key, one in found.items() if one.away is not None or key not in there}


def pair(meeting: Meeting) -> list[User]:
    """Those with a place at a meeting, and at the one that it follows, by name."""
    meetings = [found for found in (meeting, meeting.follows) if found is not None]
    users = {place.user for found in meetings for place in found.practitioners.all()}
    return sorted(users, key=lambda user: (user.name, user.key))


def needs(planned: Mapping[Meeting, date], usual: int) -> dict[str, Need]:
    """What each of these meetings still needs on its day, by its key: somebody may have gone on leave since it
    was planned."""
    prefetch_related_objects(list(planned), *PAIR)
    days: dict[tuple[Team, date], list[Meeting]] = defaultdict(list)
    for meeting, day in planned.items():
        days[meeting.episode.team, day].append(meeting)
    found: dict[str, Need] = {}
    for (team, day), meetings in days.items():
        cannot = missing({user for meeting in meetings for user in pair(meeting)}, team, day)
        found |= {meeting.key: need_of(meeting, usual, cannot) for meeting in meetings}
    return found


def need_of(meeting: Meeting, usual: int, cannot: Mapping[str, Missing]) -> Need:
    """What one meeting needs, where these cannot go."""
    going = {place.user.key for place in meeting.practitioners.all()} - cannot.keys()
    theirs = [cannot[user.key] for user in pair(meeting) if user.key in cannot]
    return need(len(going), usual, meeting.fewer_because, theirs)


def soon(within: QuerySet[Meeting], now: datetime, days: int) -> QuerySet[Meeting]:
    """The meetings of the next days that are still plans."""
    until = now + timedelta(days=days)
    plans = within.filter(arrived_at=None, cancelled_at=None, closed_at=None, episode__person__died_on=None)
    return plans.filter(starts_at__gt=now, starts_at__lt=until)
