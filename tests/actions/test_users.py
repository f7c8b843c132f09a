from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session

from team import actor, browser, user
from tornio.actions import clock, staff, users
from tornio.actions.door import ChangedMeanwhileError, NotFoundError
from tornio.actions.users import NewUser
from tornio.care.permissions import ADMINISTRATOR, MANAGER, PRACTITIONER, NotPermittedError
from tornio.records.audit import Event
from tornio.records.staff import RoleHeld, User
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db

PASSWORD = "a kitchen in Canterbury"


def invited(by, **values) -> str:
    least = {"name": "Pat", "email": "Pat@Example.org", "roles": (PRACTITIONER,), "teams": tuple(by.teams)}
    return users.invite(by, NewUser(**{**least, **values}))


def test_whoever_is_invited_sets_a_password_and_is_in_the_team():
    by = actor("Ada", ADMINISTRATOR)
    key = invited(by, profession="Peer worker")
    assert users.join("pat@example.org", users.code(by, key), PASSWORD) == key
    assert User.objects.get(key=key).check_password(PASSWORD)
    pat = staff.actor(key)
    assert (pat.roles, pat.teams) == ({PRACTITIONER}, by.teams)
    assert Event.objects.last().action == "users.join"


def test_a_code_works_once():
    by = actor("Ada", ADMINISTRATOR)
    key = invited(by)
    code = users.code(by, key)
    users.join("pat@example.org", code, PASSWORD)
    assert users.code(by, key) == ""
    with pytest.raises(FaultyInput, match="do not belong together"):
        users.join("pat@example.org", code, "another kitchen in Dover")


def test_a_code_of_somebody_else_a_wrong_one_and_a_weak_password_are_refused_alike():
    by = actor("Ada", ADMINISTRATOR)
    other = invited(by, email="kim@example.org")
    invited(by)
    for code in (users.code(by, other), "c8-0", ""):
        with pytest.raises(FaultyInput, match="do not belong together"):
            users.join("pat@example.org", code, PASSWORD)
    with pytest.raises(FaultyInput) as refused:
        users.join("nobody@example.org", "", "short")
    assert [fault.field for fault in refused.value.faults] == ["code", "password"]


def test_a_code_is_too_old_after_three_days(monkeypatch):
    by, now = actor("Ada", ADMINISTRATOR), clock.now()
    code = users.code(by, invited(by))
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=4))
    with pytest.raises(FaultyInput, match="older than three days"):
        users.join("pat@example.org", code, PASSWORD)
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=3))
    assert users.join("pat@example.org", code, PASSWORD)


def test_a_code_can_be_read_out_and_is_taken_however_it_is_written():
    by = actor("Ada", ADMINISTRATOR)
    code = users.code(by, invited(by))
    assert [len(part) for part in code.split()] == [3, 3, 3, 3]
    assert not set(code) & set("0o1iluO")
    assert users.join("pat@example.org", f" {code.upper().replace(' ', '-')} ", PASSWORD)


def test_a_code_of_before_a_password_was_forgotten_opens_nothing_any_more():
    by = actor("Ada", ADMINISTRATOR)
    key = invited(by)
    first = users.code(by, key)
    users.join("pat@example.org", first, PASSWORD)
    users.reset_password(by, key, version=users.view(by, key).version)
    with pytest.raises(FaultyInput, match="do not belong together"):
        users.join("pat@example.org", first, PASSWORD)


def test_two_accounts_never_share_an_address_whatever_its_capitals():
    by = actor("Ada", ADMINISTRATOR)
    invited(by)
    with pytest.raises(FaultyInput, match="an account with this address"):
        invited(by, email="PAT@example.org")


def test_roles_hold_from_today_and_the_past_is_kept():
    by = actor("Ada", ADMINISTRATOR)
    ann = user("Ann")
    users.give(by, ann.key, (MANAGER,), tuple(by.teams), version=1)
    assert staff.actor(ann.key).roles == {MANAGER}
    past = RoleHeld.objects.get(user=ann, role=PRACTITIONER)
    assert past.until == clock.today() - timedelta(days=1)


def test_taken_out_of_the_team_they_reach_nothing_of_it():
    by = actor("Ada", ADMINISTRATOR)
    ann = user("Ann")
    users.give(by, ann.key, (PRACTITIONER,), (), version=1)
    assert staff.actor(ann.key).teams == frozenset()
    assert users.view(by, ann.key).teams == ()


def test_a_team_that_is_not_the_administrators_is_left_alone():
    by, ann = actor("Ada", ADMINISTRATOR), user("Ann")
    elsewhere = user("Charlie", team="Another").memberships.get().team
    ann.memberships.create(team=elsewhere, since=clock.today())
    users.give(by, ann.key, (PRACTITIONER,), (), version=1)
    assert staff.actor(ann.key).teams == {elsewhere.key}


