from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from meeting import begun, meeting
from team import actor
from tornio.actions import clock, endings, jobs, meetings, plans, visits
from tornio.actions.door import NotFoundError
from tornio.care.endings import Attendance
from tornio.care.permissions import THE_SYSTEM, NotPermittedError
from tornio.records.meetings import HelpAsked, Meeting
from tornio.records.visits import Visit
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return actor("Ann")


@pytest.fixture
def pat():
    return actor("Pat")


def later(monkeypatch, **length: float) -> None:
    """It is so much later."""
    moment = clock.now() + timedelta(**length)
    monkeypatch.setattr(clock, "now", lambda: moment)


def pair(ann, pat, **values: object) -> Meeting:
    """A meeting of an hour, in an hour, to which Ann and Pat go."""
    return meeting(ann, minutes=60, practitioners=(ann.key, pat.key), **values)


def out(by) -> list[str]:
    return [one.visit.who.name for one in visits.listed(by).out]


def unheard(by) -> list[tuple[str, ...]]:
    return [tuple(who.name for who in one.who) for one in visits.listed(by).unheard]


def calls(by) -> list[tuple[str, tuple[str, ...]]]:
    return [(call.kind, tuple(who.name for who in call.who)) for call in visits.listed(by).help]


def test_each_arrives_and_leaves_for_themselves(ann, pat):
    made = pair(ann, pat)
    visits.arrive(ann, made.key)
    assert out(ann) == ["Ann"]
    visits.arrive(pat, made.key)
    visits.leave(ann, made.key)
    assert out(ann) == ["Pat"]
    assert meetings.view(ann, made.key).stage == "talking"
    visits.leave(pat, made.key)
    assert out(ann) == []
    assert meetings.view(ann, made.key).stage == "left"


def test_one_tap_may_be_for_both_and_says_who_tapped(ann, pat):
    made = pair(ann, pat)
    visits.arrive(ann, made.key, (ann.key, pat.key))
    assert out(ann) == ["Ann", "Pat"]
    visits.leave(pat, made.key, (ann.key, pat.key))
    assert out(ann) == []
    assert {(one.user.name, one.arrived_by.name, one.left_by.name) for one in Visit.objects.all()} == {
        ("Ann", "Ann", "Pat"),
        ("Pat", "Ann", "Pat"),
    }


def test_the_meeting_begins_with_the_first_and_is_left_with_the_last(ann, pat, monkeypatch):
    made = pair(ann, pat)
    visits.arrive(ann, made.key)
    first = clock.now()
    later(monkeypatch, minutes=20)
    visits.arrive(pat, made.key)
    visits.leave(pat, made.key)
    later(monkeypatch, minutes=20)
    visits.leave(ann, made.key)
    made.refresh_from_db()
    assert made.arrived_at <= first
    assert made.left_safely_at == clock.now()


def test_only_the_last_who_leaves_is_asked_for_the_form(ann, pat):
    made = pair(ann, pat)
    visits.arrive(ann, made.key, (ann.key, pat.key))
    visits.leave(ann, made.key)
    assert not Meeting.objects.get().adherence_sampled
    visits.leave(pat, made.key)
    assert Meeting.objects.get().adherence_sampled


def test_a_second_tap_changes_nothing_and_coming_back_is_another_visit(ann):
    made = meeting(ann)
    for _ in range(2):
        visits.arrive(ann, made.key)
    assert Visit.objects.count() == 1
    for _ in range(2):
        visits.leave(ann, made.key)
    assert Visit.objects.count() == 1
    visits.arrive(ann, made.key)
    assert out(ann) == ["Ann"]
    assert meetings.view(ann, made.key).page.left_safely_at is None


def test_nobody_is_tapped_in_who_was_not_to_go(ann, pat):
    made = meeting(ann)
    with pytest.raises(FaultyInput, match="was to go"):
        visits.arrive(ann, made.key, (ann.key, pat.key))
    assert out(ann) == []


def test_whoever_is_not_there_checks_nobody_out_by_mistake(ann, pat):
    made = meeting(ann)
    visits.arrive(ann, made.key)
    visits.leave(pat, made.key)
    assert out(ann) == ["Ann"]


