"""A figure of each episode that is mostly zero (days in hospital): as published, and what skew asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from statistics import median

from tornio.evaluation.analyses import services
from tornio.evaluation.analyses.checks import Compared, check_variances
from tornio.evaluation.analyses.describing import Described
from tornio.evaluation.analyses.services import Groups, Tested
from tornio.evaluation.analyses.shares import Share, share
from tornio.evaluation.findings import Finding, Rows
from tornio.evaluation.material import Material
from tornio.evaluation.notebook import RECOMMENDED, Notebook
from tornio.evaluation.sections import Cell, DistributionFigure, Section, Sentence, Table
from tornio.statistics import t_test
from tornio.statistics.resampling import permutation_test
from tornio.study.kinds import EPISODE_OUTCOMES
from tornio.study.parts import Analysis


def analyse(material: Material, analysis: Analysis) -> Section:
    """Pooled and Welch's t as published; zeros, median, total, maximum, a permutation test as recommended."""
    words, unit = EPISODE_OUTCOMES[analysis.outcome]
    groups = services.episodes(material, analysis, analysis.outcome)
    notebook = Notebook(analysis, material.protocol.level, unit=unit)
    page = notebook.page(counts=_above_zero(groups))
    described = services.describe_services(page, groups, words)
    pooled, welch = _published(page, groups)
    ratio = _ratio(page, groups, described)
    spread = {service.id: _spread(notebook, material, groups, service.id) for service in groups.services}
    shuffled = _shuffled(page, material, groups)
    rows = tuple(rows for each in groups.rows.values() for rows in each)
    return notebook.section(
        summary=(*services.means_said(groups, described, words), *_said(groups, spread, ratio, shuffled)),
        methods=METHODS,
        tables=(_table(analysis, groups, described, spread), _tests(analysis, pooled, welch, shuffled)),
        figures=(services.means_figure(analysis, groups, described), _every_value(analysis, groups, unit)),
        checks=(check_variances(notebook, Compared(groups.values, rows, "service"), material),),
    )


METHODS = (
    "As published: Student’s t-test of the means, with Welch’s beside it.",
    "Recommended: how many episodes had none, the median, the total and the longest; and a permutation test of "
    "the means with a bootstrap interval, which ask nothing of the shape of the values.",
)


def _every_value(analysis: Analysis, groups: Groups, unit: str) -> DistributionFigure:
    samples = tuple((service.title, tuple(groups.values[service.id])) for service in groups.services)
    return DistributionFigure(f"{analysis.id}-values", f"{analysis.title}: every episode", samples, unit)


def _above_zero(groups: Groups) -> tuple[int, ...]:
    """How many episodes of each service are behind its mean: the zeros add nothing to it."""
    return tuple(sum(value != 0 for value in groups.values[service.id]) for service in groups.services)


def _published(notebook: Notebook, groups: Groups) -> tuple[Tested | None, Tested | None]:
    ours, theirs = (groups.values[service.id] for service in groups.services[:2])
    pooled = partial(t_test, ours, theirs, "equal", confidence=notebook.level)
    welch = partial(t_test, ours, theirs, "unequal", confidence=notebook.level)
    return (
        services.try_test(notebook, groups, "student", pooled),
        services.try_test(notebook, groups, "welch", welch, "Welch "),
    )


def _ratio(notebook: Notebook, groups: Groups, described: Mapping[str, Described]) -> Finding | None:
    """How many times the other service's mean is ours; nothing is a multiple of zero."""
    ours, theirs = groups.services[:2]
    first, second = described[ours.id].mean, described[theirs.id].mean
    if first is None or second is None or not first.value or second.value is None:
        return None
    rows = groups.rows[ours.id] + groups.rows[theirs.id]
    return notebook.add(
        "ratio", "ratio", second.value / first.value, n=(first.n or 0) + (second.n or 0), rows=rows,
        unit="times", group=theirs.id, against=ours.id,
        method=f"Mean of {theirs.title} divided by mean of {ours.title}.",
    )  # fmt: skip


