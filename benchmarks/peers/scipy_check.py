"""What a careful reader's own script does: p of every printed F, t and mean, with scipy; GRIM by hand.

The claims file is read, but not judged: no rounding ranges, no sds, no words.
"""

import sys
import tomllib
from decimal import Decimal
from pathlib import Path

from scipy import stats


def grim(mean: str, n: int) -> bool:
    """Whether some whole total divided by n prints as the mean."""
    decimals = -Decimal(mean).as_tuple().exponent
    nearest = round(float(mean) * n)
    return any(f"{total / n:.{decimals}f}" == mean for total in (nearest - 1, nearest, nearest + 1))


def anova_p(groups: list[dict[str, str]]) -> float:
    """The p of a one-way ANOVA from printed n, mean and sd."""
    ns, means, sds = ([float(group[key]) for group in groups] for key in ("n", "mean", "sd"))
    centre = sum(n * mean for n, mean in zip(ns, means, strict=True)) / sum(ns)
    between = sum(n * (mean - centre) ** 2 for n, mean in zip(ns, means, strict=True)) / (len(ns) - 1)
    within = sum((n - 1) * sd**2 for n, sd in zip(ns, sds, strict=True)) / (sum(ns) - len(ns))
    return float(stats.f.sf(between / within, len(ns) - 1, sum(ns) - len(ns)))


paper = tomllib.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
for sample in paper["samples"].values():
    groups = list(sample["groups"].values())
    print([grim(group["mean"], int(group["n"])) for group in groups])
    if len(groups) > 1:
        print(anova_p(groups))
    if len(groups) == 2:
        a, b = ([float(group[key]) for key in ("mean", "sd", "n")] for group in groups)
        print(*stats.ttest_ind_from_stats(*a, *b), *stats.ttest_ind_from_stats(*a, *b, equal_var=False))
for claim in paper["claim"]:
    if claim["kind"] == "p-value" and claim["statistic"] == "F":
        df = [float(part) for part in claim["df"].split(",")]
        print(claim["id"], stats.f.sf(float(claim["value"]), *df), claim["printed"])
