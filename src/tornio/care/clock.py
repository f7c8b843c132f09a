"""The clock that starts with a first contact: elapsed time, right across both clock changes (mission 3, 63).

Hours are hours lived through: the difference of two moments, not of two clock faces. 24 hours after a contact
at noon on the Saturday before the clocks go forward it is one o’clock on Sunday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Clock:
    """From a start to a stop, or to now while it still runs. Moments carry their time zone."""

    start: datetime
    stop: datetime | None
    now: datetime
    limit: timedelta

    def __post_init__(self) -> None:
        moments = {"start": self.start, "stop": self.stop, "now": self.now}
        naive = [name for name, moment in moments.items() if moment is not None and moment.utcoffset() is None]
        if naive:
            raise ValueError(f"{', '.join(naive)}: a moment without a time zone is no moment; give it one.")
        if self.limit <= timedelta(0):
            raise ValueError(f"limit: {self.limit}. It has to be above 0.")

    @property
    def running(self) -> bool:
        """Whether nothing has stopped it yet."""
        return self.stop is None

    @property
    def elapsed(self) -> timedelta:
        """Time lived through since the start; negative when the stop was before it (a meeting that came
        first)."""
        return (self.stop or self.now).timestamp() * SECOND - self.start.timestamp() * SECOND

    @property
    def due(self) -> datetime:
        """The moment at which the limit is reached, in the zone of the start."""
        return datetime.fromtimestamp(self.start.timestamp() + self.limit.total_seconds(), tz=self.start.tzinfo)

    @property
    def left(self) -> timedelta:
        """Time left before the limit; negative once it is past."""
        return self.limit - self.elapsed

    @property
    def late(self) -> bool:
        """Later than the limit. On the limit is in time."""
        return self.elapsed > self.limit

    def within(self, minutes: int) -> bool | None:
        """NHS England's flag (MHSDS: 60, 240, 1440 minutes): yes, no, or None while it can still go either
        way."""
        if self.elapsed > timedelta(minutes=minutes):
            return False
        return None if self.running else True


SECOND = timedelta(seconds=1)