def test_overdue_is_the_planned_length_and_half_an_hour_for_each_by_themselves(ann, pat, monkeypatch):
    made = pair(ann, pat)
    visits.arrive(ann, made.key)
    later(monkeypatch, minutes=20)
    visits.arrive(pat, made.key)
    later(monkeypatch, minutes=71)
    assert [one.visit.who.name for one in visits.listed(ann).overdue] == ["Ann"]
    later(monkeypatch, minutes=20)
    assert [one.visit.who.name for one in visits.listed(ann).overdue] == ["Ann", "Pat"]


def test_the_system_calls_about_each_who_is_overdue_once(ann, pat, monkeypatch):
    visits.arrive(ann, pair(ann, pat).key, (ann.key, pat.key))
    later(monkeypatch, minutes=91)
    assert jobs.look_for_the_overdue() == 2
    assert jobs.look_for_the_overdue() == 0
    assert calls(ann) == [("overdue", ("Ann",)), ("overdue", ("Pat",))]


def test_it_calls_again_an_hour_after_somebody_answered_while_they_are_still_out(ann, pat, monkeypatch):
    visits.arrive(ann, meeting(ann, minutes=60).key)
    later(monkeypatch, minutes=91)
    jobs.look_for_the_overdue()
    later(monkeypatch, hours=5)
    assert jobs.look_for_the_overdue() == 0, "nobody has answered the first"
    visits.answer(pat, HelpAsked.objects.get().key)
    later(monkeypatch, minutes=59)
    assert jobs.look_for_the_overdue() == 0
    later(monkeypatch, minutes=1)
    assert jobs.look_for_the_overdue() == 1
    assert calls(pat) == [("overdue", ("Ann",))]


def test_leaving_safely_answers_the_call_about_being_late_and_no_other(ann, monkeypatch):
    made = meeting(ann, minutes=60)
    visits.arrive(ann, made.key)
    visits.ask_help(ann, made.key)
    later(monkeypatch, minutes=91)
    jobs.look_for_the_overdue()
    visits.leave(ann, made.key)
    assert calls(ann) == [("help", ("Ann",))]
    assert HelpAsked.objects.get(kind="overdue").answered_by.name == "Ann"


def test_two_jobs_at_once_make_one_call(ann, monkeypatch):
    visits.arrive(ann, meeting(ann, minutes=60).key)
    later(monkeypatch, minutes=91)
    (late,) = visits.late(THE_SYSTEM)
    visits.escalate(THE_SYSTEM, late)
    with pytest.raises(NotFoundError):
        visits.escalate(THE_SYSTEM, late)


def test_somebody_who_left_meanwhile_is_not_called_overdue(ann, monkeypatch):
    made = meeting(ann, minutes=60)
    visits.arrive(ann, made.key)
    later(monkeypatch, minutes=91)
    (late,) = visits.late(THE_SYSTEM)
    visits.leave(ann, made.key)
    with pytest.raises(NotFoundError):
        visits.escalate(THE_SYSTEM, late)


def test_only_the_system_escalates(ann):
    made = meeting(ann)
    visits.arrive(ann, made.key)
    for action, key in ((visits.escalate, Visit.objects.get().key), (visits.call_for_unheard, made.key)):
        with pytest.raises(NotPermittedError):
            action(ann, key)


def test_whoever_never_tapped_arrived_stands_in_a_line_after_a_quarter_of_an_hour(ann, pat, monkeypatch):
    pair(ann, pat)
    later(monkeypatch, minutes=74)
    assert unheard(ann) == []
    later(monkeypatch, minutes=2)
    assert unheard(ann) == [("Ann", "Pat")]
    assert jobs.look_for_those_who_never_arrived() == 0


def test_an_hour_later_somebody_is_called_about_all_of_them_once(ann, pat, monkeypatch):
    pair(ann, pat)
    later(monkeypatch, minutes=121)
    assert jobs.look_for_those_who_never_arrived() == 1
    assert jobs.look_for_those_who_never_arrived() == 0
    assert calls(ann) == [("unheard", ("Ann", "Pat"))]


