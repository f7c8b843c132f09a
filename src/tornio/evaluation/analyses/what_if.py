"""What if? The recommended analysis of each outcome, made from its n, means and sds alone.

Synthetic people hang together as their maker assumed, and no printed table says how real ones did. So what the
mixed model finds is shown over a range of correlations, and of how those who stayed had begun. Of real people
both are known, and each outcome's own section holds the one answer: there, nothing is left to ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from tornio.evaluation.analyses import anova, what_if_told
from tornio.evaluation.analyses.what_if_told import Answer, Case, Row
from tornio.evaluation.material import Material, Outcome
from tornio.evaluation.notebook import RECOMMENDED, Notebook
from tornio.evaluation.sections import Section, plain
from tornio.statistics import Summary, fit_waves, holm, summarise, waves_as_printed
from tornio.statistics.repeated_measures.comparisons import Contrast
from tornio.study.parts import Analysis
from tornio.vocabulary.fault import FaultyInput

#: Of any two waves. Scores of the same people months apart are seldom less or more alike than this.
CORRELATIONS = (0.2, 0.45, 0.7)
#: How far those who stayed began from everybody's mean, in sd of the first wave.
SHIFTS = (-0.4, -0.2, 0.0, 0.2, 0.4)

LEAD = (
    "A table of means does not say whose score is whose. Here everybody’s n, mean and sd stay as they are, and "
    "two things vary that they leave open: how alike a person’s scores are (their correlation), and where "
    "those who stayed to the end had begun."
)
ASSUMED = (
    "How strongly a person’s waves are correlated, and where those who stayed had begun, are varied: "
    "everybody’s n, mean and sd leave both open."
)
METHOD = (
    "Mixed model for repeated measures (restricted maximum likelihood, Kenward–Roger inference) of scores made "
    "to have the n, mean and sd of every wave and the correlation asked for, later minus first; interval for "
    "this contrast alone."
)
ADJUSTED = f"{METHOD} Adjusted by Holm’s method for all later waves."
MADE = (
    "Those who left do not come back; they began alike, and went on as their earlier scores foretell (missing "
    "at random).",
    "Impossible: those who left would have had to begin farther off than the scale, or everybody’s sd, allows.",
)
KNOWN = (
    "Of these people it is known whose score is whose, so that nothing has to be assumed: each outcome’s own "
    "section holds the answer."
)
NO_FINDING = (
    "None of this is a finding about a real service: it shows what the recommended analysis could find."
)


def analyse(material: Material, analysis: Analysis) -> Section:
    """A table for each outcome that was published as an analysis of variance.

    That test knows nothing of whose score is whose, so that its p is the same whatever is assumed.
    """
    notebook = Notebook(analysis, material.protocol.level, basis=RECOMMENDED, method=METHOD, assumption=ASSUMED)
    if not material.dataset.synthetic:
        return notebook.section(summary=(plain(KNOWN),))
    answers = [answer for each in _asked(material) if (answer := _answer(notebook, material, each))]
    notebook.cautions.append(plain(NO_FINDING))
    alpha = material.protocol.alpha
    return notebook.section(
        summary=(plain(LEAD), *(what_if_told.sentence(answer, alpha) for answer in answers)),
        methods=(METHOD, *MADE),
        tables=tuple(what_if_told.table(analysis, answer) for answer in answers),
        figures=tuple(
            what_if_told.figure(analysis, answer) for answer in answers if what_if_told.depends(answer, alpha)
        ),
        borrowed=tuple(answer.published for answer in answers),
    )


def _asked(material: Material) -> Iterator[Analysis]:
    for other in material.protocol.analyses:
        if (other.kind, other.published, other.recommended) == ("waves", "one-way-anova", "mmrm"):
            yield other


def _answer(notebook: Notebook, material: Material, asked: Analysis) -> Answer | None:
    """Every case of one outcome; None where its figures allow no published test, or no case at all."""
    outcome = material.outcome(asked)
    borrowed = anova.f_test(Notebook(asked, notebook.level, **outcome.common), outcome)
    if not borrowed or outcome.measured[0] != next(iter(outcome.scores)):
        return None
    summaries = [summarise(outcome.values(wave)) for wave in outcome.measured]
    if (fault := _unfit(summaries)) is not None:
        notebook.cautions.append(plain(f"{outcome.name}: {fault}"))
        return None
    counts = (*(each.n for each in summaries), summaries[0].n - summaries[-1].n)
    page = notebook.page(n=summaries[0].n, rows=outcome.people_rows(), counts=counts, **outcome.common)
    page = page.page(wave=outcome.measured[-1], against=outcome.measured[0])
    shifts = SHIFTS if counts[-1] else (0.0,)
    rows = tuple(_row(page, asked.id, outcome, summaries, shift) for shift in shifts)
    return Answer(asked.id, outcome, borrowed[-1], CORRELATIONS, rows)


def _unfit(summaries: list[Summary]) -> str | None:
    """Why nothing can be made of the summaries, whatever is assumed."""
    try:
        waves_as_printed(summaries, correlation=CORRELATIONS[0])
    except FaultyInput as error:
        return " ".join(fault.rule for fault in error.faults)
    return None


def _row(page: Notebook, asked: str, outcome: Outcome, summaries: list[Summary], shift: float) -> Row:
    """All correlations for those who stayed having begun so far from everybody."""
    side = "below" if shift < 0 else "above"
    began = f"{abs(shift):g} sd {side} everybody" if shift else "with everybody"
    page = page.page(category=f"those who stayed began {began}")
    stayed = summaries[0].mean + shift * summaries[0].sd
    method = "Everybody’s mean at the first wave, moved by the assumed share of its sd."
    place = f"{asked}/{began}"
    cases = tuple(_case(page, place, outcome, summaries, stayed, each) for each in CORRELATIONS)
    return Row(page.add(place, "assumed mean", stayed, method=method, wave=outcome.measured[0]), cases)


def _case(
    page: Notebook, place: str, outcome: Outcome, summaries: list[Summary], stayed: float, correlation: float
) -> Case | None:
    """The change to the last wave under one assumption; None where no scores can be like that."""
    scale = (outcome.scale.minimum, outcome.scale.maximum)
    make = partial(waves_as_printed, summaries, correlation=correlation, stayed=stayed, scale=scale)
    try:
        changes = _changes(make(), outcome.measured, page.level)
    except FaultyInput:
        return None
    last, adjusted = changes[-1], holm([each.p for each in changes])[-1]
    page = page.page(category=f"{page.common['category']}, correlation {correlation:g}", df=(last.df,))
    place = f"{place}/{correlation:g}"
    difference = page.add(place, "difference", last.estimate, interval=page.interval(last.interval))
    return Case(difference, page.add(place, "adjusted p", adjusted, unit="", method=ADJUSTED))


def _changes(scores: np.ndarray, waves: tuple[str, ...], level: float) -> list[Contrast]:
    """Each later wave minus the first."""
    people = len(scores)
    who, when = np.repeat(np.arange(people), len(waves)), np.tile(waves, people)
    fit = fit_waves(scores.ravel(), who, when, waves=waves)
    return [fit.model.contrast(fit.row(wave) - fit.row(waves[0]), confidence=level) for wave in waves[1:]]
