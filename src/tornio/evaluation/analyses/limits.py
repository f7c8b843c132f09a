"""What the study cannot show: its stated limits, and which of its objectives nothing was collected for."""

from __future__ import annotations

from tornio.evaluation.contract import TABLES
from tornio.evaluation.findings import Finding, Rows
from tornio.evaluation.material import Material
from tornio.evaluation.notebook import RECOMMENDED, Notebook
from tornio.evaluation.sections import Section, Sentence, plain
from tornio.study.parts import Analysis

MONEY = ("pounds", "euros", "cost")


def analyse(material: Material, analysis: Analysis) -> Section:
    """The limits in words, and in numbers how small, how short and how silent about cost the study is."""
    notebook = Notebook(analysis, material.protocol.level, basis=RECOMMENDED)
    size, length, cost = _size(notebook, material), _length(notebook, material), _cost(notebook)
    sentences = [Sentence("{} people took part in the study, of all groups together.", (size,))]
    if length is not None:
        sentences.append(Sentence("The last booklet came {} days after the first meeting.", (length,)))
    sentences.append(Sentence("Of {:n} columns of the dataset {} hold a cost.", (cost, cost)))
    unmet = [objective for objective in material.protocol.objectives if objective.unmet]
    return notebook.section(
        summary=(
            *(plain(limit) for limit in material.protocol.limitations),
            *(plain(f"{objective.text}: {objective.unmet}") for objective in unmet),
            *sentences,
        ),
        methods=("The limits are stated in the protocol; the numbers are counted.",),
    )


def _size(notebook: Notebook, material: Material) -> Finding:
    people = len(material.dataset.participants)
    method = "Participants of all groups."
    return notebook.add(
        "size", "count", people, n=people, rows=(Rows("participants"),), unit="people", method=method
    )


def _length(notebook: Notebook, material: Material) -> Finding | None:
    """How long after the first network meeting the last booklet came."""
    days = [row.day for row in material.dataset.waves if row.day is not None and row.status == "complete"]
    if not days:
        return None
    rows = (Rows("waves", {"status": "complete", "day": {"present": True}}),)
    method = "The latest day of any completed booklet."
    return notebook.add(
        "length", "maximum", max(days), n=len(days), rows=rows, unit="days", method=method, counts=(1,)
    )


def _cost(notebook: Notebook) -> Finding:
    columns = [column for table in TABLES.values() for column in table.columns]
    about = sum(any(word in f"{column.name} {column.unit}" for word in MONEY) for column in columns)
    rows = tuple(Rows(name) for name in TABLES)
    method = (
        "Columns of the dataset contract that hold money; without one nothing is said about value for money."
    )
    return notebook.add("cost", "count", about, n=len(columns), rows=rows, unit="columns", method=method)
