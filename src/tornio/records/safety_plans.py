"""The safety plan: the newest version is the plan, every older one stays (mission 28)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from tornio.records.base import ChangedMeanwhileError
from tornio.records.meetings import Meeting
from tornio.records.notes import SafetyPlan
from tornio.records.referrals import Episode
from tornio.records.staff import User


@dataclass(frozen=True)
class PlanVersion:
    """One version of a plan."""

    key: str
    number: int
    written_at: datetime
    by: str
    signs: str
    what_helps: str
    who_helps: str
    surroundings: str
    reasons_to_live: str
    who_to_call: str


def versions(episode: Episode) -> tuple[PlanVersion, ...]:
    """Every version, the newest first."""
    named = {field.name for field in fields(PlanVersion)} - {"by"}
    found = SafetyPlan.objects.filter(episode=episode).select_related("written_by").order_by("-number")
    return tuple(
        PlanVersion(by=plan.written_by.name, **{name: getattr(plan, name) for name in named}) for plan in found
    )


def version(episode: Episode) -> int:
    """What a page carries that would write the next version: it changes with each one written or struck out."""
    found = SafetyPlan.everything.filter(episode=episode)
    return found.count() + found.filter(struck_at__isnull=False).count() + 1


def add(
    episode: Episode, meeting: Meeting | None, seen: int, by: User, now: datetime, words: dict[str, str]
) -> SafetyPlan:
    """Adds the version after the one that its writer saw.

    Raises:
        ChangedMeanwhileError: when somebody else wrote one in between, or struck one out.
    """
    if seen != version(episode):
        raise ChangedMeanwhileError(f"The safety plan of {episode.key} is no longer what its writer saw.")
    number = SafetyPlan.everything.filter(episode=episode).count() + 1
    return SafetyPlan.objects.create(
        episode=episode, meeting=meeting, number=number, written_by=by, written_at=now, **words
    )
