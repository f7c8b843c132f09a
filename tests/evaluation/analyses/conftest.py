"""One analysis at a time, of small studies by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from tornio.evaluation.dataset import Dataset
from tornio.evaluation.evaluate import ANALYSES
from tornio.evaluation.material import Material
from tornio.evaluation.sections import Section
from tornio.measures import library


@pytest.fixture(scope="session")
def analyse(kent) -> Callable[..., Section]:
    """One analysis of Kent's protocol, of a dataset of which only what matters to a test is given.

    `change` replaces parts of the analysis, such as its recommended method.
    """

    def section(identity: str, change: Mapping[str, Any] | None = None, **tables: Any) -> Section:
        analysis = replace(next(each for each in kent.analyses if each.id == identity), **(change or {}))
        return ANALYSES[analysis.kind](Material(Dataset(**tables), kent, library()), analysis)

    return section
