"""Joint adherence forms: which meetings wait for one, what stands in them. The newest form of a meeting counts;
what it corrects stays beside it (invariant 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from tornio.care.meetings import When, when
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
    arrived_at: datetime | None
    left_at: datetime | None
    pair: tuple[tuple[str, str], ...]
    asked: bool
    filled: bool

    @property
    def when(self) -> When:
        """When it was."""
        return when(self.starts_at, self.arrived_at)


@dataclass(frozen=True)
class Filled:
    """A form as it was filled in. Scores are computed from it, never kept (invariant 5). `earlier` are the
    forms that it corrects, the newest first."""

    key: str
    measure: str
    version: str
    completed_at: datetime
    completers: tuple[str, ...]
    answers: tuple[tuple[str, int | None], ...]
    earlier: tuple[Filled, ...] = ()

    @property
    def number(self) -> int:
        """Which form of its meeting it is, from 1: what a page carries that would correct it."""
        return len(self.earlier) + 1


def left(within: QuerySet[Meeting]) -> tuple[MeetingLeft, ...]:
    """The meetings that were left, the newest first."""
    found = within.filter(left_safely_at__isnull=False, cancelled_at=None).select_related("episode__person")
    fetched = found.prefetch_related("practitioners__user", "adherence_forms")
    return tuple(meeting_left(meeting) for meeting in fetched.order_by("-starts_at", "-pk"))


def meeting_left(meeting: Meeting) -> MeetingLeft:
    """One meeting, as the form's page needs it."""
    came = (seat.user for seat in meeting.practitioners.all() if seat.came is not False)
    return MeetingLeft(
        meeting.key,
        str(meeting.episode.person),
        meeting.starts_at,
        meeting.arrived_at,
        meeting.left_safely_at,
        tuple(sorted(((user.key, user.name) for user in came), key=lambda pair: pair[1])),
        meeting.adherence_sampled,
        bool(meeting.adherence_forms.all()),
    )


def filled(meeting: Meeting) -> Filled | None:
    """The form of a meeting as it stands now, or None where nobody filled one in."""
    form = standing(meeting)
    return None if form is None else as_filled(form)


def standing(meeting: Meeting) -> AdherenceForm | None:
    """The form that counts, or None."""
    return newest(AdherenceForm.objects.filter(meeting=meeting)).first()


def newest(within: QuerySet[AdherenceForm]) -> QuerySet[AdherenceForm]:
    """The forms that no other corrects: one for a meeting. (What is corrected is struck out together.)"""
    return within.filter(corrections=None)


def as_filled(form: AdherenceForm) -> Filled:
    """A form as pages and scores take it, its items in order, with the forms before it."""
    before = as_filled(form.corrects) if form.corrects else None
    answers = sorted(form.answers.all(), key=lambda answer: (len(answer.item), answer.item))
    return Filled(
        form.key,
        form.measure,
        form.measure_version,
        form.completed_at,
        tuple(form.completers.order_by("name").values_list("name", flat=True)),
        tuple((answer.item, answer.answer) for answer in answers),
        (before, *before.earlier) if before else (),
    )


def all_filled(within: QuerySet[Meeting]) -> tuple[Filled, ...]:
    """The forms of these meetings, each meeting's newest."""
    found = newest(AdherenceForm.objects.filter(meeting__in=within)).select_related("corrects")
    return tuple(as_filled(form) for form in found.prefetch_related("answers").order_by("pk"))


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
