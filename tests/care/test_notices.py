from __future__ import annotations

import pytest

from tornio.care.notices import (
    ESCALATED,
    NOBODY_IS_TOLD,
    URGENT,
    gaps,
    recipients,
    told_about,
    words,
)
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


def test_an_entry_that_names_a_team_hears_of_its_calls_alone():
    entries = ("duty", "medway=m@example.org", "all@example.org")
    assert told_about("Medway", entries) == ("duty", "m@example.org", "all@example.org")
    assert told_about("Kent", entries) == ("duty", "all@example.org")


def test_whoever_runs_the_machine_hears_of_teams_without_anybody_and_of_names_that_are_no_teams():
    assert list(gaps(["Kent", "Medway"], ["all@example.org"])) == []
    unheard, strange = gaps(["Kent", "Medway"], ["kent=duty", "thanet=t@example.org"])
    assert "the team Medway" in unheard
    assert "the team thanet, and there is none" in strange
    (nobody,) = gaps(["Kent"], [])
    assert nobody.startswith(NOBODY_IS_TOLD)
