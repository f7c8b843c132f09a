from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.care.reading import load
from tornio.care.referrals import (
    ANOTHER_REASON,
    Turning,
    acceptance_faults,
    age_on,
    doubts,
    room,
    route_faults,
    turning_faults,
    week_bounds,
    week_of,
)

KENT = load("kent")
LONDON = KENT.zone
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        # Monday 00:30 in summer is still Sunday in UTC: the service's own clock decides.
        (datetime(2026, 6, 7, 23, 30, tzinfo=UTC), date(2026, 6, 8)),
        (datetime(2026, 6, 7, 22, 59, tzinfo=UTC), date(2026, 6, 1)),
        (datetime(2026, 1, 4, 23, 59, tzinfo=UTC), date(2025, 12, 29)),
    ],
)
def test_a_week_begins_at_the_services_midnight(moment, week):
    assert week_of(moment, LONDON, "Monday") == week


@given(MOMENTS, st.sampled_from(["Monday", "Wednesday", "Sunday"]))
def test_every_moment_lies_in_its_week(moment, begins):
    start, end = week_bounds(week_of(moment, LONDON, begins), LONDON)
    assert start.astimezone(UTC) <= moment < end.astimezone(UTC)


@given(st.lists(MOMENTS, max_size=12), MOMENTS)
def test_room_counts_this_weeks_acceptances_alone(accepted, now):
    start, end = (edge.astimezone(UTC) for edge in week_bounds(week_of(now, LONDON, "Monday"), LONDON))
    this_week = [moment for moment in accepted if start <= moment < end]
    assert room(tuple(accepted), now, KENT).left == max(0, 5 - len(this_week))


def test_the_fifth_needs_no_waiver_and_the_sixth_does():
    now = datetime(2026, 3, 4, 12, tzinfo=UTC)
    four, five = (room((now,) * count, now, KENT) for count in (4, 5))
    assert not acceptance_faults(four, "", may_waive=False)
    assert acceptance_faults(five, "", may_waive=True)
    assert acceptance_faults(five, "a reason", may_waive=False)
    assert not acceptance_faults(five, "a reason", may_waive=True)


def test_a_manager_is_not_sent_to_ask_the_manager():
    now = datetime(2026, 3, 4, 12, tzinfo=UTC)
    full = room((now,) * 5, now, KENT)
    cures = [acceptance_faults(full, "", may_waive=may)[0].cure for may in (True, False)]
    assert ["ask the manager" in cure for cure in cures] == [False, True]


def test_a_new_week_has_room_again():
    now = datetime(2026, 3, 4, 12, tzinfo=UTC)
    assert room((now,) * 5, now + timedelta(days=7), KENT).left == 5


def test_unknown_is_no_doubt():
    unknown = {"crisis": None, "new_episode": None, "born": None, "exclusion": "", "with_us": False}
    assert doubts(KENT, **unknown, day=date(2026, 3, 4)) == []


def test_each_criterion_raises_its_own_doubt():
    born = date(2010, 3, 5)
    against = {"crisis": False, "new_episode": False, "born": born, "exclusion": "dementia", "with_us": True}
    found = doubts(KENT, **against, day=date(2026, 3, 4))
    assert len(found) == 5
    assert "One of the service's exclusions applies: Dementia." in found


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 3, 4), date(2026, 3, 4), 18),
        (date(2008, 3, 5), date(2026, 3, 4), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_age_turns_on_the_birthday(born, day, age):
    assert age_on(born, day) == age


def test_another_way_in_needs_to_be_told_by_whom():
    assert [fault.field for fault in route_faults("other", " ")] == ["referrer"]
    assert route_faults("other", "the vicar") == []
    assert route_faults("self", "") == []


def faulty(**said: str) -> list[str]:
    """The fields that somebody has to mend before a referral is turned away."""
    return [fault.field for fault in turning_faults(Turning(**said), KENT)]


def test_an_exclusion_is_reason_enough_and_another_reason_needs_words():
    gone = {"outcome": "redirected", "went_to": "Dover"}
    assert faulty(**gone, exclusion="dementia") == []
    assert faulty(**gone, exclusion=ANOTHER_REASON) == ["reason"]
    assert faulty(**gone, exclusion="", reason="dementia") == ["exclusion"]
    assert faulty(**gone, exclusion="debts") == ["exclusion"]


def test_nobody_waits_for_an_exclusion_to_pass():
    assert faulty(outcome="waiting", exclusion="dementia") == ["exclusion"]
    assert faulty(outcome="waiting", reason="no room this week") == []


WORDS = st.sampled_from(["", " ", "words"])
CHOICES = st.sampled_from(["", ANOTHER_REASON, "debts", *(code.code for code in KENT.exclusions)])


@given(st.sampled_from(["waiting", "redirected", "accepted"]), WORDS, CHOICES, WORDS)
def test_whoever_is_turned_away_always_hears_why_and_who_helps_instead(outcome, reason, exclusion, went_to):
    turning = Turning(outcome, reason, exclusion, went_to)
    if not turning_faults(turning, KENT):
        assert turning.excluded in {code.code for code in KENT.exclusions} or reason.strip()
        assert outcome == "waiting" or went_to.strip()
