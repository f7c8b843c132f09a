"""Every example in a docstring of this room runs and tells the truth."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import tornio.statistics

MODULES = [module.name for module in pkgutil.iter_modules(tornio.statistics.__path__) if not module.ispkg]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_right(name: str) -> None:
    module = import_module(f"tornio.statistics.{name}")
    result = doctest.testmod(module)
    assert result.failed == 0


FUNCTIONS = [
    name
    for home, names in tornio.statistics._HOMES.items()
    if "." not in home
    for name in names
    if name[0].islower()
]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_public_function_has_an_example(name: str) -> None:
    assert ">>>" in (getattr(tornio.statistics, name).__doc__ or "")
