"""Why so many people were wanted, in the study's words, and how small a change so many can show."""

from __future__ import annotations

from functools import partial

from tornio.evaluation.findings import Finding, Rows
from tornio.evaluation.material import Material, Outcome
from tornio.evaluation.notebook import RECOMMENDED, Notebook
from tornio.evaluation.sections import Cell, Section, Sentence, Table, plain
from tornio.statistics.power import smallest_change
from tornio.study.parts import Analysis

POWER = 0.8


def analyse(material: Material, analysis: Analysis) -> Section:
    """The smallest change of each outcome over the waves that is found with a probability of 80%."""
    notebook = Notebook(analysis, material.protocol.level, basis=RECOMMENDED, unit="sd of the changes")
    found = [
        (outcome, each)
        for other in material.protocol.analyses
        if other.kind == "waves"
        for outcome in (material.outcome(other),)
        if (each := _smallest(notebook, material, outcome)) is not None
    ]
    recruitment = material.protocol.recruitment
    planned = _planned(notebook, material, recruitment.target)
    return notebook.section(
        summary=(
            plain(f"{recruitment.target} people were wanted. {recruitment.rationale}"),
            Sentence(
                f"A paired test of {recruitment.target} people finds a change of {{}} standard deviations of "
                f"the changes with a probability of {POWER:.0%}; fewer people answered twice, and smaller "
                "changes go unseen more often.",
                (planned,),
            ),
        ),
        methods=(
            "Power of the two-sided paired t-test (noncentral t), for one contrast at the protocol’s alpha.",
        ),
        tables=(_table(analysis, found),),
    )


def _planned(notebook: Notebook, material: Material, target: int) -> Finding:
    method = f"Smallest change that a paired t-test of so many people finds with a probability of {POWER:.0%}."
    value = smallest_change(target, power=POWER, alpha=material.protocol.alpha)
    rows = (Rows("participants"),)
    return notebook.add(
        "planned", "smallest dz", value, n=target, method=method, rows=rows, category="as planned"
    )


def _smallest(notebook: Notebook, material: Material, outcome: Outcome) -> Finding | None:
    """The same for those who have a score at the first and the last wave."""
    first, *_, last = outcome.scores
    pairs = len(outcome.pairs(first, last)[0])
    compute = partial(smallest_change, pairs, power=POWER, alpha=material.protocol.alpha)
    value = notebook.attempt(f"The smallest change of {outcome.name}", compute)
    if value is None:
        return None
    page = notebook.page(
        measure=outcome.definition.id, scale=outcome.scale.id, group=outcome.group.id, wave=last
    )
    method = f"As planned, for the people with a score at {first} and at {last}."
    rows = outcome.paired_rows(first, last)
    place = f"{outcome.definition.id}/{outcome.group.id}"
    return page.add(
        place, "smallest dz", value, n=pairs, method=method, rows=rows, against=first, label=outcome.name
    )


def _table(analysis: Analysis, found: list[tuple[Outcome, Finding]]) -> Table:
    rows: list[tuple[Cell, ...]] = [(outcome.name, outcome.group.many, each) for outcome, each in found]
    columns = ("Outcome", "Of", "Smallest change, in sd of the changes")
    return Table(f"{analysis.id}-smallest", "The smallest change that would be found", columns, tuple(rows))
