from __future__ import annotations

import pytest

from studies import find, people
from tornio.evaluation.dataset import Attendance, Meeting

MEETINGS = (
    Meeting("M1", "P1", 1, 0, practitioners=2, peers=1),
    Meeting("M2", "P1", 2, 3, practitioners=1, peers=0, nobody_because="stigma"),
    Meeting("M3", "P1", 3, 6),
    *(Meeting(f"M{n}", "P1", n, 6 + n) for n in range(4, 12)),
)
ATTENDANCE = (
    Attendance("M1", "N1", "parent"),
    Attendance("M1", "N2", "parent"),
    Attendance("M1", "N3", "friend"),
    Attendance("M3", "N1", "parent"),
    Attendance("M11", "N4", "partner"),
)


@pytest.fixture(scope="module")
def section(analyse):
    return analyse("attendance", participants=people("P1"), meetings=MEETINGS, attendance=ATTENDANCE)


def test_only_each_persons_first_ten_meetings_count(section):
    assert find(section, "count", category="network meetings").value == 10
    assert find(section, "count", category="spouse or partner").value == 0


def test_a_meeting_is_with_the_network_or_with_the_person_alone(section):
    assert find(section, "count", category="the person and network members").value == 2
    assert find(section, "count", category="the person alone").value == 8


def test_one_parent_and_both_parents_are_derived_and_exclude_each_other(section):
    assert find(section, "count", category="one parent").value == 1
    assert find(section, "count", category="both parents").value == 1


def test_company_is_a_percentage_of_the_meetings_with_the_network(section):
    assert find(section, "percent", category="friends").value == 50
    assert find(section, "percent", category="friends").n == 2


def test_why_nobody_came_is_counted_of_the_meetings_alone(section):
    assert find(section, "count", category="stigma").value == 1
    assert find(section, "count", category="not known").value == 7


def test_teams_are_counted_where_they_are_known(section):
    two = find(section, "percent", category="two practitioners or more")
    assert (two.value, two.n) == (50, 2)
    assert find(section, "percent", category="a peer or more").value == 50


def test_no_meetings_leave_no_percentages(analyse):
    section = analyse("attendance", participants=people("P1"))
    assert not [finding for finding in section.findings if finding.quantity == "percent"]
