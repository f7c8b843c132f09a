from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.care.names import matches


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
