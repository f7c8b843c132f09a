from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tornio.care.duty import Shift
from tornio.care.rota import away_faults, gaps, shift_faults

LONDON = ZoneInfo("Europe/London")
DAY = date(2026, 3, 2)
NINE, FIVE = time(9), time(17)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=LONDON)


def shift(start: datetime, end: datetime) -> Shift:
    return Shift("Ann", "01227 000000", start, end)


def open_hours(*shifts: Shift) -> list[tuple[datetime, datetime]]:
    return [(gap.starts_at, gap.ends_at) for gap in gaps(shifts, [DAY], NINE, FIVE, LONDON)]


def test_a_day_with_nobody_is_all_open():
    assert open_hours() == [(at(9), at(17))]


def test_what_lies_between_before_and_after_shifts_is_open():
    shifts = (shift(at(13), at(16)), shift(at(10), at(12)))
    assert open_hours(*shifts) == [(at(9), at(10)), (at(12), at(13)), (at(16), at(17))]


def test_shifts_that_meet_or_overlap_leave_nothing_open():
    assert open_hours(shift(at(8), at(12)), shift(at(12), at(15)), shift(at(11), at(18))) == []


def test_a_shift_over_midnight_covers_the_morning():
    overnight = shift(at(20, day=DAY - timedelta(1)), at(10))
    assert open_hours(overnight) == [(at(10), at(17))]


@given(st.lists(st.tuples(st.integers(0, 23 * 60), st.integers(1, 600)), max_size=5))
def test_minute_by_minute_it_is_the_same(shifts):
    """The slow twin: ask of each minute whether anybody covers it."""
    known = [shift(at(0) + timedelta(minutes=a), at(0) + timedelta(minutes=a + b)) for a, b in shifts]
    minutes = [at(9) + timedelta(minutes=number) for number in range(8 * 60)]
    uncovered = [minute for minute in minutes if not any(one.covers(minute) for one in known)]
    found = gaps(known, [DAY], NINE, FIVE, LONDON)
    assert uncovered == [
        minute for minute in minutes if any(gap.starts_at <= minute < gap.ends_at for gap in found)
    ]


def test_a_shift_has_a_number_and_ends_after_it_starts_within_a_day():
    assert [fault.field for fault in shift_faults(at(9), at(9), " ")] == ["phone", "ends_at"]
    assert [fault.field for fault in shift_faults(at(9), at(9) + timedelta(hours=25), "1")] == ["ends_at"]
    assert shift_faults(at(9), at(17), "1") == []


def test_whoever_is_away_is_not_on_duty():
    assert [fault.field for fault in away_faults([(DAY, DAY)], at(9), at(17), LONDON)] == ["user"]
    tomorrow = DAY + timedelta(1)
    assert away_faults([(tomorrow, tomorrow)], at(9), at(17), LONDON) == []
