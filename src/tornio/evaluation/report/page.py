"""The page: an evaluation as HTML."""

from __future__ import annotations

from collections.abc import Mapping

from tornio.charts.chart import Chart
from tornio.charts.numbers import short
from tornio.evaluation.evaluate import Evaluation
from tornio.evaluation.report import layout
from tornio.evaluation.report.chapters import chapters
from tornio.evaluation.report.glossary import entries
from tornio.evaluation.report.paper_tables import paper_tables
from tornio.evaluation.report.placing import departures_by_section
from tornio.evaluation.report.plain import plain_words
from tornio.evaluation.report.reading import render
from tornio.evaluation.report.sources import assumptions, in_short, rows_in_words, sources


def page(evaluation: Evaluation, charts: Mapping[str, Chart]) -> str:
    """The whole report as one HTML file that needs nothing else; `charts` are its drawings by figure id."""
    return render(
        "report.html",
        styles=("synthetic",) if evaluation.synthetic else (),
        evaluation=evaluation,
        protocol=evaluation.protocol,
        plain=plain_words(evaluation),
        chapters=chapters(evaluation.sections),
        charts=charts,
        figure_numbers={name: place for place, name in enumerate(charts, start=1)},
        glossary=entries(evaluation.protocol),
        sources=sources,
        assumptions=assumptions,
        paper_tables=paper_tables,
        departed=departures_by_section(evaluation.departures, evaluation.sections),
        rows_in_words=rows_in_words,
        in_short=in_short,
        layout=layout,
        short=short,
        percent=lambda share: f"{share:.0%}",
    )
