"""As recommended: the mixed model for repeated measures, with everybody who answered at all (design §6)."""

from __future__ import annotations

from functools import partial

from tornio.evaluation.analyses.contrasts import Contrast, Contrasts
from tornio.evaluation.analyses.effects import Effect, within_people
from tornio.evaluation.findings import Finding
from tornio.evaluation.material import Material, Outcome
from tornio.evaluation.notebook import RECOMMENDED, Notebook
from tornio.evaluation.sections import Sentence
from tornio.statistics import EffectSize, Interval, WavesFit, fit_waves, tipping_point

METHOD = (
    "Mixed model for repeated measures (restricted maximum likelihood, Kenward–Roger inference) of everybody "
    "who answered at all, later minus first; interval for this contrast alone."
)
ESTIMAND = (
    "What is estimated: the mean change of all who took part, as if nobody had left. Those who left are taken "
    "to have gone on like those who stayed and had been alike so far (missing at random)."
)


def mixed_model(notebook: Notebook, outcome: Outcome, material: Material) -> Contrasts:
    """Each later wave against the first, the joint test, and what it would take to undo a finding."""
    first = next(iter(outcome.scores))
    fit = notebook.attempt("The recommended mixed model", partial(_fit, outcome))
    if fit is None or fit.waves[0] != first:
        return Contrasts("mixed model", METHOD, first, ())
    later, alpha = [wave for wave in outcome.measured if wave != first], material.protocol.alpha
    page = notebook.page(basis=RECOMMENDED, n=fit.model.subjects, rows=outcome.people_rows())
    page = page.page(assumption=material.assumed("pairing"))
    return Contrasts(
        name="mixed model",
        method=METHOD,
        first=first,
        contrasts=tuple(_contrast(notebook, outcome, fit, wave) for wave in later),
        joint=_joint_test(page, fit) if later else None,
        who="in the model",
        why="the recommended model follows people over the waves, with everybody who answered at all",
        notes=(ESTIMAND, _structure(fit)),
        sentences=tuple(_tipping(page, outcome, fit, wave, alpha) for wave in later),
    )


def _fit(outcome: Outcome) -> WavesFit:
    """People in the order of their names, so that the order of the rows decides nothing, not even rounding."""
    waves = outcome.measured
    rows = sorted((who, wave, score) for wave in waves for who, score in outcome.scores[wave].items())
    people, when, scores = ([row[column] for row in rows] for column in range(3))
    return fit_waves(scores, people, when, waves=waves)


def _joint_test(page: Notebook, fit: WavesFit) -> Finding | None:
    """F and p of the question that the published analysis of variance asks; None of too few people."""
    test = page.attempt("The recommended test of all waves together", fit.any_change)
    if test is None:
        return None
    page = page.page(method="Mixed model: whether any wave differs from the first.", df=test.df, unit="")
    page.add("mixed-model", "joint F", test.statistic)
    return page.add("mixed-model", "joint p", test.p)


def _contrast(notebook: Notebook, outcome: Outcome, fit: WavesFit, wave: str) -> Contrast:
    """One wave minus the first, in points and in three standard deviations."""
    first, n = fit.waves[0], fit.model.subjects
    found = fit.model.contrast(fit.row(wave) - fit.row(first), confidence=notebook.level)
    sd = fit.baseline_sd
    scaled = Interval(found.interval.low / sd, found.interval.high / sd)
    method = "The model’s change, standardised; the standard deviation is taken as known"
    effect = EffectSize(method, n, found.estimate / sd, scaled, "model’s standard deviation at baseline", sd)
    before, after = outcome.pairs(str(first), wave)
    compute = partial(within_people, before, after, notebook.level)
    within = notebook.attempt(f"The effect size within people at {wave}", compute) or ()
    effects = (Effect("d", effect), *within)
    statistics = (found.estimate, found.interval, found.statistic, found.df, found.p)
    return Contrast(wave, n, *statistics, outcome.people_rows(), effects)


def _structure(fit: WavesFit) -> str:
    """The covariance structure, and what could not be estimated before it, with why."""
    left = " ".join(f"{step.structure} was left: {step.because}" for step in fit.steps)
    why = "which of a fixed list assumes least among those that these scores determine"
    return f"Covariance of the waves: {fit.structure}, {why}. {left}".strip()


def _tipping(page: Notebook, outcome: Outcome, fit: WavesFit, wave: str, alpha: float) -> Sentence:
    """How much worse those who left would have to have done for the finding to vanish."""
    tip = tipping_point(fit, wave, level=alpha)
    page = page.page(wave=wave, against=str(fit.waves[0]), counts=(tip.left,))
    method = "People of the model without a score at this wave or later."
    left = page.add(
        f"mixed-model/{wave}/left", "count", tip.left, method=method, unit="people", category="had left"
    )
    if tip.delta is None:
        return Sentence(f"{{}} of {{:n}} had left by {wave}.", (left, left))
    way = "better" if (tip.delta > 0) == (outcome.scale.better == "higher") else "worse"
    method = (
        f"How much {way} than expected those who had left have to have done for the adjusted p to reach alpha."
    )
    delta = page.add(f"mixed-model/{wave}", f"points {way}", abs(tip.delta), method=method)
    words = f"{{}} of {{:n}} had left by {wave}; the finding would vanish if they had done {{}} points {way}"
    return Sentence(f"{words} than expected.", (left, left, delta))
