"""Joint adherence forms: which meetings wait for one, what stands in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from tornio.records.base import one
from tornio.records.meetings import Meeting
from tornio.records.notes import AdherenceAnswer, AdherenceForm
from tornio.records.staff import User


@dataclass(frozen=True)
class MeetingLeft:
    """A meeting that was left: who came, and whether a form was asked for and filled in."""

    key: str
    person: str
    starts_at: datetime
    left_at: datetime | None
    pair: tuple[tuple[str, str], ...]
    asked: bool
    filled: bool


@dataclass(frozen=True)
class Filled:
    """A form as it was filled in. Scores are computed from it, never kept (invariant 5)."""

    measure: str
    version: str
    completed_at: datetime
    completers: tuple[str, ...]
    answers: tuple[tuple[str, int | None], ...]


def left(within: QuerySet[Meeting]) -> tuple[MeetingLeft, ...]:
    """The meetings that were left, the newest first."""
    found = within.filter(left_safely_at__isnull=False, cancelled_at=None).select_related(
        "episode__person", "adherence"
    )
    return tuple(
        meeting_left(meeting)
        for meeting in found.prefetch_related("practitioners__user").order_by("-starts_at", "-pk")
    )


def meeting_left(meeting: Meeting) -> MeetingLeft:
    """One meeting, as the form's page needs it."""
    came = (seat.user for seat in meeting.practitioners.all() if seat.came is not False)
    return MeetingLeft(
        meeting.key,
        str(meeting.episode.person),
        meeting.starts_at,
        meeting.left_safely_at,
        tuple(sorted(((user.key, user.name) for user in came), key=lambda pair: pair[1])),
        meeting.adherence_sampled,
        hasattr(meeting, "adherence"),
    )


def filled(meeting: Meeting) -> Filled | None:
    """The form of a meeting, or None where nobody filled one in."""
    form = AdherenceForm.objects.filter(meeting=meeting).first()
    return None if form is None else as_filled(form)


def as_filled(form: AdherenceForm) -> Filled:
    """A form as pages and scores take it, its items in order."""
    answers = sorted(form.answers.all(), key=lambda answer: (len(answer.item), answer.item))
    return Filled(
        form.measure,
        form.measure_version,
        form.completed_at,
        tuple(form.completers.order_by("name").values_list("name", flat=True)),
        tuple((answer.item, answer.answer) for answer in answers),
    )


def all_filled(within: QuerySet[Meeting]) -> tuple[Filled, ...]:
    """The forms of these meetings."""
    found = AdherenceForm.objects.filter(meeting__in=within).prefetch_related("answers").order_by("pk")
    return tuple(as_filled(form) for form in found)


def meeting(within: QuerySet[Meeting], key: str) -> Meeting:
    """A meeting within reach that was not cancelled.

    Raises:
        NotFoundError: when there is none.
    """
    return one(within.filter(key=key, cancelled_at=None))


def keep(form: AdherenceForm, completers: Iterable[str], answers: Iterable[tuple[str, int | None]]) -> None:
    """Keeps who filled a form in, and each answer."""
    form.completers.set(User.objects.filter(key__in=list(completers)))
    AdherenceAnswer.objects.bulk_create(
        AdherenceAnswer(form=form, item=item, answer=answer) for item, answer in answers
    )
