"""How closely the team kept to the model by its own account, and after how many meetings it gave one."""

from __future__ import annotations

from functools import partial

from tornio.evaluation.analyses.describing import Described, describe
from tornio.evaluation.analyses.shares import Share, said, share
from tornio.evaluation.findings import Finding, Rows
from tornio.evaluation.material import Material
from tornio.evaluation.notebook import RECOMMENDED, Notebook
from tornio.evaluation.scores import FormScore
from tornio.evaluation.sections import Cell, Section, Sentence, Table
from tornio.measures.scales import Scale
from tornio.statistics.clusters import ClusteredMean, clustered_mean
from tornio.study.parts import Analysis


def analyse(material: Material, analysis: Analysis) -> Section:
    """Mean and sd over forms as published, the mean with the forms of one network kept together, coverage."""
    definition = material.library[analysis.outcome]
    scale = definition.scale(
        analysis.scale or material.protocol.battery(analysis.outcome, analysis.group).scale
    )
    notebook = Notebook(
        analysis, material.protocol.level, measure=definition.id, scale=scale.id, group=analysis.group,
        direction=scale.direction, label=definition.short_title, unit="points", rows=(Rows("adherence"),),
    )  # fmt: skip
    forms = material.dataset.form_scores
    scores = [form.score for form in forms if form.score is not None]
    described = describe(notebook, "forms", scores, "forms that can be scored")
    shares = _shares(notebook, material, forms)
    clustered = _clustered(notebook, material, forms)
    return notebook.section(
        summary=tuple(_summary(described, shares, scale)),
        methods=(f"{scale.title}: {scale.missing.words}", *_why_clustered(clustered)),
        tables=(_table(analysis, described, clustered), _shares_table(analysis, shares)),
    )


def _shares(notebook: Notebook, material: Material, forms: tuple[FormScore, ...]) -> list[Share]:
    """How many meetings have a form, how many forms can be scored, how many were filled in together."""
    page = notebook.page(unit="meetings", method="Meetings with a form, of all that are recorded.")
    page = page.page(rows=(Rows("meetings"), Rows("adherence")))
    meetings, covered = len(material.dataset.meetings), len({form.meeting for form in forms})
    found = [share(page, "coverage", "meetings with a form", covered, meetings)]
    page = notebook.page(unit="forms", method="Counted in the forms.", assumption=material.assumed("adherence"))
    scored = sum(form.score is not None for form in forms)
    found.append(share(page, "scored", "forms that can be scored", scored, len(forms)))
    page = page.page(rows=(Rows("adherence", {"completers": {"at least": 2}}),))
    together = sum(form.completers > 1 for form in forms)
    return [*found, share(page, "together", "forms filled in together", together, len(forms))]


def _clustered(notebook: Notebook, material: Material, forms: tuple[FormScore, ...]) -> tuple[Finding, ...]:
    """The mean with its interval, and how alike the forms of one network are."""
    network = {meeting.meeting: meeting.participant for meeting in material.dataset.meetings}
    scored = [(form.score, network[form.meeting]) for form in forms if form.score is not None]
    values, clusters = [score for score, _ in scored], [whose for _, whose in scored]
    compute = partial(clustered_mean, values, clusters, confidence=notebook.level)
    found = notebook.attempt("The mean with the forms of one network kept together", compute)
    return () if found is None else _write_down(notebook, material, found)


def _write_down(notebook: Notebook, material: Material, found: ClusteredMean) -> tuple[Finding, ...]:
    page = notebook.page(basis=RECOMMENDED, n=found.n, df=(found.df,), assumption=material.assumed("adherence"))
    method = f"{found.method}."
    networks = page.add(
        "clustered",
        "count",
        found.clusters,
        method="Networks with a form that can be scored.",
        unit="networks",
        category="networks",
        counts=(found.clusters,),
    )
    mean = page.add("clustered", "mean", found.estimate, interval=page.interval(found.interval), method=method)
    method = "Intraclass correlation of forms about the same network, from a one-way analysis of variance."
    return networks, mean, page.add("clustered", "ICC", found.icc, method=method, unit="")


def _summary(described: Described, shares: list[Share], scale: Scale) -> list[Sentence]:
    words = ("meetings have a form", "forms can be scored", "forms were filled in together")
    sentences = [sentence for each, what in zip(shares, words, strict=True) for sentence in said(each, what)]
    if described.mean is None:
        return [Sentence("No adherence form can be scored."), *sentences]
    opening = (
        f"The mean of {{:n}} forms was {{}} (from {scale.minimum:g} to {scale.maximum:g}, {scale.direction})."
    )
    return [Sentence(opening, (described.mean, described.mean)), *sentences]


def _why_clustered(clustered: tuple[Finding, ...]) -> tuple[str, ...]:
    if not clustered:
        return ()
    return (
        "Forms about the same network are alike, so that many forms about few networks say less than as many "
        "about many; the recommended interval allows for that.",
    )


def _table(analysis: Analysis, described: Described, clustered: tuple[Finding, ...]) -> Table:
    published: tuple[Cell, ...] = ("As published", described.n, described.mean, described.sd, None, None)
    rows = [published]
    if clustered:
        networks, mean, icc = clustered
        rows.append(("Recommended: networks kept together", described.n, mean, None, networks, icc))
    return Table(
        f"{analysis.id}-scores", "Adherence forms", ("", "Forms", "Mean", "sd", "Networks", "ICC"), tuple(rows)
    )


def _shares_table(analysis: Analysis, shares: list[Share]) -> Table:
    rows: list[tuple[Cell, ...]] = [(each.name, each.count, each.percent) for each in shares]
    return Table(
        f"{analysis.id}-coverage", "Coverage and how forms were filled in", ("", "n", "%"), tuple(rows)
    )
