from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from meeting import begun, invited, meeting, plan
from team import actor, day_of, episode, first_contact, new_referral, on_duty
from tornio.actions import clock, endings, meetings, network, plans, referrals, rules, visits
from tornio.actions.door import ChangedMeanwhileError, NotFoundError
from tornio.care.endings import Attendance
from tornio.care.network import MemberDetails
from tornio.care.permissions import ADMINISTRATOR, NotPermittedError
from tornio.records.meetings import Meeting, Place
from tornio.records.referrals import Episode
from tornio.records.staff import Duty, Leave, User
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


def fields_of(refused) -> list[str]:
    return [fault.field for fault in refused.value.faults]


def expected(by, made: Meeting) -> list[str]:
    return [seat.name for seat in meetings.view(by, made.key).page.members]


def offered(by, made: Meeting) -> list[str]:
    return [seat.name for seat in meetings.view(by, made.key).may_come]


def test_a_meeting_is_planned_with_who_goes_and_who_is_expected():
    by = actor("Ann")
    about = episode(by)
    mary = invited(by, about, "Mary", "parent")
    page = meetings.view(by, meeting(by, about, members=(mary,)).key).page
    assert [seat.name for seat in page.members] == ["Mary"]
    assert [seat.name for seat in page.practitioners] == ["Ann"]


def test_one_practitioner_alone_needs_a_reason():
    by = actor("Ann")
    with pytest.raises(FaultyInput, match="2 practitioners usually go"):
        plans.plan(by, episode(by).key, plan(by, fewer_because=""))


def test_only_those_the_person_wants_asked_are_expected():
    by = actor("Ann")
    about = episode(by)
    mary = invited(by, about, "Mary", "parent")
    network.take_back(by, mary)
    with pytest.raises(FaultyInput) as refused:
        plans.plan(by, about.key, plan(by, members=(mary,)))
    assert fields_of(refused) == ["members"]


def test_only_those_who_practise_in_the_team_go():
    by = actor("Ann")
    ada, stranger = actor("Ada", ADMINISTRATOR), actor("Charlie", team="Another")
    for somebody in (ada, stranger):
        with pytest.raises(FaultyInput) as refused:
            plans.plan(by, episode(by).key, plan(by, practitioners=(by.key, somebody.key)))
        assert fields_of(refused) == ["practitioners"]


def test_a_first_meeting_later_than_24_hours_takes_a_reason():
    by = actor("Ann")
    about = episode(by)
    first_contact(by, about, hours_ago=2)
    late = {"starts_at": datetime.now(UTC) + timedelta(hours=22, minutes=1)}
    with pytest.raises(FaultyInput) as refused:
        plans.plan(by, about.key, plan(by, **late))
    assert fields_of(refused) == ["late_because"]
    plans.plan(by, about.key, plan(by, **late, late_because="they wished for Thursday"))
    plans.plan(by, about.key, plan(by))


def test_whoever_knows_the_network_stands_first():
    by, other = actor("Zoe"), actor("Ann")
    about = episode(by)
    begun(by, about)
    planning = plans.planning(other, about.key)
    assert [(one.name, one.times) for one in planning.colleagues] == [("Zoe", 1), ("Ann", 0)]


def test_the_days_of_the_crisis_show_which_had_a_meeting():
    by = actor("Ann")
    about = episode(by)
    begun(by, about)
    noon = datetime.combine(clock.today() + timedelta(days=1), time(12), tzinfo=rules.service().zone)
    meeting(by, about, starts_at=noon)
    days = plans.planning(by, about.key).days
    assert len(days) == 12
    assert [what for _, _, what in days[:3]] == ["held", "planned", ""]


def test_a_plan_can_be_changed_until_somebody_has_arrived():
    by = actor("Ann")
    made = meeting(by)
    plans.change(by, made.key, plan(by, place="clinic"), version=1)
    assert meetings.view(by, made.key).page.place == "clinic"
    visits.arrive(by, made.key)
    with pytest.raises(FaultyInput, match="no plan any more"):
        plans.change(by, made.key, plan(by), version=3)


