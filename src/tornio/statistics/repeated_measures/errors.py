"""When the data cannot tell what was asked of them."""

from __future__ import annotations

from tornio.vocabulary.fault import Fault, FaultyInput


class CannotEstimate(FaultyInput):
    """A covariance structure that these data do not determine; a structure with fewer parameters may do."""

    def __init__(self, structure: str, rule: str, cure: str) -> None:
        super().__init__([Fault("structure", structure, rule, cure)])
        self.structure = structure
        self.because = rule
