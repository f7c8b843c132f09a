"""Totals split into answers."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.evaluation.demonstration.searching import NotFound
from tornio.evaluation.demonstration.splitting import split


@given(st.integers(2, 32), st.integers(0, 4), st.data())
def test_answers_add_up_to_every_total_that_there_is(items: int, lowest: int, data: st.DataObject) -> None:
    options = list(range(lowest, lowest + 5))
    total = data.draw(st.integers(items * options[0], items * options[-1]))
    answers = split(total, [options] * items, Random(total))
    assert sum(answers) == total
    assert set(answers) <= set(options)


def test_items_need_not_have_the_same_options() -> None:
    items = [[0, 5, 10], [0, 1], [1, 2, 3, 4]] * 4
    answers = split(41, items, Random(1))
    assert sum(answers) == 41
    assert all(answer in options for answer, options in zip(answers, items, strict=True))


def test_answers_differ_from_item_to_item() -> None:
    assert len(set(split(24, [range(5)] * 12, Random(1)))) > 2


def test_a_total_between_the_options_is_not_found() -> None:
    with pytest.raises(NotFound, match="worth 7 together"):
        split(7, [[0, 5, 10]] * 2, Random(1))
