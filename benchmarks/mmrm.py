"""How fast the mixed model is, beside what else there is.

    .venv/bin/python benchmarks/mmrm.py [--peers PYTHON] [--fits N]

Fits 1,000 studies of 50 people and three waves with drop-out, each with three Kenward–Roger contrasts and a
joint test, and one study of 10,000 people and five waves. Peers get the same data: statsmodels' MixedLM (a
random intercept, without any df) and, where R is installed with lmerTest and pbkrtest, lmer with Kenward–Roger
df. Every time is for the whole loop, data in memory, imports not counted. The peers' environment is that of
evaluate.py; what is not installed is said and left out.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from tornio.statistics import mmrm

HERE = Path(__file__).parent
CHANGES = ((-1, 1, 0), (-1, 0, 1), (0, -1, 1))
#: Response, person and wave, a row an observation.
Study = tuple[np.ndarray, np.ndarray, np.ndarray]


def main() -> None:
    parser = argparse.ArgumentParser(description="Times the mixed model beside its peers.")
    parser.add_argument(
        "--peers", type=Path, default=HERE.parent / "out/peers/bin/python", help="the peers' Python"
    )
    parser.add_argument("--fits", type=int, default=1000, help="how many studies are fitted (%(default)s)")
    given = parser.parse_args()
    studies = [study(seed, 50, 3) for seed in range(given.fits)]
    ours = fit_all(studies)
    print(f"{given.fits} fits of 50 people × 3 waves: ms a fit, and how many times ours")
    print(f"  {'tornio, unstructured, Kenward–Roger':40} {1e3 * ours / given.fits:8.2f}")
    for name, taken in peers(given.peers, studies).items():
        told = (
            "not installed, left out"
            if taken is None
            else f"{1e3 * taken / given.fits:8.2f}  × {taken / ours:.1f}"
        )
        print(f"  {name:40} {told}")
    print(f"one fit of 10,000 people × 5 waves: {fit_large():.3f} s")


def study(seed: int, people: int, waves: int) -> Study:
    """People with a correlation of about a half between waves; an eighth of them leave before each wave."""
    random = np.random.default_rng(seed)
    scores = 20 + random.normal(size=(people, 1)) + random.normal(size=(people, waves))
    stays = np.cumprod(random.random((people, waves)) > np.where(np.arange(waves), 0.125, 0), axis=1).astype(
        bool
    )
    person, wave = np.nonzero(stays)
    return scores[stays], person, wave


def fit_all(studies: Sequence[Study]) -> float:
    """Seconds for all: unstructured, with three contrasts and the joint test; a first fit is not counted."""
    began = time.perf_counter()
    for number, (y, person, wave) in enumerate((studies[0], *studies)):
        began = time.perf_counter() if number == 1 else began
        model = mmrm(y, np.eye(3)[wave], person, wave)
        for row in CHANGES:
            model.contrast(row)
        model.joint_test(CHANGES[:2])
    return time.perf_counter() - began


def fit_large() -> float:
    """Seconds for one study of 10,000 people with four contrasts."""
    y, person, wave = study(0, 10_000, 5)
    began = time.perf_counter()
    model = mmrm(y, np.eye(5)[wave], person, wave)
    for row in np.eye(5)[1:] - np.eye(5)[0]:
        model.contrast(row)
    return time.perf_counter() - began


def peers(python: Path, studies: Sequence[Study]) -> dict[str, float | None]:
    """Seconds by their own clocks; None where a peer is not installed."""
    with TemporaryDirectory() as folder:
        data = Path(folder, "studies.csv")
        rows = [np.column_stack([np.full(len(one[0]), number), *one]) for number, one in enumerate(studies)]
        np.savetxt(data, np.vstack(rows), delimiter=",", header="study,y,person,wave", comments="")
        return {
            "statsmodels MixedLM, intercept, no df": seconds(python, HERE / "peers/statsmodels_mixed.py", data),
            "R lmerTest, intercept, Kenward–Roger": seconds("Rscript", HERE / "peers/lmer.R", data),
        }


def seconds(program: str | Path, script: Path, data: Path) -> float | None:
    if not shutil.which(program):
        return None
    done = subprocess.run([program, script, data], capture_output=True, text=True, check=False)
    return float(done.stdout) if done.returncode == 0 else None


if __name__ == "__main__":
    main()
