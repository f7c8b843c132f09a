from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from meeting import begun, invited, meeting, plan
from team import actor, episode, first_contact, new_referral, on_duty
from tornio.actions import contacts, meetings, network, plans, referrals, visits
from tornio.actions.contacts import NewContact
from tornio.actions.door import ChangedMeanwhileError, NotFoundError
from tornio.care.permissions import ADMINISTRATOR
from tornio.records.meetings import Meeting
from tornio.records.referrals import Episode
from tornio.records.staff import Duty, Leave, User
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


def fields_of(refused) -> list[str]:
    return [fault.field for fault in refused.value.faults]


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


def test_the_clock_stands_on_the_first_meeting_alone():
    by = actor("Ann")
    about = episode(by)
    first_contact(by, about, hours_ago=2)
    begun(by, about)
    second = meeting(by, about, starts_at=datetime.now(UTC) + timedelta(days=3))
    assert meetings.view(by, second.key).clock is None
    assert plans.planning(by, about.key).clock is None
    assert meetings.view(by, Meeting.objects.earliest("pk").key).clock is not None


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
    meeting(by, about, starts_at=datetime.now(UTC) + timedelta(days=1, hours=1))
    days = plans.planning(by, about.key).days
    assert len(days) == 12
    assert [met for _, _, met in days[:3]] == [True, True, False]


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


def test_a_meeting_called_off_is_no_place_to_arrive_at():
    by = actor("Ann")
    made = meeting(by)
    plans.cancel(by, made.key, version=1)
    with pytest.raises(FaultyInput, match="called off"):
        visits.arrive(by, made.key)


def test_nobody_leaves_before_arriving():
    by = actor("Ann")
    made = meeting(by)
    visits.leave(by, made.key)
    assert meetings.view(by, made.key).page.left_safely_at is None


def test_the_diary_holds_today_and_what_is_to_come_and_what_is_still_open():
    by = actor("Ann")
    about = episode(by)
    later = meeting(by, about, starts_at=datetime.now(UTC) + timedelta(days=3))
    old = meeting(by, about)
    Meeting.objects.filter(pk=old.pk).update(starts_at=datetime.now(UTC) - timedelta(days=2))
    diary = meetings.listed(by)
    assert [row.key for row in diary.coming] == [later.key]
    assert [row.key for row in diary.still_open] == [old.key]


def test_the_calendar_file_of_a_meeting_called_off_takes_it_out_of_the_calendar():
    by = actor("Ann")
    made = meeting(by)
    assert "STATUS:CONFIRMED" in meetings.calendar(by, made.key, "Network meeting", "At home")
    plans.cancel(by, made.key, version=1)
    assert "STATUS:CANCELLED" in meetings.calendar(by, made.key, "Network meeting", "At home")


def test_the_calendar_file_names_nobody():
    by = actor("Ann")
    made = meeting(by, episode(by, "Robin"), where="12 Mill Lane")
    text = meetings.calendar(by, made.key, "Network meeting", "At home")
    assert "Robin" not in text
    assert "Mill Lane" not in text
    assert "SUMMARY:Network meeting" in text


def test_another_teams_meeting_is_not_there():
    made = meeting(actor("Ann"))
    stranger = actor("Charlie", team="Another")
    for action in (meetings.view, visits.arrive, visits.leave):
        with pytest.raises(NotFoundError):
            action(stranger, made.key)


def test_planning_shows_when_colleagues_are_away_and_on_duty():
    by = actor("Ann")
    me, today = User.objects.get(key=by.key), NOW.date()
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
    Leave.objects.create(user=User.objects.get(key=pat.key), first_day=start.date(), last_day=start.date())
    with pytest.raises(FaultyInput, match="away that day") as refused:
        plans.plan(by, episode(by).key, plan(by, starts_at=start, practitioners=(by.key, pat.key)))
    assert [fault.value for fault in refused.value.faults] == ["Pat"]


def test_leave_that_is_taken_after_the_plan_shows_what_the_meeting_needs():
    by, pat = actor("Ann"), actor("Pat")
    start = NOW + timedelta(days=5)
    made = meeting(by, starts_at=start, practitioners=(by.key, pat.key), fewer_because="")
    assert not meetings.view(by, made.key).need
    Leave.objects.create(user=User.objects.get(key=pat.key), first_day=start.date(), last_day=start.date())
    need = meetings.view(by, made.key).need
    assert (need.more, [one.name for one in need.missing]) == (1, ["Pat"])


def test_no_meeting_and_no_contact_is_older_than_the_referral():
    by = actor("Ann")
    key = referrals.register(by, new_referral(received_at=NOW - timedelta(days=1)))
    referrals.accept(by, key, version=1)
    about, before = Episode.objects.get(referral__key=key), NOW - timedelta(days=150)
    with pytest.raises(FaultyInput, match="arrived later"):
        plans.plan(by, about.key, plan(by, starts_at=before))
    with pytest.raises(FaultyInput, match="arrived later"):
        contacts.add(by, about.key, NewContact(before, "telephone"))
