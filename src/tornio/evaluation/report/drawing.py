"""From the figures of an evaluation to drawings."""

from __future__ import annotations

from dataclasses import replace

from tornio.charts import bars, change, distribution, flow, intervals
from tornio.charts.chart import Chart, Heading
from tornio.evaluation.findings import Finding
from tornio.evaluation.sections import (
    BarFigure,
    ChangeFigure,
    DistributionFigure,
    Figure,
    FlowFigure,
    IntervalFigure,
)
from tornio.measures.reading import library

SYNTHETIC = "Synthetic people: a demonstration."


def chart(figure: Figure, *, synthetic: bool, level: float = 0.95) -> Chart:
    """The figure, drawn; a drawing of synthetic people says so wherever it goes. `level` is its intervals'."""
    heading = Heading(figure.id, figure.title, SYNTHETIC if synthetic else "", f"{level:.0%} interval")
    match figure:
        case FlowFigure():
            return _flow(figure, heading)
        case ChangeFigure():
            return _change(figure, heading)
        case BarFigure():
            return _bars(figure, heading)
        case IntervalFigure():
            return _intervals(figure, heading)
        case DistributionFigure():
            samples = [distribution.Sample(label, values) for label, values in figure.samples]
            return distribution.distribution_chart(heading, samples, unit=figure.unit)


def _flow(figure: FlowFigure, heading: Heading) -> Chart:
    steps = [
        flow.Step(
            step.label,
            _count(step.count),
            tuple(flow.Reason(why, _count(n)) for why, n in step.left),
            step.left_label,
        )
        for step in figure.steps
    ]
    return flow.flow_diagram(heading, steps)


def _change(figure: ChangeFigure, heading: Heading) -> Chart:
    labels = (mean.label for mean in figure.means if mean is not None)
    name = next(labels, figure.title.partition(":")[0])
    if not figure.people:  # what leaves the team has no single person's line, and must not announce one
        heading = replace(heading, title=f"{name}: the means")
    better = figure.direction.split(" ")[0]
    scale = change.Scale(f"{name} score", figure.minimum, figure.maximum, better)
    waves = [_wave(wave, mean) for wave, mean in zip(figure.waves, figure.means, strict=True)]
    return change.change_chart(heading, scale, waves, figure.people)


def _bars(figure: BarFigure, heading: Heading) -> Chart:
    categories = [
        bars.Category(bar.label, tuple(bars.Bar(n.value, _of(n), series) for series, n in bar.values))
        for bar in figure.bars
    ]
    return bars.bar_chart(heading, categories, whole=figure.whole, unit=figure.unit)


def _intervals(figure: IntervalFigure, heading: Heading) -> Chart:
    findings = [finding for _, finding in figure.estimates]
    ours = [_estimate(label, finding) for label, finding in figure.estimates]
    marks = [intervals.Estimate(label, value, is_ours=False) for label, value in figure.marks]
    better, axis = figure.direction.partition(" ")[0], _whole_scale(findings)
    return intervals.interval_chart(
        heading,
        [*ours, *marks],
        axis=axis,
        zero=None if axis else 0,
        ends={"higher": ("worse", "better"), "lower": ("better", "worse")}.get(better, ("", "")),
    )


def _whole_scale(findings: list[Finding]) -> tuple[float, float] | None:
    """The range of the scale that all the means are on; None for anything else."""
    scales = {(finding.measure, finding.scale) for finding in findings if finding.quantity == "mean"}
    if len(scales) != 1 or any(finding.quantity != "mean" for finding in findings):
        return None
    measure, scale = scales.pop()
    if measure is None:
        return None
    found = library()[measure].scale(scale)
    return found.minimum, found.maximum


def _of(finding: Finding) -> str:
    """`97 of 245` for a count, and what stands in its place where it is suppressed."""
    is_part = finding.quantity == "count" and finding.n is not None
    return f"{finding.shown} of {finding.n:,}" if is_part else finding.shown


def _count(finding: Finding) -> int | str:
    return finding.shown if finding.value is None else round(finding.value)


def _wave(label: str, mean: Finding | None) -> change.WaveMean:
    if mean is None:
        return change.WaveMean(label, "not measured")
    if mean.value is None or mean.n is None:
        return change.WaveMean(label, mean.shown)
    low, high = (mean.interval.low, mean.interval.high) if mean.interval else (None, None)
    return change.WaveMean(label, mean.n, mean.value, low, high, _places(mean))


def _estimate(label: str, finding: Finding) -> intervals.Estimate:
    """A mean is ours whatever the basis; of two differences the recommended one is drawn filled."""
    low, high = (finding.interval.low, finding.interval.high) if finding.interval else (None, None)
    is_ours = finding.quantity == "mean" or finding.basis == "recommended"
    return intervals.Estimate(label, finding.value, low, high, is_ours=is_ours, places=_places(finding))


def _places(finding: Finding) -> int:
    """As many decimals as its policy lets be seen, and two otherwise."""
    return 2 if finding.decimals is None else finding.decimals
