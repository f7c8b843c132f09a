from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.care.episodes import Began

LONDON = ZoneInfo("Europe/London")
OPENED = date(2026, 6, 3)
ARRIVED = datetime(2026, 6, 1, 9, tzinfo=UTC)
REFERRED, CAME_WITH_A_CASELOAD = Began(ARRIVED, OPENED, LONDON), Began(None, OPENED, LONDON)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS)
def test_nothing_lies_before_the_referral_even_where_the_team_took_it_later(moment):
    assert bool(REFERRED.faults("at", moment)) == (moment < ARRIVED)


@given(MOMENTS)
def test_without_a_referral_nothing_lies_before_the_day_since_which_they_are_with_the_team(moment):
    assert bool(CAME_WITH_A_CASELOAD.faults("at", moment)) == (moment.astimezone(LONDON).date() < OPENED)


def test_a_day_begins_at_the_services_midnight():
    midnight = datetime(2026, 6, 2, 23, tzinfo=UTC)  # British Summer Time
    assert CAME_WITH_A_CASELOAD.faults("at", midnight) == []
    assert CAME_WITH_A_CASELOAD.faults("at", midnight - timedelta(minutes=1))


@pytest.mark.parametrize("began", [REFERRED, CAME_WITH_A_CASELOAD])
def test_whatever_has_no_time_yet_is_not_too_early(began):
    assert began.faults("at", None) == []


def test_it_says_since_when_they_are_with_the_team():
    (fault,) = CAME_WITH_A_CASELOAD.faults("at", datetime(1900, 1, 1, tzinfo=UTC))
    assert (fault.field, fault.value) == ("at", "01/01/1900")
    assert "2026-06-03" in fault.rule
