"""The paper's tests alone, as somebody would write them with pingouin. Prints them, makes no report.

python benchmarks/peers/pingouin_tests.py DATASET
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import pingouin as pg

OUTCOMES = {"swemwbs": "raw", "wsas": "total", "cmhs-2017": "mean", "cws-support": "total"}


def main(folder: Path) -> None:
    scores = pd.read_csv(folder / "scores.csv").dropna(subset="score")
    for measure, scale in OUTCOMES.items():
        data = scores[(scores.measure == measure) & (scores.scale == scale)]
        print(data.groupby("wave").score.agg(["count", "mean", "std"]))
        print(measure, pg.anova(data=data, dv="score", between="wave"))
        print(pg.homoscedasticity(data=data, dv="score", group="wave", center="mean"))
        print(pg.homoscedasticity(data=data, dv="score", group="wave"))
        print(pg.pairwise_tukey(data=data, dv="score", between="wave"))
    honos = scores[(scores.measure == "honos") & (scores.scale == "total")]
    wide = honos.pivot_table(index="participant", columns="wave", values="score").dropna()
    print("honos", pg.ttest(wide["baseline"], wide["6 months"], paired=True))
    episodes = pd.read_csv(folder / "episodes.csv")
    for column in ("honos_baseline", "honos_six_months", "bed_days", "contact_minutes", "face_to_face_minutes"):
        ours, theirs = (episodes[episodes.service == name][column].dropna() for name in ("pod", "community"))
        print(column, pg.ttest(ours, theirs, correction=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
