"""How fast the service answers, by two clocks.

*From first contact* is the paper's: to the first network meeting (mission 63). *From referral* is NHS England's
(github.com/nhsengland/MHSDS): to the first attended contact that was face to face, video included.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from tornio.care.clock import Clock


@dataclass(frozen=True)
class Response:
    """The moments of one episode; None where it has not come to that."""

    key: str
    name: str
    referred_at: datetime | None
    contacted_at: datetime | None
    face_to_face_at: datetime | None
    met_at: datetime | None

    @property
    def began(self) -> datetime | None:
        """When the first of the two clocks started; None for an episode that came with an earlier caseload."""
        starts = [start for start in (self.referred_at, self.contacted_at) if start is not None]
        return min(starts, default=None)

    def from_referral(self, now: datetime, limit: timedelta) -> Clock | None:
        """NHS England's clock; None where no referral is known."""
        return Clock(self.referred_at, self.face_to_face_at, now, limit) if self.referred_at else None

    def from_first_contact(self, now: datetime, limit: timedelta) -> Clock | None:
        """The paper's clock; None before the first contact."""
        return Clock(self.contacted_at, self.met_at, now, limit) if self.contacted_at else None


@dataclass(frozen=True)
class Within:
    """How many were answered within so many minutes, how many were not, and how many can still be."""

    minutes: int
    yes: int
    no: int
    still: int

    @property
    def percent(self) -> float | None:
        """Percent of those about whom it is known already; None where there is nobody."""
        known = self.yes + self.no
        return 100 * self.yes / known if known else None


@dataclass(frozen=True)
class Summary:
    """One clock over several episodes. The median is of the answered ones alone."""

    answered: int
    running: int
    median_minutes: float | None
    within: tuple[Within, ...]


def summary(clocks: Iterable[Clock], minutes: Iterable[int]) -> Summary:
    """Counts, the median and the shares within each of the country's minutes."""
    found = tuple(clocks)
    took = [clock.elapsed / timedelta(minutes=1) for clock in found if not clock.running]
    return Summary(
        answered=len(took),
        running=len(found) - len(took),
        median_minutes=median(took) if took else None,
        within=tuple(within(found, limit) for limit in minutes),
    )


def within(clocks: tuple[Clock, ...], minutes: int) -> Within:
    """One of NHS England's flags over several clocks."""
    flags = [clock.within(minutes) for clock in clocks]
    return Within(minutes, flags.count(True), flags.count(False), flags.count(None))
