"""What would have to be true for a claim to hold, in words that are true themselves."""

from __future__ import annotations

from typing import Any

import pytest

from tornio.evaluation.check import reading
from tornio.evaluation.check.claims import check
from tornio.evaluation.check.verdict import Outcome

PAPER = {"title": "A paper", "source": "Nowhere", "reader": "Nobody", "date": "2026-11-23"}
MOOD = [{"n": "24", "mean": "9.25", "sd": "3.10"}, {"n": "20", "mean": "11.85", "sd": "2.95"}]


def outcome(kind: str, **fields: Any) -> Outcome:
    claim = {"id": "it", "section": "Text", "text": "so", "kind": kind, **fields}
    (result,) = check(reading.build({"paper": PAPER, "claim": [claim]}, "claims.toml"))
    return result.outcome


@pytest.mark.parametrize("printed", ["42", "1, 42"])
def test_degrees_of_freedom_may_be_printed_with_or_without_those_between(printed: str) -> None:
    assert outcome("anova", groups=MOOD, quantity="df", printed=printed).verdict == "reproduces"


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("1, 41", "43 people were in the test, not 44"),
        ("43", "45 people were in the test, not 44"),
        ("2, 41", "44 people were in the test, in 3 groups, not 2"),
    ],
)
def test_other_degrees_of_freedom_belong_to_other_people_or_groups(printed: str, words: str) -> None:
    assert outcome("anova", groups=MOOD, quantity="df", printed=printed).to_hold == (words,)


@pytest.mark.parametrize(
    ("count", "of", "printed", "words"),
    [
        ("17", "44", "36.8%", ("both the count and the whole were others",)),
        ("17", "44", "36.4%", ("the count were 16 of 44",)),
        ("17", "44", "37%", ("the whole were 46",)),
        ("1", "3", "50%", ("the whole were 2",)),
    ],
)
def test_a_share_belongs_to_whole_people(count: str, of: str, printed: str, words: tuple[str, ...]) -> None:
    assert outcome("proportion", count=count, of=of, printed=printed).to_hold == words


def test_a_count_and_a_whole_that_would_do_print_as_the_paper_does() -> None:
    """21 of 50 is 42%, and so is 20 of 48."""
    found = outcome("proportion", count="20", of="50", printed="42%").to_hold
    assert found == ("the count were 21 of 50", "the whole were 48")
    assert outcome("proportion", count="21", of="50", printed="42%").verdict == "reproduces"
    assert outcome("proportion", count="20", of="48", printed="42%").verdict == "reproduces"


def test_the_sd_that_stands_next_to_an_impossible_one_is_possible() -> None:
    found = outcome("grimmer", group={"n": "32", "mean": "0.44", "sd": "2.8"}, scale={"minimum": "0"})
    assert found.to_hold[0] == "the sd were 2.5 instead of 2.8"
    repaired = outcome("grimmer", group={"n": "32", "mean": "0.44", "sd": "2.5"}, scale={"minimum": "0"})
    assert repaired.verdict == "compatible"


def test_the_mean_that_stands_next_to_an_impossible_one_is_possible() -> None:
    found = outcome("grim", mean="5.19", n="28")
    assert found.to_hold[0] == "the mean were 5.18 or 5.21"
    assert outcome("grim", mean="5.18", n="28").verdict == "compatible"
    assert outcome("grim", mean="5.21", n="28").verdict == "compatible"


@pytest.mark.parametrize(
    ("claimed", "words"),
    [
        ("higher", "the first figure, 3, were higher than 5"),
        ("equal", "the two figures, 3 and 5, were the same"),
    ],
)
def test_a_direction_would_hold_if_the_figures_said_so(claimed: str, words: str) -> None:
    assert outcome("direction", a="3", b="5", claimed=claimed).to_hold == (words,)


def test_an_f_below_one_has_a_large_p() -> None:
    found = outcome("p-value", statistic="F", value="0.50", df="2, 60", printed="0.609")
    assert found.verdict == "reproduces"


def test_a_bound_is_a_range_in_a_sum() -> None:
    assert outcome("sum", parts=["<5", "3"], printed="7").verdict == "rounding"
    assert outcome("sum", parts=["<5", "3"], printed="9").verdict == "inconsistent"


def test_a_range_may_begin_below_nought() -> None:
    found = outcome("scale-range", items="12", lowest="-2", highest="2", printed="-24 to 24")
    assert found.verdict == "reproduces"
