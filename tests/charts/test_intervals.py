from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.charts.chart import Heading
from tornio.charts.intervals import Estimate, interval_chart

HEADING = Heading("cmhs", "The survey beside its benchmarks")
#: The paper's CMHS at six months, the Trust's and England's of 2017.
SURVEY = (
    Estimate("This service at 6 months", 9.19, 8.87, 9.51),
    Estimate("The Trust, 2017", 6.51, is_ours=False),
    Estimate("England, 2017", 7.03, is_ours=False),
)


def test_each_value_is_written_with_its_interval(look: Any) -> None:
    words = look(interval_chart(HEADING, SURVEY, axis=(0, 10))).words
    assert {"9.19 (8.87 to 9.51)", "6.51", "7.03"} <= set(words)


def test_the_whole_scale_is_the_axis(look: Any) -> None:
    words = look(interval_chart(HEADING, SURVEY, axis=(0, 10))).words
    assert [w for w in words if w.isdigit()] == ["0", "2", "4", "6", "8", "10"]


def test_ours_is_filled_and_others_are_hollow(look: Any) -> None:
    drawing = look(interval_chart(HEADING, SURVEY, axis=(0, 10)))
    assert len(drawing.all("circle")) == 1
    assert [p.attrib["fill"] for p in drawing.all("polygon")] == ["#ffffff", "#ffffff"]


def test_the_table_behind_is_the_points() -> None:
    rows = interval_chart(HEADING, SURVEY, axis=(0, 10)).table.rows
    assert rows == tuple((e.label, e.value, e.low, e.high) for e in SURVEY)


def test_no_difference_has_its_line_and_the_ends_their_words(look: Any) -> None:
    estimates = [Estimate("Baseline to 6 months", -8.95, -11.24, -6.66)]
    drawing = look(interval_chart(HEADING, estimates, zero=0, ends=("better", "worse")))
    assert {"← better", "worse →", "−8.95 (−11.24 to −6.66)", "0"} <= set(drawing.words)


triples = st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4), st.floats(-1e4, 1e4)).map(sorted)


@given(st.lists(triples, max_size=6))
def test_any_intervals_make_a_chart(look: Any, given_triples: list[list[float]]) -> None:
    estimates = [Estimate("x", middle, low, high) for low, middle, high in given_triples]
    chart = interval_chart(HEADING, estimates, zero=0)
    assert len(look(chart).all("circle")) == len(estimates)


def test_a_value_that_is_not_there_says_so(look: Any) -> None:
    assert "not available" in look(interval_chart(HEADING, [Estimate("Change", None)], zero=0)).words


@pytest.mark.parametrize(
    "values", [(1.0, 2.0, 3.0), (float("nan"), None, None), (1.0, 0.5, None), (None, 1.0, 2.0)]
)
def test_what_is_no_interval_is_refused(values: tuple[float | None, ...]) -> None:
    with pytest.raises(ValueError, match="not a value inside its interval"):
        Estimate("Change", *values)
