from __future__ import annotations

import pytest

from studies import find, people, texts
from tornio.evaluation.dataset import Screening, Wave

SCREENING = (
    *(Screening(f"S{n}", "recruited", f"P{n}") for n in (1, 2, 3)),
    Screening("S4", "declined"),
    Screening("S5", "lacked capacity"),
)
WAVES = (
    *(Wave(f"P{n}", "baseline", "complete") for n in (1, 2, 3)),
    Wave("P1", "3 months", "complete"),
    Wave("P2", "3 months", "not complete", None, "discharged"),
    Wave("P3", "3 months", "not complete"),
    Wave("P1", "6 months", "not complete", None, "disengaged"),
    Wave("P2", "6 months", "complete"),
)


@pytest.fixture(scope="module")
def section(analyse):
    return analyse("flow", participants=people("P1", "P2", "P3"), screening=SCREENING, waves=WAVES)


def test_everybody_approached_is_counted_with_what_came_of_it(section):
    assert find(section, "count", category="approached").value == 5
    assert find(section, "count", category="recruited").value == 3
    assert find(section, "percent", category="recruited").value == 60
    assert find(section, "count", category="lacked capacity").value == 1


def test_the_boxes_follow_the_waves(section):
    steps = section.figures[0].steps
    assert [step.count.value for step in steps] == [5, 3, 3, 1, 1]


def test_who_is_missing_from_the_next_box_is_there_with_the_reason(section):
    left = [{reason: count.value for reason, count in step.left} for step in section.figures[0].steps]
    assert left == [
        {"declined": 1, "lacked capacity": 1},
        {},
        {"discharged": 1, "not known": 1},
        {"disengaged": 1},
        {},
    ]


def test_a_share_has_wilsons_interval(section):
    """Brown, Cai and DasGupta 2001, equation 4, for 3 of 5."""
    interval = find(section, "percent", category="recruited").interval
    assert (interval.low, interval.high) == pytest.approx((23.07, 88.24), abs=0.01)


def test_withdrawals_are_counted(analyse):
    withdrew = people("P1", withdrew_day=20)
    section = analyse("flow", participants=(*withdrew, *people("P2")))
    assert find(section, "count", category="withdrew").value == 1


def test_without_a_screening_log_nobody_knows_who_is_missing(analyse):
    section = analyse("flow", participants=people("P1"))
    assert "Nobody recorded who was approached" in texts(section)
    assert section.figures[0].steps[0].label == "took part"
