"""Did it help? What the protocol promised, computed from the dataset."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tornio.evaluation.findings import Finding
from tornio.evaluation.sections import Section
from tornio.study.protocol import Protocol


@dataclass(frozen=True)
class Evaluation:
    """Everything that a report of one dataset under one protocol shows.

    `sections` stand in the protocol's order. `synthetic` datasets say so wherever they show. `assumptions` are
    what the dataset's maker assumed beyond what is known. `policy` is the disclosure policy that was applied;
    `none` means that the report is for the team alone.
    """

    title: str
    synthetic: bool
    protocol: Protocol
    sections: tuple[Section, ...]
    assumptions: tuple[str, ...] = ()
    policy: str = "none"

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the sections."""
        return tuple(finding for section in self.sections for finding in section.findings)
