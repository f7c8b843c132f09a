from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.charts.bars import Bar, Category, bar_chart
from tornio.charts.chart import WIDTH, Heading

HEADING = Heading("attendance", "Who came to meetings")
#: The paper's seven categories, of 245 meetings.
CAME = (("Spouse or partner", 97), ("One parent", 74), ("Both parents", 31), ("Friends", 30),
        ("Adult children or other relatives", 24), ("Siblings", 20), ("Others", 5))  # fmt: skip
CATEGORIES = [Category(label, (Bar(n, f"{n} of 245"),)) for label, n in CAME]


def filled(drawing: Any) -> list[float]:
    return [float(r.attrib["width"]) for r in drawing.all("rect") if "stroke" in r.attrib]


def test_bars_are_as_long_as_their_share_of_the_whole(look: Any) -> None:
    widths = filled(look(bar_chart(HEADING, CATEGORIES, whole=245, unit="meetings")))
    assert widths == pytest.approx([n / 245 * WIDTH - 1 for _, n in CAME], abs=0.01)


def test_the_table_behind_has_the_counts() -> None:
    chart = bar_chart(HEADING, CATEGORIES, whole=245, unit="meetings")
    assert chart.table.columns[2] == "Meetings"
    assert [row[2] for row in chart.table.rows] == [n for _, n in CAME]


@given(st.lists(st.floats(0, 100), max_size=8))
def test_any_shares_fit_the_drawing(look: Any, shares: list[float]) -> None:
    categories = [Category("Work", tuple(Bar(v, f"{v:.0f}%", "baseline") for v in shares))]
    drawing = look(bar_chart(HEADING, categories, whole=100, unit="percent"))
    assert all(w <= WIDTH for w in filled(drawing))
    assert sum("baseline" in w for w in drawing.words) == len(shares)


def test_before_and_after_differ_without_colour(look: Any) -> None:
    pair = Category("Full-time work", (Bar(11, "11 of 50", "Baseline"), Bar(15, "15 of 50", "6 months")))
    drawing = look(bar_chart(HEADING, [pair], whole=50, unit="people"))
    before, after = (r.attrib["fill"] for r in drawing.all("rect") if "stroke" in r.attrib)
    assert lightness(before) - lightness(after) > 100
    assert {"Baseline: 11 of 50", "6 months: 15 of 50"} <= set(drawing.words)


def lightness(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_nothing_and_hidden_draw_no_bar(look: Any) -> None:
    hidden = Category("Others", (Bar(None, "fewer than 5"), Bar(0, "0 of 245")))
    drawing = look(bar_chart(HEADING, [hidden], whole=245, unit="meetings"))
    assert filled(drawing) == []
    assert "fewer than 5" in drawing.words


def test_a_whole_of_nobody_has_bars_of_nothing(look: Any) -> None:
    nobody = Category("baseline", (Bar(0, "0 of 0"),))
    assert filled(look(bar_chart(HEADING, [nobody], whole=0, unit="people"))) == []


def test_no_category_says_so(look: Any) -> None:
    assert look(bar_chart(HEADING, [], whole=1, unit="meetings")).words == ["Nothing was recorded."]


def test_words_stand_inside_a_bar_that_leaves_no_room(look: Any) -> None:
    drawing = look(
        bar_chart(HEADING, [Category("All", (Bar(50, "50 of 50 (100%)"),))], whole=50, unit="people")
    )
    (words,) = (t for t in drawing.all("text") if t.text == "50 of 50 (100%)")
    assert (words.attrib["fill"], words.attrib["x"]) == ("#ffffff", "6")


def test_more_than_the_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than the whole"):
        bar_chart(HEADING, CATEGORIES, whole=50, unit="meetings")


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf")])
def test_a_length_that_cannot_be_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        Bar(value, "")
