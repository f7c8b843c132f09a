"""Tail areas and quantiles that stay accurate far out, where 1 − cdf would have no digits left."""

from __future__ import annotations

from scipy import special

from tornio.statistics.summary import Interval, check_confidence


def t_two_sided(t: float, df: float) -> float:
    """The chance of a t at least this far from 0 on either side."""
    return 2 * float(special.stdtr(df, -abs(t)))


def t_interval(estimate: float, standard_error: float, df: float, confidence: float) -> Interval:
    """`estimate` ± the t quantile × its standard error."""
    check_confidence(confidence)
    reach = -float(special.stdtrit(df, (1 - confidence) / 2)) * standard_error
    return Interval(estimate - reach, estimate + reach)


def f_upper(f: float, between: float, within: float) -> float:
    """The chance of an F at least this large."""
    return float(special.fdtrc(between, within, f))


def f_quantile(p: float, between: float, within: float) -> float:
    """The F below which a share `p` lies."""
    return float(special.fdtri(between, within, p))


def chi2_upper(chi2: float, df: float) -> float:
    """The chance of a χ² at least this large."""
    return float(special.chdtrc(df, chi2))


def normal_quantile(p: float) -> float:
    """The standard normal value below which a share `p` lies."""
    return float(special.ndtri(p))
