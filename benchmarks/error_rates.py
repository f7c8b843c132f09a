"""How often each analysis finds a change where there is none, and where there is one: the paper's design.

    .venv/bin/python benchmarks/error_rates.py [STUDIES]

prints the tables of docs/explanation/error-rates.md. Simulated are 50 people, of whom 40 are seen at three and
37 at six months, with the CMHS means and standard deviations that Kinane et al. 2022 print (Table 2); and the
carers' 21, 16 and 13 (Table 3). Like is compared with like: the same hypothesis with the same multiplicity. The
seed is fixed, so everyone gets the same tables but for rounding.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from scipy import special

from tornio.statistics import CannotEstimate, mmrm, studentised_range

PEOPLE, CARERS = (50, 40, 37), (21, 16, 13)
MEANS, SDS, CARERS_SDS = (
    np.array([8.44, 8.93, 9.19]),
    np.array([1.88, 1.86, 0.97]),
    np.array([7.96, 5.85, 3.85]),
)
CORRELATIONS = (0.2, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7)
LEVEL, SEED = 0.05, 2022
PAIRS = ((0, 1), (0, 2), (1, 2))
CHANGES = np.array([np.eye(3)[later] - np.eye(3)[earlier] for earlier, later in PAIRS])


@dataclass(frozen=True)
class World:
    """What is true in the simulated studies: the means, who leaves, and whether the scale has a top."""

    means: np.ndarray
    sds: np.ndarray
    correlation: float
    counts: tuple[int, ...] = PEOPLE
    worse_leave: float = 0.0
    top: float = np.inf


def simulate(world: World, studies: int, seed: int) -> np.ndarray:
    """Scores (studies, people, waves), NaN after leaving.

    Who leaves is chance, or the likelier the lower the last score: `worse_leave` is the log odds for each
    standard deviation, so what is missing is missing at random.
    """
    random = np.random.default_rng(seed)
    together = np.full((3, 3), world.correlation) + (1 - world.correlation) * np.eye(3)
    root = np.linalg.cholesky(together)
    deviations = random.normal(size=(studies, world.counts[0], 3)) @ root.T
    scores = np.minimum(world.means + world.sds * deviations, world.top)
    gone = np.zeros(scores.shape[:2], dtype=bool)
    for wave, stay in enumerate(world.counts[1:], start=1):
        pull = random.gumbel(size=gone.shape) - world.worse_leave * deviations[:, :, wave - 1]
        pull[gone] = np.inf
        order = np.argsort(pull, axis=1)
        np.put_along_axis(gone, order[:, stay:], values=True, axis=1)
        scores[:, :, wave][gone] = np.nan
    return scores


def as_published(scores: np.ndarray) -> dict[str, np.ndarray]:
    """One-way ANOVA with Tukey–Kramer, as if the waves were different people: which studies find what."""
    counts = np.sum(~np.isnan(scores[0]), axis=0)
    means = np.nanmean(scores, axis=1)
    squares = np.nansum((scores - means[:, None]) ** 2, axis=(1, 2))
    df = counts.sum() - 3
    variance = squares / df
    centre = means @ counts / counts.sum()
    f = (counts * (means - centre[:, None]) ** 2).sum(axis=1) / 2 / variance
    reach = studentised_range.quantile(LEVEL, 3, int(df)) / np.sqrt(2)
    pairs = np.stack([
        np.abs(means[:, b] - means[:, a]) > reach * np.sqrt(variance * (1 / counts[a] + 1 / counts[b]))
        for a, b in PAIRS
    ])  # fmt: skip
    return {
        "any change": special.fdtrc(2, df, f) < LEVEL,
        "any pair": pairs.any(axis=0),
        "six months": pairs[1],
    }


def paired(scores: np.ndarray) -> dict[str, np.ndarray]:
    """Paired t tests of those seen at both waves, with Holm over the three pairs."""
    p = []
    for a, b in PAIRS:
        change = scores[:, :, b] - scores[:, :, a]
        n = int(np.sum(~np.isnan(change[0])))
        t = np.nanmean(change, axis=1) / np.nanstd(change, axis=1, ddof=1) * np.sqrt(n)
        p.append(2 * special.stdtr(n - 1, -np.abs(t)))
    return _with_holm(np.stack(p))


def mixed_model(scores: np.ndarray, structure: str = "unstructured") -> dict[str, np.ndarray]:
    """The mixed model with Kenward–Roger, with Holm over the three pairs."""
    p, joint, design = np.ones((3, len(scores))), np.ones(len(scores)), np.eye(3)
    for number, study in enumerate(scores):
        seen = ~np.isnan(study)
        person, wave = np.nonzero(seen)
        try:
            model = mmrm(study[seen], design[wave], person, wave, structure=structure)
        except CannotEstimate:
            continue  # counts as finding nothing
        p[:, number] = [model.contrast(row).p for row in CHANGES]
        joint[number] = model.joint_test(CHANGES[:2]).p
    return {"any change": joint < LEVEL} | _with_holm(p)


def _with_holm(p: np.ndarray) -> dict[str, np.ndarray]:
    order = np.argsort(p, axis=0)
    steps = np.maximum.accumulate(np.take_along_axis(p, order, axis=0) * np.array([[3], [2], [1]]), axis=0)
    adjusted = np.empty_like(p)
    np.put_along_axis(adjusted, order, steps, axis=0)
    return {
        "any pair": (adjusted < LEVEL).any(axis=0),
        "six months": adjusted[1] < LEVEL,
        "planned": p[1] < LEVEL,
    }


STRUCTURES = ("unstructured", "heterogeneous compound symmetry", "compound symmetry")
ANALYSES = {"ANOVA": as_published, "paired t": paired, "mixed model": mixed_model}
BY_STRUCTURE = {name: partial(mixed_model, structure=name) for name in STRUCTURES}
FALSE_ALARMS = (
    "ANOVA, any change", "mixed model, any change",
    "ANOVA, any pair", "paired t, any pair", "mixed model, any pair",
)  # fmt: skip
FINDINGS = (
    "ANOVA, any change", "mixed model, any change", "ANOVA, six months", "paired t, six months",
    "mixed model, six months", "paired t, planned", "mixed model, planned",
)  # fmt: skip
SAME = np.full(3, MEANS[0])


@dataclass(frozen=True)
class Table:
    """A table of the page: its world by correlation, the analyses, and the columns that it shows."""

    title: str
    world: Callable[[float], World]
    columns: tuple[str, ...] = FALSE_ALARMS
    analyses: Mapping[str, Callable[[np.ndarray], dict[str, np.ndarray]]] = field(
        default_factory=lambda: ANALYSES
    )

    def rates(self, correlation: float, studies: int) -> list[float]:
        """The percentage of studies in which each column's analysis finds its thing."""
        scores = simulate(self.world(correlation), studies, SEED)
        found = {
            f"{name}, {finding}": 100 * float(hits.mean())
            for name, analysis in self.analyses.items()
            for finding, hits in analysis(scores).items()
        }
        return [found[column] for column in self.columns]

    def markdown(self, studies: int) -> str:
        """A row for each correlation."""
        lines = [f"| correlation | {' | '.join(self.columns)} |", f"|---:|{'---:|' * len(self.columns)}"]
        for rho in CORRELATIONS:
            lines.append(f"| {rho:g} | {' | '.join(f'{rate:.1f}' for rate in self.rates(rho, studies))} |")
        return "\n".join(lines)


TABLES = (
    Table("No change", lambda rho: World(SAME, SDS, rho)),
    Table("The change of the paper’s means", lambda rho: World(MEANS, SDS, rho), FINDINGS),
    Table("No change, but the worse off leave", lambda rho: World(SAME, SDS, rho, worse_leave=1.0)),
    Table("No change, and scores cut at the top", lambda rho: World(SAME, np.full(3, SDS[0]), rho, top=10.0)),
    Table(
        "No change, as few as the carers",
        lambda rho: World(SAME, CARERS_SDS, rho, counts=CARERS),
        tuple(f"{name}, any change" for name in STRUCTURES),
        BY_STRUCTURE,
    ),
)


def main(arguments: list[str]) -> None:
    studies = int(arguments[0]) if arguments else 10_000
    for table in TABLES:
        print(f"### {table.title}\n\n{table.markdown(studies)}\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
