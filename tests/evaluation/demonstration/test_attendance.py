"""Who of the network was at which meeting."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tornio.evaluation.demonstration import attendance, figures
from tornio.evaluation.demonstration.meetings import meetings
from tornio.evaluation.demonstration.searching import NotFound

PEOPLE = [f"demo-p{number:02}" for number in range(1, 51)]


def test_each_kind_came_as_often_as_printed_and_parents_in_one_way() -> None:
    found = attendance.company(meetings(PEOPLE, PEOPLE[:13], Random(1)), Random(1))
    times = Counter(kind for here in found for kind in here)
    assert dict(times) == figures.ATTENDED
    assert not any(here >= attendance.PARENTS for here in found)
    assert sum(map(bool, found)) == 245


def test_a_count_that_no_attendance_has_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "MEETINGS_WITH_NETWORK", 300)  # 281 instances cannot fill 300 meetings
    with pytest.raises(NotFound, match="300 meetings"):
        attendance.company(meetings(PEOPLE, PEOPLE[:13], Random(1)), Random(1))


def test_the_same_member_has_the_same_pseudonym_every_time() -> None:
    held = meetings(PEOPLE, PEOPLE[:13], Random(1))
    rows = attendance.attendance(held, attendance.company(held, Random(1)), Random(1))
    person = {meeting.meeting: meeting.participant for meeting in held}
    partners = {(person[row.meeting], row.member) for row in rows if row.relationship == "partner"}
    assert len(partners) == len({person for person, _ in partners})