def test_the_second_of_two_planners_is_told():
    by = actor("Ann")
    made = meeting(by)
    plans.change(by, made.key, plan(by, place="clinic"), version=1)
    with pytest.raises(ChangedMeanwhileError):
        plans.change(by, made.key, plan(by, place="ward"), version=1)


def test_planning_shows_when_colleagues_are_away_and_on_duty():
    by = actor("Ann")
    me, today = User.objects.get(key=by.key), day_of(NOW)
    Leave.objects.create(user=me, first_day=today + timedelta(days=3), last_day=today + timedelta(days=7))
    Leave.objects.create(user=me, first_day=today - timedelta(days=7), last_day=today - timedelta(days=3))
    on_duty(by)
    shift = Duty.objects.get()
    Duty.objects.filter(pk=shift.pk).update(
        starts_at=NOW + timedelta(hours=30), ends_at=NOW + timedelta(hours=38)
    )
    (ann,) = plans.planning(by, episode(by).key).colleagues
    assert [(away.first_day, away.last_day) for away in ann.away] == [
        (today + timedelta(days=3), today + timedelta(days=7))
    ]
    assert len(ann.duty) == 1


def test_nobody_is_planned_who_is_on_leave_that_day():
    by, pat = actor("Ann"), actor("Pat")
    start = NOW + timedelta(days=5)
    away = day_of(start)
    Leave.objects.create(user=User.objects.get(key=pat.key), first_day=away, last_day=away)
    with pytest.raises(FaultyInput, match="away that day") as refused:
        plans.plan(by, episode(by).key, plan(by, starts_at=start, practitioners=(by.key, pat.key)))
    assert [fault.value for fault in refused.value.faults] == ["Pat"]


def test_no_meeting_is_older_than_the_referral():
    by = actor("Ann")
    key = referrals.register(by, new_referral(received_at=NOW - timedelta(days=1)))
    referrals.accept(by, key, version=1)
    about = Episode.objects.get(referral__key=key)
    with pytest.raises(FaultyInput, match="arrived later"):
        plans.plan(by, about.key, plan(by, starts_at=NOW - timedelta(days=150)))


def test_whoever_is_invited_after_the_plan_is_offered_and_expected_by_one_tap_alone():
    by = actor("Ann")
    about = episode(by)
    made = meeting(by, about)
    mary = invited(by, about, "Mary", "parent")
    assert (expected(by, made), offered(by, made)) == ([], ["Mary"])
    plans.expect(by, made.key, mary)
    plans.expect(by, made.key, mary)
    assert (expected(by, made), offered(by, made)) == (["Mary"], [])


def test_3_whose_invitation_was_taken_back_is_neither_expected_nor_offered():
    by = actor("Ann")
    about = episode(by)
    mary = invited(by, about, "Mary", "parent")
    made = meeting(by, about, members=(mary,))
    network.take_back(by, mary)
    assert (expected(by, made), offered(by, made)) == ([], [])
    with pytest.raises(FaultyInput, match="wants asked"):
        plans.expect(by, made.key, mary)


def test_nobody_is_expected_whom_the_person_has_not_said_yes_to_nor_from_another_network():
    by = actor("Ann")
    about = episode(by)
    made = meeting(by, about)
    unasked = network.add(by, about.person.key, MemberDetails("Mary", "parent"), wanted=False)
    for somebody in (unasked, invited(by, episode(by, "Robin"), "Jo", "friend"), "", "nobody"):
        with pytest.raises(FaultyInput) as refused:
            plans.expect(by, made.key, somebody)
        assert fields_of(refused) == ["members"]
    assert (expected(by, made), offered(by, made)) == ([], [])


