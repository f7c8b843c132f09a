"""The sections of a meeting's ending: the newest answers stand in the meeting, every earlier saving is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F

from tornio.records.base import ChangedMeanwhileError
from tornio.records.meetings import Meeting, Section
from tornio.records.staff import User

Answers = Mapping[str, str | bool | list[str] | None]


@dataclass(frozen=True)
class Saved:
    """One saving of a section. `version` is what a form shows that would save the next one."""

    number: int
    by: str
    at: datetime
    answers: dict[str, Any]

    @property
    def version(self) -> int:
        """The version that a form on the page carries."""
        return self.number + 1


def history(meeting: Meeting) -> dict[str, tuple[Saved, ...]]:
    """Every saving of every section, the newest first."""
    found: dict[str, tuple[Saved, ...]] = {}
    rows = Section.objects.filter(meeting=meeting).select_related("saved_by").order_by("-number")
    for row in rows:
        saved = Saved(row.number, row.saved_by.name, row.saved_at, row.answers)
        found[row.name] = (*found.get(row.name, ()), saved)
    return found


def save(
    meeting: Meeting, name: str, seen: int, by: User, now: datetime, answers: Answers, **values: Any
) -> None:
    """Adds a saving of a section and puts its answers into the meeting.

    Raises:
        ChangedMeanwhileError: when somebody else saved this section after the page was opened.
    """
    newest = Section.objects.filter(meeting=meeting, name=name).order_by("-number").first()
    number = newest.number + 1 if newest else 1
    if seen != number:
        raise ChangedMeanwhileError(f"{name} of meeting {meeting.key} is no longer version {seen}.")
    Section.objects.create(
        meeting=meeting, name=name, number=number, saved_by=by, saved_at=now, answers=dict(answers)
    )
    Meeting.objects.filter(pk=meeting.pk).update(version=F("version") + 1, **values)
    meeting.refresh_from_db()
