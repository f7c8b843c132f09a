"""A study's waves compared: the mixed model without its design matrix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from tornio.statistics.repeated_measures.arrays import Array
from tornio.statistics.repeated_measures.comparisons import Comparison, MarginalMeans
from tornio.statistics.repeated_measures.errors import CannotEstimate
from tornio.statistics.repeated_measures.ladder import LADDER, Step, descend
from tornio.statistics.repeated_measures.model import JointTest, MixedModel
from tornio.statistics.repeated_measures.wave_table import WaveTable, wave_table
from tornio.vocabulary.fault import Fault, FaultyInput, refuse

Slopes = Literal["shared", "by wave"]


def fit_waves(  # noqa: PLR0913 - a study has this many sides, and all after the third go by name
    response: npt.ArrayLike,
    subject: npt.ArrayLike,
    wave: npt.ArrayLike,
    *,
    waves: Sequence[object] | None = None,
    group: npt.ArrayLike | None = None,
    covariates: Mapping[str, npt.ArrayLike] | None = None,
    slopes: Slopes = "shared",
    ladder: Sequence[str] = LADDER,
    method: str = "kenward-roger",
) -> WavesFit:
    """A mean for every wave (and group), covariates at their average, and how people's waves hang together.

    One row a person and wave; a response of None or NaN was not given. `waves` in order, the first being the
    baseline (numbers are in order by themselves). `group` and `covariates` belong to the person: the same in
    all of a person's rows. Covariates are numbers or words; their slopes are `shared` by all waves or differ
    `by wave`. The covariance is the first of `ladder` that the data determine; the steps are in the result.

    Raises FaultyInput (a ValueError) with all faults, and CannotEstimate where no structure can be estimated.

    >>> from tornio.statistics import fit_waves
    >>> score = [14, 18, 21, 16, 21, None, 12, 17, 15, 19, None, 22, 13, 20, 19, 15, 16, None]
    >>> person = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6]
    >>> fit = fit_waves(score, person, [0, 3, 6] * 6)
    >>> for change in fit.change_from_baseline():
    ...     print(f"{change.name}: {change.estimate:.2f}, p (Holm) = {change.p_holm:.3f}")
    3 − 0: 3.66, p (Holm) = 0.111
    6 − 0: 4.65, p (Holm) = 0.072
    """
    if slopes not in ("shared", "by wave"):
        rule = "Covariates' slopes are shared by the waves or differ by wave."
        raise FaultyInput([Fault("slopes", slopes, rule, 'Give "shared" or "by wave".')])
    table = wave_table(response, subject, wave, waves, group, covariates)
    design = _design(table, slopes)
    person, visit = np.nonzero(table.seen)
    y, x, label = table.responses[table.seen], design[table.seen], np.asarray(table.waves)[visit]
    try:
        model, steps = descend(y, x, person, label, visit_order=table.waves, ladder=ladder, method=method)
    except CannotEstimate:
        raise
    except FaultyInput as refused:
        raise FaultyInput(_in_words(fault, table) for fault in refused.faults) from None
    return WavesFit(model, steps, table, design)


def _in_words(fault: Fault, table: WaveTable) -> Fault:
    """The fault with its covariate's name instead of the number of a column that nobody but us has seen."""
    number = fault.field.removeprefix("design column ")
    covariate = int(number) - 1 - table.counts.size if number.isdigit() else -1
    if covariate < 0:
        return fault
    name = table.covariate_names[covariate % len(table.covariate_names)]
    return replace(fault, field=f"covariate {name}")


def _with_names(text: str) -> str:
    for plain, name in {"toeplitz": "Toeplitz", "ar1": "AR(1)", "kenward-roger": "Kenward–Roger"}.items():
        text = text.replace(plain, name)
    return text


def _design(table: WaveTable, slopes: Slopes) -> Array:
    """A column for each group and wave, then the covariates': (people, waves, p), seen or not."""
    people, waves = table.responses.shape
    cells = np.zeros((people, waves, len(table.groups), waves))
    cells[np.arange(people)[:, None], np.arange(waves), table.group[:, None], np.arange(waves)] = 1.0
    if slopes == "shared":
        slope = np.broadcast_to(table.covariates[:, None, :], (people, waves, table.covariates.shape[1]))
    else:
        slope = np.einsum("ic,tu->ituc", table.covariates, np.eye(waves)).reshape(people, waves, -1)
    return np.concatenate([cells.reshape(people, waves, -1), slope], axis=2)


