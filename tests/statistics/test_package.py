"""The room's front door: what it offers, and what it costs to come in."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys

import pytest

from tornio import statistics


def test_every_name_can_be_had() -> None:
    assert [name for name in statistics.__all__ if not hasattr(statistics, name)] == []


def test_dir_shows_every_name() -> None:
    assert set(statistics.__all__) <= set(dir(statistics))


def test_a_type_checker_sees_the_same_names_in_the_same_modules() -> None:
    imports = {
        f"{node.module}": {alias.name for alias in node.names}
        for node in ast.walk(ast.parse(inspect.getsource(statistics)))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tornio.")
    }
    offered = {f"tornio.statistics.{home}": set(names) for home, names in statistics._HOMES.items()}
    assert offered == imports
    assert sorted(statistics.__all__) == sorted(name for names in imports.values() for name in names)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'anova_of_variance'"):
        _ = statistics.anova_of_variance  # type: ignore[attr-defined] # that it does not exist is the point


def test_no_module_bears_the_name_of_a_function() -> None:
    """Loading such a module would put it in the function's place."""
    assert not set(statistics.__all__) & set(statistics._HOMES)


@pytest.mark.parametrize("heavy", ["numpy", "scipy"])
def test_coming_in_and_reading_summaries_loads_nothing_heavy(heavy: str) -> None:
    names = "Summary, holm, summarise"
    code = f"import sys; from tornio.statistics import {names}; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
