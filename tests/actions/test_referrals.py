from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from team import LONG_AGO, actor, new_referral, user
from tornio.actions import home, referrals
from tornio.actions import staff as acting_staff
from tornio.actions.door import ChangedMeanwhileError, NotFoundError
from tornio.care.permissions import MANAGER, Actor
from tornio.records.referrals import Episode, Referral
from tornio.records.staff import Membership, Team
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db


def accepted(by, count: int) -> None:
    for _ in range(count):
        referrals.accept(by, referrals.register(by, new_referral()), version=1)


def test_accepting_opens_an_episode():
    by = actor("Ann")
    key = referrals.register(by, new_referral())
    referrals.accept(by, key, version=1)
    shown = referrals.view(by, key)
    assert (shown.referral.outcome, shown.room.accepted) == ("accepted", 1)
    assert shown.referral.episode == Episode.objects.get().key


def test_the_sixth_in_a_week_waits_for_the_manager():
    by = actor("Ann")
    accepted(by, 5)
    sixth = referrals.register(by, new_referral())
    with pytest.raises(FaultyInput, match="accepted 5 this week, of 5"):
        referrals.accept(by, sixth, version=1)
    with pytest.raises(FaultyInput, match="Only the team manager"):
        referrals.accept(by, sixth, version=1, waiver="a neighbour of theirs is with us")


def test_the_managers_waiver_takes_a_sixth_and_stays_on_record():
    by, manager = actor("Ann"), actor("Mia", MANAGER)
    accepted(by, 5)
    sixth = referrals.register(by, new_referral())
    referrals.accept(manager, sixth, version=1, waiver="their brother is with us already")
    shown = referrals.view(by, sixth)
    assert shown.referral.outcomes[0].waiver == "their brother is with us already"
    assert (shown.room.accepted, shown.room.left) == (6, 0)


def test_redirecting_takes_a_reason():
    by = actor("Ann")
    key = referrals.register(by, new_referral())
    with pytest.raises(FaultyInput, match="ask why"):
        referrals.turn(by, key, version=1, outcome="redirected", reason=" ")


def test_an_exclusion_learnt_at_the_decision_is_the_referrals_from_then_on():
    by = actor("Ann")
    key = referrals.register(by, new_referral())
    referrals.turn(by, key, version=1, outcome="waiting", reason="we ask the memory service")
    referrals.turn(by, key, version=2, outcome="redirected", exclusion="dementia", went_to="Memory service")
    shown = referrals.view(by, key).referral
    assert shown.exclusion == "dementia"
    assert [(made.exclusion, made.reason) for made in shown.outcomes] == [
        ("dementia", ""),
        ("", "we ask the memory service"),
    ]


def test_going_elsewhere_for_another_reason_leaves_the_exclusion_of_the_referral_as_it_was():
    by = actor("Ann")
    key = referrals.register(by, new_referral(exclusion="dementia"))
    referrals.turn(by, key, version=1, outcome="redirected", reason="moved away", went_to="Dover")
    shown = referrals.view(by, key).referral
    assert (shown.exclusion, shown.outcomes[0].exclusion) == ("dementia", "")


def test_somebody_who_is_with_the_team_is_a_doubt_that_can_be_said_in_another_language():
    by = actor("Ann")
    referrals.accept(by, referrals.register(by, new_referral()), version=1)
    again = referrals.register(by, new_referral(), same=Episode.objects.get().person.key)
    (doubt,) = referrals.view(by, again).doubts
    assert doubt.template == "They are with the team now."


def test_a_decided_referral_is_not_decided_again():
    by = actor("Ann")
    key = referrals.register(by, new_referral())
    referrals.turn(by, key, version=1, outcome="redirected", reason="moved away", went_to="Dover")
    with pytest.raises(FaultyInput, match="is decided"):
        referrals.accept(by, key, version=2)


def test_the_second_of_two_who_decide_at_once_is_told():
    by = actor("Ann")
    key = referrals.register(by, new_referral())
    referrals.turn(by, key, version=1, outcome="waiting", reason="until Monday")
    with pytest.raises(ChangedMeanwhileError):
        referrals.turn(by, key, version=1, outcome="redirected", reason="elsewhere", went_to="Dover")
    assert referrals.view(by, key).referral.outcome == "waiting"


def test_another_teams_referral_is_not_there():
    key = referrals.register(actor("Ann"), new_referral())
    with pytest.raises(NotFoundError):
        referrals.view(actor("Charlie", team="Another team"), key)


def test_everything_wrong_is_said_at_once():
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    with pytest.raises(FaultyInput) as refused:
        referrals.register(
            actor("Ann"), new_referral(given_name="", received_at=tomorrow, route="pigeon", priority="")
        )
    assert [fault.field for fault in refused.value.faults] == ["given_name", "received_at", "route", "priority"]


def in_two_teams(name: str) -> Actor:
    """Somebody who works with both teams."""
    both = user(name)
    Membership.objects.create(user=both, team=Team.objects.get(name="Another"), since=LONG_AGO)
    return acting_staff.actor(both.key)


def test_each_team_has_a_number_of_its_own_even_for_somebody_in_both():
    charlie = actor("Charlie", team="Another")
    for _ in range(5):
        referrals.accept(charlie, referrals.register(charlie, new_referral()), version=1)
    first = referrals.register(actor("Ann"), new_referral())
    both = in_two_teams("Bea")
    assert referrals.view(both, first).room.left == 5
    assert [(team.name, team.room.accepted) for team in home.today(both).teams] == [
        ("Another", 5),
        ("Open Dialogue", 0),
    ]
    referrals.accept(both, first, version=1)
    theirs = referrals.register(charlie, new_referral())
    with pytest.raises(FaultyInput, match="accepted 5 this week, of 5"):
        referrals.accept(both, theirs, version=1)


def test_a_record_that_was_opened_with_a_reason_is_not_decided_from_outside():
    key = referrals.register(actor("Ann"), new_referral())
    person = Referral.objects.get(key=key).person
    outside = replace(actor("Charlie", team="Another"), opened=frozenset({person.key}))
    for decide in (
        lambda: referrals.accept(outside, key, version=1),
        lambda: referrals.turn(outside, key, version=1, outcome="waiting", reason="full"),
        lambda: referrals.change(outside, key, referrals.Rest(crisis=True), version=1),
    ):
        with pytest.raises(FaultyInput, match="for reading"):
            decide()
    assert Referral.objects.get(key=key).outcome == "open"


def test_whoever_is_in_two_teams_says_which_one_is_meant():
    actor("Charlie", team="Another")
    actor("Ann")
    both, another = in_two_teams("Bea"), Team.objects.get(name="Another")
    for team in ("", "nowhere"):
        with pytest.raises(FaultyInput, match="one of your teams"):
            referrals.register(both, new_referral(), team=team)
    key = referrals.register(both, new_referral(), team=another.key)
    assert Referral.objects.get(key=key).team == another


def test_a_team_that_is_not_ones_own_is_not_registered_to():
    actor("Charlie", team="Another")
    with pytest.raises(FaultyInput, match="one of your teams"):
        referrals.register(actor("Ann"), new_referral(), team=Team.objects.get(name="Another").key)
    assert not Referral.objects.exists()