def test_a_tap_for_them_answers_it(ann, pat, monkeypatch):
    made = pair(ann, pat)
    later(monkeypatch, minutes=121)
    jobs.look_for_those_who_never_arrived()
    visits.arrive(actor("Bob"), made.key, (ann.key, pat.key))
    assert (unheard(ann), calls(ann), out(ann)) == ([], [], ["Ann", "Pat"])


def test_the_second_of_a_pair_is_missed_when_the_first_has_left_alone(ann, pat, monkeypatch):
    made = pair(ann, pat)
    later(monkeypatch, minutes=60)
    visits.arrive(ann, made.key)
    later(monkeypatch, minutes=61)
    assert unheard(ann) == [("Pat",)]
    assert jobs.look_for_those_who_never_arrived() == 0, "Ann is there, and would know"
    visits.leave(ann, made.key)
    assert jobs.look_for_those_who_never_arrived() == 1
    assert calls(ann) == [("unheard", ("Pat",))]


def test_left_safely_for_both_tells_of_the_one_who_never_tapped(ann, pat, monkeypatch):
    made = pair(ann, pat)
    visits.arrive(ann, made.key)
    visits.leave(ann, made.key, (ann.key, pat.key))
    later(monkeypatch, minutes=121)
    assert unheard(ann) == []
    assert Visit.objects.get(user__key=pat.key).left_by.name == "Ann"


def test_nobody_is_missed_who_did_not_come_or_where_nobody_goes_anywhere(ann, pat, monkeypatch):
    came_alone = pair(ann, pat)
    visits.arrive(ann, came_alone.key)
    endings.here(ann, came_alone.key, Attendance(True, (), (ann.key,)), version=1)
    meeting(ann, place="video")
    off = meeting(ann)
    plans.cancel(ann, off.key, version=1)
    later(monkeypatch, minutes=121)
    assert unheard(ann) == []


def test_nobody_is_missed_whose_meeting_was_written_down_though_nobody_tapped(ann, monkeypatch):
    made = meeting(ann)
    later(monkeypatch, minutes=121)
    assert unheard(ann) == [("Ann",)]
    endings.all_came(ann, made.key, version=1)
    endings.close(ann, made.key)
    assert unheard(ann) == []


def test_a_death_keeps_nobody_from_being_looked_for(ann, monkeypatch):
    made = begun(ann, minutes=60)
    type(made.episode.person).objects.update(died_on=clock.today())
    later(monkeypatch, minutes=91)
    assert jobs.look_for_the_overdue() == 1


def test_help_is_unanswered_until_a_named_colleague_answers_and_the_first_answer_stays(ann, pat):
    made = meeting(ann)
    visits.arrive(ann, made.key)
    visits.ask_help(ann, made.key)
    (call,) = visits.listed(pat).help
    visits.answer(pat, call.key)
    visits.answer(ann, call.key)
    assert visits.listed(pat).help == ()
    assert HelpAsked.objects.get().answered_by.name == "Pat"


def test_another_teams_visits_are_not_there(ann, monkeypatch):
    made = meeting(ann)
    visits.arrive(ann, made.key)
    later(monkeypatch, minutes=121)
    stranger = actor("Charlie", team="Another")
    assert (out(stranger), unheard(stranger)) == ([], [])
    with pytest.raises(NotFoundError):
        visits.ask_help(stranger, made.key)


@pytest.mark.parametrize("days", [-3, 2])
def test_a_tap_on_a_meeting_of_another_day_is_no_arrival(ann, days):
    made = meeting(ann, starts_at=clock.now() + timedelta(days=days))
    with pytest.raises(FaultyInput, match="not today"):
        visits.arrive(ann, made.key)
    sheet = meetings.view(ann, made.key)
    assert (sheet.stage, sheet.may_arrive, sheet.visits) == ("before", False, ())


@pytest.mark.parametrize("hours", [-5, 5])
def test_early_and_late_by_hours_arrive_whatever_day_it_is(ann, hours):
    made = meeting(ann, starts_at=clock.now() + timedelta(hours=hours))
    visits.arrive(ann, made.key)
    assert out(ann) == ["Ann"]


def test_whoever_comes_to_a_colleague_who_is_there_has_arrived_on_any_day(ann, pat, monkeypatch):
    made = pair(ann, pat)
    visits.arrive(ann, made.key)
    later(monkeypatch, days=2)
    visits.arrive(pat, made.key)
    assert out(ann) == ["Ann", "Pat"]