def test_nobody_is_expected_at_a_meeting_that_has_begun_was_called_off_or_is_written_down():
    by = actor("Ann")
    about = episode(by)
    arrived, off, written = meeting(by, about), meeting(by, about), meeting(by, about)
    mary = invited(by, about, "Mary", "parent")
    visits.arrive(by, arrived.key)
    plans.cancel(by, off.key, version=1)
    Meeting.objects.filter(pk=written.pk).update(starts_at=NOW - timedelta(days=3))
    endings.here(by, written.key, Attendance(person=True), version=1)
    endings.close(by, written.key)
    for made in (arrived, off, written):
        assert offered(by, made) == []
        with pytest.raises(FaultyInput, match="no plan any more"):
            plans.expect(by, made.key, mary)


def test_nobody_is_offered_for_a_meeting_of_days_ago():
    by = actor("Ann")
    about = episode(by)
    made = meeting(by, about, starts_at=NOW - timedelta(days=3))
    invited(by, about, "Mary", "parent")
    assert offered(by, made) == []


def test_4_whoever_has_the_plan_open_is_told_that_somebody_more_is_expected():
    by = actor("Ann")
    about = episode(by)
    made = meeting(by, about)
    plans.expect(by, made.key, invited(by, about, "Mary", "parent"))
    with pytest.raises(ChangedMeanwhileError):
        plans.change(by, made.key, plan(by), version=1)
    assert expected(by, made) == ["Mary"]


def test_nobody_is_expected_by_another_team_nor_by_whoever_gives_no_care():
    by = actor("Ann")
    about = episode(by)
    made, mary = meeting(by, about), invited(by, about, "Mary", "parent")
    with pytest.raises(NotFoundError):
        plans.expect(actor("Charlie", team="Another"), made.key, mary)
    with pytest.raises(NotPermittedError):
        plans.expect(actor("Ada", ADMINISTRATOR), made.key, mary)
    assert not Place.objects.exists()


def test_no_meeting_is_planned_or_expects_anybody_after_a_death():
    by = actor("Ann")
    about = episode(by)
    made, mary = meeting(by, about), invited(by, about, "Mary", "parent")
    type(about.person).objects.update(died_on=clock.today())
    assert offered(by, made) == []
    for attempt in (
        lambda: plans.expect(by, made.key, mary),
        lambda: plans.change(by, made.key, plan(by), version=1),
        lambda: plans.plan(by, about.key, plan(by)),
    ):
        with pytest.raises(FaultyInput, match="died"):
            attempt()


def test_a_meeting_is_called_off_once_and_not_after_it_began():
    by = actor("Ann")
    made = meeting(by)
    plans.cancel(by, made.key, version=1, because="they are on a journey")
    for done in (made, begun(by)):
        with pytest.raises(FaultyInput, match="no plan any more"):
            plans.cancel(by, done.key, version=2)
    assert meetings.view(by, made.key).page.cancelled_because == "they are on a journey"


def test_3_no_plan_gives_away_an_address_that_is_kept():
    by = actor("Ann")
    about = episode(by)
    about.person.ways_to_reach.create(kind="address", value="9 Secret Street")
    for field in ("where", "fewer_because", "late_because"):
        with pytest.raises(FaultyInput) as refused:
            plans.plan(by, about.key, plan(by, **{field: "at 9 Secret Street"}))
        assert fields_of(refused) == [field]


def test_why_a_first_meeting_was_late_is_said_afterwards_and_is_not_empty():
    by = actor("Ann")
    about = episode(by)
    first_contact(by, about, hours_ago=40)
    made = begun(by, about, late_because="x")
    with pytest.raises(FaultyInput) as refused:
        plans.say_why_late(by, made.key, version=made.version, because=" ")
    assert fields_of(refused) == ["late_because"]
    plans.say_why_late(by, made.key, version=made.version, because="they wished for Thursday")
    assert meetings.view(by, made.key).page.late_because == "they wished for Thursday"
