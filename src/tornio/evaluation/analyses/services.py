"""A figure of each episode, compared between the service that is evaluated and others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from tornio.evaluation.analyses.checks import Compared, check_variances
from tornio.evaluation.analyses.describing import Described, describe
from tornio.evaluation.analyses.effects import Effect, write_effect
from tornio.evaluation.findings import Finding, Rows
from tornio.evaluation.material import Material
from tornio.evaluation.notebook import RECOMMENDED, Notebook
from tornio.evaluation.sections import Cell, IntervalFigure, Section, Sentence, Table
from tornio.statistics import TTest, hedges_g, t_test
from tornio.study.kinds import EPISODE_OUTCOMES
from tornio.study.parts import Analysis, Service


@dataclass(frozen=True)
class Groups:
    """The values of every service, the one that is evaluated first, and where their rows are."""

    services: tuple[Service, ...]
    values: Mapping[str, list[float]]
    rows: Mapping[str, tuple[Rows, ...]]


@dataclass(frozen=True)
class Tested:
    """A difference of means, ours minus theirs, with t, df and p."""

    difference: Finding
    t: Finding
    df: Finding
    p: Finding


def analyse(material: Material, analysis: Analysis) -> Section:
    """Means side by side; Student's t-test as published, Welch's as recommended."""
    words, unit = EPISODE_OUTCOMES[analysis.outcome]
    groups = episodes(material, analysis, analysis.outcome)
    notebook = Notebook(analysis, material.protocol.level, unit=unit)
    described = describe_services(notebook, groups, words)
    published, recommended = both_tests(notebook, groups)
    every = tuple(rows for each in groups.rows.values() for rows in each)
    check = check_variances(notebook, Compared(groups.values, every, "service"), material)
    return notebook.section(
        summary=(*means_said(groups, described, words), *difference_said(recommended)),
        methods=METHODS,
        tables=(
            services_table(analysis.id, analysis.title, groups, described),
            tests_table(analysis.id, (("", published, recommended),)),
        ),
        figures=(means_figure(analysis, groups, described),),
        checks=(check,),
    )


METHODS = (
    "As published: Student’s t-test, which takes the variances as equal; its degrees of freedom are the number "
    "of episodes minus two.",
    "Recommended: Welch’s t-test, which does not.",
)


def episodes(material: Material, analysis: Analysis, column: str) -> Groups:
    """What a column says of the episodes of every service that is compared; empty cells are left out."""
    services = [material.protocol.service(name) for name in analysis.against]
    services.sort(key=lambda service: not service.ours)
    values: dict[str, list[float]] = {service.id: [] for service in services}
    for episode in material.dataset.episodes:
        value = getattr(episode, column)
        if value is not None and episode.service in values:
            values[episode.service].append(value)
    rows = {
        service.id: (Rows("episodes", {"service": service.id, column: {"present": True}}),)
        for service in services
    }
    return Groups(tuple(services), values, rows)


def describe_services(notebook: Notebook, groups: Groups, words: str, place: str = "") -> dict[str, Described]:
    """n, mean and sd of every service."""
    return {
        service.id: describe(
            notebook.page(group=service.id, rows=groups.rows[service.id]),
            f"{service.id}/{place}".rstrip("/"), groups.values[service.id], f"episodes with known {words}",
        )
        for service in groups.services
    }  # fmt: skip


def both_tests(notebook: Notebook, groups: Groups, place: str = "") -> tuple[Tested | None, Tested | None]:
    """Student's test as published; Welch's and the standardised difference as recommended."""
    first, second = (groups.values[service.id] for service in groups.services[:2])
    pooled = partial(t_test, first, second, "equal", confidence=notebook.level)
    welch = partial(t_test, first, second, "unequal", confidence=notebook.level)
    published = try_test(notebook, groups, f"student/{place}", pooled)
    page = notebook.page(basis=RECOMMENDED)
    recommended = try_test(page, groups, f"welch/{place}", welch)
    if recommended is not None:
        effect = Effect("g", hedges_g(first, second, confidence=page.level))
        page = page.page(n=effect.size.n, **_of_both(groups))
        write_effect(page, f"hedges/{place}".rstrip("/"), effect)
    return published, recommended


def try_test(
    page: Notebook, groups: Groups, place: str, compute: Callable[[], TTest], prefix: str = ""
) -> Tested | None:
    """Writes down a test of the first service against the second; None where the data do not allow it."""
    test = page.attempt("The comparison of the services", compute)
    return None if test is None else write_test(page, groups, place.rstrip("/"), test, prefix)


def write_test(page: Notebook, groups: Groups, place: str, test: TTest, prefix: str = "") -> Tested:
    """Writes down difference, t, df and p; a prefix tells two tests of one basis apart."""
    ours, theirs = groups.services[:2]
    method = f"{test.method}; {ours.title} minus {theirs.title}."
    page = page.page(n=test.n, df=(test.df,), method=method, **_of_both(groups))
    difference = page.add(place, f"{prefix}difference", test.estimate, interval=page.interval(test.interval))
    values = (("t", test.statistic), ("df", test.df), ("p", test.p))
    t, df, p = (page.add(place, f"{prefix}{quantity}", value, unit="") for quantity, value in values)
    return Tested(difference, t, df, p)


def _of_both(groups: Groups) -> dict[str, Any]:
    """What findings about the first service against the second share."""
    ours, theirs = groups.services[:2]
    return {"group": ours.id, "against": theirs.id, "rows": groups.rows[ours.id] + groups.rows[theirs.id]}


def means_said(groups: Groups, described: Mapping[str, Described], words: str) -> list[Sentence]:
    """One sentence for each service that has episodes."""
    found = []
    for service in groups.services:
        mean = described[service.id].mean
        if mean is not None:
            found.append(
                Sentence(
                    f"{service.title}: {words} {{}} {mean.unit} on average ({{:n}} episodes).", (mean, mean)
                )
            )
    return found


def difference_said(tested: Tested | None) -> list[Sentence]:
    """The recommended difference, in a sentence."""
    if tested is None:
        return []
    words = f"The difference is {{:interval}} {tested.difference.unit} (p {{}})."
    return [Sentence(words, (tested.difference, tested.p))]


def services_table(name: str, title: str, groups: Groups, described: Mapping[str, Described]) -> Table:
    """n, mean and sd, a service a row."""
    rows: list[tuple[Cell, ...]] = [
        (service.title, described[service.id].n, described[service.id].mean, described[service.id].sd)
        for service in groups.services
    ]
    return Table(f"{name}-services", title, ("Service", "Episodes", "Mean", "sd"), tuple(rows))


def tests_table(name: str, tests: Sequence[tuple[str, Tested | None, Tested | None]]) -> Table:
    """Both tests, a row each; the first column says of what."""
    rows: list[tuple[Cell, ...]] = []
    for what, published, recommended in tests:
        for basis, tested in (("As published", published), ("Recommended", recommended)):
            if tested is not None:
                label = f"{what}: {basis.lower()}" if what else basis
                rows.append((label, tested.difference, tested.t, tested.df, tested.p))
    return Table(f"{name}-tests", "Comparison of the services", ("", "Difference", "t", "df", "p"), tuple(rows))


def means_figure(analysis: Analysis, groups: Groups, described: Mapping[str, Described]) -> IntervalFigure:
    """The means of the services with their intervals."""
    means = [(service.title, described[service.id].mean) for service in groups.services]
    estimates = tuple((title, mean) for title, mean in means if mean is not None)
    return IntervalFigure(f"{analysis.id}-means", analysis.title, estimates)
