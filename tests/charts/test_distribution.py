from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.charts.chart import Heading
from tornio.charts.distribution import Sample, distribution_chart

HEADING = Heading("bed-days", "Bed days")
#: 14 days among 32 closed episodes: the paper's mean of 0.44 as one person could have made it.
POD = Sample("POD", (0,) * 31 + (14,))


def test_every_value_is_a_dot(look: Any) -> None:
    assert len(look(distribution_chart(HEADING, [POD], unit="days")).all("circle")) == 32


def test_the_words_keep_the_mean_from_misleading() -> None:
    words = distribution_chart(HEADING, [POD], unit="days").description
    assert "32 values, 31 of them 0; mean 0.44 (triangle), median 0 (line), highest 14 days" in words


def test_the_table_behind_counts_each_value() -> None:
    assert distribution_chart(HEADING, [POD], unit="days").table.rows == (("POD", 0, 31), ("POD", 14, 1))


@given(st.lists(st.floats(0, 1e5), max_size=120))
def test_no_value_is_lost(look: Any, values: list[float]) -> None:
    chart = distribution_chart(HEADING, [Sample("Any", tuple(values))], unit="days")
    assert len(look(chart).all("circle")) == len(values)
    assert sum(int(row[2]) for row in chart.table.rows) == len(values)


def test_a_group_without_values_is_named(look: Any) -> None:
    assert "POD: no values" in look(distribution_chart(HEADING, [Sample("POD", ())], unit="days")).words


def test_a_tall_stack_stays_under_its_name(look: Any) -> None:
    drawing = look(distribution_chart(HEADING, [Sample("Many", (0.0,) * 2263)], unit="days"))
    lowest_word = max(
        float(t.attrib["y"])
        for t in drawing.all("text")
        if "font-size" in t.attrib and (t.text or "").startswith(("Many", "median"))
    )
    assert min(drawing.numbers("circle", "cy")) > lowest_word


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf")])
def test_a_value_that_cannot_be_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        Sample("POD", (value,))
