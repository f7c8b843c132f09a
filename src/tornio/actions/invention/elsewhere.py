"""The second team's people: few, and none of them in the evaluated dataset. One is there to be looked for."""

from __future__ import annotations

from datetime import date

from tornio.actions.invention.book import Book, Staff
from tornio.actions.invention.reading import invented
from tornio.actions.invention.today import clock_runs, in_the_first_days, not_rung, somebody


def elsewhere(book: Book, staff: Staff, day: date) -> None:
    """A referral, a first call to make, a first meeting to plan, and somebody in the first days of a crisis."""
    somebody(book, staff, day, 0.6, "man", 52)
    not_rung(book, staff, day)
    clock_runs(book, staff, day)
    sought = invented().elsewhere.sought
    rosa = in_the_first_days(book, staff, day).person
    rosa.given_name, rosa.family_name, rosa.gender = sought.given_name, sought.family_name, "woman"
    rosa.born_on = sought.born_on
