"""What the arrays of this package hold."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from tornio.statistics.summary import LARGEST

#: Numbers with a fraction.
Array: TypeAlias = npt.NDArray[np.floating[Any]]
#: Places in a list, from 0.
Places: TypeAlias = npt.NDArray[np.intp]
#: Yes or no.
Flags: TypeAlias = npt.NDArray[np.bool_]
#: Names of any kind: numbers, words.
Labels: TypeAlias = npt.NDArray[Any]


def is_usable(numbers: Array) -> Flags:
    """Which numbers one can calculate with: finite, and so are their squares."""
    usable: Flags = np.abs(numbers) <= LARGEST
    return usable


def is_missing(labels: Labels) -> Flags:
    """Which labels are None, or numbers that are not finite."""
    if labels.dtype.kind in "iubUS":
        return np.zeros(labels.shape, dtype=bool)
    if labels.dtype.kind in "fc":
        return ~np.isfinite(labels)
    return np.array([label is None or _is_nan(label) for label in labels.tolist()], dtype=bool)


def _is_nan(label: object) -> bool:
    return isinstance(label, float) and math.isnan(label)
