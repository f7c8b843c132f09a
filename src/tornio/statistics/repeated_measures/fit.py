"""Fitting a mixed model for repeated measures: arrays in, a model out."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tornio.statistics.repeated_measures.arrays import Array
from tornio.statistics.repeated_measures.errors import CannotEstimate
from tornio.statistics.repeated_measures.inference import Method, infer, method_name
from tornio.statistics.repeated_measures.model import MixedModel
from tornio.statistics.repeated_measures.moments import Moments, moments
from tornio.statistics.repeated_measures.observations import Observations, observations
from tornio.statistics.repeated_measures.optimum import Optimum, Place, lowest
from tornio.statistics.repeated_measures.structures import STRUCTURES, structure_name
from tornio.vocabulary.fault import Fault, FaultyInput

#: Below this the smallest eigenvalue of the visits' correlation is 0 but for rounding.
_SINGULAR = 1e-10
#: Below this a search that stopped short was on its way there.
_NEARLY_SINGULAR = 1e-6


def mmrm(
    response: npt.ArrayLike,
    design: npt.ArrayLike,
    subject: npt.ArrayLike,
    visit: npt.ArrayLike,
    *,
    structure: str = "unstructured",
    method: str = "kenward-roger",
    restricted: bool = True,
    visit_order: Sequence[object] | None = None,
) -> MixedModel:
    """A mixed model for repeated measures: responses of the same people at several visits, some missing.

    One row an observation: `response` (n,), `design` (n, p) with a column for each coefficient, `subject` and
    `visit` (n,) labels of any kind. Visits that were not observed are rows that are not there (missing at
    random). Visits stand in sorted order, or in `visit_order`; it matters where the structure knows distance.

    `structure`: unstructured, compound symmetry, ar1, toeplitz (each of the last three also heterogeneous:
    with a variance for each visit), ante-dependence, homogeneous ante-dependence. `method`: kenward-roger (in
    the linear form, SAS's ddfm=kr(linear)), kenward-roger-full (with second derivatives, SAS's ddfm=kr),
    satterthwaite, asymptotic. `restricted`: REML, or maximum likelihood where False.

    Raises FaultyInput (a ValueError) with every fault of the input, and CannotEstimate (another) where the data
    do not determine the structure.

    Sources: Mallinckrodt et al., Drug Information Journal 42 (2008) 303; Kenward & Roger, Biometrics 53 (1997)
    983; Bell & Rabe, Trials 21 (2020) 148, for the covariance of small studies.

    >>> from tornio.statistics import mmrm
    >>> score = [3.1, 4.0, 4.9, 2.2, 3.6, 4.1, 5.0, 5.2, 3.7, 4.4, 2.8, 3.0]
    >>> person = [1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5]
    >>> month = [0, 3, 6, 0, 3, 6, 0, 3, 0, 6, 0, 3]
    >>> means = [[float(m == wave) for wave in (0, 3, 6)] for m in month]
    >>> model = mmrm(score, means, person, month, structure="compound symmetry")
    >>> change = model.contrast([-1, 0, 1])
    >>> f"{change.estimate:.2f}, t({change.df:.1f}) = {change.statistic:.2f}, p = {change.p:.3f}"
    '1.31, t(5.1) = 4.14, p = 0.009'
    """
    name, way = structure_name(structure), method_name(method)
    if not restricted and way.startswith("kenward"):
        rule, cure = (
            "Kenward–Roger adjusts a restricted likelihood.",
            'Use method="satterthwaite" or restricted=True.',
        )
        raise FaultyInput([Fault("method", way, rule, cure)])
    data = observations(response, design, subject, visit, visit_order)
    shape = STRUCTURES[name](len(data.visits))
    reduced = moments(data, common_scale=not shape.free_variances)
    if name == "unstructured":
        _refuse_unmet_visits(data, reduced)
    found = _regular(lowest(reduced, shape, restricted=restricted), name)
    return _model(data, reduced, found, name, way, restricted=restricted)


def _refuse_unmet_visits(data: Observations, reduced: Moments) -> None:
    """The covariance of two visits shows only in people who were seen at both."""
    together = np.tensordot(reduced.people, reduced.outer, 1)
    unmet = np.argwhere(np.tril(together == 0))
    if len(unmet):
        later, earlier = (data.visits[index] for index in unmet[0])
        rule = f"Nobody was seen both at {earlier} and at {later}, so their covariance cannot be told."
        raise CannotEstimate("unstructured", rule, "Use a structure that shares parameters between visits.")


def _regular(found: Optimum | None, name: str) -> Optimum:
    """The optimum, unless it lies on an edge where some combination of visits has no variance, or is none."""
    if found is not None:
        covariance = found.place.parts.covariance
        spread = np.sqrt(np.diag(covariance))
        smallest = np.linalg.eigvalsh(covariance / np.outer(spread, spread))[0]
        if smallest < _SINGULAR or (smallest < _NEARLY_SINGULAR and not found.converged):
            rule = "Its estimate is singular: some combination of the visits would have no variance at all."
            raise CannotEstimate(name, rule, "Use a structure with fewer parameters, or more people.")
        if found.peak:
            return found
    rule = "The likelihood has no peak: the data do not determine all of its parameters."
    raise CannotEstimate(name, rule, "Use a structure with fewer parameters, or more people.")


def _model(
    data: Observations, reduced: Moments, found: Optimum, name: str, method: Method, *, restricted: bool
) -> MixedModel:
    inference = infer(reduced, found.place, method)
    restricted_height, full_height = _heights(reduced, found.place)
    return MixedModel(
        coefficients=_frozen(_coefficients(reduced, found.place)),
        covariance_of_coefficients=_frozen(inference.adjusted),
        unadjusted_covariance=_frozen(inference.unadjusted),
        residual_covariance=_frozen(found.place.parts.covariance * np.outer(reduced.scale, reduced.scale)),
        visits=data.visits,
        structure=name,
        method=method,
        restricted=restricted,
        minus2_restricted_loglik=restricted_height,
        minus2_loglik=full_height,
        covariance_parameters=len(found.place.theta),
        observations=len(data.response),
        subjects=data.people,
        converged=found.converged,
        iterations=found.iterations,
        inference=inference,
    )


def _coefficients(reduced: Moments, at: Place) -> Array:
    """The generalised least-squares coefficients in the units of the input."""
    root = at.level.root
    along = np.linalg.solve(root[:-1, :-1].T, root[-1, :-1])
    coefficients: Array = reduced.centre + np.linalg.solve(reduced.triangle, along)
    return coefficients


def _heights(reduced: Moments, at: Place) -> tuple[float, float]:
    """−2 log restricted likelihood and −2 log likelihood, with all constants."""
    root, per_response = at.level.root, math.log(2 * math.pi)
    full = at.level.log_determinant + float(root[-1, -1] ** 2) + reduced.log_scale
    determinant = 2 * float(np.log(np.diag(root)[:-1]).sum()) + reduced.log_triangle
    count = reduced.observations
    return full + determinant + (count - reduced.columns) * per_response, full + count * per_response


def _frozen(array: Array) -> Array:
    array.setflags(write=False)
    return array