def test_a_meeting_of_another_day_is_written_down_though_nobody_arrived_at_it(ann):
    made = meeting(ann, starts_at=clock.now() - timedelta(days=3))
    endings.all_came(ann, made.key, version=1)
    endings.close(ann, made.key)
    assert meetings.view(ann, made.key).stage == "left"


@pytest.mark.parametrize(("hours", "offered"), [(2, True), (16, False)])
def test_an_arrival_that_would_be_refused_is_not_offered_for_those_unheard_of(
    ann, pat, monkeypatch, hours, offered
):
    evening = datetime(2027, 3, 2, 18, tzinfo=UTC)
    made = pair(ann, pat, starts_at=evening)
    monkeypatch.setattr(clock, "now", lambda: evening + timedelta(hours=hours))
    assert unheard(ann) == [("Ann", "Pat")]
    assert (made.key in visits.listed(ann).may_arrive) is offered


def test_a_mistaken_arrival_is_taken_back_and_nothing_has_begun(ann):
    made = meeting(ann)
    visits.arrive(ann, made.key)
    visits.take_back(ann, made.key)
    sheet = meetings.view(ann, made.key)
    assert (sheet.stage, sheet.page.arrived_at, sheet.visits) == ("before", None, ())
    visits.arrive(ann, made.key)
    assert meetings.view(ann, made.key).stage == "talking"


def test_what_one_takes_back_leaves_the_other_there(ann, pat):
    made = pair(ann, pat)
    visits.arrive(ann, made.key, (ann.key, pat.key))
    visits.take_back(ann, made.key)
    assert out(ann) == ["Pat"]


def test_a_mistaken_tap_for_both_is_taken_back_for_both_by_name(ann, pat):
    made, both = pair(ann, pat), (ann.key, pat.key)
    visits.arrive(ann, made.key, both)
    assert [one.name for one in meetings.view(ann, made.key).tapped_in(ann.key)] == ["Pat"]
    assert meetings.view(ann, made.key).tapped_in(pat.key) == ()
    with pytest.raises(FaultyInput, match="came with your tap"):
        visits.take_back(pat, made.key, both)
    visits.take_back(ann, made.key, both)
    assert out(ann) == []


def test_whoever_tapped_for_themselves_is_taken_back_by_nobody_else(ann, pat):
    made = pair(ann, pat)
    visits.arrive(ann, made.key)
    visits.arrive(pat, made.key)
    assert meetings.view(ann, made.key).tapped_in(ann.key) == ()
    with pytest.raises(FaultyInput, match="came with your tap"):
        visits.take_back(ann, made.key, (ann.key, pat.key))
    assert out(ann) == ["Ann", "Pat"]


def test_an_arrival_with_something_written_down_is_not_taken_back(ann):
    with pytest.raises(FaultyInput, match="written down"):
        visits.take_back(ann, begun(ann).key)


def test_whoever_was_not_to_go_and_arrived_by_mistake_is_not_expected_nor_missed(ann, pat, monkeypatch):
    made, bob = pair(ann, pat), actor("Bob")
    visits.arrive(bob, made.key)
    assert [seat.name for seat in meetings.view(ann, made.key).page.practitioners] == ["Ann", "Bob", "Pat"]
    visits.take_back(bob, made.key)
    visits.arrive(ann, made.key)
    visits.take_back(ann, made.key)
    assert [seat.name for seat in meetings.view(ann, made.key).page.practitioners] == ["Ann", "Pat"]
    later(monkeypatch, minutes=121)
    assert unheard(ann) == [("Ann", "Pat")]


def test_whoever_came_left_and_tapped_again_by_mistake_was_there_still(ann, pat):
    made, bob = pair(ann, pat), actor("Bob")
    visits.arrive(bob, made.key)
    visits.leave(bob, made.key)
    visits.arrive(bob, made.key)
    visits.take_back(bob, made.key)
    assert [one.who.name for one in meetings.view(ann, made.key).visits] == ["Bob"]
    assert "Bob" in [seat.name for seat in meetings.view(ann, made.key).page.practitioners]
