"""The paper's tests alone, as written with scipy and statsmodels. Prints them, makes no report.

python benchmarks/peers/scipy_statsmodels.py DATASET
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
from scipy import stats
from statsmodels.stats.multicomp import pairwise_tukeyhsd

OUTCOMES = {"swemwbs": "raw", "wsas": "total", "cmhs-2017": "mean", "cws-support": "total"}


def main(folder: Path) -> None:
    scores = pd.read_csv(folder / "scores.csv").dropna(subset="score")
    for measure, scale in OUTCOMES.items():
        data = scores[(scores.measure == measure) & (scores.scale == scale)]
        groups = [group.score for _, group in data.groupby("wave")]
        print(data.groupby("wave").score.agg(["count", "mean", "std"]))
        print(measure, stats.f_oneway(*groups), stats.levene(*groups, center="mean"), stats.levene(*groups))
        print(pairwise_tukeyhsd(data.score, data.wave))
    honos = scores[(scores.measure == "honos") & (scores.scale == "total")]
    wide = honos.pivot_table(index="participant", columns="wave", values="score").dropna()
    print("honos", stats.ttest_rel(wide["baseline"], wide["6 months"]))
    episodes = pd.read_csv(folder / "episodes.csv")
    for column in ("honos_baseline", "honos_six_months", "bed_days", "contact_minutes", "face_to_face_minutes"):
        ours, theirs = (episodes[episodes.service == name][column].dropna() for name in ("pod", "community"))
        print(column, stats.ttest_ind(ours, theirs), stats.levene(ours, theirs, center="mean"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
