"""A measure at the start and the end of episodes, and its change, in the evaluated service and another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from tornio.evaluation.analyses import services
from tornio.evaluation.analyses.checks import Compared, check_variances
from tornio.evaluation.analyses.describing import Described
from tornio.evaluation.analyses.services import Groups, Tested
from tornio.evaluation.findings import Rows
from tornio.evaluation.material import Material
from tornio.evaluation.notebook import RECOMMENDED, Notebook
from tornio.evaluation.sections import Check, IntervalFigure, Section, Sentence
from tornio.statistics import t_test
from tornio.study.kinds import EPISODE_MEASURES
from tornio.study.parts import Analysis

CHANGE = "change"


@dataclass(frozen=True)
class At:
    """What was found at one wave, or of the change: the values, their description and both tests."""

    when: str
    groups: Groups
    described: Mapping[str, Described]
    published: Tested | None
    recommended: Tested | None
    check: Check | None = None


def analyse(material: Material, analysis: Analysis) -> Section:
    """Both waves as published and as recommended, and the difference of the changes as recommended."""
    definition = material.library[analysis.outcome]
    scale, name = definition.primary, definition.short_title
    notebook = Notebook(
        analysis, material.protocol.level, measure=definition.id, scale=scale.id, direction=scale.direction,
        label=name, unit="points",
    )  # fmt: skip
    columns = EPISODE_MEASURES[analysis.outcome]
    found = [_at(notebook, material, analysis, *each) for each in zip(analysis.waves, columns, strict=False)]
    found.append(_change(notebook, material, analysis, columns))
    tests = [(each.when, each.published, each.recommended) for each in found]
    return notebook.section(
        summary=tuple(sentence for each in found for sentence in _said(each, name)),
        methods=(
            *services.METHODS,
            "The change is that of the episodes with both scores; whether one service changed more than the "
            "other is the comparison that the start does not decide.",
        ),
        tables=(
            *(services.services_table(f"{analysis.id}-{each.when}".replace(" ", "-"), f"{name}, {each.when}",
                                      each.groups, each.described) for each in found),
            services.tests_table(analysis.id, tests),
        ),
        figures=(_figure(analysis, name, found, scale.direction),),
        checks=tuple(each.check for each in found if each.check is not None),
    )  # fmt: skip


def _at(notebook: Notebook, material: Material, analysis: Analysis, wave: str, column: str) -> At:
    page, groups = notebook.page(wave=wave), services.episodes(material, analysis, column)
    described = services.describe_services(page, groups, f"score at {wave}", wave)
    published, recommended = services.both_tests(page, groups, wave)
    rows = tuple(rows for each in groups.rows.values() for rows in each)
    check = check_variances(page, Compared(groups.values, rows, "service", wave), material)
    return At(wave, groups, described, published, recommended, check)


def _change(notebook: Notebook, material: Material, analysis: Analysis, columns: tuple[str, str]) -> At:
    """The change within episodes; printed figures of both ends do not determine it."""
    groups = _changes(material, analysis, columns)
    page = notebook.page(
        wave=analysis.waves[-1], against=analysis.waves[0], category=CHANGE, basis=RECOMMENDED,
        assumption=material.assumed("pairing"),
    )  # fmt: skip
    described = services.describe_services(page, groups, "score at both ends", CHANGE)
    ours, theirs = (groups.values[service.id] for service in groups.services[:2])
    welch = partial(t_test, ours, theirs, confidence=page.level)
    tested = services.try_test(page, groups, f"welch/{CHANGE}", welch)
    return At(CHANGE, groups, described, None, tested)


def _changes(material: Material, analysis: Analysis, columns: tuple[str, str]) -> Groups:
    """End minus start of every episode with both."""
    groups = services.episodes(material, analysis, columns[0])
    values: dict[str, list[float]] = {service.id: [] for service in groups.services}
    for episode in material.dataset.episodes:
        before, after = (getattr(episode, column) for column in columns)
        if before is not None and after is not None and episode.service in values:
            values[episode.service].append(after - before)
    present = {column: {"present": True} for column in columns}
    rows = {service: (Rows("episodes", {"service": service, **present}),) for service in values}
    return Groups(groups.services, values, rows)


def _said(each: At, name: str) -> list[Sentence]:
    words = f"{name} {each.when}" if each.when == CHANGE else f"{name} at {each.when}"
    return [
        *services.means_said(each.groups, each.described, words),
        *services.difference_said(each.recommended),
    ]


def _figure(analysis: Analysis, name: str, found: list[At], direction: str) -> IntervalFigure:
    means = [
        (f"{service.title}, {each.when}", each.described[service.id].mean)
        for each in found
        if each.when != CHANGE
        for service in each.groups.services
    ]
    estimates = tuple((title, mean) for title, mean in means if mean is not None)
    return IntervalFigure(f"{analysis.id}-means", f"{name} in both services", estimates, direction)
