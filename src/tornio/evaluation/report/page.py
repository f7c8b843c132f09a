"""The page: an evaluation as HTML."""

from __future__ import annotations

from collections.abc import Mapping

from tornio.charts.chart import Chart
from tornio.charts.numbers import short
from tornio.evaluation.evaluate import Evaluation
from tornio.evaluation.findings import Finding
from tornio.evaluation.report.chapters import chapters
from tornio.evaluation.report.glossary import entries
from tornio.evaluation.report.plain import plain_words
from tornio.evaluation.report.reading import render
from tornio.evaluation.report.sources import rows_in_words, sources
from tornio.evaluation.sections import Table


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
        rows_in_words=rows_in_words,
        is_numeric=is_numeric,
        short=short,
    )


def is_numeric(table: Table, column: int) -> bool:
    """Whether a column holds findings, so that its heading stands over numbers."""
    return any(isinstance(row[column], Finding) for row in table.rows)
