"""A mean beside published values that come without their sampling error."""

from __future__ import annotations

from collections.abc import Sequence

from tornio.evaluation.analyses.beside import Reference, compare
from tornio.evaluation.material import Material
from tornio.evaluation.sections import Section
from tornio.statistics import TTest, one_sample_t_test
from tornio.study.parts import Analysis, Benchmark


def analyse(material: Material, analysis: Analysis) -> Section:
    """Every wave's mean against every benchmark, with a one-sample t-test."""
    benchmarks = [_reference(material.protocol.benchmark(name)) for name in analysis.against]
    method = "One-sample t-tests; the benchmarks are taken as known, because their own error is not printed."
    return compare(material, analysis, benchmarks, method)


def _reference(benchmark: Benchmark) -> Reference:
    def test(values: Sequence[float], level: float) -> TTest:
        return one_sample_t_test(values, benchmark.value, confidence=level)

    title = f"{benchmark.title}, {benchmark.year}"
    return Reference(benchmark.id, title, benchmark.value, benchmark.source, test)
