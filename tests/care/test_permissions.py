from __future__ import annotations

import pytest

from tornio.care import permissions
from tornio.care.permissions import ROLES, Actor, NotPermittedError

#: Written by hand: P practitioner, M manager, A administrator, R recruiter, S researcher, G governance reader.
TABLE = """
sign_in            P M A R S G
register_referral  P M A
see_referrals      P M A
decide_referral    P M
waive_capacity     M
see_care           P M
give_care          P M
see_people         P M A
keep_people        P M A
call_urgent        P M A
break_glass        P M
correct_records    M
see_opened         M
see_team           P M A
run_team           M A
give_roles         A
see_names          R
see_pseudonyms     S
see_aggregates     M S G
run_jobs
"""
LETTERS = dict(zip("PMARSG", ROLES, strict=True))
ROWS = [(name, {LETTERS[one] for one in roles}) for name, *roles in map(str.split, TABLE.strip().splitlines())]


@pytest.mark.parametrize(("name", "roles"), ROWS)
def test_each_role_may_do_what_the_table_says(name, roles):
    may = getattr(permissions, f"may_{name}")
    assert {role for role in ROLES if may(Actor("key", "Ann", frozenset({role})))} == roles


@pytest.mark.parametrize(("name", "roles"), ROWS)
def test_the_check_says_why_exactly_where_the_question_answers_no(name, roles):
    check = getattr(permissions, f"check_{name}")
    for role in ROLES:
        actor = Actor("key", "Ann", frozenset({role}))
        if role in roles:
            check(actor)
        else:
            with pytest.raises(NotPermittedError, match=r"\w+ \w+"):
                check(actor)


def test_no_permission_is_missing_from_the_table():
    pairs = {name.removeprefix("may_") for name in vars(permissions) if name.startswith("may_")}
    assert pairs == {name for name, _ in ROWS}


def test_a_role_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="chief"):
        Actor("key", "Ann", frozenset({"chief"}))
