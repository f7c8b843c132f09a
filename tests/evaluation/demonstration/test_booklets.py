"""Questionnaires filled in so that their own definition scores them as wanted."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from tornio.evaluation.demonstration.booklets import Booklet, not_scorable, scorable
from tornio.measures import NotScorable, Score, load, score

MEASURES = ["honos", "swemwbs", "wsas", "cmhs-2017", "cws-support", "pod-adherence"]


def every(measure: str, *, but: int = 0) -> Booklet:
    """A booklet with an answer to every item but the first so many."""
    definition = load(measure)
    return Booklet(definition, definition.primary.items[but:])


@pytest.mark.parametrize("measure", MEASURES)
def test_a_filled_in_booklet_is_scored_with_its_value(measure: str) -> None:
    random = Random(5)
    for _ in range(20):
        booklet = scorable(load(measure), random)
        grid = booklet.grid
        value = grid.low + grid.step * random.randint(0, int((grid.high - grid.low) / grid.step))
        found = score(load(measure), booklet.filled_in(value, random))
        assert isinstance(found, Score)
        assert found.value == pytest.approx(float(value))


@pytest.mark.parametrize("measure", MEASURES)
def test_a_booklet_that_is_not_scorable_has_no_score(measure: str) -> None:
    answers = not_scorable(load(measure), Random(1))
    assert isinstance(score(load(measure), answers), NotScorable)
    assert len(answers) == len(load(measure).items)


def test_some_scorable_booklets_lack_answers() -> None:
    random = Random(1)
    answered = [len(scorable(load("honos"), random).answered) for _ in range(100)]
    assert min(answered) == 10
    assert max(answered) == 12


def test_no_answer_may_be_missing_from_swemwbs() -> None:
    random = Random(1)
    assert {len(scorable(load("swemwbs"), random).answered) for _ in range(200)} == {7}


def test_an_item_of_wsas_that_does_not_apply_widens_the_steps() -> None:
    assert every("wsas").grid.step == 1
    assert every("wsas", but=1).grid.step == Fraction(5, 4)  # the mean of four stands in for the fifth


def test_two_unknown_items_of_honos_narrow_the_range() -> None:
    booklet = every("honos", but=2)
    assert (booklet.grid.low, booklet.grid.high, booklet.grid.step) == (0, 40, 1)
    assert list(booklet.filled_in(Fraction(17), Random(1)).values())[:2] == [9, 9]


def test_a_booklet_with_too_few_answers_has_no_grid() -> None:
    with pytest.raises(ValueError, match="Answer more items"):
        every("honos", but=3).grid  # noqa: B018 - it is computed when asked for
