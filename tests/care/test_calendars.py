"""The calendar file, against RFC 5545."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tornio.care import calendars

LONDON = ZoneInfo("Europe/London")
SUMMER = datetime(2026, 7, 3, 14, 30, tzinfo=LONDON)


def lines(title: str = "Network meeting", place: str = "At home", *, cancelled: bool = False) -> list[str]:
    text = calendars.file("abc", SUMMER, 90, 3, SUMMER, title, place, cancelled=cancelled)
    assert text.endswith("END:VCALENDAR\r\n")
    return text.split("\r\n")


def test_times_are_in_utc_so_that_no_telephone_shifts_them():
    assert "DTSTART:20260703T133000Z" in lines()


def test_it_lasts_as_long_as_was_planned_even_on_the_last_day_that_there_is():
    assert "DURATION:PT90M" in lines()
    last = datetime.max.replace(tzinfo=UTC)
    assert "DTSTART:99991231T235959Z" in calendars.file("abc", last, 90, 1, last, "Network meeting", "At home")


def test_a_changed_meeting_replaces_the_one_in_the_calendar():
    assert "UID:abc@tornio" in lines()
    assert "SEQUENCE:3" in lines()


def test_a_meeting_that_was_called_off_says_so():
    assert "STATUS:CONFIRMED" in lines()
    assert "STATUS:CANCELLED" in lines(cancelled=True)


def test_marks_that_mean_something_in_the_file_are_escaped():
    assert "LOCATION:Room 2\\; left\\, then up\\\\down\\nring" in lines(
        place="Room 2; left, then up\\down\nring"
    )


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_no_line_is_longer_than_75_octets_and_unfolding_gives_the_words_back(title):
    found = lines(title)
    assert all(len(line.encode()) <= 75 for line in found)
    unfolded = "\r\n".join(found).replace("\r\n ", "").split("\r\n")
    assert f"SUMMARY:{calendars.escaped(title)}" in unfolded
