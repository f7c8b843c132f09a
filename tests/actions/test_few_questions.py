"""However much there is to show, a page asks the database no more often."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meeting import begun, meeting
from team import actor, episode, new_referral, on_duty
from tornio.actions import (
    adherence,
    board,
    corrections,
    decisions,
    home,
    meetings,
    people,
    referrals,
    response_times,
    team,
    timeline,
    urgent,
    users,
    visits,
)
from tornio.care.decisions import Stance
from tornio.care.permissions import ROLES, Actor
from tornio.records.referrals import Episode

pytestmark = pytest.mark.django_db
LISTS: tuple[Callable[[Actor], object], ...] = (
    adherence.listed,
    board.view,
    corrections.listed,
    home.today,
    meetings.listed,
    people.listed,
    referrals.listed,
    response_times.view,
    team.view,
    urgent.listed,
    users.listed,
    visits.listed,
)


def grow(by: Actor, about: Episode) -> None:
    """A meeting with a decision and a planned one, for an episode and for somebody new; and a referral."""
    for at in (about, episode(by, "Kim")):
        meeting(by, at, starts_at=datetime.now(UTC) + timedelta(days=1))
        held = begun(by, at)
        stances = (Stance("practitioner", by.key, "with it"),)
        decisions.add(by, held.key, version=1, words="We wait", medicines=False, stances=stances)
    referrals.register(by, new_referral())


def questions(look: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        look()
    return len(asked)


def test_lists_ask_no_more_often_where_there_is_more_to_show():
    by = actor("Ann", *ROLES)
    about = episode(by)
    on_duty(by)
    looks = {look.__module__: (lambda look=look: look(by)) for look in LISTS}
    looks |= {
        "a timeline": lambda: timeline.view(by, about.key),
        "a person": lambda: people.view(by, about.person.key),
    }
    grow(by, about)
    before = {name: questions(look) for name, look in looks.items()}
    grow(by, about)
    assert {name: questions(look) for name, look in looks.items()} == before
