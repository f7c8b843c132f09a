from __future__ import annotations

from datetime import timedelta

import pytest

from team import actor, episode, in_two_teams, on_duty
from tornio.actions import clock, home, jobs, people, urgent
from tornio.actions import staff as acting_staff
from tornio.actions.door import ChangedMeanwhileError, NotFoundError
from tornio.care.permissions import ADMINISTRATOR, Actor, NotPermittedError
from tornio.records.urgent import Urgent
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db


def called(by: Actor) -> str:
    on_duty(by)
    return urgent.call(by, episode(by).key, callback="01227 000001")


def later(monkeypatch, minutes: int) -> None:
    moment = clock.now() + timedelta(minutes=minutes)
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_the_duty_worker_is_shown_before_anything_is_asked():
    by = actor("Ann")
    on_duty(by)
    offer = urgent.offer(by, episode(by).key)
    assert (offer.now_on.worker, offer.now_on.phone) == ("Ann", "01227 000000")


def test_out_of_hours_a_call_is_not_offered_and_the_next_shift_is_named():
    by = actor("Ann")
    found = episode(by)
    shift = on_duty(by)
    start = clock.now() + timedelta(hours=3)
    type(shift).objects.update(starts_at=start, ends_at=start + timedelta(hours=8))
    offer = urgent.offer(by, found.key)
    assert (offer.now_on, offer.next_on.starts_at) == (None, start)
    with pytest.raises(FaultyInput, match="nobody would see this"):
        urgent.call(by, found.key, callback="01227 000001")


def test_another_teams_duty_worker_does_not_count():
    by = actor("Ann")
    on_duty(actor("Charlie", team="Another team"))
    assert urgent.offer(by, episode(by).key).now_on is None


def test_nobody_has_seen_it_until_a_named_worker_accepts():
    by, bob = actor("Ann"), actor("Bob")
    key = called(by)
    assert urgent.view(by, key).state == "nobody has seen this yet"
    urgent.accept(bob, key, version=1)
    shown = urgent.view(by, key)
    assert (shown.state, shown.urgent.accepted_by) == ("accepted", "Bob")


def test_of_two_who_take_it_on_the_second_hears_who_has_it():
    by = actor("Ann")
    key = called(by)
    urgent.accept(actor("Bob"), key, version=1)
    with pytest.raises(FaultyInput, match="Bob has taken this on"):
        urgent.accept(by, key, version=1)


def test_of_two_who_settle_at_once_the_second_is_told():
    by = actor("Ann")
    key = called(by)
    urgent.accept(by, key, version=1)
    urgent.settle(by, key, version=2)
    with pytest.raises(ChangedMeanwhileError):
        urgent.settle(by, key, version=2)


def test_what_nobody_has_seen_cannot_be_settled():
    by = actor("Ann")
    key = called(by)
    with pytest.raises(FaultyInput, match="Take it on first"):
        urgent.settle(by, key, version=1)


def test_an_administrator_calls_and_a_practitioner_takes_it_on():
    on_duty(actor("Ann"))
    ada = actor("Ada", ADMINISTRATOR)
    key = urgent.call(ada, episode(ada).key, callback="01227 000001")
    with pytest.raises(NotPermittedError):
        urgent.accept(ada, key, version=1)


def test_a_call_goes_further_after_a_quarter_of_an_hour_and_not_before(monkeypatch):
    by = actor("Ann")
    key = called(by)
    later(monkeypatch, 14)
    assert jobs.escalate() == 0
    later(monkeypatch, 1)
    assert jobs.escalate() == 1
    assert urgent.view(by, key).urgent.escalated_at == clock.now()
    assert jobs.escalate() == 0


def test_what_went_further_stands_before_the_other_unseen_calls():
    by = actor("Ann")
    older, further, taken_on = called(by), called(by), called(by)
    urgent.accept(by, taken_on, version=1)
    Urgent.objects.filter(key=further).update(escalated_at=clock.now())
    expected = [further, older, taken_on]
    assert [call.key for call in urgent.listed(by)[0]] == expected
    assert [call.key for call in home.today(by).urgent] == expected


def test_what_somebody_took_on_goes_no_further(monkeypatch):
    by = actor("Ann")
    urgent.accept(by, called(by), version=1)
    later(monkeypatch, 60)
    assert jobs.escalate() == 0


def test_nothing_goes_further_after_a_death(monkeypatch):
    by = actor("Ann")
    called(by)
    person = Urgent.objects.get().episode.person
    people.died(by, person.key, version=1, died_on=clock.today())
    later(monkeypatch, 60)
    assert jobs.escalate() == 0
    assert home.today(by).urgent == ()


def test_only_the_system_escalates():
    with pytest.raises(NotPermittedError):
        urgent.overdue(actor("Ann"))


def test_a_call_says_how_to_reach_them():
    by = actor("Ann")
    on_duty(by)
    with pytest.raises(FaultyInput, match="needs to reach them"):
        urgent.call(by, episode(by).key, callback=" ")


def test_another_teams_call_is_not_there():
    key = called(actor("Ann"))
    with pytest.raises(NotFoundError):
        urgent.view(actor("Charlie", team="Another team"), key)


def test_whoever_is_in_two_teams_is_told_whose_duty_worker_is_whose():
    ann = in_two_teams("Ann")
    on_duty(actor("Bob", team="Another"))
    on_call = urgent.listed(acting_staff.actor(ann.key))[1]
    assert [(team, shift and shift.worker) for team, shift in on_call] == [
        ("Another", "Bob"),
        ("Open Dialogue", None),
    ]
