"""How much worse would those who left have to have done for a finding to vanish?

A mixed model takes those who left to have gone on like those who stayed and were alike so far (missing at
random). The delta adjustment (Cro, Morris, Kenward & Carpenter, Stat Med 39 (2020) 2815) imputes them so and
then adds a number of points to each imputed value. With the conditional mean imputed and the covariance as
estimated, refitting the completed data gives an estimate that is a straight line in delta, so no imputation
needs to be drawn.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import special

from tornio.statistics.distributions import t_two_sided
from tornio.statistics.multiplicity import holm
from tornio.statistics.repeated_measures.arrays import Array, Flags
from tornio.statistics.repeated_measures.comparisons import Contrast
from tornio.statistics.repeated_measures.waves import WavesFit
from tornio.vocabulary.fault import Fault, refuse

_HALVINGS = 60
#: A change that moves less than this with each point does not move but for rounding.
_NO_MOVE = 1e-12


@dataclass(frozen=True)
class TippingPoint:
    """What it takes to turn a finding of change into none.

    `estimate` is the change under missing at random and `p` its p, adjusted if so asked; `left` people of `of`
    had left by then; each point added to their imputed values moves the estimate by `per_point`. `delta` is the
    number of points at which `p` reaches the level; None, with a reason in `because`, where there is nothing
    to tip.
    """

    wave: object
    group: str
    estimate: float
    p: float
    left: int
    of: int
    per_point: float
    delta: float | None
    because: str = ""


def tipping_point(
    fit: WavesFit, wave: object, *, group: str | None = None, level: float = 0.05, adjust: str = "holm"
) -> TippingPoint:
    """The points that would have to be added to every imputed value of those who left before `wave`.

    Those who left gave no response at `wave` or later; a gap that closes again is imputed without delta.
    Standard errors stay those of the fit: who left is taken as given. With `adjust="holm"` the finding is the
    change's place in the family of all changes from baseline, all moved by the same delta; with "none" its
    own p.

    Raises ValueError for an unknown wave or group, the baseline, or a level outside 0 to 1.

    >>> from tornio.statistics import fit_waves, tipping_point
    >>> score = [14, 18, 11, 17, 12, 15, 13, 16, 17, 19, 14, 15, 10, None, 12, None]
    >>> fit = fit_waves(score, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8], [0, 6] * 8)
    >>> tip = tipping_point(fit, 6)
    >>> f"{tip.left} of {tip.of} left; it takes {tip.delta:.1f} points to undo a change of {tip.estimate:.1f}"
    '2 of 8 left; it takes -7.1 points to undo a change of 3.5'
    """
    _refuse(fit, wave, level, adjust)
    name = group if group is not None else fit.groups[0]
    target = fit.row(wave, group) - fit.row(fit.waves[0], group)
    members = fit.table.group == fit.groups.index(name)
    gone = _gone(fit) & members[:, None]
    shift = _shift(fit, gone)
    rows = list(fit.change_rows().values())
    place = next(index for index, row in enumerate(rows) if np.array_equal(row, target))
    line = _Line(
        [fit.model.contrast(row) for row in rows], [_cleared(float(row @ shift)) for row in rows], place, adjust
    )
    delta, because = _tip(line, level)
    left = int(gone[:, fit.waves.index(wave)].sum())
    return TippingPoint(
        wave, name, line.change.estimate, line.p_at(0.0), left, int(members.sum()), line.move, delta, because
    )


@dataclass(frozen=True)
class _Line:
    """The family of changes from baseline, each of which moves by so much with a delta of 1."""

    changes: list[Contrast]
    moves: list[float]
    place: int
    adjust: str

    @property
    def change(self) -> Contrast:
        return self.changes[self.place]

    @property
    def move(self) -> float:
        return self.moves[self.place]

    def p_at(self, delta: float) -> float:
        """The p of the change in question when everything has moved."""
        p = [
            t_two_sided((change.estimate + delta * move) / change.standard_error, change.df)
            for change, move in zip(self.changes, self.moves, strict=True)
        ]
        return holm(p)[self.place] if self.adjust == "holm" else p[self.place]


def _gone(fit: WavesFit) -> Flags:
    """Who was not seen any more, at this wave or later: (people, waves)."""
    seen_later: Flags = np.logical_or.accumulate(fit.table.seen[:, ::-1], axis=1)[:, ::-1]
    return ~seen_later


def _shift(fit: WavesFit, gone: Flags) -> Array:
    """How the coefficients move when 1 is added to the values `gone`, everyone's waves being complete."""
    precision = np.linalg.inv(fit.model.residual_covariance)
    weighted = np.einsum("iwp,wv->ivp", fit.design, precision)
    information = np.einsum("ivp,ivq->pq", weighted, fit.design)
    shift: Array = np.linalg.solve(information, np.einsum("ivp,iv->p", weighted, gone.astype(float)))
    return shift


def _cleared(move: float) -> float:
    return 0.0 if abs(move) < _NO_MOVE else move


def _tip(line: _Line, level: float) -> tuple[float | None, str]:
    """Where p reaches the level, and if nowhere, why."""
    if line.p_at(0.0) >= level:
        return None, "There is no finding to tip."
    if line.move == 0:
        return None, "Nobody had left, so nothing was imputed."
    change = line.change
    critical = -float(special.stdtrit(change.df, level / 2))
    vanished = (math.copysign(critical * change.standard_error, change.estimate) - change.estimate) / line.move
    stands = 0.0
    for _ in range(_HALVINGS):
        middle = (stands + vanished) / 2
        if line.p_at(middle) < level:
            stands = middle
        else:
            vanished = middle
    return vanished, ""


def _refuse(fit: WavesFit, wave: object, level: float, adjust: str) -> None:
    faults = []
    if wave == fit.waves[0]:
        faults.append(
            Fault("wave", str(wave), "The baseline does not change from itself.", "Name a later wave.")
        )
    if not 0 < level < 1:
        faults.append(Fault("level", str(level), "A level lies between 0 and 1.", "Give 0.05."))
    if adjust not in ("holm", "none"):
        faults.append(
            Fault("adjust", adjust, "Findings are adjusted by Holm, or not.", 'Give "holm" or "none".')
        )
    refuse(faults)
