from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.care.names import Described, matches, may_be_one


@pytest.mark.parametrize("words", ["zoë", "ZOE", "zo", "o'ne", "smith zoë", "anne", "O’Br", "smith"])
def test_the_beginning_of_any_part_of_a_name_finds_it(words):
    assert matches(words, "Zoë Mary-Anne", "O'Neill O’Brien-Smith")


@pytest.mark.parametrize("words", ["", "  ", "oe", "zoë jones", "arie"])
def test_the_middle_of_a_name_another_name_and_nothing_find_nobody(words):
    assert not matches(words, "Zoë Mary-Anne", "O'Neill")


@given(st.text(alphabet=st.characters(categories=["L"], max_codepoint=0xFF), min_size=1))
def test_every_name_is_found_by_itself_in_any_capitals(name):
    assert matches(name.upper(), name)
    assert matches(name.lower(), name)


SAM = Described(("Sam", "Sammy"), "Hale", date(1990, 5, 4), frozenset({("nhs-number", "9990000018")}))


@pytest.mark.parametrize(
    "other",
    [
        Described(("SAM",), "hale"),
        Described(("sammy",), "Hale", date(1991, 5, 4)),  # a day may be misheard
        Described(("Samuel",), "Hale", date(1990, 5, 4)),
        Described(("Sam",), "", date(1990, 5, 4)),
        Described(("Sam",)),
        Described(("Robin",), "Ash", None, SAM.numbers),
    ],
)
def test_names_a_day_of_birth_or_a_number_may_make_two_one(other):
    assert may_be_one(SAM, other)
    assert may_be_one(other, SAM)


@pytest.mark.parametrize(
    "other",
    [
        Described(("Sam",), "Ash"),
        Described(("Sam",), "", date(1991, 5, 4)),
        Described(("Robin",), "Hale"),
        Described(("Robin",), "Ash", date(1990, 5, 4)),
        Described(("",), ""),
        Described(("",), "", None, frozenset({("other", "9990000018")})),
    ],
)
def test_a_name_alone_makes_nobody_one(other):
    assert not may_be_one(SAM, other)
    assert not may_be_one(other, SAM)
