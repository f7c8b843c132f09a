"""As recommended: each later wave against the first, within people, with p adjusted for how many there are.

A method takes the outcome and gives `Contrasts`; how they are written down does not depend on the method.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from tornio.evaluation.analyses.effects import Effect, within_people, write_effect
from tornio.evaluation.findings import Finding, Rows
from tornio.evaluation.material import Material, Outcome
from tornio.evaluation.notebook import RECOMMENDED, Notebook
from tornio.evaluation.sections import Sentence
from tornio.statistics import Interval, TTest, holm, paired_t_test


@dataclass(frozen=True)
class Contrast:
    """The change from the first wave to `wave`, in `n` people; `effects` are the same change, standardised."""

    wave: str
    n: int
    estimate: float
    interval: Interval
    statistic: float
    df: float
    p: float
    rows: tuple[Rows, ...]
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True)
class Contrasts:
    """The changes from the first wave to each later one, and in a sentence how they were estimated.

    `who` says whose changes they are, `why` what sets the method apart from the published one, `notes` what it
    rests on, `sentences` what else it found, `joint` the p of all changes together where it is tested.
    """

    name: str
    method: str
    first: str
    contrasts: tuple[Contrast, ...]
    who: str = ""
    why: str = ""
    notes: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    joint: Finding | None = None


@dataclass(frozen=True)
class Change:
    """The findings of one contrast; `adjusted` is its p for all contrasts together."""

    pairs: Finding
    difference: Finding
    p: Finding
    adjusted: Finding
    effects: tuple[Finding, ...]


def paired_contrasts(notebook: Notebook, outcome: Outcome, _: Material) -> Contrasts:
    """Paired t-tests of each later wave against the first, each with everybody who has both."""
    first, *later = outcome.scores
    found = []
    for wave in later:
        before, after = outcome.pairs(first, wave)
        test = notebook.attempt(
            f"The recommended contrast of {first} and {wave}",
            partial(paired_t_test, after, before, confidence=notebook.level),
        )
        if test is not None:
            effects = within_people(before, after, notebook.level)
            found.append(_contrast(wave, test, outcome.paired_rows(first, wave), effects))
    method = "Paired t-test of everybody with both scores, later minus first; interval for this contrast alone."
    why = "the recommended one compares people with themselves, and only those with both scores"
    return Contrasts("paired contrasts", method, first, tuple(found), "with both scores", why)


def _contrast(wave: str, test: TTest, rows: tuple[Rows, ...], effects: tuple[Effect, ...]) -> Contrast:
    return Contrast(wave, test.n, test.estimate, test.interval, test.statistic, test.df, test.p, rows, effects)


def write_down(notebook: Notebook, found: Contrasts, assumption: str | None) -> Mapping[str, Change]:
    """Writes down every contrast with its p adjusted by Holm's method; returns their findings by wave."""
    adjusted = holm([contrast.p for contrast in found.contrasts])
    page = notebook.page(basis=RECOMMENDED, assumption=assumption)
    return {
        contrast.wave: _write_one(page.page(rows=contrast.rows), found, contrast, p)
        for contrast, p in zip(found.contrasts, adjusted, strict=True)
    }


def _write_one(page: Notebook, found: Contrasts, contrast: Contrast, adjusted: float) -> Change:
    page = page.page(
        n=contrast.n, df=(contrast.df,), wave=contrast.wave, against=found.first, method=found.method
    )
    place = f"{found.name}/{contrast.wave}"
    pairs = page.add(place, "n", contrast.n, method="The number of people in the contrast.", unit="people")
    difference = page.add(place, "difference", contrast.estimate, interval=page.interval(contrast.interval))
    plain = page.page(unit="")
    plain.add(place, "t", contrast.statistic)
    plain.add(place, "df", contrast.df)
    p = plain.add(place, "p", contrast.p, method=f"{found.method} Two-sided, for this contrast alone.")
    method = f"{found.method} Adjusted by Holm’s method for {len(found.contrasts)} contrasts."
    corrected = plain.add(place, "adjusted p", adjusted, method=method)
    effects = tuple(write_effect(plain, place, effect) for effect in contrast.effects)
    return Change(pairs, difference, p, corrected, effects)
