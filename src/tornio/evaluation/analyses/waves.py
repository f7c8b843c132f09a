"""How an outcome changed over the waves: as published, as recommended, and where the two disagree."""

from __future__ import annotations

from tornio.evaluation.analyses import anova, contrasts, verdicts, wave_tables
from tornio.evaluation.analyses.anova import Published
from tornio.evaluation.analyses.checks import check_independence, check_shape, check_variances, of_waves
from tornio.evaluation.analyses.contrasts import Contrasts
from tornio.evaluation.analyses.describing import describe_waves
from tornio.evaluation.analyses.mixed_model import mixed_model
from tornio.evaluation.findings import Condition, Finding, Rows
from tornio.evaluation.material import Material, Outcome
from tornio.evaluation.notebook import Notebook
from tornio.evaluation.sections import Check, Section
from tornio.study.parts import Analysis

PUBLISHED = {"one-way-anova": anova.analysis_of_variance, "paired-t": anova.paired_t}
RECOMMENDED = {"mmrm": mixed_model, "paired-contrasts": contrasts.paired_contrasts}


def analyse(material: Material, analysis: Analysis) -> Section:
    """Describes the waves, repeats the published test, checks what it assumes, and does the recommended one."""
    outcome, alpha = material.outcome(analysis), material.protocol.alpha
    notebook = Notebook(analysis, material.protocol.level, **outcome.common)
    described = describe_waves(notebook, outcome)
    unscorable = {wave: _not_scorable(notebook, material, outcome, wave) for wave in outcome.scores}
    published = PUBLISHED[analysis.published](notebook, outcome)
    checks = _checks(notebook, outcome, material)
    found = RECOMMENDED[analysis.recommended](notebook, outcome, material)
    changes = contrasts.write_down(notebook, found, material.assumed("pairing"))
    return notebook.section(
        summary=(verdicts.means(outcome, described), *verdicts.changes(outcome, changes, found, alpha)),
        methods=_methods(outcome, published, found),
        tables=(
            wave_tables.scores(analysis, outcome, described, unscorable),
            wave_tables.changes(analysis, outcome, published, changes, found.joint),
        ),
        figures=(wave_tables.figure(analysis, outcome, described),),
        checks=checks,
        disagreements=verdicts.disagreements(outcome, published, changes, found, alpha),
    )


def _checks(notebook: Notebook, outcome: Outcome, material: Material) -> tuple[Check, ...]:
    """A paired test takes people as themselves and asks nothing of the spread of each wave."""
    shape = check_shape(notebook, outcome, material)
    if notebook.analysis.published == "paired-t":
        return (shape,)
    return (
        check_independence(notebook, outcome),
        check_variances(notebook, of_waves(outcome), material),
        shape,
    )


def _not_scorable(notebook: Notebook, material: Material, outcome: Outcome, wave: str) -> Finding:
    """Booklets with too few answers; what is missing is said, not guessed."""
    count, scored = material.not_scorable(outcome, wave), len(outcome.scores[wave])
    where: dict[str, Condition] = {
        "measure": outcome.definition.id,
        "scale": outcome.scale.id,
        "wave": wave,
        "score": {"present": False},
    }
    return notebook.add(
        wave, "count", count, n=count + scored, category="not scorable", wave=wave, unit="booklets",
        rows=(Rows("scores", where), Rows("participants", {"group": outcome.group.id})), counts=(count,),
        method=f"Booklets without a score. {outcome.scale.missing.words}",
    )  # fmt: skip


def _methods(outcome: Outcome, published: Published, found: Contrasts) -> tuple[str, ...]:
    scored = (
        f"{outcome.name} {outcome.definition.version}, {outcome.scale.title}: {outcome.scale.missing.words}"
    )
    tests = [f"As published: {finding.method}" for finding in published.test[:1]]
    return (scored, *tests, f"Recommended: {found.method} p by Holm’s method.", *found.notes)
