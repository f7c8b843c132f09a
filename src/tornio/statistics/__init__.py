"""Samples and summaries to estimates; numpy and scipy only.

Every function takes raw samples or, where a printed table suffices, `Summary(n, mean, sd)`, and returns a
frozen result that names its method and its n. What cannot be computed is refused with a ValueError that says
which value broke which rule; no result is ever NaN. A module is loaded when one of its names is first used,
because importing scipy takes longer than most programs that use this package take to run.
"""

# mypy: implicit-reexport
# ruff: noqa: F401 - a type checker re-exports what is imported below; at run time a name is loaded when asked for

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tornio.statistics.anova import Anova, OneWayAnova, one_way_anova, welch_anova
    from tornio.statistics.cut_offs import cut_off
    from tornio.statistics.effect_sizes import (
        EffectSize,
        dz,
        dz_from_differences,
        g_av,
        hedges_correction,
        hedges_g,
    )
    from tornio.statistics.individual_change import ReliableChange, reliable_change
    from tornio.statistics.multiplicity import bonferroni, hochberg, holm
    from tornio.statistics.proportions import (
        McNemar,
        Proportion,
        ProportionDifference,
        mcnemar,
        proportion,
        proportion_difference,
    )
    from tornio.statistics.repeated_measures.as_printed import waves_as_printed
    from tornio.statistics.repeated_measures.comparisons import Comparison, Contrast, MarginalMeans
    from tornio.statistics.repeated_measures.errors import CannotEstimate
    from tornio.statistics.repeated_measures.fit import mmrm
    from tornio.statistics.repeated_measures.model import JointTest, MixedModel
    from tornio.statistics.repeated_measures.reference_based import ReferenceBased, reference_based
    from tornio.statistics.repeated_measures.tipping import TippingPoint, tipping_point
    from tornio.statistics.repeated_measures.waves import WavesFit, fit_waves
    from tornio.statistics.samples import Group, Groups, summarise
    from tornio.statistics.summary import Interval, Summary
    from tornio.statistics.t_tests import (
        Mean,
        TTest,
        mean,
        one_sample_t_test,
        paired_t_test,
        paired_t_test_from_differences,
        t_test,
    )
    from tornio.statistics.tukey import Pair, TukeyHSD, tukey_hsd
    from tornio.statistics.variances import Bartlett, VarianceRatio, bartlett, levene, variance_ratio

_HOMES = {
    "anova": ("Anova", "OneWayAnova", "one_way_anova", "welch_anova"),
    "cut_offs": ("cut_off",),
    "effect_sizes": ("EffectSize", "dz", "dz_from_differences", "g_av", "hedges_correction", "hedges_g"),
    "individual_change": ("ReliableChange", "reliable_change"),
    "multiplicity": ("bonferroni", "hochberg", "holm"),
    "proportions": (
        "McNemar",
        "Proportion",
        "ProportionDifference",
        "mcnemar",
        "proportion",
        "proportion_difference",
    ),
    "repeated_measures.as_printed": ("waves_as_printed",),
    "repeated_measures.comparisons": ("Comparison", "Contrast", "MarginalMeans"),
    "repeated_measures.errors": ("CannotEstimate",),
    "repeated_measures.fit": ("mmrm",),
    "repeated_measures.model": ("JointTest", "MixedModel"),
    "repeated_measures.reference_based": ("ReferenceBased", "reference_based"),
    "repeated_measures.tipping": ("TippingPoint", "tipping_point"),
    "repeated_measures.waves": ("WavesFit", "fit_waves"),
    "samples": ("Group", "Groups", "summarise"),
    "summary": ("Interval", "Summary"),
    "t_tests": (
        "Mean",
        "TTest",
        "mean",
        "one_sample_t_test",
        "paired_t_test",
        "paired_t_test_from_differences",
        "t_test",
    ),
    "tukey": ("Pair", "TukeyHSD", "tukey_hsd"),
    "variances": ("Bartlett", "VarianceRatio", "bartlett", "levene", "variance_ratio"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # a checker that saw this function would believe in every name
    __all__ = list(_HOME_OF)

    def __getattr__(name: str) -> object:
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME_OF})
