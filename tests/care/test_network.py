from __future__ import annotations

from tornio.care.meetings import RELATIONSHIPS
from tornio.care.network import RELATIONSHIP_CODES, MemberDetails, asked_faults, member_faults
from tornio.care.service import labels


def test_a_name_and_who_they_are_is_all_that_is_needed():
    assert member_faults(MemberDetails("Jo", "friend")) == []


def test_what_is_missing_is_said_at_once():
    assert [fault.field for fault in member_faults(MemberDetails(" ", "neighbour"))] == ["name", "relationship"]


def test_every_relationship_of_the_dataset_has_its_words():
    assert tuple(labels(RELATIONSHIP_CODES)) == RELATIONSHIPS


def test_only_those_are_expected_whom_the_person_wants_asked():
    assert asked_faults((), ()) == []
    assert asked_faults(("mary",), {"mary", "jo"}) == []
    assert [fault.field for fault in asked_faults(("mary", "gran"), {"mary"})] == ["members"]
