"""Invariant 2: every voice keeps its words."""

from __future__ import annotations

import pytest

from tornio.care.voices import Statement, may_correct
from tornio.vocabulary.fault import FaultyInput


def test_2_only_whoever_wrote_the_words_may_add_a_correction():
    said = Statement("member", "her mother", "ann", "I am worried", agreed="yes")
    assert may_correct(said, "ann")
    assert not may_correct(said, "bob")


def test_2_a_statement_says_whose_words_it_holds_and_how():
    with pytest.raises(FaultyInput) as refused:
        Statement("chorus", "all", "ann", " ", form="poem", agreed="perhaps")
    assert [fault.field for fault in refused.value.faults] == ["voice", "form", "agreed", "words"]
