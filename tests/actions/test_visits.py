from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from meeting import meeting
from team import actor
from tornio.actions import meetings, visits
from tornio.actions.door import NotFoundError
from tornio.care.permissions import THE_SYSTEM, NotPermittedError
from tornio.records.meetings import HelpAsked, Meeting

pytestmark = pytest.mark.django_db


def out(by, hours_ago: float = 0):
    made = meeting(by, minutes=60)
    meetings.arrive(by, made.key)
    at = datetime.now(UTC) - timedelta(hours=hours_ago)
    Meeting.objects.filter(pk=made.pk).update(arrived_at=at)
    return made


def test_whoever_arrived_is_out_until_they_left_safely():
    by = actor("Ann")
    made = out(by)
    assert [one.visit.key for one in visits.listed(by).out] == [made.key]
    meetings.leave(by, made.key)
    assert visits.listed(by).out == ()


def test_overdue_is_the_planned_end_and_half_an_hour():
    by = actor("Ann")
    out(by, hours_ago=1.4)
    late = out(by, hours_ago=1.6)
    assert [one.visit.key for one in visits.listed(by).overdue] == [late.key]


def test_the_system_calls_for_help_once_in_the_name_of_whoever_is_overdue():
    by = actor("Ann")
    made = out(by, hours_ago=3)
    assert visits.late(THE_SYSTEM) == (made.key,)
    for _ in range(2):
        visits.escalate(THE_SYSTEM, made.key)
    assert visits.late(THE_SYSTEM) == ()
    (call,) = visits.listed(by).help
    assert (call.by, call.overdue) == ("Ann", True)


def test_only_the_system_escalates():
    by = actor("Ann")
    with pytest.raises(NotPermittedError):
        visits.escalate(by, out(by, hours_ago=3).key)


def test_somebody_who_left_meanwhile_is_not_called_overdue():
    by = actor("Ann")
    made = out(by, hours_ago=3)
    meetings.leave(by, made.key)
    with pytest.raises(NotFoundError):
        visits.escalate(THE_SYSTEM, made.key)


def test_help_is_unanswered_until_a_named_colleague_answers():
    ann, bob = actor("Ann"), actor("Bob")
    made = out(ann)
    visits.ask_help(ann, made.key)
    (call,) = visits.listed(bob).help
    visits.answer(bob, call.key)
    assert visits.listed(bob).help == ()
    assert HelpAsked.objects.get().answered_by.name == "Bob"


def test_the_first_answer_stays():
    ann, bob = actor("Ann"), actor("Bob")
    made = out(ann)
    visits.ask_help(ann, made.key)
    call = HelpAsked.objects.get().key
    visits.answer(bob, call)
    visits.answer(ann, call)
    assert HelpAsked.objects.get().answered_by.name == "Bob"


def test_another_teams_visits_are_not_there():
    made = out(actor("Ann"))
    stranger = actor("Charlie", team="Another")
    assert visits.listed(stranger).out == ()
    with pytest.raises(NotFoundError):
        visits.ask_help(stranger, made.key)
