"""Work and education before and after: counts as published, and who gained against who lost as recommended."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from tornio.evaluation.analyses.shares import Share, counted, share
from tornio.evaluation.dataset import Occupation
from tornio.evaluation.findings import Finding, Rows
from tornio.evaluation.material import Material
from tornio.evaluation.notebook import RECOMMENDED, Notebook
from tornio.evaluation.sections import Bar, BarFigure, Cell, Section, Sentence, Table
from tornio.statistics import mcnemar
from tornio.study.parts import Analysis

FULL_TIME, NOT_KNOWN = "full-time", "not known"
NAMES = {"employment": "full-time employment", "education": "full-time education"}
EITHER = "full-time employment or education"

#: participant → occupation
ByPerson = Mapping[str, Occupation]


def analyse(material: Material, analysis: Analysis) -> Section:
    """Full-time employment and education at the first and the last wave, and the difference in points."""
    notebook = Notebook(analysis, material.protocol.level, group=analysis.group, unit="people")
    first, last = analysis.waves[0], analysis.waves[-1]
    waves = {wave: _people(material, analysis.group, wave) for wave in (first, last)}
    everybody = len(material.members(analysis.group))
    found = {wave: _full_time(notebook, people, wave, everybody) for wave, people in waves.items()}
    points = _points(notebook, found, first, last)
    changed = _changed(notebook, material, waves)
    return notebook.section(
        summary=(*_rise(points, first, last), changed),
        methods=(
            f"As published: percentages of all {material.protocol.group(analysis.group).many} who took part.",
            "Recommended: among those whose occupation is known at both waves, those who gained a full-time "
            "place (in work or education) against those who lost one, by McNemar’s exact test.",
        ),
        tables=(_table(analysis, found), _detail(analysis, notebook, waves, everybody)),
        figures=(_figure(analysis, found, everybody),),
    )


def _people(material: Material, group: str, wave: str) -> ByPerson:
    members = set(material.members(group))
    rows = material.dataset.occupation
    return {row.participant: row for row in rows if row.wave == wave and row.participant in members}


def _full_time(notebook: Notebook, people: ByPerson, wave: str, everybody: int) -> list[Share]:
    """Who works full-time, who learns full-time, and who does either."""
    page = notebook.page(wave=wave, method="Counted in the case notes.")
    found = []
    for column, name in NAMES.items():
        count = sum(getattr(row, column) == FULL_TIME for row in people.values())
        rows = (Rows("occupation", {"wave": wave, column: FULL_TIME}),)
        found.append(share(page, wave, name, count, everybody, rows=rows))
    either = sum(_either(row) for row in people.values())
    page = page.page(method="Counted in the case notes; somebody in both counts once.")
    return [*found, share(page, wave, EITHER, either, everybody, rows=(Rows("occupation", {"wave": wave}),))]


def _points(notebook: Notebook, found: Mapping[str, list[Share]], first: str, last: str) -> list[Finding]:
    """The differences in percentage points, which are not percent."""
    page = notebook.page(wave=last, against=first, unit="percentage points")
    points = []
    for before, after in zip(found[first], found[last], strict=True):
        if before.percent is None or after.percent is None:
            continue
        value = (after.percent.value or 0) - (before.percent.value or 0)
        points.append(page.add(
            f"change/{after.name}", "percentage points", value, n=after.percent.n, category=after.name,
            method=f"Percentage at {last} minus percentage at {first}.",
            rows=before.count.rows + after.count.rows, counts=before.count.counts + after.count.counts,
        ))  # fmt: skip
    return points


def _rise(points: list[Finding], first: str, last: str) -> list[Sentence]:
    words = "changed by {} percentage points (n = {:n})."
    return [Sentence(f"From {first} to {last} {point.category} {words}", (point, point)) for point in points]


def _changed(notebook: Notebook, material: Material, waves: Mapping[str, ByPerson]) -> Sentence:
    """Who gained a full-time place and who lost one, among those known at both waves."""
    (first, before), (last, after) = waves.items()
    known = [who for who in before if who in after and _known(before[who]) and _known(after[who])]
    gained = sum(_either(after[who]) and not _either(before[who]) for who in known)
    lost = sum(_either(before[who]) and not _either(after[who]) for who in known)
    page = notebook.page(wave=last, against=first, basis=RECOMMENDED, n=len(known), counts=(gained, lost))
    page = page.page(
        rows=(Rows("occupation", {"wave": (first, last)}),),
        assumption=material.assumed("occupation"),
    )
    method = "Known at both waves, and full-time in work or education at only one of them."
    who_gained = page.add("mcnemar/gained", "count", gained, method=method, category="gained", counts=(gained,))
    who_lost = page.add("mcnemar/lost", "count", lost, method=method, category="lost", counts=(lost,))
    words = (
        f"Of {{:n}} people known at {first} and {last}, {{}} gained a full-time place in work or education and "
        "{} lost one"
    )
    test = page.attempt("McNemar’s test", partial(mcnemar, gained, lost))
    if test is None:
        return Sentence(f"{words}.", (who_gained, who_gained, who_lost))
    p = page.add("mcnemar", "p", test.p, method=f"{test.method}.", unit="")
    return Sentence(f"{words} (p {{}}).", (who_gained, who_gained, who_lost, p))


def _known(row: Occupation) -> bool:
    """Full-time in one is enough to know; otherwise both have to be known."""
    return _either(row) or NOT_KNOWN not in (row.employment, row.education)


def _either(row: Occupation) -> bool:
    return FULL_TIME in (row.employment, row.education)


def _table(analysis: Analysis, found: Mapping[str, list[Share]]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (wave, each.name, each.count, each.percent) for wave in found for each in found[wave]
    ]
    return Table(
        f"{analysis.id}-full-time", "Full-time employment and education", ("Wave", "", "n", "%"), tuple(rows)
    )


def _detail(analysis: Analysis, notebook: Notebook, waves: Mapping[str, ByPerson], everybody: int) -> Table:
    """Part-time and none, which were not printed."""
    rows: list[tuple[Cell, ...]] = []
    for wave, people in waves.items():
        page = notebook.page(wave=wave, method="Counted in the case notes.", basis=RECOMMENDED)
        for name in NAMES:
            for said, count in counted(getattr(row, name) for row in people.values()).items():
                where = (Rows("occupation", {"wave": wave, name: said}),)
                found = share(
                    page, f"{wave}/{name}", said, count, everybody, rows=where, category=f"{name}: {said}"
                )
                rows.append((wave, name, said, found.count, found.percent))
    return Table(f"{analysis.id}-detail", "All that is recorded", ("Wave", "", "", "n", "%"), tuple(rows))


def _figure(analysis: Analysis, found: Mapping[str, list[Share]], everybody: int) -> BarFigure:
    names = [each.name for each in next(iter(found.values()))]
    bars = tuple(
        Bar(name, tuple((wave, each.count) for wave in found for each in found[wave] if each.name == name))
        for name in names
    )
    return BarFigure(
        f"{analysis.id}-full-time", "Full-time employment and education", bars, float(everybody), "people"
    )
