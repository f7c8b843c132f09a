"""A protocol: what a study promised before its data were seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from tornio.study.checking import faults
from tornio.study.parts import (
    Analysis,
    Attendance,
    Battery,
    Benchmark,
    Company,
    Group,
    Norm,
    Objective,
    Recruitment,
    Service,
    Wave,
)
from tornio.vocabulary.fault import refuse

T = TypeVar("T", Group, Wave, Service, Benchmark, Norm)


@dataclass(frozen=True)
class Protocol:
    """What a study promised: the groups, waves, measures, comparisons and analyses, and what they are for.

    `level` is the level of every interval, `alpha` the probability below which a difference is called found,
    `seed` the seed of whatever is drawn at random, so that two runs agree. `disclosure` names the policy for
    whatever leaves the team. `paper` names the claims file of the paper that the study was published in, by
    path or as it comes with Tornio; the report then carries that paper's check. Raises FaultyInput with every
    contradiction at once.
    """

    id: str
    version: str
    title: str
    design: str
    registration: str
    source: str
    level: float
    alpha: float
    seed: int
    disclosure: str
    limitations: tuple[str, ...]
    recruitment: Recruitment
    attendance: Attendance
    objectives: tuple[Objective, ...]
    groups: tuple[Group, ...]
    waves: tuple[Wave, ...]
    measures: tuple[Battery, ...]
    analyses: tuple[Analysis, ...]
    company: tuple[Company, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    norms: tuple[Norm, ...] = ()
    services: tuple[Service, ...] = ()
    paper: str = ""

    def __post_init__(self) -> None:
        refuse(faults(self))

    def group(self, group: str) -> Group:
        """The group with this id; KeyError where there is none."""
        return _by_id(self.groups, group)

    def wave(self, wave: str) -> Wave:
        """The wave with this id; KeyError where there is none."""
        return _by_id(self.waves, wave)

    def service(self, service: str) -> Service:
        """The service with this id; KeyError where there is none."""
        return _by_id(self.services, service)

    def benchmark(self, benchmark: str) -> Benchmark:
        """The benchmark with this id; KeyError where there is none."""
        return _by_id(self.benchmarks, benchmark)

    def norm(self, norm: str) -> Norm:
        """The norm with this id; KeyError where there is none."""
        return _by_id(self.norms, norm)

    def battery(self, measure: str, group: str) -> Battery:
        """How this group meets this measure; KeyError where it does not."""
        for battery in self.measures:
            if (battery.measure, battery.group) == (measure, group):
                return battery
        raise KeyError(f"{measure} for {group}")


def _by_id(parts: tuple[T, ...], wanted: str) -> T:
    for part in parts:
        if part.id == wanted:
            return part
    raise KeyError(wanted)
