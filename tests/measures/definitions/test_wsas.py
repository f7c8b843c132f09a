"""WSAS: one item may be missing or not apply; the mean of the others stands in (NHS Data Dictionary, 2012)."""

from __future__ import annotations

from itertools import product

import pytest

from tornio.measures import NotScorable, load, score

WSAS = load("wsas")
DOES_NOT_APPLY = 9


def answered(*codes):
    return dict(zip("12345", codes, strict=True))


def test_five_answers_are_added():
    assert score(WSAS, answered(8, 7, 6, 5, 4)).value == 30


def test_where_work_does_not_apply_the_mean_of_the_others_stands_in():
    assert score(WSAS, answered(DOES_NOT_APPLY, 4, 4, 6, 6)).value == 25


@pytest.mark.parametrize("item", "12345")
def test_the_mean_stands_in_for_any_one_item(item):
    others = dict(zip(sorted(set("12345") - {item}), (1, 2, 3, 8), strict=True))
    assert score(WSAS, others).value == 14 + 3.5


def test_nothing_is_rounded():
    assert score(WSAS, answered(None, 8, 7, 8, 8)).value == 38.75


def test_work_that_does_not_apply_and_one_more_missing_are_two():
    assert isinstance(score(WSAS, answered(DOES_NOT_APPLY, 4, None, 6, 6)), NotScorable)


def test_every_pattern_of_missing_items():
    for first, *others in product((3, None, DOES_NOT_APPLY), *[(3, None)] * 4):
        known = (first == 3) + sum(other == 3 for other in others)
        found = score(WSAS, answered(first, *others))
        assert (found.answered, getattr(found, "value", None)) == (known, 15 if known >= 4 else None)


def test_only_work_can_fail_to_apply():
    assert [item.id for item in WSAS.items if item.missing] == ["1"]


@pytest.mark.parametrize(
    ("total", "band"),
    # Mundt et al. 2002
    [
        (9.75, "subclinical"),
        (10, "significant"),
        (20, "significant"),
        (20.25, "moderately severe"),
        (40, "moderately severe"),
    ],
)
def test_a_total_lies_in_one_band(total, band):
    (found,) = [cutoff for cutoff in WSAS.cutoffs if cutoff.holds(total)]
    assert found.label.startswith(band)
    assert "obsessive-compulsive disorder or depression" in found.population


def test_the_reliable_change_is_marked_as_not_verified():
    (change,) = WSAS.reliable_changes
    assert (change.points, change.unverified) == (8, True)
