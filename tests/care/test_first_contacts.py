from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tornio.care.episodes import Began
from tornio.care.first_contacts import Told, told_faults

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
ARRIVED = NOW - timedelta(hours=3)
LONDON = ZoneInfo("Europe/London")


def fields(told: Told, referred_at: datetime | None = ARRIVED) -> list[str]:
    began = Began(referred_at, NOW.date(), LONDON)
    return [fault.field for fault in told_faults(told, began, NOW)]


def test_a_time_and_how_is_all_that_is_needed():
    assert fields(Told(NOW, "telephone")) == []


def test_the_person_may_leave_where_when_and_who_open():
    assert fields(Told(NOW, "telephone", who_else="did not say")) == []


def test_a_contact_without_a_time_starts_no_clock():
    assert fields(Told(None, "telephone")) == ["at"]


def test_a_contact_lies_between_the_beginning_and_now():
    assert fields(Told(NOW + timedelta(minutes=1), "telephone")) == ["at"]
    assert fields(Told(ARRIVED - timedelta(minutes=1), "telephone")) == ["at"]
    assert fields(Told(ARRIVED, "telephone")) == []
    assert fields(Told(ARRIVED - timedelta(hours=1), "telephone"), None) == []
    assert fields(Told(ARRIVED - timedelta(days=1), "telephone"), None) == ["at"]


def test_words_of_no_list_are_refused_together():
    assert fields(Told(NOW, "pigeon", explained="perhaps", who_else="all")) == [
        "medium",
        "explained",
        "who_else",
    ]
