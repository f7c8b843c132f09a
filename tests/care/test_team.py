from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.care.team import (
    Course,
    Post,
    course_faults,
    equivalent_on,
    leave_faults,
    may_supervise,
    post_faults,
    state,
    training,
)

DAY = date(2026, 3, 2)
POSTS = (Post(date(2020, 1, 1), Decimal(1)), Post(date(2025, 6, 1), Decimal("0.6")))


def test_a_post_holds_until_the_next_one_begins():
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2025, 5, 31), date(2025, 6, 1), DAY)
    assert [equivalent_on(POSTS, day) for day in days] == [0, 1, 1, Decimal("0.6"), Decimal("0.6")]


@given(st.permutations(POSTS))
def test_the_order_in_which_posts_were_written_down_does_not_matter(posts):
    assert equivalent_on(posts, DAY) == Decimal("0.6")


@pytest.mark.parametrize("text", ["0.6", "0,6", "1", "0", "2.00"])
def test_a_part_of_a_whole_time_post_is_a_number_from_nought_to_two(text):
    assert post_faults(text) == []


@pytest.mark.parametrize("text", ["-1", "2.01", "three days", "NaN", "Infinity", "0.333"])
def test_anything_else_is_no_post(text):
    assert [fault.field for fault in post_faults(text)] == ["equivalent"]


def test_a_course_is_in_progress_until_it_is_completed_and_then_until_it_expires():
    course = Course(date(2025, 1, 1), date(2025, 12, 1), date(2026, 12, 1))
    days = (date(2024, 12, 31), date(2025, 6, 1), date(2025, 12, 1), date(2026, 12, 1), date(2026, 12, 2))
    assert [course.state(day) for day in days] == ["none", "in progress", "complete", "complete", "expired"]


def test_somebody_is_as_trained_as_their_furthest_course():
    done, begun = Course(completed_on=DAY), Course(started_on=DAY)
    lapsed = Course(completed_on=DAY - timedelta(500), expires_on=DAY - timedelta(1))
    assert state([begun, done], DAY) == "complete"
    assert state([lapsed, begun], DAY) == "in progress"
    assert (state([lapsed], DAY), state([], DAY)) == ("expired", "none")


def test_the_share_of_the_trained_is_of_everybody():
    found = training(["complete", "complete", "in progress", "expired", "none"])
    assert (found.percent_trained, found.percent_in_progress) == (40, 20)
    assert training([]).percent_trained is None


def test_a_supervisor_has_completed_a_course_of_that_level():
    assert may_supervise([Course(completed_on=DAY, supervisor_level=True)], DAY)
    assert not may_supervise([Course(started_on=DAY, supervisor_level=True), Course(completed_on=DAY)], DAY)


def test_the_days_of_a_course_follow_each_other():
    later, earlier = DAY, DAY - timedelta(1)
    assert [fault.field for fault in course_faults(Course(later, earlier, earlier))] == ["completed_on"]
    assert [fault.field for fault in course_faults(Course(expires_on=DAY))] == ["expires_on"]
    assert course_faults(Course(earlier, later, later)) == []


def test_leave_ends_after_it_starts():
    assert [fault.field for fault in leave_faults(DAY, DAY - timedelta(1))] == ["last_day"]
    assert leave_faults(DAY, DAY) == []
