"""Many names for one item, and no guess where a name could mean another measure."""

from __future__ import annotations

import pytest

from tornio.measures import load
from tornio.measures.forms.columns import Header, part_of

HONOS = load("honos")
WSAS = load("wsas")


@pytest.mark.parametrize(
    "name",
    [
        "3",
        "03",
        "item3",
        "item_3",
        "Item 3",
        "ITEM-03",
        "item.3",
        "q3",
        "Q_3",
        "question 3",
        "wsas3",
        "wsas_3",
        "WSAS 3",
    ],
)
def test_all_of_these_are_item_3(name):
    assert part_of(name, WSAS) == "3"


@pytest.mark.parametrize(
    "name", ["participant", "date", "itemised", "total", "quality", "wsas", "honos_3", "3a", ""]
)
def test_these_are_labels(name):
    assert part_of(name, WSAS) == ""


@pytest.mark.parametrize("name", ["6", "item_6", "wsas_06"])
def test_a_number_that_is_no_item_is_not_taken_for_a_label(name):
    assert part_of(name, WSAS) == "6"


@pytest.mark.parametrize("name", ["8-kind", "8_kind", "HoNOS 8 kind", "item8_kind"])
def test_a_companion_is_named_in_the_same_ways(name):
    assert part_of(name, HONOS) == "8-kind"


def test_columns_may_stand_in_any_order():
    header = Header(("5", "who", "4", "3", "when", "2", "1"), WSAS)
    assert header.items == {"1": 6, "2": 5, "3": 3, "4": 2, "5": 0}
    assert header.labels == (1, 4)
    assert list(header.faults("file.csv")) == []
