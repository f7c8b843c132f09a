from __future__ import annotations

from tornio.care.permissions import ADMINISTRATOR, MANAGER, PRACTITIONER
from tornio.care.users import account_faults, closing_faults, role_faults


def fields(faults):
    return [fault.field for fault in faults]


def test_an_account_has_a_name_and_an_address_of_its_own():
    assert fields(account_faults(" ", "nobody", ())) == ["name", "email"]
    assert fields(account_faults("Ann", "Ann@Example.org", {"ann@example.org"})) == ["email"]
    assert account_faults("Ann", "ann@example.org", {"bob@example.org"}) == []


def test_nobody_gives_a_role_to_themselves_but_can_give_one_up():
    mine = {ADMINISTRATOR, MANAGER}
    assert fields(role_faults({ADMINISTRATOR}, mine, own=True, other_administrators=True)) == ["roles"]
    assert role_faults(mine, {ADMINISTRATOR}, own=True, other_administrators=True) == []
    assert role_faults({ADMINISTRATOR}, mine, own=False, other_administrators=True) == []


def test_somebody_stays_who_can_give_roles():
    assert fields(role_faults({ADMINISTRATOR}, (), own=False, other_administrators=False)) == ["roles"]
    assert role_faults({ADMINISTRATOR}, (), own=False, other_administrators=True) == []
    assert role_faults({PRACTITIONER}, (), own=False, other_administrators=False) == []


def test_a_role_that_does_not_exist_is_refused():
    assert fields(role_faults((), {"chief"}, own=False, other_administrators=True)) == ["roles"]


def test_nobody_closes_their_own_account_nor_the_last_administrators():
    assert fields(closing_faults({PRACTITIONER}, own=True, other_administrators=True)) == ["close"]
    assert fields(closing_faults({ADMINISTRATOR}, own=False, other_administrators=False)) == ["roles"]
    assert closing_faults({PRACTITIONER}, own=False, other_administrators=False) == []
