from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tornio.evaluation.report.drawing import SYNTHETIC, chart
from tornio.evaluation.sections import DistributionFigure, FlowFigure, IntervalFigure, Step


@pytest.mark.parametrize("place", range(4))
def test_a_drawing_of_synthetic_people_says_so(section: Any, place: int) -> None:
    figure = section.figures[place]
    assert SYNTHETIC in chart(figure, synthetic=True).svg
    assert SYNTHETIC not in chart(figure, synthetic=False).svg


def test_a_change_figure_keeps_its_means_and_people(section: Any) -> None:
    drawn = chart(section.figures[0], synthetic=False)
    assert drawn.table.rows[0] == ("baseline", 49, 16.8367, 15.19, 18.48)
    assert "2 people" in drawn.description


def test_what_leaves_the_team_does_not_announce_single_lines(section: Any) -> None:
    figure = replace(section.figures[0], title="SWEMWBS: every person’s scores", people=())
    assert chart(figure, synthetic=False).title == "SWEMWBS: the means"


def test_a_wave_that_nobody_measured_is_named(section: Any) -> None:
    figure = replace(section.figures[0], means=(section.figures[0].means[0], None))
    assert "not measured" in chart(figure, synthetic=False).svg


def test_those_who_left_stand_between_the_steps(section: Any) -> None:
    drawn = chart(section.figures[1], synthetic=False)
    assert [row[1:] for row in drawn.table.rows] == [("", 113), ("declined", 18), ("", 17)]


def test_a_suppressed_count_is_drawn_as_the_word(make: Any) -> None:
    hidden = make(value=None, n=None, suppressed="fewer than 5")
    figure = FlowFigure(
        "flow", "Flow", (Step("asked", make(value=20, n=20), (("declined", hidden),)), Step("yes", hidden))
    )
    assert "suppressed" in chart(figure, synthetic=False).svg


def test_every_single_value_is_a_dot() -> None:
    figure = DistributionFigure("bed-days", "Days", (("POD", (0, 0, 14)), ("Others", (0,))), "days")
    assert chart(figure, synthetic=False).svg.count("<circle") == 4


def test_published_values_from_elsewhere_are_hollow(make: Any) -> None:
    figure = IntervalFigure(
        "cmhs", "Survey", (("Ours", make(basis="recommended")),), marks=(("England", 7.03),)
    )
    drawn = chart(figure, synthetic=False)
    assert (drawn.svg.count("<circle"), drawn.svg.count("<polygon")) == (1, 1)
