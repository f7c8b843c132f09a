from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.evaluation.contract import TABLES
from tornio.evaluation.rows import Episode, Participant
from tornio.evaluation.rules import check
from tornio.evaluation.rules.cells import codes_of, trouble
from tornio.evaluation.tables import Tables


def judge(table: str, column: str, value: object):
    found = next(each for each in TABLES[table].columns if each.name == column)
    return trouble(found, value, codes_of(found, Tables()))


@pytest.mark.parametrize("value", ["P1", "p.1_a-b", "É7", "12345", "9" * 64])
def test_a_pseudonym_may_be(value):
    assert judge("participants", "participant", value) is None


@pytest.mark.parametrize("value", ["P 1", "", "-P1", "=P1", "@x", ".x", "_x", "a,b", "P1\n", "9" * 65])
def test_a_pseudonym_may_not_be(value):
    assert judge("participants", "participant", value).rule.startswith("A pseudonym is")


def test_a_pseudonym_is_no_nhs_number():
    # 943 476 5919: the NHS Data Dictionary's own example of a valid number
    assert "NHS number" in judge("participants", "participant", "9434765919").rule
    assert judge("participants", "participant", "9434765918") is None


@pytest.mark.parametrize("value", ["=1+1", "+44", "-x", "@cmd", " x", "x ", "a\tb", "a\nb", ""])
def test_no_text_can_be_run_or_mislead(value):
    assert judge("scores", "because", value) is not None


@pytest.mark.parametrize("value", [3.0, "3", True, "three", 1.5, float("nan")])
def test_only_a_whole_number_is_one(value):
    found = judge("waves", "day", value)
    assert found.rule.startswith("This is not a whole number")
    assert not found.readable


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, "1,5"])
def test_only_a_finite_number_is_one(value):
    assert judge("episodes", "bed_days", value).rule.startswith("This is not a number")


@pytest.mark.parametrize(("value", "holds"), [(-1, False), (0, True), (48, True), (48.5, False)])
def test_a_number_lies_in_its_range(value, holds):
    assert (judge("episodes", "honos_baseline", value) is None) is holds


def test_a_word_off_the_list_is_met_with_the_nearest():
    assert judge("participants", "gender", "Woman").cure == "Did you mean ‘woman’?"
    assert judge("participants", "gender", "7").cure.startswith("Write one of: man, woman")


def test_a_number_is_no_text():
    assert judge("participants", "participant", 7).rule == "This is not text."


def test_an_empty_cell_is_a_fault_only_where_nothing_says_what_it_means():
    assert judge("participants", "age", None) is None
    assert judge("participants", "group", None).rule == "No cell of this column may be empty."


def test_waves_and_services_are_those_of_the_study():
    study = Tables(wave_ids=("start", "end"), service_ids=("north",), episodes=(Episode("E1", "pod", "yes"),))
    assert [fault.cure for fault in check(study).faults] == ["Write one of: north."]


@given(st.lists(st.sampled_from([1, 1.0, True, "1", None, 0, False, "", -1, 120, 121])))
def test_judging_each_value_once_is_judging_every_cell(ages):
    rows = tuple(Participant(f"P{number}", "person", f"P{number}", age=age) for number, age in enumerate(ages))
    slow = [index + 2 for index, age in enumerate(ages) if judge("participants", "age", age)]
    assert [fault.row for fault in check(Tables(participants=rows)).faults] == slow
