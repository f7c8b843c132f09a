"""Who sees which page: as the table in tests/pages.py says; an address without a row fails."""

from __future__ import annotations

import pytest
from django.urls import URLPattern, get_resolver, reverse

from pages import DOCUMENTS, OPEN, ROWS, SUBJECTS, address
from policy import breaches
from team import browser, user
from tornio.care.permissions import ROLES

pytestmark = pytest.mark.django_db


def addresses() -> set[str]:
    return set(names(get_resolver().url_patterns))


def names(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.name
        else:
            yield from names(pattern.url_patterns)


def test_every_address_has_its_row():
    ours = {name for name in addresses() if not name.startswith(("account_", "mfa_"))} - OPEN
    assert ours == set(ROWS)


def test_every_address_about_a_record_has_a_record_to_try():
    assert {name for name in ROWS if takes_a_key(name)} == set(SUBJECTS)


def takes_a_key(name: str) -> bool:
    possible = get_resolver().reverse_dict.getlist(name)
    return any(arguments for possibility, *_ in possible for _, arguments in possibility)


@pytest.mark.parametrize("name", ROWS)
def test_each_role_sees_what_the_table_says(name):
    readers = {role: browser(user("Somebody", role)) for role in ROLES}
    where = address(name)  # after them: the circle of a note is of those who are there
    pages = {role: reader.get(where) for role, reader in readers.items()}
    found = {role: page.status_code for role, page in pages.items()}
    assert found == {role: 200 if role in ROWS[name] else 403 for role in ROLES}
    if name not in DOCUMENTS:
        assert [breach for page in pages.values() for breach in breaches(page)] == []


@pytest.mark.parametrize("name", SUBJECTS)
def test_another_teams_record_is_not_there(name):
    allowed = min(ROWS[name])
    assert browser(user("Charlie", allowed, team="Another")).get(address(name)).status_code == 404


@pytest.mark.parametrize("name", ROWS)
def test_whoever_has_not_signed_in_is_asked_to(name):
    answer = browser().get(address(name))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/sign-in?next=")


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_key_that_never_was_is_not_there_either(name):
    ann = user("Ann", min(ROWS[name]))
    assert browser(ann).get(reverse(name, args=["2" * 12])).status_code == 404
