"""One or two plain sentences about each section, for a reader of ten.

Short words, short sentences, one decimal. Whatever is suppressed or missing is left out here; the section
itself says so. Nobody is told that the service caused a change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tornio.charts.numbers import figure
from tornio.evaluation.evaluate import Evaluation
from tornio.evaluation.findings import Finding
from tornio.evaluation.sections import Section
from tornio.measures.reading import library
from tornio.study.parts import Analysis

RARELY = "A gap this big is seldom just chance."
MAYBE = "A gap like this can come by chance."

#: The recommended analysis that leaves out whoever misses a score; the mixed model takes everybody in.
PAIRED = "paired-contrasts"


@dataclass(frozen=True)
class Point:
    """One thing that was found: under which heading it goes, what it is about, and its section."""

    heading: str
    topic: str
    words: str
    section: str


@dataclass(frozen=True)
class Told:
    """A section, its promise in the protocol, and the evaluation that it is part of."""

    section: Section
    analysis: Analysis
    evaluation: Evaluation

    def find(self, quantity: str, **about: str) -> Finding | None:
        """The first finding of the section, own or borrowed, with these fields; of somebody, not suppressed."""
        for finding in (*self.section.findings, *self.section.borrowed):
            fits = all(getattr(finding, name) == wanted for name, wanted in about.items())
            if finding.quantity == quantity and finding.value is not None and finding.n and fits:
                return finding
        return None

    def point(self, heading: str, words: str) -> Point:
        """A point about this section; its topic is how the section's title begins."""
        topic = self.section.title.partition(" (")[0].partition(":")[0]
        return Point(heading, topic, words, self.section.id)

    def is_found(self, p: Finding) -> bool:
        """Whether the protocol calls this a difference that was found."""
        return p.value is not None and p.value < self.evaluation.protocol.alpha


def points(evaluation: Evaluation) -> Iterator[Point]:
    """What each section says in plain words, in the order of the sections."""
    analyses = {analysis.id: analysis for analysis in evaluation.protocol.analyses}
    for section in evaluation.sections:
        if section.kind in _TELLERS and section.id in analyses:
            yield from _TELLERS[section.kind](Told(section, analyses[section.id], evaluation))


def _flow(told: Told) -> Iterator[Point]:
    asked, joined = told.find("count", category="approached"), told.find("count", category="took part")
    if asked and joined:
        yield told.point("who", f"{asked.shown} people were asked. {joined.shown} of them took part.")


def _attrition(told: Told) -> Iterator[Point]:
    last = told.analysis.waves[-1]
    answered = told.find("count", category="answered", wave=last)
    if answered:
        yield told.point("who", f"At {last}, {answered.shown} of {answered:n} {_many(told)} still answered.")


def _attendance(told: Told) -> Iterator[Point]:
    came = told.find("count", category="the person and network members")
    if came:
        words = f"Friends or family came to {came.shown} of {came:n} meetings."
        yield told.point("meetings", words)


def _waves(told: Told) -> Iterator[Point]:
    last = told.analysis.waves[-1]
    change = told.find("difference", basis="recommended", wave=last)
    p = told.find("adjusted p", basis="recommended", wave=last)
    if change is None or change.value is None or p is None:
        return
    way = "rose" if change.value > 0 else "fell"
    both = "with scores at both times" if told.analysis.recommended == PAIRED else "who gave at least one score"
    words = (
        f"Scores {way} by {_size(change)} points on average{_scale(change)}. "
        f"This is from {change:n} {_many(told)} {both}."
    )
    is_better = (change.value > 0) == change.direction.startswith("higher")
    heading = "better" if is_better else "worse"
    yield told.point(heading if told.is_found(p) else "unsure", words)


def _beside(told: Told) -> Iterator[Point]:
    """The last wave's mean beside each published value."""
    last = told.analysis.waves[-1]
    mean = told.find("mean", wave=last)
    if mean is None:
        return
    others = " ".join(f"{title}: {figure(value, 1)}." for title, value in _references(told).items())
    ours = f"At {last} the average was {_size(mean)}{_scale(mean)}."
    yield told.point("others", f"{ours} {others} These were other people.")


