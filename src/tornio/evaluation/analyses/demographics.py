"""Who took part: age, gender and ethnicity."""

from __future__ import annotations

from collections.abc import Mapping

from tornio.evaluation.analyses.describing import Described, describe
from tornio.evaluation.analyses.shares import Share, counted, held, parts, share, table, total
from tornio.evaluation.contract.codes import ETHNICITY
from tornio.evaluation.dataset import Participant
from tornio.evaluation.findings import Rows
from tornio.evaluation.material import Material
from tornio.evaluation.notebook import Notebook
from tornio.evaluation.sections import Section, Sentence, Table
from tornio.study.parts import Analysis


def analyse(material: Material, analysis: Analysis) -> Section:
    """Age described, gender and ethnicity counted, from the case notes."""
    people = [row for row in material.dataset.participants if row.group == analysis.group]
    notebook = Notebook(analysis, material.protocol.level, group=analysis.group, unit="people")
    page = notebook.page(
        method="Counted in the participants.",
        rows=(Rows("participants", {"group": analysis.group}),),
        assumption=material.assumed("people"),
    )
    everybody = total(page, "all", len(people), "took part")
    age = _age(page, people)
    genders = _counted(page, "gender", {row.participant: row.gender for row in people})
    ethnicities = _counted(page, "ethnicity", {row.participant: row.ethnicity for row in people})
    return notebook.section(
        summary=tuple(_summary(material, analysis, age)),
        methods=("Recorded in the case notes; percentages of everybody who took part.",),
        tables=(
            _age_table(analysis, age),
            table(f"{analysis.id}-gender", "Gender", "Gender", genders),
            table(f"{analysis.id}-ethnicity", "Ethnicity (NHS categories 2001)", "Ethnicity", ethnicities),
        ),
        partitions=(parts(everybody, genders), parts(everybody, ethnicities)),
    )


def _age(page: Notebook, people: list[Participant]) -> Described:
    ages = [row.age for row in people if row.age is not None]
    rows = (Rows("participants", {"group": page.common["group"], "age": {"present": True}}),)
    return describe(page.page(rows=rows, category="age", unit="years"), "age", ages, "ages at consent")


def _counted(page: Notebook, column: str, answers: Mapping[str, str | None]) -> list[Share]:
    """How many gave each answer; codes are written out."""
    return [
        share(
            page, column, ETHNICITY.get(answer, answer), count, len(answers), rows=_rows(page, column, answer)
        )
        for answer, count in counted(answers.values()).items()
    ]


def _rows(page: Notebook, column: str, answer: str) -> tuple[Rows, ...]:
    return (Rows("participants", {"group": page.common["group"], column: held(answer)}),)


def _age_table(analysis: Analysis, age: Described) -> Table:
    return Table(
        f"{analysis.id}-age", "Age in years", ("", "n", "Mean", "sd"), (("Age", age.n, age.mean, age.sd),)
    )


def _summary(material: Material, analysis: Analysis, age: Described) -> list[Sentence]:
    many = material.protocol.group(analysis.group).many
    if age.mean is None:
        return [Sentence(f"The age of the {many} is not known.")]
    return [
        Sentence(f"The {{:n}} {many} whose age is known were {{}} years old on average.", (age.mean, age.mean))
    ]
