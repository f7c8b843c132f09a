from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from meeting import begun, decided, meeting
from team import actor, episode, first_contact, new_referral
from tornio.actions import referrals, safety_plans, timeline
from tornio.records.meetings import Meeting
from tornio.records.referrals import Episode

pytestmark = pytest.mark.django_db


def test_everything_stands_in_the_order_in_which_it_happened():
    by = actor("Ann")
    referral = referrals.register(by, new_referral())
    referrals.accept(by, referral, version=1)
    about = Episode.objects.get()
    first_contact(by, about, hours_ago=1)
    begun(by, about)
    safety_plans.write(by, about.key, version=1, words={"signs": "no sleep"})
    kinds = [entry.kind for entry in timeline.view(by, about.key).entries]
    assert kinds == ["safety plan", "meeting", "first contact", "referral"]


def test_a_meeting_carries_its_number_and_its_decisions():
    by = actor("Ann")
    about = decided(by, "We meet tomorrow").episode
    (entry,) = timeline.view(by, about.key).entries
    assert (entry.number, [made.words for made in entry.decisions]) == (1, ["We meet tomorrow"])


def test_a_meeting_that_was_called_off_has_no_number():
    by = actor("Ann")
    about = episode(by)
    meeting(by, about)
    Meeting.objects.update(cancelled_at=datetime.now(UTC))
    meeting(by, about, starts_at=datetime.now(UTC) + timedelta(days=1))
    assert [entry.number for entry in timeline.view(by, about.key).entries] == [1]
