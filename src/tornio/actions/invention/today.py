"""What is going on as somebody signs in for the first time: clocks that run, meetings to come, a call that was
answered. None of these people is in the evaluated dataset: their outcomes are still to come."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tornio.actions.invention.book import Book, Staff
from tornio.actions.invention.lives import (
    Life,
    Traits,
    accepted,
    decided,
    known,
    person,
    planned,
    referred,
    rung,
)
from tornio.actions.invention.meetings import held
from tornio.actions.invention.reading import invented
from tornio.records import models
from tornio.records.models import Meeting, Referral


def today(book: Book, staff: Staff, day: date) -> None:
    """A morning with a team at work."""
    waiting(book, staff, day)
    not_rung(book, staff, day)
    clock_runs(book, staff, day)
    first_meeting_ahead(book, staff, day)
    life = in_the_first_days(book, staff, day)
    called(book, life)


def somebody(book: Book, staff: Staff, day: date, hours: float, gender: str, age: int) -> Referral:
    """Somebody referred some hours ago."""
    return referred(book, staff, person(book, Traits(gender, age, "A"), day), book.ago(hours=hours))


def taken(book: Book, staff: Staff, day: date, hours: float, gender: str, age: int) -> Life:
    """Somebody referred some hours ago, and accepted twenty minutes after."""
    referral = somebody(book, staff, day, hours, gender, age)
    return accepted(book, staff, referral, referral.received_at + timedelta(minutes=20))


def waiting(book: Book, staff: Staff, day: date) -> None:
    """Two referrals that wait for an answer, one that waits for room, one that went elsewhere."""
    somebody(book, staff, day, 0.4, "woman", 24)
    somebody(book, staff, day, 3, "man", 61)
    later = somebody(book, staff, day, 70, "non-binary", 33)
    decided(book, staff, later, book.ago(hours=68), "waiting", reason="No room this week; rung and told so.")
    elsewhere = somebody(book, staff, day, 100, "man", 78)
    elsewhere.exclusion = "dementia"
    reason = "The memory service knows more of this."
    decided(
        book,
        staff,
        elsewhere,
        book.ago(hours=97),
        "redirected",
        reason=reason,
        exclusion=elsewhere.exclusion,
        went_to="Memory assessment service",
    )


def not_rung(book: Book, staff: Staff, day: date) -> None:
    """Accepted, and nobody has rung yet: the 24 hours have not begun."""
    taken(book, staff, day, 1.5, "woman", 45)


def clock_runs(book: Book, staff: Staff, day: date) -> None:
    """Rung yesterday, and no meeting yet: four hours are left."""
    life = taken(book, staff, day, 22, "man", 29)
    known(book, life, "mother", "parent", book.ago(hours=20))
    rung(book, life, book.ago(hours=20), "At my mother's house")


def first_meeting_ahead(book: Book, staff: Staff, day: date) -> None:
    """Rung this morning; the first meeting is in two hours."""
    life = taken(book, staff, day, 5, "woman", 38)
    network = [known(book, life, kind, kind, book.ago(hours=4)) for kind in ("partner", "friend")]
    rung(book, life, book.ago(hours=4), "At home, after four")
    planned(book, life, book.ago(hours=-2), "home", 2, life.pair(), network)


def in_the_first_days(book: Book, staff: Staff, day: date) -> Life:
    """The sixth day of a crisis: met four times, again in half an hour; a safety plan written together."""
    life = taken(book, staff, day, 6.2 * 24, "man", 21)
    first = day - timedelta(days=5)
    parents = [known(book, life, name, "parent", book.at(first, 8)) for name in ("mother", "father")]
    network = [*parents, known(book, life, "sister", "sibling", book.at(first, 8))]
    rung(book, life, book.ago(days=6.1), "At home")
    for number in (0, 1, 2, 4):
        meeting = planned(book, life, book.at(first + timedelta(days=number), 10), "home", 2)
        ended = held(book, meeting, life.pair(), network[: 1 + number % 3], 80, "")
        if number == 1:
            plan(book, life, meeting, ended)
    planned(book, life, book.ago(hours=-0.5), "home", 2, life.pair(), network)
    return life


def plan(book: Book, life: Life, meeting: Meeting, at: datetime) -> None:
    """A safety plan that was written together."""
    book.add(
        models.SafetyPlan(
            episode=life.episode,
            number=1,
            written_at=at,
            written_by=life.others[0],
            meeting=meeting,
            **invented().plan,
        )
    )


def called(book: Book, life: Life) -> None:
    """An urgent call two days ago that was seen at once and settled, and a telephone call outside meetings."""
    raised = book.ago(hours=47)
    first, second = life.pair()
    book.add(
        models.Urgent(
            episode=life.episode,
            raised_at=raised,
            raised_by=second,
            callback="The mother's telephone",
            accepted_at=raised + timedelta(minutes=6),
            accepted_by=first,
            settled_at=raised + timedelta(minutes=55),
            settled_by=first,
        )
    )
    book.add(
        models.Contact(episode=life.episode, at=book.ago(hours=26), medium="telephone", minutes=20, by=first)
    )
