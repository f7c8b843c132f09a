"""A small evaluation by hand, with a part of every sort: the report is tested without analyses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tornio.evaluation.evaluate import Evaluation
from tornio.evaluation.findings import Finding, Interval, Rows
from tornio.evaluation.sections import (
    Bar,
    BarFigure,
    ChangeFigure,
    Check,
    FlowFigure,
    IntervalFigure,
    Section,
    Sentence,
    Step,
    Table,
)
from tornio.study.protocol import Protocol
from tornio.study.reading import load

Make = Callable[..., Finding]


@pytest.fixture(scope="session")
def make() -> Make:
    """Makes a finding of which only what matters to a test is given."""

    def finding(identity: str = "swemwbs/baseline/mean", **given: Any) -> Finding:
        usual: dict[str, Any] = {
            "analysis": identity.partition("/")[0],
            "quantity": "mean",
            "value": 16.8367,
            "n": 49,
            "method": "Arithmetic mean of the scores.",
            "basis": "as published",
            "rows": (Rows("scores", {"measure": "swemwbs", "wave": "baseline"}),),
            "label": "SWEMWBS",
        }
        return Finding(id=identity, **{**usual, **given})

    return finding


@pytest.fixture(scope="session")
def kent() -> Protocol:
    return load("kent")


@pytest.fixture(scope="session")
def section(make: Make) -> Section:
    """Wellbeing at two waves, with a part of every sort."""
    six = {"wave": "6 months", "against": "baseline", "n": 36, "basis": "recommended"}
    before = make(interval=Interval(15.19, 18.48), wave="baseline")
    after = make("swemwbs/6/mean", value=21.162, n=37, wave="6 months", interval=Interval(19.28, 23.04))
    change = make("swemwbs/6/difference", quantity="difference", value=4.3, interval=Interval(2.4, 6.2), **six)
    p = make("swemwbs/6/p", quantity="adjusted p", value=0.0000123, **six)
    asked = make("flow/asked", quantity="count", value=113, n=113)
    declined = make("flow/declined", quantity="count", value=18, n=113)
    rows = (("baseline", before, None), ("6 months", after, p))
    waves, people = ("baseline", "6 months"), ((10.0, 20.0), (12.0, None))
    steps = (Step("were asked", asked, (("declined", declined),)), Step("said yes", before))
    return Section(
        id="swemwbs",
        title="Mental wellbeing <SWEMWBS>",
        kind="waves",
        objectives=("primary-1",),
        findings=(before, after, change, p, asked, declined),
        summary=(Sentence("The mean was {} and then {}.", (before, after)),),
        methods=("Waves are compared within people.",),
        tables=(Table("table-2", "Table 2. Scores", ("Wave", "Mean", "p"), rows),),
        figures=(
            ChangeFigure("change", "Wellbeing", waves, (before, after), people, 7, 35, "higher is better"),
            FlowFigure("flow", "Who took part", steps),
            BarFigure("bars", "Why not", (Bar("declined", (("", declined),)),), 113, "people"),
            IntervalFigure("intervals", "The change", (("6 months", change),)),
        ),
        checks=(Check(assumption="Scores spread alike", sentence=Sentence("Too few to tell, p = {}.", (p,))),),
        disagreements=(Sentence("The two methods disagree."),),
        cautions=(Sentence("Nobody was randomised."),),
    )


@pytest.fixture(scope="session")
def evaluation(section: Section, kent: Protocol) -> Evaluation:
    assumed = ("Who belongs to which score was assumed.",)
    return Evaluation(
        "Kent, a demonstration", synthetic=True, protocol=kent, sections=(section,), assumptions=assumed
    )


@pytest.fixture(scope="session")
def demonstration(kent_evaluation: Evaluation) -> Evaluation:
    """The Kent demonstration, evaluated: everything that a report can meet at once."""
    return kent_evaluation
