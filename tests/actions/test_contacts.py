from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from team import actor, episode, new_referral
from tornio.actions import contacts, referrals
from tornio.actions.contacts import NewContact
from tornio.records.referrals import Episode
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


def test_no_contact_is_older_than_the_referral():
    by = actor("Ann")
    key = referrals.register(by, new_referral(received_at=NOW - timedelta(days=1)))
    referrals.accept(by, key, version=1)
    about = Episode.objects.get(referral__key=key)
    with pytest.raises(FaultyInput, match="arrived later"):
        contacts.add(by, about.key, NewContact(NOW - timedelta(days=150), "telephone"))


def test_no_contact_is_older_than_an_episode_that_came_with_an_earlier_caseload():
    by = actor("Ann")
    about = episode(by)
    with pytest.raises(FaultyInput, match="with the team since 2026-03-02"):
        contacts.add(by, about.key, NewContact(datetime(1900, 1, 1, tzinfo=UTC), "telephone"))
    assert contacts.add(by, about.key, NewContact(datetime(2026, 3, 2, 8, tzinfo=UTC), "telephone"))
