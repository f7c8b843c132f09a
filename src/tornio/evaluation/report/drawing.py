"""From the figures of an evaluation to drawings."""

from __future__ import annotations

from tornio.charts import bars, change, flow, intervals
from tornio.charts.chart import Chart, Heading
from tornio.evaluation.findings import Finding
from tornio.evaluation.sections import BarFigure, ChangeFigure, Figure, FlowFigure, IntervalFigure

SYNTHETIC = "Synthetic people: a demonstration."


def chart(figure: Figure, *, synthetic: bool) -> Chart:
    """The figure, drawn; a drawing of synthetic people says so wherever it goes."""
    heading = Heading(figure.id, figure.title, SYNTHETIC if synthetic else "")
    match figure:
        case FlowFigure():
            return _flow(figure, heading)
        case ChangeFigure():
            return _change(figure, heading)
        case BarFigure():
            return _bars(figure, heading)
        case IntervalFigure():
            return _intervals(figure, heading)


def _flow(figure: FlowFigure, heading: Heading) -> Chart:
    steps = [
        flow.Step(step.label, _count(step.count), tuple(flow.Reason(why, _count(n)) for why, n in step.left))
        for step in figure.steps
    ]
    return flow.flow_diagram(heading, steps)


def _change(figure: ChangeFigure, heading: Heading) -> Chart:
    name = next((mean.label for mean in figure.means if mean is not None), figure.title)
    better = figure.direction.split(" ")[0]
    scale = change.Scale(f"{name} score", figure.minimum, figure.maximum, better)
    waves = [_wave(wave, mean) for wave, mean in zip(figure.waves, figure.means, strict=True)]
    return change.change_chart(heading, scale, waves, figure.people)


def _bars(figure: BarFigure, heading: Heading) -> Chart:
    categories = [
        bars.Category(bar.label, tuple(bars.Bar(n.value, n.shown, series) for series, n in bar.values))
        for bar in figure.bars
    ]
    return bars.bar_chart(heading, categories, whole=figure.whole, unit=figure.unit)


def _intervals(figure: IntervalFigure, heading: Heading) -> Chart:
    ours = [_estimate(label, finding) for label, finding in figure.estimates]
    marks = [intervals.Estimate(label, value, is_ours=False) for label, value in figure.marks]
    return intervals.interval_chart(heading, [*ours, *marks])


def _count(finding: Finding) -> int | str:
    return finding.shown if finding.value is None else round(finding.value)


def _wave(label: str, mean: Finding | None) -> change.WaveMean:
    if mean is None:
        return change.WaveMean(label, "not measured")
    if mean.value is None or mean.n is None:
        return change.WaveMean(label, mean.shown)
    ends = (mean.interval.low, mean.interval.high) if mean.interval else (None, None)
    return change.WaveMean(label, mean.n, mean.value, *ends)


def _estimate(label: str, finding: Finding) -> intervals.Estimate:
    low, high = (finding.interval.low, finding.interval.high) if finding.interval else (None, None)
    return intervals.Estimate(label, finding.value, low, high, is_ours=finding.basis == "recommended")
