"""The joint adherence form: which meetings it is asked for, how much is filled in (mission 84–88)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tornio.vocabulary.fault import Fault

MEASURE = "pod-adherence"
#: How long a form waits: later, nobody remembers well enough. (Ours; the paper says only “after”.)
WAITS = timedelta(days=14)


@dataclass(frozen=True)
class Coverage:
    """How many meetings were left, for how many of them the form was asked, and how many of those have one."""

    left: int
    asked: int
    filled: int

    @property
    def percent(self) -> float | None:
        """Forms of those asked for, in per cent; None where none was asked for."""
        return 100 * self.filled / self.asked if self.asked else None


def asked(meeting: str, share: float) -> bool:
    """Whether a meeting is in the sample: the same answer whenever asked, and nobody can choose the meeting.

    A meeting's key is random; its digest, as a part of 1, is below `share` for that share of meetings.
    """
    digest = hashlib.sha256(f"adherence {meeting}".encode()).digest()
    return int.from_bytes(digest[:8]) < share * 2**64


def waits(left_at: datetime, now: datetime) -> bool:
    """Whether a meeting was left recently enough to be remembered."""
    return now - left_at <= WAITS


def coverage(meetings: Iterable[tuple[bool, bool]]) -> Coverage:
    """Counts meetings given as (asked for, filled in); a form nobody asked for counts as none of those."""
    known = list(meetings)
    sampled = [filled for is_asked, filled in known if is_asked]
    return Coverage(len(known), len(sampled), sum(sampled))


def completer_faults(completers: Collection[str], came: Collection[str]) -> list[Fault]:
    """The pair fills it in together: those who were at the meeting, one of them at least."""
    if completers and set(completers) <= set(came):
        return []
    rule = "The form is filled in by those who were at the meeting."
    return [Fault("completers", ", ".join(sorted(completers)), rule, "Choose who fills it in.")]
