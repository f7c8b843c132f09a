"""A protected note is always seen by somebody: its circle is of the team whose episode it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from team import LONG_AGO, episode, in_two_teams, user
from tornio.actions import clock, protected
from tornio.actions import staff as acting_staff
from tornio.actions.protected import Circle
from tornio.care.permissions import Actor
from tornio.records.referrals import Episode
from tornio.records.staff import Membership, User
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db


def nurse(name: str, team: str = "Open Dialogue") -> Actor:
    """Somebody who can answer for a note."""
    made = user(name, team=team)
    User.objects.filter(pk=made.pk).update(profession="Nurse")
    return acting_staff.actor(made.key)


def circle(*members: str) -> Circle:
    """A circle in which the first answers for the note."""
    return Circle(members, members[0], clock.today() + timedelta(days=5))


def written(by: Actor, about: Episode, members: Circle) -> str:
    return protected.write(by, about.key, "abuse", "what was said in confidence", members)


def test_whoever_is_in_two_teams_chooses_from_the_persons_own():
    ann, elsewhere = nurse("Ann"), nurse("Ben", team="Another")
    both = acting_staff.actor(in_two_teams("Bea").key)
    about = episode(ann)
    _, offered = protected.begin(both, about.key)
    assert [one.name for one in offered.colleagues] == ["Ann", "Bea"]
    assert [one.name for one in offered.professionals] == ["Ann"]
    with pytest.raises(FaultyInput) as refused:
        written(both, about, circle(elsewhere.key))
    assert [fault.field for fault in refused.value.faults] == ["circle", "answers_for_it"]


def test_a_note_has_somebody_who_sees_it_whoever_wrote_it():
    ann, about = nurse("Ann"), episode(nurse("Ann"))
    both = acting_staff.actor(in_two_teams("Bea").key)
    written(both, about, circle(ann.key))
    Membership.objects.filter(user__key=both.key).update(until=LONG_AGO)
    assert len(protected.listed(ann)) == 1


def test_through_glass_no_note_is_written_that_nobody_would_see_an_hour_later():
    about, charlie = episode(nurse("Ann")), nurse("Charlie", team="Another")
    outside = replace(charlie, opened=frozenset({about.person.key}))
    with pytest.raises(FaultyInput, match="for reading"):
        written(outside, about, circle(charlie.key))


def test_its_writer_stays_in_the_circle_whoever_looks_at_it_again():
    ann, bob = nurse("Ann"), nurse("Bob")
    key = written(ann, episode(ann), circle(bob.key))
    protected.review(bob, key, circle(bob.key), version=1)
    assert {name for _, name in protected.view(ann, key)[0].circle} == {"Ann", "Bob"}


@pytest.mark.parametrize("leave", ["the team", "the service"])
def test_when_whoever_answers_has_left_the_circle_is_told(leave):
    ann, bob = nurse("Ann"), nurse("Bob")
    key = written(ann, episode(ann), circle(bob.key))
    assert protected.view(ann, key)[0].answers_here
    if leave == "the team":
        Membership.objects.filter(user__key=bob.key).update(until=LONG_AGO)
    else:
        User.objects.filter(key=bob.key).update(is_active=False)
    assert not protected.view(ann, key)[0].answers_here
    assert not protected.listed(ann)[0].answers_here
