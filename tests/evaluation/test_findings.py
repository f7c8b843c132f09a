from __future__ import annotations

from typing import Any

import pytest

from tornio.evaluation.findings import Finding, Interval, Rows
from tornio.evaluation.sections import Section, Sentence, Table, plain


def finding(**given: Any) -> Finding:
    usual: dict[str, Any] = {
        "id": "a/mean", "analysis": "a", "quantity": "mean", "value": 16.8367, "n": 49, "method": "The mean.",
        "basis": "as published", "rows": (Rows("scores"),), "label": "SWEMWBS",
    }  # fmt: skip
    return Finding(**{**usual, **given})


@pytest.mark.parametrize(
    "given",
    [
        {"value": float("nan")},
        {"value": float("inf")},
        {"value": None},
        {"df": (float("nan"),)},
        {"n": None},
        {"n": -1},
        {"method": ""},
        {"rows": ()},
        {"basis": "as printed"},
        {"suppressed": "few"},
        {"suppressed": "few", "value": None},
    ],
    ids=str,
)
def test_what_is_no_finding_cannot_be_made(given):
    with pytest.raises(ValueError, match="a/mean"):
        finding(**given)


def test_a_suppressed_finding_has_no_numbers():
    hidden = finding(suppressed="few", value=None, n=None)
    assert hidden.shown == "suppressed"
    assert f"{hidden:n} {hidden:interval}" == "suppressed suppressed"


@pytest.mark.parametrize("ends", [(2, 1), (float("nan"), 1), (0, float("inf"))])
def test_an_interval_has_two_finite_ends_in_order(ends):
    with pytest.raises(ValueError, match="is none"):
        Interval(*ends)


@pytest.mark.parametrize(
    ("quantity", "value", "shown"),
    [
        ("mean", 16.8367, "16.84"),
        ("mean", -0.001, "0.00"),
        ("difference", -8.95, "−8.95"),
        ("n", 2263, "2,263"),
        ("percent", 44.2478, "44.2%"),
        ("p", 0.00002, "<0.001"),
        ("p", 0.99951, ">0.999"),
        ("adjusted p", 0.0133, "0.013"),
        ("F", 4.7429, "4.743"),
        ("df", 41.0, "41"),
        ("df", 69.66, "69.7"),
        ("total", 14.0, "14"),
        ("total", 14.5, "14.50"),
    ],
)
def test_a_number_is_shown_as_its_quantity_is_printed(quantity, value, shown):
    assert finding(quantity=quantity, value=value).shown == shown


def test_a_finding_says_itself_in_a_line():
    whole = finding(wave="baseline", interval=Interval(15.19, 18.48))
    assert whole.text == "SWEMWBS, baseline: mean 16.84 (95% interval 15.19 to 18.48), n = 49."


def test_a_sentence_has_a_place_for_each_finding():
    assert Sentence("{} of {:n}", (finding(), finding())).text == "16.84 of 49"
    with pytest.raises(ValueError, match="1 places for 2 findings"):
        Sentence("{}", (finding(), finding()))


def test_braces_in_plain_words_are_braces():
    assert plain("a {b}").text == "a {b}"


def test_a_table_has_a_cell_for_each_heading():
    with pytest.raises(ValueError, match="needs 2 cells"):
        Table("t", "T", ("a", "b"), (("1",),))


def test_a_section_shows_only_what_it_lists():
    with pytest.raises(ValueError, match="not in its list"):
        Section("s", "S", "waves", ("o",), (), summary=(Sentence("{}", (finding(),)),))
