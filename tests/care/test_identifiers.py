from __future__ import annotations

from dataclasses import replace

from tornio.care.identifiers import faults, plain, spaced
from tornio.care.reading import country
from tornio.care.service import Code

ENGLAND, FINLAND = country("england"), country("finland")


def test_a_number_is_kept_without_gaps():
    assert plain("nhs-number", " 943 476-5919 ") == "9434765919"


def test_the_hyphen_of_a_finnish_code_is_its_century():
    assert plain("personal-identity-code", " 131052-308t ") == "131052-308T"


def test_each_number_is_read_as_its_country_writes_it():
    assert spaced("9434765919", "nhs-number") == "943 476 5919"
    assert spaced("131052-308T", "personal-identity-code") == "131052-308T"


def test_each_country_checks_its_own_number():
    assert faults(FINLAND, {"personal-identity-code": "131052-308T"}) == []
    (fault,) = faults(FINLAND, {"personal-identity-code": "131052-308U"})
    assert "it is no Personal identity code" in fault.rule


def test_a_wrong_number_is_told_and_an_empty_one_is_none():
    assert [fault.field for fault in faults(ENGLAND, {"nhs-number": "943 476 5918"})] == ["nhs-number"]
    assert faults(ENGLAND, {"nhs-number": ""}) == []


def test_a_kind_that_the_country_does_not_have_is_refused():
    assert [fault.value for fault in faults(ENGLAND, {"personal-identity-code": "131052-308T"})] == [
        "131052-308T"
    ]


def test_a_kind_without_a_check_of_its_own_is_kept_as_written():
    elsewhere = replace(ENGLAND, identifiers=(Code("record-number", "Record number"),))
    assert faults(elsewhere, {"record-number": "AB-1"}) == []
    assert plain("record-number", " AB-1 ") == "AB-1"
