"""What every test has at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Playwright leaves its loop in the process, and Django would take that for an asynchronous view.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A busy machine is no fault of an example: time is measured in benchmarks, never in tests.
settings.register_profile("tornio", deadline=None, max_examples=25)
settings.load_profile("tornio")

#: Reference cases lie outside the project: in the folder that TORNIO_REFERENCE names, or beside the checkout.
REFERENCE = Path(os.environ.get("TORNIO_REFERENCE") or Path(__file__).parents[2] / "shared")


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of outside reference cases; a test that needs it is marked `external`."""
    if not (REFERENCE / "data").is_dir():
        pytest.skip("the outside reference cases are not here; TORNIO_REFERENCE names their folder")
    return REFERENCE


@pytest.fixture
def machine(tmp_path, db):
    """A machine with a new service on it, whose commands run in this process (machine.py)."""
    from machine import new_machine

    return new_machine(tmp_path / "service")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest test starts first, in whatever order the others come: nobody waits for it at the end."""
    items.sort(key=lambda item: item.name != "test_everything_holds_on_postgresql_too")
