"""A service in another country: what is England's alone is not on its pages."""

from __future__ import annotations

import pytest

from pages import address
from team import browser, episode, first_contact, user
from tornio.actions import staff as acting_staff
from tornio.care.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def finland(settings, tmp_path):
    """Kent's rules, in Finland."""
    rules = tmp_path / "finland.toml"
    given = read("kent", "services") | {"country": "finland"}
    written = {
        key: str(value).lower() if isinstance(value, bool) else repr(value) for key, value in given.items()
    }
    rules.write_text("\n".join(f"{key} = {value}" for key, value in written.items()))
    settings.SERVICE_RULES = str(rules)


def page_of(name: str) -> str:
    answer = browser(user("Somebody")).get(address(name))
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("name", ["response-times", "change-person", "person", "urgent", "home"])
def test_nothing_of_the_nhs_is_there(name):
    assert "NHS" not in page_of(name)


def test_a_person_has_an_identity_code_and_is_asked_for_no_ethnic_group():
    page = page_of("change-person")
    assert "Personal identity code" in page
    assert "Ethnic group" not in page


def test_a_number_to_ring_is_dialled_without_its_gaps():
    assert 'href="tel:0925250111">09 2525 0111' in page_of("urgent")


def test_waiting_is_told_without_flags_where_the_country_has_none():
    ann = user("Ann")
    by = acting_staff.actor(ann.key)
    first_contact(by, episode(by), hours_ago=2)
    page = browser(ann).get(address("response-times")).text
    assert "2 hours so far" in page
    assert "Within" not in page