def test_a_closed_account_acts_no_more_and_can_be_opened_again():
    by, ann = actor("Ada", ADMINISTRATOR), user("Ann")
    users.close(by, ann.key, version=1)
    with pytest.raises(NotFoundError):
        staff.actor(ann.key)
    users.reopen(by, ann.key, version=2)
    assert staff.actor(ann.key).name == "Ann"


def test_the_last_administrator_stays():
    by = actor("Ada", ADMINISTRATOR)
    with pytest.raises(FaultyInput, match="give roles"):
        users.give(by, by.key, (), tuple(by.teams), version=1)
    with pytest.raises(FaultyInput, match="their own account"):
        users.close(by, by.key, version=1)


def test_a_lost_second_step_is_taken_away():
    by, ann = actor("Ada", ADMINISTRATOR), user("Ann")
    Authenticator.objects.create(user=ann, type=Authenticator.Type.TOTP, data={})
    ann.set_password(PASSWORD)
    ann.save()
    users.reset_second_step(by, ann.key, version=1)
    assert not Authenticator.objects.filter(user=ann).exists()
    assert not User.objects.get(key=ann.key).check_password(PASSWORD)
    assert users.join(ann.email, users.code(by, ann.key), PASSWORD)


def test_nobody_takes_away_how_they_sign_in_themselves():
    by = actor("Ada", ADMINISTRATOR)
    for reset in (users.reset_second_step, users.reset_password):
        with pytest.raises(FaultyInput, match="themselves"):
            reset(by, by.key, version=1)


@pytest.mark.parametrize("what", ["second step", "password", "close", "role"])
def test_what_takes_something_away_signs_them_out_wherever_they_are_and_nobody_else(what):
    ada, ann, bob = user("Ada", ADMINISTRATOR), user("Ann", PRACTITIONER, MANAGER), user("Bob")
    by = staff.actor(ada.key)
    telephone, desk, others = browser(ann), browser(ann), browser(bob)
    signs_out = {
        "second step": users.reset_second_step,
        "password": users.reset_password,
        "close": users.close,
        "role": lambda by, key, *, version: users.give(by, key, (MANAGER,), tuple(by.teams), version=version),
    }
    signs_out[what](by, ann.key, version=1)
    seen = [client.get("/account/second-step").status_code for client in (telephone, desk, others)]
    assert seen == [302, 302, 200]
    assert Session.objects.count() == 1


def test_a_role_more_signs_nobody_out():
    by, ann = actor("Ada", ADMINISTRATOR), user("Ann")
    client = browser(ann)
    users.give(by, ann.key, (PRACTITIONER, MANAGER), tuple(by.teams), version=1)
    assert client.get("/account/second-step").status_code == 200


def test_a_forgotten_password_stops_working_and_a_code_takes_its_place():
    by, key = actor("Ada", ADMINISTRATOR), ""
    key = invited(by)
    users.join("pat@example.org", users.code(by, key), PASSWORD)
    users.reset_password(by, key, version=users.view(by, key).version)
    assert not User.objects.get(key=key).check_password(PASSWORD)
    assert users.code(by, key)


def test_the_second_of_two_administrators_is_told():
    by, ann = actor("Ada", ADMINISTRATOR), user("Ann")
    users.close(by, ann.key, version=1)
    with pytest.raises(ChangedMeanwhileError):
        users.give(by, ann.key, (), (), version=1)


def test_another_teams_people_are_not_there():
    charlie = user("Charlie", team="Another")
    with pytest.raises(NotFoundError):
        users.view(actor("Ada", ADMINISTRATOR), charlie.key)


def test_a_second_team_is_added_and_its_people_are_placed_by_whoever_added_it():
    ada = actor("Ada", ADMINISTRATOR)
    team = users.add_team(ada, " The coast ")
    ada = staff.actor(ada.key)
    assert "The coast" in [name for _, name in users.teams(ada)]
    pat = staff.actor(invited(ada, teams=(team,)))
    assert pat.teams == {team}


@pytest.mark.parametrize(("name", "rule"), [(" ", "A name is needed"), ("open dialogue", "There is a team")])
def test_a_team_has_a_name_of_its_own(name, rule):
    with pytest.raises(FaultyInput, match=rule):
        users.add_team(actor("Ada", ADMINISTRATOR), name)


def test_whoever_gives_no_roles_adds_no_team():
    with pytest.raises(NotPermittedError):
        users.add_team(actor("Mia", MANAGER), "The coast")
