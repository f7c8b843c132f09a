"""HoNOS: nines are left out of the sum, three of them leave no total, subscales need all their items."""

from __future__ import annotations

import csv
from itertools import product

import pytest

from tornio.measures import NotScorable, load, score, score_all

HONOS = load("honos")
ITEMS = [str(number) for number in range(1, 13)]


def rated(*codes):
    return dict(zip(ITEMS, codes, strict=True))


def test_the_total_is_the_sum_of_twelve():
    assert score(HONOS, rated(1, 0, 2, 0, 1, 3, 4, 2, 1, 1, 0, 2)).value == 17


def test_a_nine_adds_nothing():
    assert score(HONOS, rated(1, 0, 2, 0, 1, 3, 4, 2, 1, 1, 0, 9)).value == 15


def test_two_nines_leave_a_total_of_ten_items():
    found = score(HONOS, rated(9, 9, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2))
    assert (found.value, found.answered, found.of) == (20, 10, 12)


def test_three_nines_leave_no_total():
    found = score(HONOS, rated(9, 9, 9, 2, 2, 2, 2, 2, 2, 2, 2, 2))
    assert isinstance(found, NotScorable)
    assert "9 of 12 items answered" in found.because


def test_one_answered_item_of_twelve_is_not_a_total_of_4():
    assert isinstance(score(HONOS, rated(4, *[9] * 11)), NotScorable)


@pytest.mark.parametrize(
    ("scale", "items"),
    [("behaviour", "1 2 3"), ("impairment", "4 5"), ("symptoms", "6 7 8"), ("social", "9 10 11 12")],
)
def test_a_subscale_is_the_sum_of_its_items_and_needs_all(scale, items):
    answers = {item: int(item) % 5 for item in items.split()}
    assert score(HONOS, answers, scale).value == sum(answers.values())
    for item in answers:
        assert isinstance(score(HONOS, answers | {item: 9}, scale), NotScorable)


def test_every_pattern_of_missing_items():
    subscales = {scale.id: scale.items for scale in HONOS.scales[1:]}
    for known in product((True, False), repeat=12):
        answers = {item: 3 if there else 9 for item, there in zip(ITEMS, known, strict=True)}
        total, *others = score_all(HONOS, answers)
        assert getattr(total, "value", None) == (3 * sum(known) if sum(known) >= 10 else None)
        for found in others:
            complete = all(answers[item] == 3 for item in subscales[found.scale])
            assert isinstance(found, NotScorable) is not complete


def test_figures_of_parabiaghi_2005():
    assert [(cutoff.label, cutoff.below) for cutoff in HONOS.cutoffs] == [
        ("clinically improved", 11),
        ("clinically improved, in severe illness", 12),
        ("remission", 5),
    ]
    assert [change.points for change in HONOS.reliable_changes] == [8, 7]


def test_item_8_notes_its_kind_and_scores_it_never():
    (companion,) = HONOS.companions
    assert (companion.item, "".join(mark.code for mark in companion.marks)) == ("8", "ABCDEFGHIJ")
    assert not HONOS.has_item(companion.id)


@pytest.mark.external
def test_codes_and_topics_are_the_national_ones(reference):
    with (reference / "data" / "codes" / "nhsengland_mhsds_assessments_snomed.csv").open(
        encoding="utf-8"
    ) as file:
        rows = [
            row for row in csv.DictReader(file) if row["Assessment Tool Name"] == "HoNOS Working Age Adults"
        ]
    assert [item.snomed for item in HONOS.items] == [row["Active Concept ID (SNOMED CT)"] for row in rows]
    assert all(
        row["Preferred Term (SNOMED-CT)"].endswith(item.topic)
        for row, item in zip(rows, HONOS.items, strict=True)
    )
