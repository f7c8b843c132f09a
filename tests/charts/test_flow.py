from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.charts.chart import Heading
from tornio.charts.flow import Reason, Step, flow_diagram

HEADING = Heading("flow", "Who took part")
#: The paper's recruitment and attrition; it does not print how many left for which reason after recruitment.
KENT = (
    Step(
        "people were approached",
        113,
        (
            Reason("declined", 18),
            Reason("could not give informed consent", 4),
            Reason("were discharged or disengaged first", 24),
            Reason("reason not known", 17),
        ),
        "not recruited",
    ),
    Step("people were recruited", 50),
    Step("completed 3 months", 40),
    Step("completed 6 months", 37),
)


def test_the_numbers_of_the_paper_read_downwards(look: Any) -> None:
    words = look(flow_diagram(HEADING, KENT)).words
    assert [w for w in words if w in ("113", "50", "40", "37")] == ["113", "50", "40", "37"]
    assert {"63 not recruited", "18 declined", "17 reason not known"} <= set(words)


def test_the_table_behind_has_every_box() -> None:
    rows = flow_diagram(HEADING, KENT).table.rows
    assert rows[0] == ("people were approached", "", 113)
    assert rows[1] == ("not recruited", "declined", 18)
    assert len(rows) == 8


def test_boxes_do_not_overlap(look: Any) -> None:
    boxes = [r for r in look(flow_diagram(HEADING, KENT)).all("rect") if "rx" in r.attrib]
    spans = [(float(r.attrib["y"]), float(r.attrib["y"]) + float(r.attrib["height"])) for r in boxes]
    assert all(bottom < top for (_, bottom), (top, _) in pairwise(spans))


def test_rounded_counts_that_do_not_add_up_have_no_sum(look: Any) -> None:
    step = Step("approached", 115, (Reason("declined", 20), Reason("other", 40)), "not recruited")
    assert "not recruited" in look(flow_diagram(HEADING, (step, Step("recruited", 50)))).words


def test_a_hidden_reason_hides_the_sum(look: Any) -> None:
    step = Step("approached", 20, (Reason("declined", 8), Reason("other", "fewer than 5")), "not recruited")
    words = look(flow_diagram(HEADING, (step, Step("recruited", 10)))).words
    assert "not recruited" in words
    assert "other: fewer than 5" in words


@given(st.lists(st.tuples(st.text(min_size=1, max_size=80), st.integers(0, 10**6)), min_size=1, max_size=6))
def test_any_steps_make_a_diagram_and_its_table(look: Any, given_steps: list[tuple[str, int]]) -> None:
    steps = [Step(label, count, (Reason(label, count),)) for label, count in given_steps]
    chart = flow_diagram(HEADING, steps)
    look(chart)
    assert [row[2] for row in chart.table.rows] == [count for _, count in given_steps for _ in range(2)]


def test_no_step_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one step"):
        flow_diagram(HEADING, ())


def test_fewer_than_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        Step("approached", 3, (Reason("declined", -1),))
