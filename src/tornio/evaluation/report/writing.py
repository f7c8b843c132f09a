"""Writes the report's folder: the page, the findings, the tables and the figures, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

from tornio.charts.chart import Chart
from tornio.evaluation.check.page import page_of
from tornio.evaluation.evaluate import Evaluation
from tornio.evaluation.report.drawing import chart
from tornio.evaluation.report.page import page
from tornio.evaluation.report.paper_tables import paper_tables
from tornio.evaluation.report.tabulating import of_chart, of_table
from tornio.vocabulary.fault import Fault, refuse
from tornio.vocabulary.writing import whole_folder

PAGE = "report.html"
PAPER_CHECK = "paper-check.html"
_OURS = (PAGE, PAPER_CHECK, "findings.json", "tables/*.csv", "figures/*.svg")


def write(evaluation: Evaluation, folder: Path | str, findings: str) -> Path:
    """Writes `report.html`, `findings.json`, `tables/*.csv` and `figures/*.svg`; returns the page's path.

    Where the protocol names the paper of its study, that paper's check lies beside them.

    `findings` is the text of `findings.json`. An earlier report in the folder is replaced, once the new one is
    whole. FaultyInput where the folder holds anything else than a report, for that would be lost.
    """
    target = Path(folder)
    refuse(_faults(target))
    files = contents(evaluation) | {"findings.json": findings}
    with whole_folder(target) as whole:
        for name, text in files.items():
            path = whole / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return target / PAGE


def contents(evaluation: Evaluation) -> dict[str, str]:
    """Every file of the report but the findings, by its path in the folder."""
    charts = _charts(evaluation)
    tables = [
        *paper_tables(evaluation.sections),
        *(t for section in evaluation.sections for t in section.tables),
    ]
    return {
        PAGE: page(evaluation, charts),
        **({PAPER_CHECK: page_of(evaluation.protocol.paper)} if evaluation.protocol.paper else {}),
        **{f"tables/{table.id}.csv": of_table(table) for table in tables},
        **{f"tables/figure-{name}.csv": of_chart(drawn.table) for name, drawn in charts.items()},
        **{f"figures/{name}.svg": drawn.svg + "\n" for name, drawn in charts.items()},
    }


def _charts(evaluation: Evaluation) -> dict[str, Chart]:
    return {
        figure.id: chart(figure, synthetic=evaluation.synthetic, level=evaluation.protocol.level)
        for section in evaluation.sections
        for figure in section.figures
    }


def _faults(target: Path) -> Iterator[Fault]:
    if target.exists() and not target.is_dir():
        yield Fault("out", str(target), "This is a file.", "Name a folder.")
    elif strangers := sorted(_strangers(target)):
        rule = f"The folder holds something else than a report: {', '.join(strangers[:3])}."
        yield Fault("out", str(target), rule, "Name a new folder, or an empty one.")


def _strangers(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        if path.is_file() and not any(_fits(name, ours) for ours in _OURS):
            yield name.as_posix()


def _fits(name: PurePath, pattern: str) -> bool:
    return name.match(pattern) and len(name.parts) == len(PurePath(pattern).parts)
