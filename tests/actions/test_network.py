from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from team import actor, episode
from tornio.actions import network
from tornio.actions.door import NotFoundError
from tornio.care.network import MemberDetails
from tornio.care.permissions import Actor
from tornio.records import network as records
from tornio.records.meetings import Meeting, Place
from tornio.records.network import Invitation, Member
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db

JO = MemberDetails("Jo", "friend", phone="01227 000003")


def member(by: Actor, *, wanted: bool = False) -> str:
    return network.add(by, episode(by).person.key, JO, wanted=wanted)


def test_a_member_is_invited_only_by_a_yes_of_their_own():
    by = actor("Ann")
    key = episode(by).person.key
    network.add(by, key, JO, wanted=False)
    network.add(by, key, MemberDetails("Alex", "parent"), wanted=True)
    _, members = network.view(by, key)
    assert [(one.name, one.invited) for one in members] == [("Jo", False), ("Alex", True)]


def test_a_second_yes_changes_nothing():
    by = actor("Ann")
    key = member(by)
    network.invite(by, key)
    network.invite(by, key)
    assert Invitation.objects.count() == 1


def test_3_whoever_was_taken_back_looks_like_whoever_was_never_invited():
    by = actor("Ann")
    key = member(by)
    before = network.member(by, key)
    network.invite(by, key)
    assert network.member(by, key) != before
    network.take_back(by, key)
    assert network.member(by, key) == before


def test_3_no_meeting_to_come_expects_whom_the_person_took_back():
    by = actor("Ann")
    found = Member.objects.select_related("person").get(key=member(by, wanted=True))
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    meeting = Meeting.objects.create(episode=found.person.episodes.get(), starts_at=tomorrow, place="home")
    Place.objects.create(meeting=meeting, member=found)
    network.take_back(by, found.key)
    assert not Place.objects.exists()


def test_who_came_to_an_earlier_meeting_stays_written():
    by = actor("Ann")
    found = Member.objects.select_related("person").get(key=member(by, wanted=True))
    now = datetime.now(UTC)
    meeting = Meeting.objects.create(
        episode=found.person.episodes.get(), starts_at=now, place="home", arrived_at=now
    )
    Place.objects.create(meeting=meeting, member=found, came=True)
    network.take_back(by, found.key)
    assert Place.objects.get().came is True


def test_a_yes_can_be_said_again():
    by = actor("Ann")
    key = member(by, wanted=True)
    network.take_back(by, key)
    network.invite(by, key)
    assert [one.name for one in records.invited(Member.objects.get().person)] == ["Jo"]


def test_whoever_is_taken_off_is_not_invited_any_more():
    by = actor("Ann")
    key = member(by, wanted=True)
    network.remove(by, key, version=1)
    assert records.invited(Member.objects.get().person) == ()
    with pytest.raises(NotFoundError):
        network.member(by, key)


def test_a_member_needs_a_name_and_a_relationship():
    by = actor("Ann")
    with pytest.raises(FaultyInput, match="name"):
        network.add(by, episode(by).person.key, MemberDetails("", "neighbour"), wanted=True)
    assert not Member.objects.exists()


def test_another_teams_member_is_not_there():
    key = member(actor("Ann"))
    with pytest.raises(NotFoundError):
        network.invite(actor("Charlie", team="Another team"), key)