@dataclass(frozen=True, eq=False)
class WavesFit:
    """A study's waves, modelled. `steps` are the structures that could not be estimated, in order, with why.

    `model` is the fitted MixedModel; its coefficients are the means by group and wave, then covariates' slopes.
    """

    model: MixedModel
    steps: tuple[Step, ...]
    table: WaveTable = field(repr=False)
    design: Array = field(repr=False)

    @property
    def waves(self) -> tuple[object, ...]:
        """The waves in order; the first is the baseline."""
        return self.table.waves

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups by name; one without a name where there are none."""
        return self.table.groups

    @property
    def structure(self) -> str:
        """The covariance structure that was taken."""
        return self.model.structure

    @property
    def counts(self) -> dict[str, int]:
        """How many gave a response, by the same names as the means."""
        cells = zip(self._cells(), self.table.counts.ravel().tolist(), strict=True)
        return dict(cells)

    @property
    def baseline_sd(self) -> float:
        """The model's standard deviation between people at baseline: a standardiser for effect sizes."""
        return float(np.sqrt(self.model.residual_covariance[0, 0]))

    @property
    def explanation(self) -> str:
        """The model in a sentence or two, with the ladder's steps."""
        likelihood = "restricted maximum likelihood" if self.model.restricted else "maximum likelihood"
        taken = f"{self.structure} covariance of the waves, {likelihood}, {self.model.method} inference"
        told = [
            f"{step.structure} was left: {step.because[0].lower()}{step.because[1:]}" for step in self.steps
        ]
        lines = [f"{taken}, {self.model.subjects} people.", *told]
        return " ".join(line[0].upper() + line[1:] for line in map(_with_names, lines))

    def row(self, wave: object, group: str | None = None) -> Array:
        """The row of the mean of a group at a wave, covariates at their average.

        Raises ValueError where the study has no such wave or group, or where the group is left open.
        """
        name = group if group is not None or len(self.groups) > 1 else self.groups[0]
        refuse(self.unknown(wave, name))
        row = np.zeros(self.design.shape[2])
        row[self.groups.index(str(name)) * len(self.waves) + self.waves.index(wave)] = 1.0
        return row

    def means(self, *, confidence: float = 0.95) -> MarginalMeans:
        """The mean of every wave (and group), and all pairwise differences, adjusted by Tukey and by Holm."""
        return self.model.marginal_means(self._cells(), confidence=confidence)

    def change_from_baseline(self, *, confidence: float = 0.95) -> tuple[Comparison, ...]:
        """Every later wave minus the baseline, in every group: one family."""
        return self.model.compare(self.change_rows(), confidence=confidence)

    def any_change(self) -> JointTest:
        """Whether any wave differs from the baseline in any group."""
        return self.model.joint_test(self.change_rows())

    def between_groups(self, *, confidence: float = 0.95) -> tuple[Comparison, ...]:
        """Every other group minus the first, at every wave: one family. Raises ValueError for one group."""
        rows = {
            f"{wave}: {other} − {first}": self.row(wave, other) - self.row(wave, first)
            for first, other in self._pairs_of_groups()
            for wave in self.waves
        }
        return self.model.compare(rows, confidence=confidence)

    def difference_in_change(self, *, confidence: float = 0.95) -> tuple[Comparison, ...]:
        """How much more every other group changed than the first, at every later wave: one family."""
        rows = {
            f"{wave} − {self.waves[0]}: {other} − {first}": self._change(wave, other)
            - self._change(wave, first)
            for first, other in self._pairs_of_groups()
            for wave in self.waves[1:]
        }
        return self.model.compare(rows, confidence=confidence)

    def change_rows(self) -> dict[str, Array]:
        """The rows of `change_from_baseline`, by name."""
        return {
            self._named(f"{wave} − {self.waves[0]}", group): self._change(wave, group)
            for group in self.groups
            for wave in self.waves[1:]
        }

    def _change(self, wave: object, group: str) -> Array:
        return self.row(wave, group) - self.row(self.waves[0], group)

    def _cells(self) -> dict[str, Array]:
        return {
            self._named(str(wave), group): self.row(wave, group) for group in self.groups for wave in self.waves
        }

    def _named(self, what: str, group: str) -> str:
        return what if len(self.groups) == 1 else f"{group}: {what}"

    def _pairs_of_groups(self) -> list[tuple[str, str]]:
        if len(self.groups) == 1:
            raise FaultyInput([Fault("group", "one", "A comparison needs two groups.", "Fit with group=….")])
        return [(self.groups[0], other) for other in self.groups[1:]]

    def unknown(self, wave: object, group: str | None) -> list[Fault]:
        """What is wrong with a wave or group that somebody named."""
        faults = []
        if wave not in self.waves:
            cure = f"Use one of: {', '.join(map(str, self.waves))}."
            faults.append(Fault("wave", str(wave), "The study has no such wave.", cure))
        if group not in self.groups:
            cure = f"Use one of: {', '.join(self.groups)}."
            faults.append(Fault("group", str(group or ""), "The study has no such group.", cure))
        return faults
