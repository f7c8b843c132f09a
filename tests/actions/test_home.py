from __future__ import annotations

from datetime import timedelta

import pytest

from beside import a_meeting_left
from meeting import begun
from meeting import meeting as planned
from team import actor, episode, first_contact, in_two_teams, new_referral, on_duty
from tornio.actions import (
    clock,
    contacts,
    corrections,
    endings,
    home,
    people,
    protected,
    referrals,
    urgent,
    visits,
)
from tornio.actions import staff as acting_staff
from tornio.actions.contacts import NewContact
from tornio.actions.protected import Circle
from tornio.care.permissions import ADMINISTRATOR, GOVERNANCE, Actor
from tornio.records.meetings import HelpAsked, Meeting, Practitioner
from tornio.records.notes import ProtectedNote
from tornio.records.referrals import Episode
from tornio.records.staff import User

pytestmark = pytest.mark.django_db


def meeting(found: Episode, goes: Actor, **values) -> Meeting:
    made = Meeting.objects.create(episode=found, starts_at=clock.now(), place="home", **values)
    Practitioner.objects.create(meeting=made, user=User.objects.get(key=goes.key))
    return made


def test_a_quiet_day_says_so():
    assert home.today(actor("Ann")).quiet


def test_what_nobody_has_seen_stands_before_what_somebody_took_on():
    by = actor("Ann")
    on_duty(by)
    keys = [urgent.call(by, episode(by, name).key, callback="here") for name in ("Sam", "Jo")]
    urgent.accept(by, keys[0], version=1)
    assert [call.name for call in home.today(by).urgent] == ["Jo", "Sam"]
    assert home.today(by).teams[0].now_on.worker == "Ann"


def test_a_referral_goes_from_open_to_first_call_to_first_meeting():
    by = actor("Ann")
    key = referrals.register(by, new_referral())
    assert [row.name for row in home.today(by).open_referrals] == ["Sam"]
    referrals.accept(by, key, version=1)
    today = home.today(by)
    assert ([row.name for row in today.to_contact], today.open_referrals) == (["Sam"], ())
    found = Episode.objects.get()
    first_contact(by, found)
    today = home.today(by)
    assert ([row.name for row in today.clocks], today.to_contact) == (["Sam"], ())
    meeting(found, by, arrived_at=clock.now(), person_here=True)
    assert home.today(by).clocks == ()


def test_the_clock_that_runs_out_first_stands_first():
    by = actor("Ann")
    for name, hours in (("Sam", 2), ("Jo", 20)):
        first_contact(by, episode(by, name), hours_ago=hours)
    assert [row.name for row in home.today(by).clocks] == ["Jo", "Sam"]


def test_ones_own_meetings_stand_apart_from_the_teams():
    ann, bob = actor("Ann"), actor("Bob")
    meeting(episode(ann, "Sam"), ann)
    meeting(episode(ann, "Jo"), bob)
    meeting(episode(ann, "Alex"), ann, cancelled_at=clock.now())
    today = home.today(ann)
    assert ([row.person for row in today.mine], [row.person for row in today.others]) == (["Sam"], ["Jo"])


def test_help_that_somebody_asked_for_is_here_until_it_is_answered():
    ann, bob = actor("Ann"), actor("Bob")
    made = meeting(episode(bob), bob)
    asked = HelpAsked.objects.create(meeting=made, by=User.objects.get(key=bob.key), at=clock.now())
    assert [one.by for one in home.today(ann).help] == ["Bob"]
    HelpAsked.objects.filter(pk=asked.pk).update(answered_at=clock.now(), answered_by=asked.by)
    assert home.today(ann).help == ()


def test_no_clock_runs_for_the_dead():
    by = actor("Ann")
    found = episode(by)
    first_contact(by, found)
    people.died(by, found.person.key, version=1, died_on=clock.today() - timedelta(days=1))
    assert home.today(by).clocks == ()


def test_those_of_an_earlier_caseload_wait_for_no_first_call():
    by = actor("Ann")
    episode(by)
    assert home.today(by).to_contact == ()


def test_an_administrator_sees_no_meetings():
    by = actor("Ann")
    meeting(episode(by), by)
    today = home.today(actor("Ada", ADMINISTRATOR))
    assert (today.mine, today.others, today.teams[0].room.of) == ((), (), 5)


def test_whoever_sees_no_referrals_sees_nothing_here():
    by = actor("Ann")
    referrals.register(by, new_referral())
    assert home.today(actor("Gus", GOVERNANCE)) == home.Today()


def test_a_form_waits_for_those_who_were_there_and_only_while_they_are_at_no_meeting():
    ann, bob = actor("Ann"), actor("Bob")
    key = a_meeting_left(ann)
    assert [form.key for form in home.today(ann).forms] == [key]
    assert home.today(bob).forms == ()
    again = planned(ann)
    visits.arrive(ann, again.key)
    assert home.today(ann).forms == ()


def test_3_a_note_to_look_at_again_waits_for_whoever_answers_for_it_and_leaves_no_trace_elsewhere():
    ann, bob = actor("Ann"), actor("Bob")
    User.objects.filter(key=ann.key).update(profession="Nurse")
    circle = Circle((ann.key, bob.key), ann.key, clock.today() + timedelta(days=1))
    before = home.today(bob)
    key = protected.write(ann, episode(ann).key, "abuse", "Invented words", circle)
    ProtectedNote.objects.filter(key=key).update(review_on=clock.today())
    assert home.today(ann).notes == 1
    assert home.today(bob) == before


def test_a_plan_that_lost_somebody_stands_here_until_it_has_its_two_again():
    ann, pat = actor("Ann"), actor("Pat")
    made = planned(ann, practitioners=(ann.key, pat.key), fewer_because="")
    assert home.today(ann).needing == ()
    User.objects.filter(key=pat.key).update(is_active=False)
    today = home.today(ann)
    assert [row.key for row in today.needing] == [made.key]
    assert not today.quiet


def test_a_promise_to_ring_stands_on_today_until_somebody_rang_or_they_meet_again():
    by = actor("Ann")
    sam, jo = (begun(by, episode(by, name)) for name in ("Sam", "Jo"))
    for made in (sam, jo):
        endings.next_meeting(by, made.key, version=1, kind="we will ring")
    assert {row.name for row in home.today(by).ringing} == {"Sam", "Jo"}
    contacts.add(by, sam.episode.key, NewContact(clock.now(), "telephone", "other service"))
    assert "Sam" in {row.name for row in home.today(by).ringing}
    Meeting.objects.update(starts_at=clock.now() - timedelta(minutes=5))
    contacts.add(by, sam.episode.key, NewContact(clock.now(), "telephone"))
    planned(by, jo.episode)
    assert home.today(by).ringing == ()


def test_a_promise_of_a_meeting_that_was_struck_out_is_nobodys():
    by = actor("Ann")
    made = a_meeting_left(by)
    endings.next_meeting(by, made, version=1, kind="we will ring")
    assert home.today(by).ringing
    corrections.strike(by, made, kind="meeting", reason="It was another Sam.")
    assert home.today(by).ringing == ()


def test_whoever_is_in_two_teams_sees_the_duty_telephone_of_each():
    ann = in_two_teams("Ann")
    on_duty(actor("Bob", team="Another"))
    found = home.today(acting_staff.actor(ann.key)).teams
    assert [(team.name, team.now_on and team.now_on.worker) for team in found] == [
        ("Another", "Bob"),
        ("Open Dialogue", None),
    ]
