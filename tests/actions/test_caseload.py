from __future__ import annotations

from datetime import date

import pytest

from team import actor, episode, user
from tornio.actions import caseload, people
from tornio.actions import staff as acting_staff
from tornio.care.permissions import MANAGER, NotPermittedError
from tornio.records.people import Person
from tornio.records.referrals import Episode
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db

HEADER = "given_name,with_team_since,born_on,telephone,telephone_safe,nhs-number,practitioners,ward\n"
SAM = "Sam,2026-01-31,1990-02-03,01227 000001,yes,943 476 5919,{},Ivy ward\n"


def test_everybody_in_the_table_has_an_episode():
    ann, mia = user("Ann"), actor("Mia", MANAGER)
    caseload.take_over(mia, HEADER + SAM.format(ann.email) + "Jo,2026-02-01,,,,,,\n")
    found = Episode.objects.get(person__given_name="Sam")
    assert (found.opened_on, found.ward, list(found.practitioners.all())) == (
        date(2026, 1, 31),
        "Ivy ward",
        [ann],
    )
    page, _ = people.view(acting_staff.actor(ann.key), found.person.key)
    assert page.identifiers == (("nhs-number", "9434765919"),)
    assert [(way.value, way.safe) for way in page.ways] == [("01227 000001", "yes")]
    assert Episode.objects.count() == 2


def test_one_fault_anywhere_and_nobody_is_taken_over():
    mia = actor("Mia", MANAGER)
    with pytest.raises(FaultyInput) as refused:
        caseload.take_over(mia, f"{HEADER}Jo,2026-02-01,,,,,,\nAlex,tomorrow,,,,,,\n")
    assert [(fault.row, fault.field, fault.value) for fault in refused.value.faults] == [
        (3, "with_team_since", "tomorrow")
    ]
    assert not Person.objects.exists()


def test_the_same_table_twice_makes_nobody_twice():
    mia = actor("Mia", MANAGER)
    text = HEADER + SAM.format("")
    caseload.take_over(mia, text)
    with pytest.raises(FaultyInput) as refused:
        caseload.take_over(mia, text)
    assert {fault.field for fault in refused.value.faults} == {"nhs-number", "given_name"}
    assert Person.objects.count() == 1


def test_the_same_sending_twice_is_one():
    mia = actor("Mia", MANAGER)
    keys = [caseload.take_over(mia, HEADER + SAM.format(""), once="one sending") for _ in range(2)]
    assert keys[0] == keys[1]
    assert Person.objects.count() == 1


def test_whoever_is_in_the_team_already_is_told():
    mia = actor("Mia", MANAGER)
    Person.objects.filter(pk=episode(mia).person.pk).update(born_on=date(1990, 2, 3))
    with pytest.raises(FaultyInput, match="has a record of them already"):
        caseload.take_over(mia, f"{HEADER}SAM,2026-02-01,03/02/1990,,,,,\n")


def test_a_practitioner_from_elsewhere_is_told():
    charlie = user("Charlie", team="Another team")
    with pytest.raises(FaultyInput, match="Nobody in the team has this email"):
        caseload.take_over(actor("Mia", MANAGER), HEADER + SAM.format(charlie.email))


def test_what_the_records_know_is_told_together_with_what_the_table_shows():
    mia = actor("Mia", MANAGER)
    caseload.take_over(mia, HEADER + SAM.format(""))
    again = "Sam,never,1990-02-03,none,perhaps,943 476 5919,nobody@example.org,\nJo,2026-02-01,,,,,,\n"
    with pytest.raises(FaultyInput) as refused:
        caseload.take_over(mia, HEADER + again)
    assert {(fault.row, fault.field) for fault in refused.value.faults} == {
        (2, field)
        for field in (
            "with_team_since",
            "telephone",
            "telephone_safe",
            "given_name",
            "nhs-number",
            "practitioners",
        )
    }
    assert Person.objects.count() == 1


def test_a_practitioner_does_not_take_over_a_caseload():
    with pytest.raises(NotPermittedError):
        caseload.take_over(actor("Ann"), HEADER)
