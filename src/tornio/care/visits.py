"""Being safe on a visit: who should have been heard of by now, and when somebody is called about them.

Minutes are the service's own (`care/services/*.toml`); the paper says nothing of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tornio.vocabulary.fault import Fault

#: What a call about a visit says: somebody pressed *Get help*, has not left in time, or never tapped *Arrived*.
HELP, OVERDUE, UNHEARD = "help", "overdue", "unheard"
CALLS = (HELP, OVERDUE, UNHEARD)
#: Nobody goes anywhere for such a meeting: nobody is missed at its door.
BY_VIDEO = "video"
#: Later than this, a visit that nobody said anything about is a record to finish, and nobody to look for.
LOOKED_FOR = timedelta(days=1)

#: So near to its time a meeting is today's, also across midnight: early and late by hours are arrivals.
ACROSS_MIDNIGHT = timedelta(hours=6)


def may_arrive(starts_at: datetime, now: datetime, zone: ZoneInfo, *, somebody_there: bool) -> bool:
    """Whether *Arrived* can be meant: on the day of the meeting by the service's clock, near to its time across
    midnight, and for as long as a colleague is there, whatever day it is by now."""
    moments = starts_at.astimezone(UTC), now.astimezone(UTC)
    first, second = (moment.astimezone(zone).date() for moment in moments)
    return somebody_there or first == second or abs(moments[0] - moments[1]) <= ACROSS_MIDNIGHT


def another_day_faults(
    starts_at: datetime, now: datetime, zone: ZoneInfo, *, somebody_there: bool
) -> list[Fault]:
    """*Arrived* belongs to a meeting of today: a slip of the thumb would begin another, and stop its clock."""
    if may_arrive(starts_at, now, zone, somebody_there=somebody_there):
        return []
    cure = "Open the meeting of today, change the day of this one, or write down how it was."
    return [Fault("begun", "", "This meeting is not today.", cure)]


def mistake_faults(*, saved: bool, called: bool) -> list[Fault]:
    """An arrival is taken back while nothing hangs on it."""
    if saved:
        rule = "Something is written down about this meeting already."
        return [Fault("begun", "", rule, "Tap Left safely. The whole meeting can be struck out.")]
    if called:
        return [Fault("begun", "", "Somebody was called because of this visit.", "Tap Left safely.")]
    return []


def safe_by(arrived_at: datetime, minutes: int, after: int) -> datetime:
    """When somebody on a visit should have tapped *Left safely*: its planned length, and a while after."""
    return arrived_at + timedelta(minutes=minutes + after)


def overdue(arrived_at: datetime, left_at: datetime | None, minutes: int, now: datetime, after: int) -> bool:
    """Whether somebody who arrived should have been heard of by now."""
    return left_at is None and now > safe_by(arrived_at, minutes, after)


def unheard(starts_at: datetime, now: datetime, after: int) -> bool:
    """Whether somebody who was to go should have tapped *Arrived* by now, and is worth looking for still."""
    return now - starts_at > timedelta(minutes=after) and looked_for(starts_at, now)


def looked_for(starts_at: datetime, now: datetime) -> bool:
    """Whether somebody of whom nobody has heard since such a meeting is worth looking for still."""
    return now - starts_at <= LOOKED_FOR


def call_again(answers: Iterable[datetime | None], now: datetime, again: int) -> bool:
    """Whether to call about somebody (again): each earlier call was answered, the last one `again` minutes ago
    or more. `answers` are when: None where nobody has. Yes where there was no earlier call."""
    return all(at is not None and now - at >= timedelta(minutes=again) for at in answers)
