from __future__ import annotations

import pytest

from tornio.care.notices import ESCALATED, URGENT, recipients, words
from tornio.care.visits import CALLS, HELP

BOB, TEAM = "bob@example.org", "team@example.org"


def test_an_urgent_call_goes_to_whoever_is_on_duty_and_else_to_the_named():
    assert recipients(URGENT, [BOB], [TEAM]) == {BOB: True}
    assert recipients(URGENT, [], [TEAM]) == {TEAM: False}


@pytest.mark.parametrize("kind", [ESCALATED, *CALLS])
def test_everything_else_goes_to_both(kind):
    assert recipients(kind, [BOB], [TEAM]) == {BOB: True, TEAM: False}


def test_an_address_is_told_once_however_it_is_written():
    assert recipients(HELP, ["Bob@example.org"], [BOB]) == {BOB: True}


@pytest.mark.parametrize("kind", [URGENT, ESCALATED, *CALLS])
def test_every_kind_of_call_has_its_words_and_they_hold_a_time_alone(kind):
    said = words(kind, "14:02")
    assert "14:02" in said
    assert set(said.values) == {"time"}
