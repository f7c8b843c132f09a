"""A definition is one value: it finds its own parts, and cannot be made wrong by hand either."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from tornio.measures import load
from tornio.measures.answers import AnswerSet, Option
from tornio.measures.describing import page
from tornio.vocabulary.fault import FaultyInput

HONOS = load("honos")


def test_the_first_scale_is_the_one_that_is_meant():
    assert HONOS.scale() is HONOS.scale("total") is HONOS.primary


def test_an_item_is_found_by_its_id():
    assert HONOS.item("7").topic == "problems with depressed mood"


def test_an_unknown_item_names_those_that_there_are():
    with pytest.raises(FaultyInput, match="HoNOS has no such item"):
        HONOS.item("13")


def test_nothing_of_it_can_be_changed():
    with pytest.raises(FrozenInstanceError):
        HONOS.version = "2"  # type: ignore[misc]  # that is the point


def test_a_wrong_one_cannot_be_built_by_hand():
    with pytest.raises(FaultyInput) as caught:
        replace(HONOS, id="HoNOS", title="", scales=(), references=())
    fields = [fault.field for fault in caught.value.faults]
    assert {"id", "title", "scales", "references"} <= set(fields)


def test_neither_can_a_part_of_it():
    with pytest.raises(FaultyInput, match="cannot both"):
        AnswerSet("severity", (Option(0), Option(1)), missing=(Option(1, "not known"),))


def test_every_part_checks_itself():
    with pytest.raises(FaultyInput, match="Only an item of the scale"):
        replace(HONOS.scale("social"), reversed=("1",))


def test_items_that_do_not_follow_one_another_are_named_one_by_one():
    odd = replace(HONOS.scale("social"), items=("9", "10", "12", "1"))
    text = "\n".join(page(replace(HONOS, scales=(HONOS.primary, odd))))
    assert "Sum of items 9, 10, 12, 1;" in text
