"""What was said and decided at an invented meeting, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tornio.actions.invention.book import Book
from tornio.actions.invention.reading import invented
from tornio.care.decisions import Decision, InTheRoom
from tornio.records import models
from tornio.records.decisions import row
from tornio.records.models import Meeting, Member
from tornio.records.staff import User


@dataclass(frozen=True)
class Pen:
    """Who wrote, and when."""

    writer: User
    at: datetime


def held(
    book: Book, meeting: Meeting, pair: Sequence[User], here: Sequence[Member], minutes: int, why: str
) -> datetime:
    """A meeting from arriving to leaving: who was here, what mattered, what was decided, what comes next.

    Returns when it ended."""
    start, writer = meeting.starts_at, pair[0]
    end = start + timedelta(minutes=minutes)
    left = end + timedelta(minutes=8)
    meeting.arrived_at, meeting.left_safely_at = start, left
    meeting.ended_at = meeting.closed_at = end
    meeting.closed_by = writer
    meeting.person_here, meeting.reflections = True, book.chance(0.9)
    meeting.nobody_because = "" if here else why
    meeting.safety_plan, meeting.adherence_sampled = "unchanged", True
    meeting.next_kind = book.one_of(("date", "we will ring", "not decided"))
    meeting.next_asked_by = book.one_of(("person", "network", "together"))
    for user in pair:
        book.add(models.Practitioner(meeting=meeting, user=user, came=True))
        visit = models.Visit(meeting=meeting, user=user, arrived_at=start, arrived_by=writer, left_at=left)
        visit.left_by = writer
        book.add(visit)
    for member in here:
        book.add(models.Place(meeting=meeting, member=member, came=True))
    mattered(book, meeting, Pen(writer, end), here)
    decide(book, meeting, pair, here, end)
    return end


def mattered(book: Book, meeting: Meeting, pen: Pen, here: Sequence[Member]) -> None:
    """What mattered, by voice, in their own words; a reflection now and then; a voice that was not there."""
    say(book, meeting, pen, "person", invented().words["person"])
    for member in here[:2]:
        say(book, meeting, pen, "member", invented().words[member.relationship], member=member)
    if book.chance(0.3):
        say(book, meeting, pen, "practitioner", invented().words["practitioner"], practitioner=pen.writer)
    if not here and book.chance(0.2):
        book.add(models.AbsentVoice(meeting=meeting, whose=book.one_of(invented().words["absent"])))


def say(
    book: Book,
    meeting: Meeting,
    pen: Pen,
    voice: str,
    words: Sequence[str],
    *,
    member: Member | None = None,
    practitioner: User | None = None,
) -> None:
    """One voice's words, as the writer heard them."""
    agreed = "yes" if practitioner else book.one_of(("yes", "yes", "not asked"))
    book.add(
        models.Statement(
            meeting=meeting,
            voice=voice,
            member=member,
            practitioner=practitioner,
            written_by=pen.writer,
            written_at=pen.at,
            words=book.one_of(words),
            form="quote",
            agreed=agreed,
        )
    )


def decide(book: Book, meeting: Meeting, pair: Sequence[User], here: Sequence[Member], at: datetime) -> None:
    """A decision with everybody's place on it, or none: not deciding is an answer. The rule of the room holds
    for invented people as well (invariant 1)."""
    if not book.chance(0.6):
        meeting.nothing_decided = book.one_of(("none", "not decided"))
        return
    medicines = book.chance(0.2)
    words = book.one_of(invented().words["medicines" if medicines else "decisions"])
    ground = InTheRoom.present(meeting.key, person_here=meeting.person_here)
    made = book.add(row(Decision(words, ground, medicines), meeting.episode, meeting, pair[0], at))
    book.add(models.Position(decision=made, voice="person", stance="with it"))
    for member in here:
        stance = "sees it differently" if book.chance(0.1) else "with it"
        book.add(models.Position(decision=made, voice="member", member=member, stance=stance))
    for user in pair:
        book.add(models.Position(decision=made, voice="practitioner", practitioner=user, stance="with it"))
