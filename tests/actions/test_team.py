from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from team import actor, user
from tornio.actions import clock, rota, team
from tornio.actions.door import ChangedMeanwhileError, NotFoundError
from tornio.actions.rota import NewShift
from tornio.actions.team import NewCourse, NewPost
from tornio.care.permissions import ADMINISTRATOR, MANAGER, RECRUITER, Actor
from tornio.records.staff import Duty
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db

POST = NewPost("Nurse", equivalent="0.6", since=date(2024, 1, 1))


def test_the_team_grows_by_date():
    by, ann, bob = actor("Mia", MANAGER), user("Ann"), user("Bob")
    team.set_post(by, ann.key, POST, version=1)
    team.set_post(by, bob.key, NewPost("Peer worker", equivalent="1", since=date(2025, 1, 1)), version=1)
    assert team.view(by).equivalent == Decimal("1.6")
    assert team.view(by, date(2024, 6, 1)).equivalent == Decimal("0.6")
    assert team.view(by).steps == (
        (date(2020, 1, 1), 0),
        (date(2024, 1, 1), Decimal("0.6")),
        (date(2025, 1, 1), Decimal("1.6")),
    )


def test_whoever_left_is_no_part_of_the_sum_from_the_day_after():
    by, ann = actor("Mia", MANAGER), user("Ann")
    team.set_post(by, ann.key, POST, version=1)
    ann.memberships.update(until=date(2025, 3, 31))
    assert team.view(by, date(2025, 3, 31)).equivalent == Decimal("0.6")
    assert team.view(by, date(2025, 4, 1)).equivalent == 0
    assert team.view(by).steps[-1] == (date(2025, 4, 1), 0)


def test_the_team_stands_by_name_and_no_profession_comes_first():
    by = actor("Mia", MANAGER)
    for name, profession in (("Zoë", "Psychiatrist"), ("Ann", "Peer worker"), ("Bob", "Nurse")):
        team.set_post(by, user(name).key, NewPost(profession), version=1)
    assert [row.name for row in team.view(by).rows] == ["Ann", "Bob", "Mia", "Zoë"]


def test_the_share_of_the_trained_follows_from_the_courses():
    by, ann = actor("Mia", MANAGER), user("Ann")
    user("Ada", ADMINISTRATOR)  # gives no care, and so does not count
    key = team.add_training(by, ann.key, NewCourse("One-year course", started_on=date(2025, 1, 1)))
    assert team.view(by).training.percent_in_progress == 50
    done = NewCourse("One-year course", started_on=date(2025, 1, 1), completed_on=date(2026, 1, 1))
    team.change_training(by, key, done, version=1)
    assert team.view(by).training.percent_trained == 50
    with pytest.raises(ChangedMeanwhileError):
        team.change_training(by, key, done, version=1)


def test_somebody_on_leave_is_shown_as_away():
    by, ann, today = actor("Mia", MANAGER), user("Ann"), clock.today()
    team.set_post(by, ann.key, POST, version=1)
    key = team.add_leave(by, ann.key, today, today + timedelta(days=2))
    assert team.view(by).rows[0].away_until == today + timedelta(days=2)
    team.cancel_leave(by, key, version=1)
    assert team.view(by).rows[0].away_until is None


def test_another_teams_colleague_is_not_there():
    charlie = user("Charlie", team="Another")
    with pytest.raises(NotFoundError):
        team.set_post(actor("Mia", MANAGER), charlie.key, POST, version=1)


def test_practitioners_see_the_team_and_the_manager_keeps_it():
    ann = actor("Ann")
    assert [row.name for row in team.view(ann).rows] == ["Ann"]
    with pytest.raises(PermissionError, match="manager and administrator"):
        team.add_leave(ann, ann.key, clock.today(), clock.today())
    with pytest.raises(PermissionError):
        team.view(actor("Rita", RECRUITER))


def test_each_of_two_teams_has_a_page_of_its_own_and_their_posts_are_not_added_up():
    by, zoe = actor("Mia", MANAGER), actor("Zoe", team="Another")
    (ours,), (another,) = by.teams, zoe.teams
    with pytest.raises(NotFoundError):
        team.view(by, None, another)
    both = Actor(by.key, by.name, by.roles, frozenset({ours, another}))
    for one in (by, zoe):
        team.set_post(both, one.key, POST, version=1)
    shown = [team.view(both, None, key) for key in (ours, another)]
    assert [page.equivalent for page in shown] == [Decimal("0.6")] * 2
    assert [[row.name for row in page.rows] for page in shown] == [["Mia"], ["Zoe"]]
    assert team.view(both) == shown[1]  # the first by name


def shift(who: str, days: int = 1, **values) -> NewShift:
    start = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=days)
    times = {"starts_at": start, "ends_at": start + timedelta(hours=8)}
    return NewShift(**{"user": who, "phone": "01227 000000", **times, **values})


def test_a_shift_is_one_teams_and_covers_no_hour_of_another():
    mia, zoe, ann = actor("Mia", MANAGER), actor("Zoe", team="Another"), user("Ann")
    (ours,), (another,) = mia.teams, zoe.teams
    both = Actor(mia.key, mia.name, mia.roles, frozenset({ours, another}))
    with pytest.raises(FaultyInput, match="Choose the team"):
        rota.add(both, shift(ann.key))
    rota.add(both, shift(ann.key), team=ours)
    with pytest.raises(FaultyInput, match="Somebody of the team answers"):
        rota.add(both, shift(ann.key), team=another)
    assert [row.name for row in rota.view(both, ours).shifts] == ["Ann"]
    assert rota.view(both, another).shifts == ()
    tomorrow = clock.now().replace(hour=6) + timedelta(days=1)
    day = shift(ann.key, starts_at=tomorrow, ends_at=tomorrow + timedelta(hours=13))
    rota.add(both, day, team=ours)
    assert len(rota.view(both, another).gaps) > len(rota.view(both, ours).gaps)
    with pytest.raises(NotFoundError):
        rota.view(mia, another)


def test_a_shift_is_put_on_the_rota_changed_and_taken_off():
    by, ann, bob = actor("Mia", MANAGER), user("Ann"), user("Bob")
    key = rota.add(by, shift(ann.key))
    rota.change(by, key, shift(bob.key), version=1)
    assert [row.name for row in rota.view(by).shifts] == ["Bob"]
    rota.remove(by, key, version=2)
    assert rota.view(by).shifts == ()


def test_a_shift_that_has_begun_stays_known():
    by, ann = actor("Mia", MANAGER), user("Ann")
    key = rota.add(by, shift(ann.key, days=0))
    with pytest.raises(FaultyInput, match="has begun"):
        rota.remove(by, key, version=1)
    assert Duty.objects.exists()


def test_nobody_on_leave_and_nobody_of_another_team_is_on_duty():
    by, ann, charlie = actor("Mia", MANAGER), user("Ann"), user("Charlie", team="Another")
    tomorrow = clock.today() + timedelta(days=1)
    team.add_leave(by, ann.key, tomorrow, tomorrow)
    with pytest.raises(FaultyInput, match="on leave"):
        rota.add(by, shift(ann.key))
    with pytest.raises(FaultyInput, match="Somebody of the team"):
        rota.add(by, shift(charlie.key))


def test_everything_wrong_with_a_shift_is_said_at_once():
    by = actor("Mia", MANAGER)
    with pytest.raises(FaultyInput) as refused:
        rota.add(by, NewShift("", "", None, None))
    assert [fault.field for fault in refused.value.faults] == ["phone", "starts_at", "ends_at", "user"]
