"""The people of the Kent demonstration dataset as the service would have known them: the same ages, meetings,
company and adherence forms, with names and days that are invented."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from tornio.actions.invention.book import COMPLETED, Book, Staff
from tornio.actions.invention.lives import Life, Traits, accepted, known, person, planned, referred, rung
from tornio.actions.invention.meetings import held
from tornio.evaluation.dataset import Dataset
from tornio.evaluation.rows import AdherenceAnswer, Attendance, Participant
from tornio.evaluation.rows import Meeting as Met
from tornio.measures import load
from tornio.records import models
from tornio.records.models import Meeting

Row = TypeVar("Row")

#: The last to come began so many days ago, so that everybody's last wave is behind them; three lie between two.
LAST_BEGAN, APART = 215, 3
#: Days since the last meeting of the dataset within which somebody is still with the team.
STILL_HERE = 155


def cohort(book: Book, dataset: Dataset, staff: Staff, today: date) -> None:
    """Everybody who took part, the first to come first."""
    people = [one for one in dataset.participants if one.group == "person"]
    met = grouped(dataset.meetings, lambda row: row.participant)
    came = grouped(dataset.attendance, lambda row: row.meeting)
    forms = grouped(dataset.adherence, lambda row: row.meeting)
    for number, one in enumerate(people):
        first = today - timedelta(days=LAST_BEGAN + APART * (len(people) - 1 - number))
        company = [row for meeting in met[one.participant] for row in came[meeting.meeting]]
        life = begun(book, staff, one, first, company)
        for meeting in met[one.participant]:
            written, ended = took_place(book, life, meeting, came[meeting.meeting], first)
            filled_in(book, life, written, ended, forms[meeting.meeting])
        went_on(book, life, first + timedelta(days=met[one.participant][-1].day), today)


def grouped(rows: Iterable[Row], by: Callable[[Row], str]) -> Mapping[str, list[Row]]:
    """Rows by one of their columns."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[by(row)].append(row)
    return found


def begun(book: Book, staff: Staff, one: Participant, first: date, company: Sequence[Attendance]) -> Life:
    """Referred and rung on the day before the first meeting; who is in the network was named then."""
    traits = Traits(one.gender or "", one.age, one.ethnicity or "")
    called = book.at(first - timedelta(days=1), book.random.randint(11, 16), book.random.randrange(60))
    arrived = called - timedelta(minutes=book.random.randint(50, 110))
    referral = referred(book, staff, person(book, traits, first), arrived)
    life = accepted(book, staff, referral, called - timedelta(minutes=15))
    for row in company:
        known(book, life, row.member, row.relationship, called)
    rung(book, life, called, "At home")
    return life


def took_place(
    book: Book, life: Life, met: Met, came: Sequence[Attendance], first: date
) -> tuple[Meeting, datetime]:
    """A meeting of the dataset, with the same length, place, company and number of practitioners; and when it
    ended."""
    start = book.at(first + timedelta(days=met.day), book.random.randint(9, 10) if met.number == 1 else 14)
    pair = life.pair(met.practitioners or 2, met.peers or 0)
    meeting = planned(book, life, start, met.place or "home", len(pair))
    here = [life.network[row.member] for row in came]
    return meeting, held(book, meeting, pair, here, met.minutes or 60, met.nobody_because or "")


def filled_in(
    book: Book, life: Life, meeting: Meeting, ended: datetime, answers: Sequence[AdherenceAnswer]
) -> None:
    """The pair's joint form about a meeting, where there is one."""
    if not answers:
        return
    measure = load("pod-adherence")
    form = book.add(
        models.AdherenceForm(
            meeting=meeting,
            measure=measure.id,
            measure_version=measure.version,
            completed_at=ended,
        )
    )
    for user in life.pair()[: answers[0].completers]:
        book.add(COMPLETED(adherenceform=form, user=user))
    for row in answers:
        book.add(models.AdherenceAnswer(form=form, item=row.item, answer=row.answer))


def went_on(book: Book, life: Life, last: date, today: date) -> None:
    """What came after the meetings of the dataset: an ending that was decided together, or a next meeting."""
    if (today - last).days > STILL_HERE:
        life.episode.closed_on = last + timedelta(days=book.random.randint(7, 40))
        return
    ahead = book.at(today + timedelta(days=book.random.randint(2, 20)), book.random.randint(10, 15))
    planned(book, life, ahead, "home", 2, life.pair(), tuple(life.network.values()))
