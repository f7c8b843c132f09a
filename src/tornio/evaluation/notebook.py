"""Where an analysis writes down what it finds, in order, and why it could not find the rest."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any, TypeVar

from tornio.evaluation.findings import Finding, Interval
from tornio.evaluation.sections import Section, Sentence, plain
from tornio.study.parts import Analysis
from tornio.vocabulary.fault import FaultyInput

T = TypeVar("T")
PUBLISHED, RECOMMENDED = "as published", "recommended"


class Notebook:
    """The findings of one analysis, each with what all of them share (`common`: measure, group, unit, …)."""

    def __init__(self, analysis: Analysis, level: float, **common: Any) -> None:
        self.analysis = analysis
        self.level = level
        self.common = {"label": analysis.title, "table": analysis.table or None, "basis": PUBLISHED, **common}
        self.findings: list[Finding] = []
        self.cautions: list[Sentence] = [plain(analysis.caution)] if analysis.caution else []

    def page(self, **common: Any) -> Notebook:
        """A page of the same notebook, whose findings share more than those of the whole."""
        page = copy(self)
        page.common = {**self.common, **common}
        return page

    def add(self, place: str, quantity: str, value: float, **more: Any) -> Finding:
        """Writes down one finding; `place` and `quantity` make its id, `more` is what the page does not say."""
        parts = (self.analysis.id, *place.split("/"), quantity)
        said = {**self.common, **more}
        said["method"] = said["method"][:1].upper() + said["method"][1:]
        finding = Finding(
            id="/".join(part.replace(" ", "-") for part in parts if part),
            analysis=self.analysis.id,
            quantity=quantity,
            value=float(value),
            **said,
        )
        self.findings.append(finding)
        return finding

    def interval(self, ends: tuple[float, float] | None) -> Interval | None:
        """An interval at the protocol's level."""
        return None if ends is None else Interval(float(ends[0]), float(ends[1]), self.level)

    def attempt(self, what: str, compute: Callable[[], T]) -> T | None:
        """What the computation gives; None where the data do not allow it, and then the caution says why."""
        try:
            return compute()
        except FaultyInput as error:
            why = " ".join(dict.fromkeys(fault.rule for fault in error.faults))
            self.cautions.append(plain(f"{what} could not be computed: {why}"))
            return None

    def section(self, **parts: Any) -> Section:
        """The section that holds all that was written down."""
        return Section(
            id=self.analysis.id,
            title=self.analysis.title,
            kind=self.analysis.kind,
            objectives=self.analysis.objectives,
            findings=tuple(self.findings),
            cautions=tuple(self.cautions),
            **parts,
        )
