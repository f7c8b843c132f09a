from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.charts.change import Scale, WaveMean, change_chart
from tornio.charts.chart import Heading

HEADING = Heading("swemwbs", "Wellbeing over six months")
SCALE = Scale("Wellbeing (SWEMWBS)", 7, 35, "higher")
#: Table 2 of the paper.
WAVES = (
    WaveMean("Baseline", 49, 16.84, 15.19, 18.49),
    WaveMean("3 months", 40, 22.43, 20.58, 24.28),
    WaveMean("6 months", 37, 21.16, 19.28, 23.04),
)
scores = st.none() | st.integers(7, 35)


def test_it_says_direction_means_and_counts_in_the_picture(look: Any) -> None:
    words = look(change_chart(HEADING, SCALE, WAVES)).words
    assert "higher is better" in " ".join(words)
    assert {"16.84", "22.43", "21.16", "n = 49", "n = 40", "n = 37", "Baseline"} <= set(words)


def test_the_whole_scale_is_drawn_even_where_nobody_scored(look: Any) -> None:
    assert {"7", "35"} <= set(look(change_chart(HEADING, SCALE, WAVES)).words)


def test_the_table_behind_is_the_points() -> None:
    assert change_chart(HEADING, SCALE, WAVES).table.rows[1] == ("3 months", 40, 22.43, 20.58, 24.28)


@given(st.lists(st.tuples(scores, scores, scores), max_size=30))
def test_every_person_has_the_line_that_their_scores_make(
    look: Any, people: list[tuple[int | None, ...]]
) -> None:
    plain = look(change_chart(HEADING, SCALE, WAVES))
    drawing = look(change_chart(HEADING, SCALE, WAVES, people))
    known = [sum(score is not None for score in line) for line in people]
    assert len(drawing.all("line")) - len(plain.all("line")) == sum(max(n - 1, 0) for n in known)
    assert len(drawing.all("circle")) - len(plain.all("circle")) == known.count(1)


def test_a_missed_wave_is_crossed_by_a_dashed_line(look: Any) -> None:
    drawing = look(change_chart(HEADING, SCALE, WAVES, [(10, None, 20)]))
    assert [line for line in drawing.all("line") if "stroke-dasharray" in line.attrib]


def test_the_description_says_which_way_people_went() -> None:
    people = [(10, 12, 20), (10, None, 9), (10, 10, 10), (10, None, None), (None, None, None)]
    words = change_chart(HEADING, SCALE, WAVES, people).description
    assert "4 people" in words
    assert "Of the 3 with more than one score, 1 ended higher than they began, 1 lower and 1 level." in words


def test_what_leaves_the_team_has_no_line_and_no_word_of_single_people(look: Any) -> None:
    chart = change_chart(HEADING, SCALE, WAVES)
    assert "thin line" not in chart.description
    assert not [g for g in look(chart).all("g") if g.attrib.get("stroke-width") == "0.8" and len(g)]


def test_a_count_that_may_not_be_shown_stands_in_words(look: Any) -> None:
    chart = change_chart(HEADING, SCALE, [WAVES[0], WaveMean("6 months", "fewer than 5")])
    assert "fewer than 5" in look(chart).words
    assert chart.table.rows[1] == ("6 months", "fewer than 5", None, None, None)


def test_one_wave_without_any_score_is_a_chart(look: Any) -> None:
    chart = change_chart(HEADING, SCALE, [WaveMean("Baseline", 0)])
    assert "n = 0" in look(chart).words
    assert "no mean" in chart.description


def test_hostile_names_stay_words(look: Any) -> None:
    hostile = Scale("<script>alert('x')</script> & \x00", 0, 10, "lower")
    assert "<script>" not in change_chart(Heading("x", "</title><b>"), hostile, WAVES[:1]).svg
    look(change_chart(Heading("x", "</title><b>"), hostile, [WaveMean("0", 0)]))


@pytest.mark.parametrize("line", [(), (1,), (1, 2, 3, 4)])
def test_a_line_of_another_length_is_refused(line: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="one score or None for each"):
        change_chart(HEADING, SCALE, WAVES, [line])


def test_no_wave_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one wave"):
        change_chart(HEADING, SCALE, ())


@pytest.mark.parametrize(
    "values", [(5.0, 6.0, 7.0), (float("nan"), None, None), (None, 1.0, 2.0), (5.0, 4.0, 4.5)]
)
def test_an_interval_that_is_none_is_refused(values: tuple[float | None, ...]) -> None:
    with pytest.raises(ValueError, match="not a value inside its interval"):
        WaveMean("Baseline", 10, *values)


def test_better_is_a_direction() -> None:
    with pytest.raises(ValueError, match="not a direction"):
        Scale("HoNOS", 0, 48, "up")
