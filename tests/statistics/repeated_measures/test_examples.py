"""Every example in a docstring of this package, and in its pages, runs and tells the truth."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

from tornio.statistics import (
    fit_waves,
    mmrm,
    reference_based,
    repeated_measures,
    tipping_point,
    waves_as_printed,
)

MODULES = [module.name for module in pkgutil.iter_modules(repeated_measures.__path__)]
DOCS = Path(__file__).parents[3] / "docs"
PAGES = ("reference/mmrm.md", "explanation/coming-from-r.md", "explanation/coming-from-spss.md")


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_right(name: str) -> None:
    assert doctest.testmod(import_module(f"{repeated_measures.__name__}.{name}")).failed == 0


@pytest.mark.parametrize("text", PAGES)
def test_the_examples_of_a_page_are_right(text: str) -> None:
    found = doctest.testfile(str(DOCS / text), module_relative=False, encoding="utf-8")
    assert found.attempted > 0
    assert found.failed == 0


@pytest.mark.parametrize("function", [fit_waves, mmrm, reference_based, tipping_point, waves_as_printed])
def test_every_public_function_has_an_example(function: object) -> None:
    assert ">>>" in (function.__doc__ or "")
