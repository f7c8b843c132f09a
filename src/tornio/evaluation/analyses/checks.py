"""What the published tests assume, held against the data and said in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from math import fsum, sqrt
from typing import Literal

from tornio.evaluation.findings import Finding, Rows
from tornio.evaluation.material import Material, Outcome
from tornio.evaluation.notebook import RECOMMENDED, Notebook
from tornio.evaluation.sections import Check, Sentence
from tornio.evaluation.wording import listed
from tornio.statistics import Anova, Bartlett, bartlett, levene, welch_anova

CENTRES: tuple[Literal["mean"], Literal["median"]] = ("mean", "median")
#: Terwee and others 2007: more than this share at one end of a scale is a floor or a ceiling.
CEILING = 0.15
#: |skewness| above 1 is usually called strong (Bulmer 1979).
SKEWED = 1.0


def check_independence(notebook: Notebook, outcome: Outcome) -> Check:
    """The analysis of variance takes the waves as different people."""
    assumption = "The waves are different people"
    repeated = sum(sum(score is not None for score in line) > 1 for line in outcome.lines)
    page = notebook.page(n=len(outcome.lines), rows=outcome.rows(*outcome.measured), counts=(repeated,))
    method = "How many people have scores at more than one wave."
    count = page.add("independence", "count", repeated, method=method, unit="people", category="measured again")
    if not repeated:
        return Check(
            assumption, Sentence("It holds: {} people have more than one score.", (count,)), holds=True
        )
    words = "It does not hold: {} of {:n} people have scores at more than one wave, and the test ignores that."
    return Check(assumption, Sentence(words, (count, count)), holds=False)


@dataclass(frozen=True)
class Compared:
    """Groups of values under their names, where their rows are, and the word for one group.

    `place` tells several comparisons of one analysis apart.
    """

    groups: Mapping[str, list[float]]
    rows: tuple[Rows, ...]
    each: str
    place: str = ""

    def page(self, notebook: Notebook) -> Notebook:
        """A page for findings about all groups together."""
        return notebook.page(n=sum(map(len, self.groups.values())), rows=self.rows, unit="")


def of_waves(outcome: Outcome) -> Compared:
    """The waves at which anybody has a score, to be compared with each other."""
    groups = {wave: outcome.values(wave) for wave in outcome.measured}
    return Compared(groups, outcome.rows(*outcome.measured), "wave")


def check_variances(notebook: Notebook, compared: Compared, material: Material) -> Check:
    """The values spread alike in every group: Levene's test from the mean and the median, and Bartlett's."""
    groups, page, found = compared.groups, compared.page(notebook), []
    shape = page.page(assumption=material.assumed("shape"))  # Bartlett's needs the printed sds alone
    for centre in CENTRES:
        test = page.attempt(f"Levene’s test from the {centre}", partial(levene, groups, centre))
        if test is not None:
            found.append(_variance_test(shape.page(df=test.df), compared.place, f"Levene {centre}", "F", test))
    chi2 = page.attempt("Bartlett’s test", partial(bartlett, groups))
    if chi2 is not None:
        found.append(_variance_test(page.page(df=(chi2.df,)), compared.place, "Bartlett", "χ²", chi2))
    return _verdict(page, compared, material.protocol.alpha, found)


def _variance_test(page: Notebook, place: str, name: str, letter: str, test: Anova | Bartlett) -> Finding:
    """Writes down statistic and p of a test of equal variances; returns the p."""
    place = f"variances/{place}".rstrip("/")
    page.add(place, f"{name} {letter}", test.statistic, method=f"{test.method}.")
    return page.add(place, f"{name} p", test.p, method=f"{test.method}.")


def _verdict(page: Notebook, compared: Compared, alpha: float, found: list[Finding]) -> Check:
    at = f" at {compared.place}" if compared.place else ""
    assumption = f"The values spread alike in every {compared.each}{at}"
    if not found:
        return Check(assumption, Sentence("Too few values that differ to tell."))
    tests = listed([f"{finding.quantity.removesuffix(' p')} p {{}}" for finding in found])
    against = [finding.quantity for finding in found if finding.value is not None and finding.value < alpha]
    if not against:
        return Check(
            assumption, Sentence(f"The data do not speak against it: {tests}.", tuple(found)), holds=True
        )
    words, welch = f"The data speak against it: {tests}.", _welch(page, compared)
    if against == ["Bartlett p"] and len(found) > 1:
        words = f"The tests disagree: {tests}. Only Bartlett’s speaks against it, and skew alone can make it."
    if welch:
        words += " Without this assumption (Welch) the published test gives F {} and p {}."
    return Check(assumption, Sentence(words, (*found, *welch)), holds=False)


def _welch(page: Notebook, compared: Compared) -> tuple[Finding, ...]:
    """The analysis of variance that needs no equal variances; two groups have their own t-test."""
    if len(compared.groups) < 3:
        return ()
    test = page.attempt("Welch’s analysis of variance", partial(welch_anova, compared.groups))
    if test is None:
        return ()
    page = page.page(method=f"{test.method}.", df=test.df, basis=RECOMMENDED)
    values = (("Welch F", test.statistic), ("Welch p", test.p))
    return tuple(page.add("variances", quantity, value) for quantity, value in values)


def check_shape(notebook: Notebook, outcome: Outcome, material: Material) -> Check:
    """The scores are spread like a bell: not strongly skewed, and not piled up at one end of the scale."""
    assumption, found, problems = "The scores are spread roughly like a bell", [], []
    method = "Third standardised moment: 0 is symmetrical, below 0 the long tail is at the low end."
    page = notebook.page(method=method, unit="", assumption=material.assumed("shape"))
    for wave in outcome.measured:
        values = outcome.values(wave)
        if min(values) == max(values):
            continue
        skew = skewness(values)
        found.append(page.add(wave, "skewness", skew, n=len(values), rows=outcome.rows(wave), wave=wave))
        problems += [f"strongly skewed at {wave}"] if abs(skew) > SKEWED else []
        problems += [f"piled up at the {end} of the scale at {wave}" for end in _piled_up(values, outcome)]
    if not found:
        return Check(assumption, Sentence("Too few values that differ to tell."))
    skews = listed([f"{{}} at {finding.wave}" for finding in found])
    verdict = f"The scores are {listed(problems)}" if problems else "Nothing speaks strongly against it"
    return Check(assumption, Sentence(f"{verdict}. Skewness is {skews}.", tuple(found)), holds=not problems)


def skewness(values: list[float]) -> float:
    """The third standardised moment, g₁ (Joanes and Gill 1998); the values have to differ."""
    n, mean = len(values), fsum(values) / len(values)
    second = fsum((value - mean) ** 2 for value in values) / n
    third = fsum((value - mean) ** 3 for value in values) / n
    return third / second / sqrt(second)


def _piled_up(values: list[float], outcome: Outcome) -> list[str]:
    ends = {"top": outcome.scale.maximum, "bottom": outcome.scale.minimum}
    return [name for name, end in ends.items() if values.count(end) > CEILING * len(values)]
