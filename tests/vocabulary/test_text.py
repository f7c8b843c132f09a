"""A text with values: English wherever it is printed, and its sentence kept for whoever translates it."""

from __future__ import annotations

import copy
import pickle

import pytest

from tornio.vocabulary.fault import Fault
from tornio.vocabulary.text import Text

CHARACTERS = ("It has %(count)s character.", "It has %(count)s characters.")


def test_it_is_the_english_sentence() -> None:
    assert Text("%(usual)s usually go; %(count)s is chosen.", usual=2, count=1) == "2 usually go; 1 is chosen."


def test_it_keeps_its_sentence_and_its_values() -> None:
    text = Text("Row %(row)s is about the same person.", row=7)
    assert (text.template, dict(text.values)) == ("Row %(row)s is about the same person.", {"row": 7})


@pytest.mark.parametrize(("count", "said"), [(0, "It has 0 characters."), (1, "It has 1 character.")])
def test_the_count_decides_between_one_and_many(count: int, said: str) -> None:
    assert Text(*CHARACTERS, count=count) == said


def test_several_values_stand_with_commas() -> None:
    assert Text("Choose %(words)s.", words=("yes", Text("no"))) == "Choose yes, no."


def test_without_values_a_per_cent_sign_is_itself() -> None:
    assert Text("Less than 5% of them.") == "Less than 5% of them."


def test_a_value_that_is_not_given_is_refused() -> None:
    with pytest.raises(KeyError, match="row"):
        Text("Row %(row)s is the same as %(other)s.", other=3)


def test_a_plural_needs_its_count() -> None:
    with pytest.raises(KeyError, match="count"):
        Text(*CHARACTERS, number=3)


def test_half_a_person_has_no_plural() -> None:
    with pytest.raises(TypeError, match="whole number"):
        Text(*CHARACTERS, count=1.5)


def test_its_values_stay_as_they_are() -> None:
    with pytest.raises(TypeError):
        Text("Row %(row)s.", row=7).values["row"] = 8  # type: ignore[index]  # the test


def test_a_fault_prints_as_ever() -> None:
    fault = Fault("waiver", "", Text("%(left)s places are left.", left=0), "Wait.")
    assert str(fault) == "waiver: nothing there. 0 places are left. Wait."


@pytest.mark.parametrize("again", [copy.deepcopy, lambda text: pickle.loads(pickle.dumps(text))])
def test_a_copy_keeps_what_it_knows(again) -> None:
    text = Text("Row %(row)s.", row=7)
    assert again(text) == text
    assert again(text).template == text.template
