"""Invariant 2: every voice keeps its words."""

from __future__ import annotations

import pytest

from tornio.care.voices import Statement, correction_faults
from tornio.vocabulary.fault import FaultyInput


def test_2_a_statement_says_whose_words_it_holds_and_how():
    with pytest.raises(FaultyInput) as refused:
        Statement("chorus", "all", "ann", " ", form="poem", agreed="perhaps")
    assert [fault.field for fault in refused.value.faults] == ["voice", "form", "agreed", "words"]


def test_2_a_practitioners_own_words_are_written_by_themselves():
    assert Statement("practitioner", "pat", "pat", "I have been there").whose == "pat"
    with pytest.raises(FaultyInput, match="by themselves"):
        Statement("practitioner", "pat", "ann", "Pat has been there")


def test_2_only_whoever_wrote_the_words_may_add_a_correction():
    assert not correction_faults("ann", "ann")
    assert correction_faults("ann", "bob")[0].rule.startswith("Only whoever wrote")
