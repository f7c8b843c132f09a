"""Protected notes as those in their circle see them. For everybody else no query here finds anything (invariant
3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from tornio.care.notes import Guard, is_due
from tornio.care.permissions import Actor
from tornio.records import reach
from tornio.records.base import one
from tornio.records.notes import ProtectedNote
from tornio.records.staff import Membership, on


@dataclass(frozen=True)
class NoteRow:
    """A protected note on the review list of somebody in its circle."""

    key: str
    person: str
    because: str
    review_on: date
    due: bool
    answers_for_it: str
    answers_here: bool


@dataclass(frozen=True)
class NotePage:
    """A protected note, for somebody in its circle. `earlier` are the words that this one corrects."""

    key: str
    version: int
    episode: str
    person: str
    because: str
    words: str
    written_by: str
    written_at: datetime
    circle: tuple[tuple[str, str], ...]
    answers_for_it: tuple[str, str]
    answers_here: bool
    review_on: date
    due: bool
    earlier: tuple[tuple[str, str, datetime], ...]


def visible(by: Actor) -> QuerySet[ProtectedNote]:
    """The notes whose circle somebody is in, in episodes within their reach, as they read now.

    `care.notes.visible` is the rule; this is the same as a query, and a test compares them.
    """
    standing = ProtectedNote.objects.filter(corrections=None, episode__in=reach.episodes(by))
    return standing.filter(in_circle(by)).distinct()


def struck(by: Actor) -> QuerySet[ProtectedNote]:
    """The notes that were struck out whose circle somebody is in."""
    found = ProtectedNote.everything.filter(struck_at__isnull=False, episode__in=reach.episodes(by))
    return found.filter(in_circle(by)).distinct()


def in_circle(by: Actor) -> Q:
    """The condition on notes that somebody sees."""
    return Q(circle__key=by.key) | Q(answers_for_it__key=by.key)


def due(by: Actor, today: date) -> int:
    """How many notes somebody has to look at again: those they answer for, or that nobody here answers for."""
    theirs = visible(by).filter(Q(answers_for_it__key=by.key) | ~answered_for(today))
    return sum(is_due(guard(note), today) for note in theirs.select_related("answers_for_it"))


def answered_for(today: date) -> Exists:
    """The condition on notes that whoever answers for them still works here, in the team of the episode."""
    places = Membership.objects.filter(on(today), user__is_active=True)
    return Exists(places.filter(user=OuterRef("answers_for_it"), team=OuterRef("episode__team")))


def rows(within: QuerySet[ProtectedNote], today: date) -> tuple[NoteRow, ...]:
    """The notes to look at again, the most pressing first."""
    found = within.select_related("episode__person", "answers_for_it").order_by("review_on", "pk")
    answered = set(within.filter(answered_for(today)).values_list("pk", flat=True))
    return tuple(
        NoteRow(
            note.key,
            str(note.episode.person),
            note.because,
            note.review_on,
            is_due(guard(note), today),
            note.answers_for_it.name,
            note.pk in answered,
        )
        for note in found
    )


def page(within: QuerySet[ProtectedNote], key: str, today: date) -> NotePage:
    """One protected note.

    Raises:
        NotFoundError: when there is none, or none for this reader: both look the same.
    """
    note = one(within.filter(key=key))
    return NotePage(
        note.key,
        note.version,
        note.episode.key,
        str(note.episode.person),
        note.because,
        note.words,
        note.written_by.name,
        note.written_at,
        tuple(note.circle.order_by("name").values_list("key", "name")),
        (note.answers_for_it.key, note.answers_for_it.name),
        within.filter(answered_for(today), pk=note.pk).exists(),
        note.review_on,
        is_due(guard(note), today),
        tuple(earlier(note)),
    )


def guard(note: ProtectedNote) -> Guard:
    """Who guards a note, as the rules know it."""
    circle = frozenset(note.circle.values_list("key", flat=True))
    return Guard(circle, note.answers_for_it.key, note.review_on)


def earlier(note: ProtectedNote) -> list[tuple[str, str, datetime]]:
    """What stood there before, the newest first: a correction never erases (invariant 2)."""
    found, before = [], note.corrects
    while before is not None:
        found.append((before.words, before.written_by.name, before.written_at))
        before = before.corrects
    return found