def _references(told: Told) -> dict[str, float]:
    protocol, wanted = told.evaluation.protocol, told.analysis.against
    published = {each.id: (each.title, each.value) for each in protocol.benchmarks}
    published |= {each.id: (each.title, each.mean) for each in protocol.norms}
    return dict(published[name] for name in wanted)


def _services(told: Told) -> Iterator[Point]:
    """Our mean and theirs, at the last wave where there are waves, and whether chance can explain the gap."""
    wave = {"wave": told.analysis.waves[-1]} if told.analysis.waves else {}
    services = sorted(
        map(told.evaluation.protocol.service, told.analysis.against), key=lambda each: not each.ours
    )
    means = [told.find("mean", group=service.id, **wave) for service in services]
    p = told.find("p", basis="recommended", **wave)
    if p is None or None in means:
        return
    titles = [f"{service.title}: {_size(mean)}" for service, mean in zip(services, means, strict=True) if mean]
    unit = (_scale(means[0]) or f" {means[0].unit}") if means[0] else ""
    chance = RARELY if told.is_found(p) else MAYBE
    yield told.point("others", f"{titles[0]}{unit}. {'. '.join(titles[1:])}. {chance}")


def _occupation(told: Told) -> Iterator[Point]:
    gained, lost = told.find("count", category="gained"), told.find("count", category="lost")
    p = told.find("p", basis="recommended")
    if gained and lost and p:
        people = "person" if gained.value == 1 else "people"
        words = f"{gained.shown} {people} found full-time work or a place to learn. {lost.shown} lost theirs."
        heading = "better" if (gained.value or 0) > (lost.value or 0) else "worse"
        yield told.point(heading if told.is_found(p) else "unsure", words)


def _adherence(told: Told) -> Iterator[Point]:
    mean, covered = told.find("mean"), told.find("count", category="meetings with a form")
    if mean and covered:
        gave = f"For keeping to the model the team gave itself {_size(mean)} points on average{_scale(mean)}."
        yield told.point("meetings", f"{gave} It did so after {covered.shown} of {covered:n} meetings.")


def _person_by_person(told: Told) -> Iterator[Point]:
    """Each person held against what the measure's own error could do."""
    last = told.analysis.waves[-1]
    counts = [told.find("count", wave=last, category=name) for name in ("improved", "deteriorated")]
    better, worse = counts
    if better and worse:
        words = (
            f"{better.shown} of {better:n} {_many(told)} clearly got better. {worse.shown} clearly got worse."
        )
        yield told.point("persons", f"{words} For the others the change is too small to tell.")


def _harms(told: Told) -> Iterator[Point]:
    count = next((f for f in told.section.findings if f.category == "recorded"), None)
    if count is None:
        words = "Nobody kept a list of harms. So we do not know if anybody was harmed."
    elif count.value is None:
        words = "A list of harms was kept. It is short, so the number is not shown here."
    elif count.value == 0:
        words = "A list of harms was kept. There is nothing on it."
    else:
        words = f"Harms, worries and complaints that were written down: {count.shown}."
    yield told.point("harms", words)


def _size(finding: Finding) -> str:
    """The value without its sign, to one decimal."""
    return figure(abs(finding.value or 0), 1)


def _scale(finding: Finding) -> str:
    """` (from 0 to 10; higher is better)`: without it a score says nothing."""
    if finding.measure is None:
        return ""
    scale = library()[finding.measure].scale(finding.scale)
    return f" (from {scale.minimum:g} to {scale.maximum:g}; {scale.better} is better)"


def _many(told: Told) -> str:
    """`people` for `people who use the service`: here nobody else is meant."""
    return told.evaluation.protocol.group(told.analysis.group).many.partition(" who ")[0]


_TELLERS: dict[str, Callable[[Told], Iterator[Point]]] = {
    "flow": _flow,
    "attrition": _attrition,
    "attendance": _attendance,
    "waves": _waves,
    "occupation": _occupation,
    "benchmark": _beside,
    "norm": _beside,
    "services-change": _services,
    "services": _services,
    "services-skewed": _services,
    "adherence": _adherence,
    "reliable-change": _person_by_person,
    "harms": _harms,
}
