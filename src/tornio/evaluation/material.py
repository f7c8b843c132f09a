"""What an analysis works with: the dataset, the protocol, the definitions, and look-ups built once for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tornio.evaluation.dataset import Dataset, Wave
from tornio.evaluation.findings import Condition, Rows
from tornio.measures import Definition
from tornio.measures.scales import Scale
from tornio.study.parts import Analysis, Group
from tornio.study.protocol import Protocol

#: wave → participant → score
ByWave = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Material:
    """A dataset, the protocol that it is evaluated by, and the definitions of its measures."""

    dataset: Dataset
    protocol: Protocol
    library: Mapping[str, Definition]

    def members(self, group: str) -> tuple[str, ...]:
        """The participants of a group, in the dataset's order."""
        return tuple(participant for participant, theirs in self.dataset.group_of.items() if theirs == group)

    @cached_property
    def tracker(self) -> Mapping[tuple[str, str], Wave]:
        """The row of the follow-up tracker for each participant and wave."""
        return {(row.participant, row.wave): row for row in self.dataset.waves}

    def complete(self, group: str, wave: str) -> tuple[str, ...]:
        """Who of a group completed a wave."""
        return tuple(
            person
            for person in self.members(group)
            if (person, wave) in self.tracker and self.tracker[person, wave].status == "complete"
        )

    @cached_property
    def _scores(self) -> Mapping[tuple[str, str, str, str], Mapping[str, float]]:
        found: dict[tuple[str, str, str, str], dict[str, float]] = defaultdict(dict)
        groups = self.dataset.group_of
        for row in self.dataset.scores:
            if row.score is not None:
                found[row.measure, row.scale, groups[row.participant], row.wave][row.participant] = row.score
        return found

    def not_scorable(self, outcome: Outcome, wave: str) -> int:
        """How many booklets of a wave have answers but no score."""
        wanted = (outcome.definition.id, outcome.scale.id, wave)
        return sum(
            row.score is None and self.dataset.group_of[row.participant] == outcome.group.id
            for row in self.dataset.scores
            if (row.measure, row.scale, row.wave) == wanted
        )

    def outcome(self, analysis: Analysis) -> Outcome:
        """The scores that an analysis is about."""
        battery = self.protocol.battery(analysis.outcome, analysis.group)
        definition = self.library[analysis.outcome]
        scale = definition.scale(analysis.scale or battery.scale)
        scores = {
            wave: self._scores.get((definition.id, scale.id, analysis.group, wave), {})
            for wave in analysis.waves
        }
        return Outcome(definition, scale, self.protocol.group(analysis.group), scores)

    def assumed(self, name: str) -> str | None:
        """What the dataset's maker says was assumed under this name; None where nothing was."""
        return next((each.sentence for each in self.dataset.assumptions if each.id == name), None)


@dataclass(frozen=True)
class Outcome:
    """The scores of one group on one scale, by wave and participant."""

    definition: Definition
    scale: Scale
    group: Group
    scores: ByWave

    @property
    def name(self) -> str:
        """The measure's short title."""
        return self.definition.short_title

    @property
    def common(self) -> dict[str, str]:
        """What every finding about this outcome says of it."""
        return {
            "measure": self.definition.id,
            "scale": self.scale.id,
            "group": self.group.id,
            "direction": self.scale.direction,
            "label": self.name,
            "unit": "points",
        }

    @property
    def measured(self) -> tuple[str, ...]:
        """The waves at which anybody has a score."""
        return tuple(wave for wave, scores in self.scores.items() if scores)

    def values(self, wave: str) -> list[float]:
        """The scores of a wave."""
        return list(self.scores[wave].values())

    def pairs(self, first: str, second: str) -> tuple[list[float], list[float]]:
        """The scores at both waves of those who have both, in the same order of people."""
        both = [person for person in self.scores[first] if person in self.scores[second]]
        return [self.scores[first][person] for person in both], [self.scores[second][person] for person in both]

    @property
    def lines(self) -> tuple[tuple[float | None, ...], ...]:
        """Every person's scores over the waves, without their names."""
        people = dict.fromkeys(person for scores in self.scores.values() for person in scores)
        return tuple(tuple(scores.get(person) for scores in self.scores.values()) for person in people)

    def people_rows(self) -> tuple[Rows, ...]:
        """The people who have a score at any wave, and their scores."""
        scores, group = self.rows(*self.measured)
        return group, scores

    def paired_rows(self, first: str, second: str) -> tuple[Rows, ...]:
        """Where the scores of the second wave stand, of those who have one at the first as well."""
        later, group = self.rows(second)
        return later, self.rows(first)[0], group

    def rows(self, *waves: str) -> tuple[Rows, ...]:
        """Where the scores of these waves stand (of all, where none is named)."""
        where: dict[str, Condition] = {"measure": self.definition.id, "scale": self.scale.id}
        where["wave"] = waves[0] if len(waves) == 1 else (waves or tuple(self.scores))
        return (
            Rows("scores", {**where, "score": {"present": True}}),
            Rows("participants", {"group": self.group.id}),
        )
