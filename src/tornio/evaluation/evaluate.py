"""Did it help? What the protocol promised, computed from the dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tornio.evaluation.analyses import (
    adherence,
    attendance,
    attrition,
    benchmark,
    demographics,
    flow,
    harms,
    limits,
    norm,
    occupation,
    precision,
    reliable_change,
    services,
    services_change,
    services_skewed,
    waves,
    what_if,
)
from tornio.evaluation.dataset import Dataset
from tornio.evaluation.findings import Finding
from tornio.evaluation.material import Material
from tornio.evaluation.remarks import Departure
from tornio.evaluation.sections import Section
from tornio.measures import Definition, library
from tornio.study.parts import Analysis
from tornio.study.protocol import Protocol
from tornio.vocabulary.fault import Fault, refuse

#: What each kind of analysis is computed by; the kinds are those of `tornio.study.kinds`.
ANALYSES: Mapping[str, Callable[[Material, Analysis], Section]] = {
    "flow": flow.analyse,
    "demographics": demographics.analyse,
    "attrition": attrition.analyse,
    "attendance": attendance.analyse,
    "waves": waves.analyse,
    "sensitivity": what_if.analyse,
    "reliable-change": reliable_change.analyse,
    "adherence": adherence.analyse,
    "occupation": occupation.analyse,
    "benchmark": benchmark.analyse,
    "norm": norm.analyse,
    "services-change": services_change.analyse,
    "services": services.analyse,
    "services-skewed": services_skewed.analyse,
    "harms": harms.analyse,
    "precision": precision.analyse,
    "limits": limits.analyse,
}


@dataclass(frozen=True)
class Evaluation:
    """Everything that a report of one dataset under one protocol shows.

    `sections` stand in the protocol's order. `synthetic` datasets say so wherever they show. `assumptions` are
    what the dataset's maker assumed beyond what is known, `departures` where it differs from what was printed.
    `policy` is the disclosure policy that was applied; `none` means that the report is for the team alone.
    """

    title: str
    synthetic: bool
    protocol: Protocol
    sections: tuple[Section, ...]
    assumptions: tuple[str, ...] = ()
    departures: tuple[Departure, ...] = ()
    policy: str = "none"

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the sections; their ids are unique."""
        return tuple(finding for section in self.sections for finding in section.findings)


def evaluate(
    dataset: Dataset, protocol: Protocol, definitions: Mapping[str, Definition] | None = None
) -> Evaluation:
    """Does every analysis that the protocol promised. The same dataset and protocol give the same evaluation.

    `definitions` are the measures' definitions by id; without them, those of the library. Raises FaultyInput
    where the dataset has waves or services that the protocol does not know.
    """
    refuse(_strangers(dataset, protocol))
    material = Material(dataset, protocol, library() if definitions is None else definitions)
    return Evaluation(
        title=dataset.title,
        synthetic=dataset.synthetic,
        protocol=protocol,
        sections=tuple(ANALYSES[analysis.kind](material, analysis) for analysis in protocol.analyses),
        assumptions=tuple(each.sentence for each in dataset.assumptions),
        departures=dataset.departures,
    )


def _strangers(dataset: Dataset, protocol: Protocol) -> Iterator[Fault]:
    """Waves and services of the dataset that the protocol does not have."""
    waves = dict.fromkeys(
        row.wave for rows in (dataset.waves, dataset.scores, dataset.occupation) for row in rows
    )
    services = dict.fromkeys(row.service for row in dataset.episodes)
    for name, used, known in (
        ("wave", waves, [wave.id for wave in protocol.waves]),
        ("service", services, [service.id for service in protocol.services]),
    ):
        for each in used:
            if each not in known:
                rule = f"The protocol ‘{protocol.id}’ has no such {name}."
                cure = f"It has: {', '.join(known) or 'none'}. Correct the dataset, or choose its own protocol."
                yield Fault(name, each, rule, cure, "datapackage.json")
