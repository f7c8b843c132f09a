"""Who was approached, who took part, who was still there at each wave, and why the others were not."""

from __future__ import annotations

from collections.abc import Sequence

from tornio.evaluation.analyses.shares import Share, counted, held, parts, share, table, total
from tornio.evaluation.dataset import Wave
from tornio.evaluation.findings import Finding, Rows
from tornio.evaluation.material import Material
from tornio.evaluation.notebook import Notebook
from tornio.evaluation.sections import FlowFigure, Section, Sentence, Step
from tornio.study.parts import Analysis

RECRUITED = "recruited"


def analyse(material: Material, analysis: Analysis) -> Section:
    """The screening log, followed through the waves (STROBE 2007, item 13)."""
    page = Notebook(analysis, material.protocol.level, group=analysis.group, unit="people")
    approached, outcomes = _screening(page, material)
    waves = _waves(page, material, analysis.group)
    others = [each for each in outcomes if each.name != RECRUITED]
    steps = (
        [Step("approached", approached, tuple((each.name, each.count) for each in others), "did not take part")]
        if outcomes
        else []
    )
    figure = FlowFigure(f"{analysis.id}-flow", "From being approached to the last wave", (*steps, *waves))
    withdrew = _withdrawals(page, material, analysis.group)
    return page.section(
        summary=(
            *_recruitment(material, approached, outcomes),
            Sentence("{} withdrew their consent.", (withdrew,)),
        ),
        methods=("Counted in the screening log and in the follow-up tracker.",),
        tables=(table(f"{analysis.id}-screening", "What came of being approached", "Outcome", outcomes),),
        figures=(figure,),
        partitions=(parts(approached, outcomes),),
    )


def _screening(page: Notebook, material: Material) -> tuple[Finding, list[Share]]:
    log = material.dataset.screening
    page = page.page(method="Counted in the screening log.", rows=(Rows("screening"),))
    approached = total(page, "approached", len(log), "approached")
    outcomes = counted(row.outcome for row in log)
    found = [
        share(page, "screening", outcome, count, len(log), rows=(Rows("screening", {"outcome": outcome}),))
        for outcome, count in outcomes.items()
    ]
    if not log:
        page.cautions.append(Sentence("Nobody recorded who was approached, so it is not known who is missing."))
    return approached, found


def _waves(page: Notebook, material: Material, group: str) -> list[Step]:
    """A box for all who took part and one for each wave, each with those who are not in the next one."""
    members = Rows("participants", {"group": group})
    page = page.page(method="Counted in the follow-up tracker.")
    there = material.members(group)
    rows: tuple[Rows, ...] = (members,)
    label, count, steps = "took part", total(page, "took-part", len(there), "took part", rows=rows), []
    for wave in material.protocol.waves:
        complete = material.complete(group, wave.id)
        gone = [material.tracker.get((who, wave.id)) for who in there if who not in set(complete)]
        missing = page.page(wave=wave.id, n=len(there), assumption=material.assumed("missing-people"))
        steps.append(Step(label, count, _left(missing, gone, rows), f"did not answer at {wave.id}"))
        there, rows = complete, (Rows("waves", {"wave": wave.id, "status": "complete"}), members)
        answered = total(page, f"answered/{wave.id}", len(complete), "answered", rows=rows, wave=wave.id)
        label, count = f"answered at {wave.id}", answered
    return [*steps, Step(label, count)]


def _left(
    page: Notebook, gone: Sequence[Wave | None], before: tuple[Rows, ...]
) -> tuple[tuple[str, Finding], ...]:
    """Those who were at the step before and did not answer at this wave, by reason."""
    wave = page.common["wave"]
    page = page.page(method="Those of the step before who did not answer at this wave, by recorded reason.")
    found = []
    for reason, count in counted(row.reason if row else None for row in gone).items():
        rows = (Rows("waves", {"wave": wave, "status": "not complete", "reason": held(reason)}), *before)
        about = {"category": reason, "counts": (count,), "rows": rows}
        found.append((reason, page.add(f"left/{wave}/{reason}", "count", count, **about)))
    return tuple(found)


def _withdrawals(page: Notebook, material: Material, group: str) -> Finding:
    people = [row for row in material.dataset.participants if row.group == group]
    withdrew = sum(row.withdrew_day is not None for row in people)
    rows = (Rows("participants", {"group": group, "withdrew_day": {"present": True}}),)
    method = "Participants with a day of withdrawal."
    return page.add("withdrew", "count", withdrew, n=len(people), counts=(withdrew,), rows=rows, method=method,
                    category="withdrew")  # fmt: skip


def _recruitment(material: Material, approached: Finding, outcomes: list[Share]) -> list[Sentence]:
    """How many of those approached took part, and whether the target was reached."""
    recruited = next((each for each in outcomes if each.name == RECRUITED), None)
    if recruited is None or recruited.percent is None:
        return []
    target = material.protocol.recruitment.target
    words = f"{{}} people were approached and {{}} took part ({{:inside}}); {target} were wanted."
    return [Sentence(words, (approached, recruited.count, recruited.percent))]
