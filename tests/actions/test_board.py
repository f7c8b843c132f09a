from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from team import LONG_AGO, actor, new_referral, user
from tornio.actions import board, clock, referrals
from tornio.actions import staff as acting_staff
from tornio.care.permissions import MANAGER, Actor
from tornio.records.referrals import Referral
from tornio.records.staff import Membership, Team
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch):
    """Sets the clock."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def registered(by: Actor, name: str) -> str:
    return referrals.register(by, new_referral(given_name=name))


def only(by: Actor, day=None):
    """The board of somebody who is in one team."""
    (shown,) = board.view(by, day).boards
    return shown


def names(rows) -> list[str]:
    return [row.name for row in rows]


def test_a_week_shows_who_waits_who_was_taken_and_who_went_elsewhere(at):
    at(MONDAY + timedelta(hours=1))
    by = actor("Ann")
    keys = [registered(by, name) for name in ("Sam", "Jo", "Alex", "Kim")]
    referrals.accept(by, keys[0], version=1)
    referrals.turn(by, keys[1], version=1, outcome="waiting", reason="no room")
    referrals.turn(by, keys[2], version=1, outcome="redirected", reason="moved", went_to="Dover")
    shown = only(by)
    assert (shown.arrived, shown.room.accepted) == (4, 1)
    assert (names(shown.waiting), names(shown.accepted)) == (["Jo", "Kim"], ["Sam"])
    assert [(row.name, row.reason, row.went_to) for row in shown.redirected] == [("Alex", "moved", "Dover")]


def test_an_earlier_week_shows_who_waited_then(at):
    at(MONDAY + timedelta(hours=1))
    by = actor("Ann")
    key = registered(by, "Sam")
    at(MONDAY + timedelta(days=8))
    referrals.accept(by, key, version=1)
    before = only(by, MONDAY.date())
    assert (names(before.waiting), names(before.accepted), before.room.accepted) == (["Sam"], [], 0)
    assert names(only(by).accepted) == ["Sam"]


def test_a_week_leads_to_the_one_after_it_but_never_into_the_future(at):
    at(MONDAY + timedelta(days=8))
    by = actor("Ann")
    now, before = board.view(by), board.view(by, MONDAY.date())
    assert (before.after, now.before, now.after) == (now.first, before.first, None)


def test_who_waits_stays_on_the_board_next_week(at):
    at(MONDAY + timedelta(hours=1))
    by = actor("Ann")
    referrals.turn(by, registered(by, "Sam"), version=1, outcome="waiting", reason="no room")
    at(MONDAY + timedelta(days=8))
    assert names(only(by).waiting) == ["Sam"]


def test_another_teams_referrals_are_not_on_the_board(at):
    at(MONDAY + timedelta(hours=1))
    registered(actor("Ann"), "Sam")
    assert only(actor("Charlie", team="Another team")).waiting == ()


def test_whoever_is_in_two_teams_sees_a_board_for_each_and_never_their_sum(at):
    at(MONDAY + timedelta(hours=1))
    ann, charlie = actor("Ann"), actor("Charlie", team="Another")
    both = user("Bea")
    Membership.objects.create(user=both, team=Team.objects.get(name="Another"), since=LONG_AGO)
    for number in range(5):
        referrals.accept(charlie, registered(charlie, f"Jo{number}"), version=1)
    registered(ann, "Sam")
    boards = board.view(acting_staff.actor(both.key)).boards
    assert [(shown.team, shown.room.accepted, shown.room.left, shown.arrived) for shown in boards] == [
        ("Another", 5, 0, 5),
        ("Open Dialogue", 0, 5, 1),
    ]
    assert [names(shown.waiting) for shown in boards] == [[], ["Sam"]]


def test_an_exclusion_that_is_completed_later_is_not_why_they_went_elsewhere(at):
    at(MONDAY + timedelta(hours=1))
    by = actor("Ann")
    keys = [registered(by, name) for name in ("Sam", "Jo")]
    referrals.turn(by, keys[0], version=1, outcome="redirected", exclusion="dementia", went_to="Memory service")
    referrals.turn(by, keys[1], version=1, outcome="redirected", reason="moved", went_to="Dover")
    referrals.change(by, keys[1], referrals.Rest(exclusion="dementia"), version=2)
    assert [(row.exclusion, row.reason) for row in only(by).redirected] == [("dementia", ""), ("", "moved")]


def test_a_record_that_was_opened_with_a_reason_is_on_no_board_of_whoever_opened_it(at):
    at(MONDAY + timedelta(hours=1))
    key = registered(actor("Ann"), "Sam")
    person = Referral.objects.get(key=key).person.key
    outside = replace(actor("Charlie", team="Another"), opened=frozenset({person}))
    assert only(outside).waiting == ()


#: Hours after the Saturday before a change of clocks, and whether it is the manager with a waiver who accepts.
ACCEPTANCES = st.lists(st.tuples(st.integers(0, 200), st.booleans()), max_size=14)


@pytest.mark.parametrize("saturday", [datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)])
@settings(max_examples=8)
@given(acceptances=ACCEPTANCES)
def test_no_week_takes_more_than_five_without_the_managers_reason(saturday, acceptances):
    """Across both changes of the clocks: in whatever order and at whatever hour people accept."""
    with transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        ann, mia = actor("Ann"), actor("Mia", MANAGER)
        for hours, waived in sorted(acceptances):
            moment = saturday + timedelta(hours=hours)
            patch.setattr(clock, "now", lambda moment=moment: moment)
            key, room = registered(ann, "Sam"), only(ann).room
            try:
                if waived:
                    referrals.accept(mia, key, version=1, waiver="they are next door")
                else:
                    referrals.accept(ann, key, version=1)
            except FaultyInput:
                assert (room.left, waived) == (0, False)
            else:
                assert room.left or waived
        transaction.set_rollback(True)
