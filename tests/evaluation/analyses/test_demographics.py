from __future__ import annotations

import pytest

from studies import find, people, texts

PEOPLE = (
    *people("P1", age=20, gender="man", ethnicity="A"),
    *people("P2", age=40, gender="woman", ethnicity="A"),
    *people("P3", age=60, gender="woman", ethnicity="Z"),
    *people("P4"),
    *people("C1", group="practitioner", age=99, gender="other"),
)


@pytest.fixture(scope="module")
def section(analyse):
    practitioner = PEOPLE[-1].__class__("C1", "practitioner", None, age=99, gender="other")
    return analyse("people", participants=(*PEOPLE[:-1], practitioner))


def test_age_is_described_for_those_whose_age_is_known(section):
    assert find(section, "mean", category="age").value == 40
    assert find(section, "sd", category="age").value == 20
    assert find(section, "mean", category="age").n == 3


def test_gender_and_ethnicity_are_counted_of_everybody(section):
    assert find(section, "percent", category="woman").value == 50
    assert find(section, "count", category="White: British").value == 2


def test_not_said_and_not_known_are_different_answers(section):
    assert find(section, "count", category="not stated: asked, and did not say").value == 1
    assert {finding.value for finding in section.findings if finding.category == "not known"} == {1, 25}


def test_another_group_is_not_counted(section):
    assert find(section, "count", category="took part").value == 4
    assert not [finding for finding in section.findings if finding.category == "other"]


def test_nobody_with_an_age_leaves_no_mean(analyse):
    section = analyse("people", participants=people("P1"))
    assert "is not known" in texts(section)
    assert not [finding for finding in section.findings if finding.quantity == "mean"]
