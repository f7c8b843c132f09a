from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from meeting import begun, decided, invited, meeting
from team import actor, day_of, episode
from tornio.actions import endings, meetings, visits
from tornio.actions.door import ChangedMeanwhileError
from tornio.care.endings import Attendance
from tornio.records.meetings import AbsentVoice, Meeting, Section
from tornio.records.staff import Leave, User
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db
TOMORROW = datetime.now(UTC) + timedelta(days=1)


def arrived(by, **values):
    made = meeting(by, **values)
    visits.arrive(by, made.key)
    return made


def test_all_came_is_one_tap():
    by = actor("Ann")
    about = episode(by)
    members = (invited(by, about, "Mary", "parent"), invited(by, about, "Tom", "parent"))
    made = meeting(by, about, members=members)
    visits.arrive(by, made.key)
    endings.all_came(by, made.key, version=1)
    sheet = meetings.view(by, made.key)
    assert sheet.page.person_here is True
    assert [seat.name for seat in sheet.page.here] == ["Mary", "Tom"]
    assert sheet.categories == ("both parents",)


def test_somebody_nobody_expected_is_added_with_who_they_are():
    by = actor("Ann")
    made = arrived(by)
    said = Attendance(person=True, practitioners=(by.key,))
    endings.here(by, made.key, said, version=1, also="Jo", also_is="friend")
    assert meetings.view(by, made.key).categories == ("friends",)


def test_somebody_the_person_has_named_before_is_not_added_twice():
    by = actor("Ann")
    about = episode(by)
    invited(by, about, "Jo", "friend")
    made = arrived(by, about=about)
    endings.here(by, made.key, Attendance(person=True), version=1, also=" jo ", also_is="friend")
    assert about.person.network.count() == 1
    assert [seat.name for seat in meetings.view(by, made.key).page.here] == ["Jo"]


def test_nothing_is_saved_before_the_meeting_has_begun():
    by = actor("Ann")
    with pytest.raises(FaultyInput, match="has not begun"):
        endings.all_came(by, meeting(by).key, version=1)


def test_voices_that_were_not_in_the_room_have_names():
    by = actor("Ann")
    made = arrived(by)
    endings.here(by, made.key, Attendance(person=True, absent=("Gran",)), version=1)
    endings.here(by, made.key, Attendance(person=True, absent=("Gran", "Old teacher")), version=2)
    assert [voice.whose for voice in AbsentVoice.objects.all()] == ["Gran", "Old teacher"]


def test_why_nobody_came_is_kept_only_where_nobody_did():
    by = actor("Ann")
    made = arrived(by)
    endings.here(by, made.key, Attendance(person=True, nobody_because="stigma"), version=1)
    assert meetings.view(by, made.key).page.nobody_because == "stigma"


def test_1_the_person_cannot_be_taken_out_of_a_room_in_which_something_was_decided():
    by = actor("Ann")
    at = decided(by).meeting
    with pytest.raises(FaultyInput, match="only a meeting with the person decides"):
        endings.here(by, at.key, Attendance(person=False, practitioners=(by.key,)), version=2)


def test_4_the_second_who_saves_a_section_is_told_and_both_answers_are_kept():
    ann, pat = actor("Ann"), actor("Pat")
    made = begun(ann)
    endings.reflections(ann, made.key, version=1, happened=True)
    with pytest.raises(ChangedMeanwhileError):
        endings.reflections(pat, made.key, version=1, happened=False)
    assert meetings.view(pat, made.key).page.reflections is True
    endings.reflections(pat, made.key, version=2, happened=False)
    kept = Section.objects.filter(name="reflections").order_by("number")
    assert [(row.answers, row.saved_by.name) for row in kept] == [
        ({"happened": True}, "Ann"),
        ({"happened": False}, "Pat"),
    ]


def test_two_people_in_different_sections_are_not_in_each_others_way():
    ann, pat = actor("Ann"), actor("Pat")
    made = begun(ann)
    endings.reflections(ann, made.key, version=1, happened=True)
    endings.nothing_decided(pat, made.key, version=1, word="not decided")
    page = meetings.view(ann, made.key).page
    assert (page.reflections, page.nothing_decided) == (True, "not decided")


def test_the_same_tap_twice_is_one():
    by = actor("Ann")
    made = begun(by)
    for _ in range(2):
        endings.reflections(by, made.key, version=1, happened=True, once="one tap")
    assert Section.objects.filter(name="reflections").count() == 1


def test_none_does_not_stand_beside_a_decision():
    by = actor("Ann")
    at = decided(by).meeting
    with pytest.raises(FaultyInput, match="a decision here already"):
        endings.nothing_decided(by, at.key, version=2, word="none")


def test_a_date_plans_the_next_meeting_with_the_same_faces():
    by = actor("Ann")
    about = episode(by)
    made = begun(by, about, members=(invited(by, about, "Mary", "parent"),), where="12 Mill Lane")
    endings.next_meeting(by, made.key, version=1, kind="date", at=TOMORROW, asked_by="person")
    following = meetings.view(by, Meeting.objects.get(follows=made).key).page
    assert (following.starts_at, following.where) == (TOMORROW, "12 Mill Lane")
    assert [seat.name for seat in (*following.members, *following.practitioners)] == ["Mary", "Ann"]
    assert following.person_here is None


