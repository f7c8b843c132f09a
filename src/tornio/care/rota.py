"""The duty rota: hours in which nobody would answer, and what keeps somebody off it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tornio.care.duty import Shift
from tornio.vocabulary.fault import Fault

LONGEST = timedelta(hours=24)


@dataclass(frozen=True)
class Gap:
    """A stretch of duty hours that nobody covers."""

    starts_at: datetime
    ends_at: datetime


def gaps(
    shifts: Iterable[Shift], days: Iterable[date], begins: time, ends: time, zone: ZoneInfo
) -> tuple[Gap, ...]:
    """The hours between `begins` and `ends` of each day that no shift covers, by the service's clock."""
    known = sorted(shifts, key=lambda shift: shift.starts_at)
    return tuple(
        gap
        for day in days
        for gap in uncovered(
            known, datetime.combine(day, begins, tzinfo=zone), datetime.combine(day, ends, tzinfo=zone)
        )
    )


def uncovered(shifts: list[Shift], start: datetime, end: datetime) -> Iterator[Gap]:
    """What shifts, in the order in which they start, leave open between two moments."""
    reached = start
    for shift in shifts:
        if shift.starts_at >= end:
            break
        if shift.starts_at > reached:
            yield Gap(reached, shift.starts_at)
        reached = max(reached, shift.ends_at)
    if reached < end:
        yield Gap(reached, end)


def shift_faults(starts_at: datetime | None, ends_at: datetime | None, phone: str) -> list[Fault]:
    """A shift ends after it starts, within a day, and has a number to ring."""
    faults = []
    if not phone.strip():
        faults.append(Fault("phone", "", "The number is missing.", "Write the duty number."))
    if starts_at is None or ends_at is None:
        return faults
    if not timedelta(0) < ends_at - starts_at <= LONGEST:
        rule = "A shift ends after it starts, and within 24 hours."
        faults.append(Fault("ends_at", f"{ends_at:%d/%m/%Y %H:%M}", rule, "Check both times."))
    return faults


def away_faults(
    leave: Iterable[tuple[date, date]], starts_at: datetime, ends_at: datetime, zone: ZoneInfo
) -> list[Fault]:
    """Whoever is away is not on duty."""
    first, last = starts_at.astimezone(zone).date(), ends_at.astimezone(zone).date()
    if any(begins <= last and ends >= first for begins, ends in leave):
        return [Fault("user", "", "They are on leave then.", "Choose somebody else, or other hours.")]
    return []
