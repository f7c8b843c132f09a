"""Made-up studies for the tests, from a seed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Study(NamedTuple):
    """The four arrays that `mmrm` takes."""

    response: np.ndarray
    design: np.ndarray
    subject: np.ndarray
    visit: np.ndarray


def study(
    seed: int, *, people: int = 20, visits: int = 3, missing: float = 0.0, covariate: bool = False
) -> Study:
    """People with correlated visits of unequal spread; two people at least have been seen at every visit."""
    random = np.random.default_rng(seed)
    spread = random.uniform(0.5, 3, size=visits)
    table = 20 + spread * random.normal(size=(people, visits)) + random.uniform(0.3, 2) * random.normal(
        size=(people, 1)
    )  # fmt: skip
    seen = random.random((people, visits)) >= missing
    seen[:2] = True
    person, visit = np.nonzero(seen)
    columns = [np.eye(visits)[visit]]
    if covariate:
        columns.append(random.normal(size=people)[person, None])
    return Study(table[seen], np.column_stack(columns), person, visit)


def as_table(made: Study) -> np.ndarray:
    """A complete study's responses as people × visits."""
    return made.response.reshape(made.subject.max() + 1, -1)
