"""How an outcome changed over the waves: as published, as recommended, and where the two disagree."""

from __future__ import annotations

from collections.abc import Mapping

from tornio.evaluation.analyses import anova, contrasts
from tornio.evaluation.analyses.anova import Published
from tornio.evaluation.analyses.checks import check_independence, check_shape, check_variances, of_waves
from tornio.evaluation.analyses.contrasts import Change, Contrasts
from tornio.evaluation.analyses.describing import Described, describe_waves
from tornio.evaluation.findings import Finding, Rows
from tornio.evaluation.material import Material, Outcome
from tornio.evaluation.notebook import Notebook
from tornio.evaluation.sections import Cell, ChangeFigure, Check, Section, Sentence, Table
from tornio.evaluation.wording import listed
from tornio.study.parts import Analysis


def analyse(material: Material, analysis: Analysis) -> Section:
    """Describes the waves, repeats the published test, checks what it assumes, and does the recommended one."""
    outcome, alpha = material.outcome(analysis), material.protocol.alpha
    notebook = Notebook(analysis, material.protocol.level, **outcome.common)
    described = describe_waves(notebook, outcome)
    unscorable = {wave: _not_scorable(notebook, material, outcome, wave) for wave in outcome.scores}
    published = anova.METHODS[analysis.published](notebook, outcome)
    checks = _checks(notebook, outcome, material)
    found = contrasts.METHODS[analysis.recommended](notebook, outcome)
    changes = contrasts.write_down(notebook, outcome, found, material.assumed("pairing"))
    return notebook.section(
        summary=(_means(outcome, described), *_changes(outcome, changes, found, alpha)),
        methods=_methods(outcome, published, found),
        tables=(
            _scores_table(analysis, outcome, described, unscorable),
            _changes_table(analysis, outcome, published, changes),
        ),
        figures=(_figure(analysis, outcome, described),),
        checks=checks,
        disagreements=tuple(_disagreements(outcome, published, changes, alpha)),
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


def _means(outcome: Outcome, described: Mapping[str, Described]) -> Sentence:
    means = [(wave, each.mean) for wave, each in described.items() if each.mean is not None]
    if not means:
        return Sentence(f"Nobody has a {outcome.name} score.")
    parts = listed([f"{{}} at {wave} (n = {{:n}})" for wave, _ in means])
    scale = f"from {outcome.scale.minimum:g} to {outcome.scale.maximum:g}, {outcome.scale.direction}"
    findings = tuple(mean for _, mean in means for _ in ("value", "n"))
    return Sentence(f"The mean {outcome.name} score ({scale}) was {parts}.", findings)


def _changes(outcome: Outcome, changes: Mapping[str, Change], found: Contrasts, alpha: float) -> list[Sentence]:
    """What the recommended analysis says of each later wave."""
    return [
        Sentence(
            f"From {found.first} to {wave} the {{:n}} {outcome.group.many} with both scores changed by "
            f"{{:interval}} points on average: {verdict(change, outcome, alpha)} (adjusted p {{}}).",
            (change.difference, change.difference, change.adjusted),
        )
        for wave, change in changes.items()
    ]


def verdict(change: Change, outcome: Outcome, alpha: float) -> str:
    """`an improvement`, `a worsening`, or that no change was shown."""
    if not is_found(change.adjusted.value, alpha):
        return "no change was shown"
    return "an improvement" if is_better(change.difference.value, outcome) else "a worsening"


def is_found(p: float | None, alpha: float) -> bool:
    """Whether a p value is below the protocol's alpha."""
    return p is not None and p < alpha


def is_better(difference: float | None, outcome: Outcome) -> bool:
    """Whether a change of this sign is one for the better on this scale."""
    return difference is not None and (difference > 0) == (outcome.scale.better == "higher")


def _methods(outcome: Outcome, published: Published, found: Contrasts) -> tuple[str, ...]:
    scored = (
        f"{outcome.name} {outcome.definition.version}, {outcome.scale.title}: {outcome.scale.missing.words}"
    )
    tests = [finding.method for finding in published.test[:1]]
    return (
        scored,
        *(f"As published: {method}" for method in tests),
        f"Recommended: {found.method} p by Holm’s method.",
    )


def _not_scorable(notebook: Notebook, material: Material, outcome: Outcome, wave: str) -> Finding:
    """Booklets with too few answers; what is missing is said, not guessed."""
    count, scored = material.not_scorable(outcome, wave), len(outcome.scores[wave])
    where = {
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


def _scores_table(
    analysis: Analysis, outcome: Outcome, described: Mapping[str, Described], unscorable: Mapping[str, Finding]
) -> Table:
    rows = tuple((wave, each.n, each.mean, each.sd, unscorable[wave]) for wave, each in described.items())
    columns = ("Wave", "n", "Mean", "sd", "Not scorable")
    note = f"{outcome.scale.direction.capitalize()}."
    return Table(f"{analysis.id}-scores", f"{outcome.name} at each wave", columns, rows, note)


def _changes_table(
    analysis: Analysis, outcome: Outcome, published: Published, changes: Mapping[str, Change]
) -> Table:
    """Both analyses side by side, a row for each later wave."""
    names = [effect.quantity for effect in next((change.effects for change in changes.values()), ())]
    columns = ("Change to", "As published", "p", "Recommended", "n", "p, adjusted", *names)
    rows: list[tuple[Cell, ...]] = []
    for wave in dict.fromkeys((*published.changes, *changes)):
        difference, p = published.changes.get(wave, (None, None))
        change = changes.get(wave)
        ours: tuple[Cell, ...] = (None,) * (3 + len(names))
        if change is not None:
            ours = (change.difference, change.pairs, change.adjusted, *change.effects)
        rows.append((wave, difference, p, *ours))
    title = f"{outcome.name}: change from {next(iter(outcome.scores))}, as published and as recommended"
    return Table(
        f"{analysis.id}-changes", title, columns, tuple(rows), f"{outcome.scale.direction.capitalize()}."
    )


def _figure(analysis: Analysis, outcome: Outcome, described: Mapping[str, Described]) -> ChangeFigure:
    return ChangeFigure(
        id=f"{analysis.id}-change",
        title=f"{outcome.name}: every person’s scores and the means",
        waves=tuple(described),
        means=tuple(each.mean for each in described.values()),
        people=outcome.lines,
        minimum=outcome.scale.minimum,
        maximum=outcome.scale.maximum,
        direction=outcome.scale.direction,
    )


def _disagreements(
    outcome: Outcome, published: Published, changes: Mapping[str, Change], alpha: float
) -> list[Sentence]:
    """One sentence for each wave at which the two analyses say different things."""
    both = [(wave, published.changes[wave][1], change.adjusted) for wave, change in changes.items()
            if wave in published.changes]  # fmt: skip
    return [
        Sentence(
            f"At {wave} the two analyses disagree about {outcome.name}. As published, {_shows(theirs, alpha)} "
            f"(p {{}}); as recommended, {_shows(ours, alpha)} (adjusted p {{}}). The published test takes the "
            "waves as different people; the recommended one compares people with themselves, and only "
            "those with both scores.",
            (theirs, ours),
        )
        for wave, theirs, ours in both
        if is_found(theirs.value, alpha) != is_found(ours.value, alpha)
    ]


def _shows(p: Finding, alpha: float) -> str:
    return "a change is shown" if is_found(p.value, alpha) else "no change is shown"
