from __future__ import annotations

from datetime import date

import pytest

from tornio.care.people import (
    ASKABLE,
    NEEDS,
    Way,
    asked_faults,
    death_faults,
    gives_away,
    living_faults,
    told_faults,
    way_faults,
)

TODAY = date(2026, 3, 4)


def fields(faults) -> list[str]:
    return [fault.field for fault in faults]


def test_not_asked_yet_may_be_used_and_a_no_never():
    assert Way("telephone", "01227 000000").usable
    assert not Way("telephone", "01227 000000", safe="no").usable


def test_everything_wrong_with_a_number_is_said_at_once():
    assert fields(way_faults(Way("pigeon", " ", "perhaps"))) == ["kind", "safe", "value"]


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        ("telephone", "999", True),
        ("telephone", "ring the bell", False),
        ("email", "sam@example.org", True),
        ("email", "sam", False),
        ("address", "the boat below the bridge", True),
        ("term-time address", "Room 4", True),
    ],
)
def test_a_number_has_figures_and_an_email_an_at(kind, value, fits):
    assert (way_faults(Way(kind, value)) == []) == fits


@pytest.mark.parametrize("field", ASKABLE)
def test_whatever_is_asked_may_be_left_unsaid(field):
    assert asked_faults({field: ""}, {field: "did not say"}) == []


def test_no_is_an_answer_to_a_need_alone():
    answered_no = [field for field in ASKABLE if asked_faults({}, {field: "no"}) == []]
    assert answered_no == list(NEEDS)


def test_words_beside_did_not_say_are_a_contradiction():
    assert fields(asked_faults({"pronouns": "they"}, {"pronouns": "did not say"})) == ["pronouns"]


def test_no_to_being_a_student_is_not_silence():
    assert fields(asked_faults({"student": False}, {"student": "did not say"})) == ["student"]


def test_somebody_dies_after_they_are_born_and_not_tomorrow():
    born = date(1990, 1, 1)
    assert death_faults(date(2026, 3, 4), born, TODAY) == []
    assert fields(death_faults(date(2026, 3, 5), born, TODAY)) == ["died_on"]
    assert fields(death_faults(date(1989, 12, 31), born, TODAY)) == ["died_on"]
    assert death_faults(None, born, TODAY) == []


def test_nothing_is_for_the_dead():
    assert living_faults(None) == []
    assert fields(living_faults(TODAY)) == ["died_on"]


REFUGE = ("address", "9 Secret Street, Canterbury, CT1 1AA")


@pytest.mark.parametrize(
    "words",
    [
        "9 Secret Street, Canterbury, CT1 1AA",
        "At 9, SECRET street",
        "the blue door, ct11aa",
        "9 Sécret Rd",
    ],
)
def test_words_that_hold_an_address_or_its_house_give_it_away(words):
    assert gives_away(words, *REFUGE)


@pytest.mark.parametrize("words", ["The kitchen", "Canterbury", "12 Mill Lane", "29 of them", ""])
def test_a_town_or_another_house_gives_nothing_away(words):
    assert not gives_away(words, *REFUGE)


@pytest.mark.parametrize("words", ["ring 07700 900123", "+44 7700 900 123", "900123"])
def test_a_number_is_known_with_and_without_its_codes(words):
    assert gives_away(words, "telephone", "07700 900123")
    assert not gives_away(words, "telephone", "999")


def test_each_field_that_gives_a_way_to_reach_them_away_is_told():
    said = {"where": "9 Secret Street", "because": "she moved to 9 Secret St", "late_because": "their wish"}
    found = told_faults(said, [REFUGE, ("telephone", "07700 900123")])
    assert [fault.field for fault in found] == ["where", "because"]
    assert told_faults(said, []) == []
