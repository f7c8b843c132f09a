"""A ladder of covariance structures: the first that the data determine is taken, and the steps are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy.typing as npt

from tornio.statistics.repeated_measures.errors import CannotEstimate
from tornio.statistics.repeated_measures.fit import mmrm
from tornio.statistics.repeated_measures.model import MixedModel
from tornio.vocabulary.fault import Fault, FaultyInput

#: From the structure that assumes nothing to the one that assumes most.
LADDER = (
    "unstructured",
    "heterogeneous toeplitz",
    "heterogeneous compound symmetry",
    "compound symmetry",
)


@dataclass(frozen=True)
class Step:
    """A structure that was tried and left, and why."""

    structure: str
    because: str


def descend(
    response: npt.ArrayLike,
    design: npt.ArrayLike,
    subject: npt.ArrayLike,
    visit: npt.ArrayLike,
    *,
    ladder: Sequence[str] = LADDER,
    method: str = "kenward-roger",
    visit_order: Sequence[object] | None = None,
) -> tuple[MixedModel, tuple[Step, ...]]:
    """Fits the first structure of `ladder` that converges to a regular optimum; arguments as for `mmrm`.

    The choice looks at whether a structure can be estimated, never at p values. Raises CannotEstimate where
    none can, with every step.
    """
    if not ladder:
        raise FaultyInput([Fault("ladder", "", "A ladder has at least one structure.", "Name one.")])
    steps: list[Step] = []
    for structure in ladder:
        try:
            model = mmrm(
                response, design, subject, visit, structure=structure, method=method, visit_order=visit_order
            )
        except CannotEstimate as reason:
            steps.append(Step(reason.structure, reason.because))
            continue
        if model.converged:
            return model, tuple(steps)
        steps.append(Step(model.structure, f"The search did not end within {model.iterations} steps."))
    rule = " ".join(f"{step.structure}: {step.because}" for step in steps)
    raise CannotEstimate(" → ".join(ladder), rule, "Describe these responses; they are too few for a model.")
