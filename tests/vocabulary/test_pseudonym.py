from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.vocabulary.pseudonym import ALPHABET, pseudonym


def test_the_same_record_has_the_same_pseudonym():
    assert pseudonym("secret", "study", "abc") == pseudonym("secret", "study", "abc")


@given(st.text(min_size=1), st.text(), st.text())
def test_it_is_ten_letters_and_figures_that_nobody_confuses(secret, purpose, key):
    assert len(pseudonym(secret, purpose, key)) == 10
    assert set(pseudonym(secret, purpose, key)) <= set(ALPHABET)
    assert not set("O0I1LU") & set(ALPHABET)


def test_another_record_another_purpose_or_another_secret_makes_another_pseudonym():
    made = [
        pseudonym(*given)
        for given in (("s", "study", "a"), ("s", "study", "b"), ("s", "audit", "a"), ("t", "study", "a"))
    ]
    assert len(set(made)) == 4


def test_purpose_and_key_cannot_be_shifted_into_each_other():
    assert pseudonym("s", "ab", "c") != pseudonym("s", "a", "bc")


def test_without_a_secret_there_is_none():
    with pytest.raises(ValueError, match="it is empty"):
        pseudonym("", "study", "abc")
