"""The kinds of analysis that a protocol can promise, and the methods that each of them knows."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Kind:
    """A kind of analysis: its meaning, its methods, and the keys that it needs and may have.

    `outcome` is what its outcome names: a `measure`, `episodes` (one of their columns), an `episode-measure` (a
    measure that episodes carry at both ends) or nothing; `against` likewise a `benchmark`, `norm`, `service` or
    nothing. `waves` is how many it needs at least.
    """

    meaning: str
    published: tuple[str, ...]
    recommended: tuple[str, ...]
    outcome: str = ""
    group: bool = False
    waves: int = 0
    against: str = ""


COUNTS, SHARES = ("counts",), ("proportions",)
POOLED, WELCH = ("pooled-t",), ("welch-t",)

KINDS = MappingProxyType(
    {
        "flow": Kind(
            "who was approached, who took part and why the others did not", COUNTS, SHARES, group=True
        ),
        "demographics": Kind("who took part: age, gender, ethnicity", COUNTS, SHARES, group=True),
        "attrition": Kind(
            "who answered at each wave, and why the others did not", COUNTS, SHARES, group=True, waves=2
        ),
        "attendance": Kind("who came to the network meetings", COUNTS, SHARES),
        "waves": Kind(
            "how an outcome changed over the waves",
            ("one-way-anova", "paired-t"),
            ("mmrm", "paired-contrasts"),
            outcome="measure",
            group=True,
            waves=2,
        ),
        "sensitivity": Kind(
            "of synthetic people, what the mixed model finds of every outcome published as an analysis of "
            "variance, over a range of correlations of the waves and of where those who stayed had begun",
            ("none",),
            ("mmrm",),
        ),
        "reliable-change": Kind(
            "how many people changed by more than measurement error explains",
            ("none",),
            ("jacobson-truax",),
            outcome="measure",
            group=True,
            waves=2,
        ),
        "adherence": Kind(
            "how closely practitioners kept to the model, and how often they said so",
            ("mean",),
            ("clustered-mean",),
            outcome="measure",
            group=True,
        ),
        "occupation": Kind("work and education, before and after", COUNTS, ("mcnemar",), group=True, waves=2),
        "benchmark": Kind(
            "a mean beside published values",
            ("side-by-side",),
            ("one-sample-t",),
            outcome="measure",
            group=True,
            waves=1,
            against="benchmark",
        ),
        "norm": Kind(
            "a mean beside a published sample",
            ("side-by-side",),
            WELCH,
            outcome="measure",
            group=True,
            waves=1,
            against="norm",
        ),
        "services-change": Kind(
            "a measure at the start and the end of episodes, and its change, in two services",
            POOLED,
            WELCH,
            outcome="episode-measure",
            waves=2,
            against="service",
        ),
        "services": Kind(
            "a figure of each episode in two services", POOLED, WELCH, outcome="episodes", against="service"
        ),
        "services-skewed": Kind(
            "a figure of each episode that is mostly zero, in two services",
            POOLED,
            ("permutation",),
            outcome="episodes",
            against="service",
        ),
        "harms": Kind("incidents, concerns and complaints, or that none were recorded", ("none",), COUNTS),
        "precision": Kind(
            "what a study of this size can and cannot see", ("rationale",), ("smallest-change",), group=True
        ),
        "limits": Kind("what the study cannot show", ("stated",), COUNTS),
    }
)

#: The columns of an episode that can be compared between services: `column → (words, unit)`.
EPISODE_OUTCOMES = MappingProxyType(
    {
        "bed_days": ("days in hospital", "days"),
        "contact_minutes": ("mean duration of contact", "minutes"),
        "face_to_face_minutes": ("face-to-face contact", "minutes"),
    }
)

#: The measures that episodes carry, and their columns at the start and at the end.
EPISODE_MEASURES = MappingProxyType({"honos": ("honos_baseline", "honos_six_months")})
