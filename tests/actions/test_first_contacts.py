from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from team import actor, episode, first_contact, new_referral
from tornio.actions import first_contacts, network, people, referrals
from tornio.actions.door import NotFoundError
from tornio.care.first_contacts import Told
from tornio.care.network import MemberDetails
from tornio.care.people import Way
from tornio.records.referrals import FirstContact
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db


def test_the_page_says_whom_to_ring_and_never_where_they_live():
    by = actor("Ann")
    found = episode(by)
    people.add_way(by, found.person.key, Way("address", "1 Hidden Lane", safe="yes"))
    people.add_way(by, found.person.key, Way("telephone", "01227 000002", safe="yes"))
    assert [way.value for way in first_contacts.view(by, found.key).numbers] == ["01227 000002"]


def test_from_its_time_the_clock_runs():
    by = actor("Ann")
    found = episode(by)
    first_contact(by, found, hours_ago=2, where_wished="at home", who_else="named")
    shown = first_contacts.view(by, found.key)
    assert shown.episode.response.contacted_at == shown.recorded.at
    assert (shown.recorded.by, shown.recorded.where_wished) == ("Ann", "at home")


def test_there_is_one_first_contact():
    by = actor("Ann")
    found = episode(by)
    first_contact(by, found)
    with pytest.raises(FaultyInput, match="written down already"):
        first_contact(by, found)


def test_it_does_not_lie_before_the_referral():
    by = actor("Ann")
    key = referrals.register(by, new_referral())
    referrals.accept(by, key, version=1)
    opened = referrals.view(by, key).referral.episode
    with pytest.raises(FaultyInput, match="arrived later"):
        first_contacts.make(by, opened, Told(datetime(2026, 3, 2, 8, 59, tzinfo=UTC), "telephone"))


def test_a_corrected_time_keeps_the_first_one_and_its_reason():
    by = actor("Ann")
    found = episode(by)
    first_contact(by, found, hours_ago=5)
    written = FirstContact.objects.get().at
    right = written + timedelta(hours=1)
    first_contacts.correct(by, found.key, version=1, at=right, because="I wrote the wrong hour")
    first_contacts.correct(by, found.key, version=2, at=right + timedelta(hours=1), because="and again")
    shown = first_contacts.view(by, found.key).recorded
    assert (shown.first_written_at, shown.corrected_because) == (written, "and again")


def test_a_time_is_not_corrected_without_a_reason():
    by = actor("Ann")
    found = episode(by)
    first_contact(by, found)
    with pytest.raises(FaultyInput, match="hangs on this"):
        first_contacts.correct(by, found.key, version=1, at=datetime.now(UTC), because=" ")


def test_whom_they_want_asked_stands_beside_it():
    by = actor("Ann")
    found = episode(by)
    network.add(by, found.person.key, MemberDetails("Jo", "friend"), wanted=True)
    network.add(by, found.person.key, MemberDetails("Alex", "friend"), wanted=False)
    assert [one.name for one in first_contacts.view(by, found.key).invited] == ["Jo"]


def test_another_teams_episode_is_not_there():
    key = episode(actor("Ann")).key
    with pytest.raises(NotFoundError):
        first_contacts.view(actor("Charlie", team="Another team"), key)
