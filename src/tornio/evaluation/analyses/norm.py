"""A mean beside a published sample, whose n, mean and standard deviation are printed."""

from __future__ import annotations

from collections.abc import Sequence

from tornio.evaluation.analyses.beside import Reference, compare
from tornio.evaluation.material import Material
from tornio.evaluation.sections import Section
from tornio.statistics import Summary, TTest, t_test
from tornio.study.parts import Analysis, Norm


def analyse(material: Material, analysis: Analysis) -> Section:
    """Every wave's mean against every norm, with Welch's t-test from the norm's printed summary."""
    norms = [_reference(material.protocol.norm(name)) for name in analysis.against]
    return compare(
        material, analysis, norms, "Welch’s t-tests against the printed n, mean and standard deviation."
    )


def _reference(norm: Norm) -> Reference:
    printed = Summary(norm.n, norm.mean, norm.sd)

    def test(values: Sequence[float], level: float) -> TTest:
        return t_test(values, printed, confidence=level)

    source = f"n = {norm.n}, sd {norm.sd:g}. {norm.source}"
    return Reference(norm.id, norm.title, norm.mean, source, test)
