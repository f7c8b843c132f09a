"""When an episode began: nothing with the person happened before, and every clock of theirs begins there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tornio.vocabulary.fault import Fault
from tornio.vocabulary.text import Text


@dataclass(frozen=True)
class Began:
    """An episode begins when its referral arrives; one that came with an earlier caseload has none, and began
    on the day since which they are with the team."""

    referred_at: datetime | None
    opened_on: date
    zone: ZoneInfo

    def faults(self, field: str, at: datetime | None) -> list[Fault]:
        """What is wrong with the time of something that happened in the episode."""
        if at is None or not self.is_after(at):
            return []
        rule = (
            Text("They are with the team since %(day)s.", day=self.opened_on)
            if self.referred_at is None
            else "The referral arrived later than that."
        )
        return [Fault(field, f"{at:%d/%m/%Y}", rule, "Check day and time.")]

    def is_after(self, at: datetime) -> bool:
        """Whether the episode had not begun yet."""
        if self.referred_at is not None:
            return at < self.referred_at
        return at.astimezone(self.zone).date() < self.opened_on