def test_another_date_moves_it_and_no_date_calls_it_off():
    by = actor("Ann")
    made = begun(by)
    later = TOMORROW + timedelta(days=1)
    endings.next_meeting(by, made.key, version=1, kind="date", at=TOMORROW)
    endings.next_meeting(by, made.key, version=2, kind="date", at=later)
    assert Meeting.objects.get(follows=made).starts_at == later
    endings.next_meeting(by, made.key, version=3, kind="we will ring")
    assert Meeting.objects.get(follows=made).cancelled_at is not None
    assert meetings.view(by, made.key).page.next_at is None


def test_an_answer_without_a_date_keeps_no_date():
    by = actor("Ann")
    made = begun(by)
    endings.next_meeting(by, made.key, version=1, kind="not wanted", at=TOMORROW)
    assert not Meeting.objects.filter(follows=made).exists()


def test_7_it_closes_with_attendance_alone():
    by = actor("Ann")
    made = arrived(by)
    with pytest.raises(FaultyInput, match="Nobody has said who was here"):
        endings.close(by, made.key)
    endings.all_came(by, made.key, version=1)
    endings.close(by, made.key)
    page = meetings.view(by, made.key).page
    assert page.closed_by == "Ann"
    assert (page.next_kind, page.nothing_decided, page.safety_plan) == ("", "", "")


def test_2_a_correction_after_closing_keeps_what_stood_there():
    by = actor("Ann")
    made = begun(by)
    endings.close(by, made.key)
    endings.here(by, made.key, Attendance(person=False, practitioners=(by.key,)), version=2)
    assert meetings.view(by, made.key).page.person_here is False
    assert [row.answers["person"] for row in Section.objects.order_by("number")] == [True, False]


def on_leave(by, moment, days=0):
    first = day_of(moment)
    Leave.objects.create(
        user=User.objects.get(key=by.key), first_day=first, last_day=first + timedelta(days=days)
    )


def test_nobody_who_is_away_is_planned_for_the_next_meeting_and_the_page_says_so():
    ann, pat = actor("Ann"), actor("Pat")
    made = begun(ann, practitioners=(ann.key, pat.key))
    on_leave(pat, TOMORROW, days=4)
    endings.next_meeting(ann, made.key, version=1, kind="date", at=TOMORROW)
    sheet = meetings.view(ann, made.key)
    following = meetings.view(ann, sheet.next_meeting)
    assert [seat.name for seat in following.page.practitioners] == ["Ann"]
    for need in (sheet.next_need, following.need):
        assert (need.more, [(one.name, one.away.last_day) for one in need.missing]) == (
            1,
            [("Pat", day_of(TOMORROW) + timedelta(days=4))],
        )


def test_who_left_the_team_is_not_planned_either():
    ann, pat = actor("Ann"), actor("Pat")
    made = begun(ann, practitioners=(ann.key, pat.key))
    User.objects.filter(key=pat.key).update(is_active=False)
    endings.next_meeting(ann, made.key, version=1, kind="date", at=TOMORROW)
    assert [(one.name, one.away) for one in meetings.view(ann, made.key).next_need.missing] == [("Pat", None)]


def test_moving_the_next_meeting_onto_leave_takes_the_place_back_and_says_so():
    ann, pat = actor("Ann"), actor("Pat")
    made = begun(ann, practitioners=(ann.key, pat.key))
    endings.next_meeting(ann, made.key, version=1, kind="date", at=TOMORROW)
    assert not meetings.view(ann, made.key).next_need
    later = TOMORROW + timedelta(days=2)
    on_leave(pat, later)
    endings.next_meeting(ann, made.key, version=2, kind="date", at=later)
    assert meetings.view(ann, made.key).next_need.more == 1


def test_a_reason_for_fewer_holds_for_its_own_meeting_alone():
    ann = actor("Ann")
    made = begun(ann, fewer_because="a colleague was ill")
    endings.next_meeting(ann, made.key, version=1, kind="date", at=TOMORROW)
    assert meetings.view(ann, made.key).next_need.more == 1


def test_a_next_meeting_that_is_not_wanted_any_more_says_why_it_was_called_off():
    ann = actor("Ann")
    made = begun(ann)
    endings.next_meeting(ann, made.key, version=1, kind="date", at=TOMORROW)
    endings.next_meeting(ann, made.key, version=2, kind="not wanted")
    assert Meeting.objects.get(follows=made).cancelled_code == "agreed otherwise"


def test_why_nobody_came_is_said_afterwards_and_leaves_who_was_here_as_it_was():
    by = actor("Ann")
    made = begun(by)
    endings.here(by, made.key, Attendance(person=True, practitioners=(by.key,), absent=("Gran",)), version=2)
    endings.why_nobody(by, made.key, version=3, because="not asked")
    page = meetings.view(by, made.key).page
    assert (page.person_here, page.nobody_because) == (True, "not asked")
    assert ([seat.name for seat in page.pair], [voice.whose for voice in page.absent]) == (["Ann"], ["Gran"])


def test_before_anybody_said_who_was_here_nobody_says_why_none_came():
    by = actor("Ann")
    with pytest.raises(FaultyInput, match="who was here"):
        endings.why_nobody(by, arrived(by).key, version=1, because="not asked")


def test_whoever_arrives_instead_of_somebody_else_was_here():
    ann, pat = actor("Ann"), actor("Pat")
    made = meeting(ann)
    visits.arrive(pat, made.key)
    endings.all_came(pat, made.key, version=1)
    assert [seat.name for seat in meetings.view(ann, made.key).page.pair] == ["Ann", "Pat"]
