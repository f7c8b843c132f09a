"""The counts of an evaluation and what they add up to, so that they can be protected together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tornio.disclosure import Policy, Protected, Sum, protect
from tornio.evaluation.findings import Finding
from tornio.evaluation.sections import FlowFigure, Section

COUNTED = ("count", "n")

#: Two findings are the same count where they count the same category of the same rows with the same result.
Key = tuple[str, str, int]


class LinkedCounts:
    """All counts of the sections, with the sums in which they stand."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self.keys: dict[str, Key] = {}
        self.counts: dict[Key, int] = {}
        self.silent: list[Key] = []
        self.sums: list[Sum[Key]] = []
        for section in sections:
            for finding in section.findings:
                if finding.quantity in COUNTED:
                    self._add(finding)
        for section in sections:
            self._add_sums(section)

    def protected(self, policy: Policy) -> Mapping[str, Protected]:
        """Every count as the policy lets it be seen, by the finding's id."""
        seen = protect(policy, self.counts, self.sums, self.silent)
        return {name: seen[key] for name, key in self.keys.items()}

    def _add(self, finding: Finding) -> None:
        key = (str(finding.rows), finding.category or "", int(finding.value or 0))
        self.keys[finding.id] = key
        self.counts[key] = key[2]

    def _add_sums(self, section: Section) -> None:
        wholes: dict[Key, Key] = {}
        for partition in section.partitions:
            total = self.keys[partition.total.id]
            parts = tuple(dict.fromkeys(self.keys[part.id] for part in partition.parts))
            wholes |= dict.fromkeys(parts, total)
            self._sum(total, parts)
        for finding in section.findings:
            if finding.quantity == "count" and finding.n is not None and finding.n != finding.value:
                self._share(finding, wholes)
        for figure in section.figures:
            if isinstance(figure, FlowFigure):
                self._flow(figure)

    def _sum(self, total: Key, parts: tuple[Key, ...]) -> None:
        if parts and total not in parts and self.counts[total] == sum(self.counts[part] for part in parts):
            self.sums.append(Sum(total, parts))

    def _share(self, finding: Finding, wholes: Mapping[Key, Key]) -> None:
        """A count out of n: the rest is not shown, and could be found by subtraction."""
        key, n = self.keys[finding.id], finding.n or 0
        total = wholes.get(key, (key[0], f"all of {key[1]}", n))
        rest = (key[0], f"not {key[1]}", n - key[2])
        if self.counts.setdefault(total, n) == n and rest not in self.counts:
            self.counts[rest] = n - key[2]
            self.silent.append(rest)
            self._sum(total, (key, rest))

    def _flow(self, figure: FlowFigure) -> None:
        """Who is in a box is in the next one or left."""
        for step, following in pairwise(figure.steps):
            left = tuple(self.keys[count.id] for _, count in step.left)
            self._sum(self.keys[step.count.id], (*left, self.keys[following.count.id]))
