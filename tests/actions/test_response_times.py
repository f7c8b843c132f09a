from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from team import actor, in_two_teams, new_referral
from tornio.actions import clock, first_contacts, people, referrals, response_times
from tornio.actions import staff as acting_staff
from tornio.actions.response_times import TeamTimes
from tornio.care.first_contacts import Told
from tornio.care.permissions import Actor
from tornio.records.meetings import Meeting
from tornio.records.notes import Contact
from tornio.records.referrals import Episode, Struck
from tornio.records.staff import User

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def evening(monkeypatch):
    """It is 36 hours after the referral arrived."""
    monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=36))


def an_episode(by: Actor, contacted: float | None = 1, medium: str = "telephone") -> Episode:
    key = referrals.register(by, new_referral(received_at=MORNING))
    referrals.accept(by, key, version=1)
    found = Episode.objects.get(referral__key=key)
    if contacted is not None:
        at = MORNING + timedelta(hours=contacted)
        first_contacts.make(by, found.key, Told(at, medium))
    return found


def meeting(episode: Episode, hours: float, **values) -> Meeting:
    at = MORNING + timedelta(hours=hours)
    values = {"arrived_at": at, "person_here": True, **values}
    return Meeting.objects.create(episode=episode, starts_at=at, place="home", **values)


def seen(by: Actor, weeks: int | None = None) -> TeamTimes:
    """The times of their one team."""
    (team,) = response_times.view(by, weeks).teams
    return team


def lasted(by: Actor) -> tuple[float | None, float | None]:
    """Hours on both clocks of the one episode; None while one runs."""
    (line,) = seen(by).lines
    clocks = (line.from_referral, line.from_first_contact)
    return tuple(None if one.running else one.elapsed / timedelta(hours=1) for one in clocks)


def test_the_first_meeting_stops_both_clocks():
    by = actor("Ann")
    found = an_episode(by)
    meeting(found, 10)
    meeting(found, 30)
    assert lasted(by) == (10, 9)


def test_a_telephone_call_stops_neither():
    by = actor("Ann")
    an_episode(by)
    assert lasted(by) == (None, None)


@pytest.mark.parametrize("medium", ["face to face", "video"])
def test_a_first_contact_face_to_face_stops_the_clock_of_nhs_england_alone(medium):
    by = actor("Ann")
    meeting(an_episode(by, medium=medium), 10)
    assert lasted(by) == (1, 9)


@pytest.mark.parametrize(
    ("with_whom", "hours"), [("person", 3), ("both", 3), ("network", None), ("other service", None)]
)
def test_so_does_a_contact_outside_meetings_that_the_person_was_in(with_whom, hours):
    by = actor("Ann")
    found = an_episode(by)
    at, owner = MORNING + timedelta(hours=3), User.objects.get(key=by.key)
    Contact.objects.create(episode=found, at=at, medium="face to face", with_whom=with_whom, by=owner)
    assert lasted(by) == (hours, None)


@pytest.mark.parametrize(
    "values", [{"person_here": False}, {"arrived_at": None, "person_here": None}, {"cancelled_at": MORNING}]
)
def test_a_meeting_that_was_none_with_the_person_stops_nothing(values):
    by = actor("Ann")
    meeting(an_episode(by), 10, **values)
    assert lasted(by) == (None, None)


def test_another_persons_meeting_stops_nothing_once_it_is_struck_out():
    by = actor("Ann")
    wrong = meeting(an_episode(by), 10)
    Struck.objects.create(
        kind="meeting", key=wrong.key, at=MORNING, by=User.objects.get(key=by.key), reason="not theirs"
    )
    assert lasted(by) == (None, None)


def test_both_clocks_have_nhs_englands_flags():
    by = actor("Ann")
    meeting(an_episode(by), 4)
    found = seen(by)
    assert [(one.minutes, one.yes, one.no) for one in found.from_referral.within] == [
        (60, 0, 1),
        (240, 1, 0),
        (1440, 1, 0),
    ]
    assert found.from_first_contact.median_minutes == 180


def test_a_period_counts_what_began_in_it():
    by = actor("Ann")
    an_episode(by)
    assert len(seen(by, 4).lines) == 1
    Episode.objects.get().referral.__class__.objects.update(received_at=MORNING - timedelta(weeks=5))
    assert seen(by, 4).lines == ()


def test_the_dead_and_those_of_an_earlier_caseload_are_not_counted():
    by = actor("Ann")
    found = an_episode(by)
    Episode.objects.create(person=found.person, team=found.team, opened_on=MORNING.date())
    assert len(seen(by).lines) == 1
    people.died(by, found.person.key, version=1, died_on=MORNING.date())
    assert seen(by).lines == ()


def test_before_the_first_contact_the_papers_clock_has_not_started():
    by = actor("Ann")
    an_episode(by, contacted=None)
    (line,) = seen(by).lines
    assert line.from_first_contact is None
    assert line.from_referral.running


def test_each_team_of_somebody_in_two_has_times_of_its_own():
    both = acting_staff.actor(in_two_teams("Bea").key)
    an_episode(actor("Ann"))
    for _ in range(2):
        an_episode(actor("Charlie", team="Another"), contacted=None)
    found = response_times.view(both).teams
    assert [(team.name, len(team.lines), team.from_first_contact.running) for team in found] == [
        ("Another", 2, 0),
        ("Open Dialogue", 1, 1),
    ]
