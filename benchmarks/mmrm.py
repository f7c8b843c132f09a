"""How fast the mixed model is, beside what else there is.

    python benchmarks/mmrm.py [FITS]

Fits 1,000 studies of 50 people and three waves with drop-out, each with three Kenward–Roger contrasts and a
joint test, and one study of 10,000 people and five waves. Peers get the same data: statsmodels' MixedLM (a
random intercept, without any df) and, where R is installed with lmerTest and pbkrtest, lmer with Kenward–Roger
df. Every time is for the whole loop, data in memory, imports not counted. Needs benchmarks/requirements.txt.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from tornio.statistics import mmrm

CHANGES = ((-1, 1, 0), (-1, 0, 1), (0, -1, 1))
#: Response, person and wave, a row an observation.
Study = tuple[np.ndarray, np.ndarray, np.ndarray]


def study(seed: int, people: int, waves: int) -> Study:
    """People with a correlation of about a half between waves; an eighth of them leave before each wave."""
    random = np.random.default_rng(seed)
    scores = 20 + random.normal(size=(people, 1)) + random.normal(size=(people, waves))
    stays = np.cumprod(random.random((people, waves)) > np.where(np.arange(waves), 0.125, 0), axis=1).astype(
        bool
    )
    person, wave = np.nonzero(stays)
    return scores[stays], person, wave


def tornio(studies: Sequence[Study]) -> None:
    """Unstructured, with three Kenward–Roger contrasts and the joint test."""
    for y, person, wave in studies:
        model = mmrm(y, np.eye(3)[wave], person, wave)
        for row in CHANGES:
            model.contrast(row)
        model.joint_test(CHANGES[:2])


def statsmodels(studies: Sequence[Study]) -> None:
    """A random intercept by REML; statsmodels has no unstructured covariance and no df."""
    from statsmodels.regression.mixed_linear_model import MixedLM

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for y, person, wave in studies:
            fit = MixedLM(y, np.eye(3)[wave], groups=person).fit(reml=True)
            fit.t_test(np.array(CHANGES, dtype=float))


LMER = """
suppressMessages({library(lmerTest); library(pbkrtest)})
all <- read.csv(commandArgs(TRUE)[1]); all$wave <- factor(all$wave)
studies <- split(all, all$study)
cat(system.time(for (one in studies) {
  fit <- suppressMessages(lmer(y ~ wave + (1 | person), one))
  summary(fit, ddf = "Kenward-Roger")
})["elapsed"])
"""


def lmer_seconds(studies: Sequence[Study]) -> float | None:
    """R's own clock around its loop; None where R or its packages are missing."""
    if not shutil.which("Rscript"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        data, script = Path(folder, "studies.csv"), Path(folder, "lmer.R")
        rows = [
            np.column_stack([np.full(len(y), number), y, who, when])
            for number, (y, who, when) in enumerate(studies)
        ]
        np.savetxt(data, np.vstack(rows), delimiter=",", header="study,y,person,wave", comments="")
        script.write_text(LMER)
        done = subprocess.run(["Rscript", script, data], capture_output=True, text=True, check=False)
    return float(done.stdout.split()[-1]) if done.returncode == 0 else None


def seconds(work: Callable[[Sequence[Study]], None], studies: Sequence[Study]) -> float:
    work(studies[:1])  # imports and first calls are not the loop's
    began = time.perf_counter()
    work(studies)
    return time.perf_counter() - began


def main(arguments: list[str]) -> None:
    fits = int(arguments[0]) if arguments else 1000
    studies = [study(seed, 50, 3) for seed in range(fits)]
    ours = seconds(tornio, studies)
    print(f"{fits} fits of 50 people × 3 waves; ms a fit, and how many times ours")
    print(f"  tornio, unstructured, Kenward–Roger      {1e3 * ours / fits:8.2f}")
    for name, taken in (
        ("statsmodels MixedLM, intercept, no df", seconds(statsmodels, studies)),
        ("R lmerTest, intercept, Kenward–Roger", lmer_seconds(studies)),
    ):
        told = "not here" if taken is None else f"{1e3 * taken / fits:8.2f}  × {taken / ours:.1f}"
        print(f"  {name:40s} {told}")
    y, person, wave = study(0, 10_000, 5)
    began = time.perf_counter()
    model = mmrm(y, np.eye(5)[wave], person, wave)
    for row in np.eye(5)[1:] - np.eye(5)[0]:
        model.contrast(row)
    print(f"one fit of 10,000 people × 5 waves: {time.perf_counter() - began:.3f} s ({model.iterations} steps)")


if __name__ == "__main__":
    main(sys.argv[1:])