def _spread(
    notebook: Notebook, material: Material, groups: Groups, service: str
) -> tuple[Share, list[Finding]]:
    """The share of zeros; median, total and maximum, of which the last is one episode's own value."""
    values, rows = groups.values[service], groups.rows[service]
    page = notebook.page(
        group=service, rows=rows, basis=RECOMMENDED, n=len(values), assumption=material.assumed("shape")
    )
    none = page.page(unit="episodes", method="Episodes with a value of 0.", rows=_zero_rows(page, rows))
    zeros = share(none, service, "none", values.count(0), len(values))
    if not values:
        return zeros, []
    figures = (
        ("median", median(values), "Half of the episodes have no more."),
        ("total", sum(values), "All added."),
    )
    page = page.page(counts=(len(values) - values.count(0),))
    found = [page.add(service, quantity, value, method=method) for quantity, value, method in figures]
    longest = page.add(service, "maximum", max(values), method="The longest single episode.", counts=(1,))
    return zeros, [*found, longest]


def _zero_rows(page: Notebook, rows: tuple[Rows, ...]) -> tuple[Rows, ...]:
    return tuple(replace(each, where={**each.where, page.analysis.outcome: 0}) for each in rows)


def _shuffled(notebook: Notebook, material: Material, groups: Groups) -> tuple[Finding, Finding] | None:
    """Difference and p of the permutation test."""
    ours, theirs = groups.services[:2]
    compute = partial(permutation_test, groups.values[ours.id], groups.values[theirs.id],
                      seed=material.protocol.seed, confidence=notebook.level)  # fmt: skip
    found = notebook.attempt("The permutation test", compute)
    if found is None:
        return None
    page = notebook.page(
        basis=RECOMMENDED, n=found.n, group=ours.id, against=theirs.id, method=f"{found.method}.",
        rows=groups.rows[ours.id] + groups.rows[theirs.id], assumption=material.assumed("shape"),
    )  # fmt: skip
    difference = page.add("permutation", "difference", found.estimate, interval=page.interval(found.interval))
    return difference, page.add("permutation", "p", found.p, unit="")


def _said(
    groups: Groups,
    spread: Mapping[str, tuple[Share, list[Finding]]],
    ratio: Finding | None,
    shuffled: tuple[Finding, Finding] | None,
) -> list[Sentence]:
    found = []
    for service in groups.services:
        zeros, figures = spread[service.id]
        if zeros.percent is not None:
            words = f"{service.title}: {{}} of {{:n}} had none ({{:inside}}); {{}} {figures[1].unit} in all."
            found.append(Sentence(words, (zeros.count, zeros.count, zeros.percent, figures[1])))
    if ratio is not None:
        found.append(Sentence("The other mean is {} times ours.", (ratio,)))
    if shuffled is not None:
        words = "The means differ by {:interval}; shuffled episodes differ as much with probability {}."
        found.append(Sentence(words, shuffled))
    return found


def _table(
    analysis: Analysis,
    groups: Groups,
    described: Mapping[str, Described],
    spread: Mapping[str, tuple[Share, list[Finding]]],
) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for service in groups.services:
        each, (zeros, figures) = described[service.id], spread[service.id]
        rows.append(
            (service.title, each.n, each.mean, each.sd, zeros.percent, *(figures or (None, None, None)))
        )
    columns = ("Service", "Episodes", "Mean", "sd", "None", "Median", "Total", "Longest")
    return Table(f"{analysis.id}-services", analysis.title, columns, tuple(rows))


def _tests(
    analysis: Analysis, pooled: Tested | None, welch: Tested | None, shuffled: tuple[Finding, Finding] | None
) -> Table:
    tests = (("As published: Student", pooled), ("As published: Welch", welch))
    rows: list[tuple[Cell, ...]] = [(name, t.difference, t.t, t.df, t.p) for name, t in tests if t is not None]
    if shuffled is not None:
        rows.append(("Recommended: permutation", shuffled[0], None, None, shuffled[1]))
    columns = ("", "Difference", "t", "df", "p")
    return Table(f"{analysis.id}-tests", "Comparison of the services", columns, tuple(rows))
