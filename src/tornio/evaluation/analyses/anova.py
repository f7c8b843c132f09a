"""As published: an analysis of variance over the waves with Tukey's comparisons, or a paired t-test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from tornio.evaluation.findings import Finding
from tornio.evaluation.material import Outcome
from tornio.evaluation.notebook import Notebook
from tornio.statistics import TukeyHSD, one_way_anova, paired_t_test, tukey_hsd

STRANGERS = "The waves are treated as different people, although they are the same ones."


@dataclass(frozen=True)
class Published:
    """What the published test gave: statistic, df and p; by later wave the change from the first, and its p.

    Both are empty where the data do not allow the test.
    """

    test: tuple[Finding, ...] = ()
    changes: Mapping[str, tuple[Finding, Finding]] = field(default_factory=dict)


def analysis_of_variance(notebook: Notebook, outcome: Outcome) -> Published:
    """One-way analysis of variance with Tukey's honestly significant differences (Tukey–Kramer)."""
    test = f_test(notebook, outcome)
    if not test:
        return Published()
    groups = {wave: outcome.values(wave) for wave in outcome.measured}
    return Published(test, _tukey(notebook, outcome, tukey_hsd(groups, confidence=notebook.level)))


def f_test(notebook: Notebook, outcome: Outcome) -> tuple[Finding, ...]:
    """F, both df and p of the one-way analysis of variance; none where the data do not allow it."""
    groups = {wave: outcome.values(wave) for wave in outcome.measured}
    result = notebook.attempt("The published analysis of variance", partial(one_way_anova, groups))
    if result is None:
        return ()
    method = f"One-way analysis of variance over {len(groups)} waves. {STRANGERS}"
    page = notebook.page(n=result.n, method=method, rows=outcome.rows(*groups), unit="", df=result.df)
    values = (
        ("F", result.statistic),
        ("df between", result.df[0]),
        ("df within", result.df[1]),
        ("p", result.p),
    )
    return tuple(page.add("anova", quantity, value) for quantity, value in values)


def _tukey(notebook: Notebook, outcome: Outcome, result: TukeyHSD) -> dict[str, tuple[Finding, Finding]]:
    """Writes down every pair of waves; returns those with the first wave, by the other one."""
    method = f"Tukey’s honestly significant difference (Tukey–Kramer), later minus earlier. {STRANGERS}"
    changes = {}
    for pair in result.pairs:
        earlier, later = pair.groups
        page = notebook.page(n=pair.n, method=method, rows=outcome.rows(earlier, later), df=(pair.df,))
        page = page.page(wave=later, against=earlier)
        place = f"tukey/{earlier}/{later}"
        difference = page.add(place, "difference", pair.estimate, interval=page.interval(pair.interval))
        p = page.add(place, "p", pair.p, unit="")
        if earlier == outcome.measured[0]:
            changes[later] = (difference, p)
    return changes


def paired_t(notebook: Notebook, outcome: Outcome) -> Published:
    """A paired t-test of the first wave against the second."""
    first, last = outcome.scores
    compute = partial(paired_t_test, *outcome.pairs(first, last), confidence=notebook.level)
    result = notebook.attempt("The published paired t-test", compute)
    if result is None:
        return Published()
    method = f"Paired t-test of those with both scores, {first} minus {last}."
    page = notebook.page(n=result.n, method=method, rows=outcome.paired_rows(first, last), df=(result.df,))
    values = (("t", result.statistic), ("df", result.df), ("p", result.p))
    test = tuple(page.add("paired-t", quantity, value, unit="") for quantity, value in values)
    method = f"Mean of {last} minus {first}, of those with both scores; interval from the paired t-test."
    interval = page.interval((-result.interval.high, -result.interval.low))
    page = page.page(wave=last, against=first, method=method)
    change = page.add("paired-t", "difference", -result.estimate, interval=interval)
    return Published(test, {last: (change, test[-1])})
