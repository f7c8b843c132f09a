from __future__ import annotations

from dataclasses import replace

from tornio.care.identifiers import faults, plain
from tornio.care.reading import country
from tornio.care.service import Code

ENGLAND = country("england")


def test_a_number_is_kept_without_gaps():
    assert plain(" 943 476-5919 ") == "9434765919"


def test_a_wrong_number_is_told_and_an_empty_one_is_none():
    assert [fault.field for fault in faults(ENGLAND, {"nhs-number": "943 476 5918"})] == ["nhs-number"]
    assert faults(ENGLAND, {"nhs-number": ""}) == []


def test_a_kind_that_the_country_does_not_have_is_refused():
    assert [fault.value for fault in faults(ENGLAND, {"henkilötunnus": "131052-308T"})] == ["131052-308T"]


def test_a_kind_without_a_check_of_its_own_is_kept_as_written():
    finland = replace(ENGLAND, identifiers=(Code("henkilötunnus", "Henkilötunnus"),))
    assert faults(finland, {"henkilötunnus": "131052-308T"}) == []
