"""What every test has at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

#: Reference cases lie outside the project: in the folder that TORNIO_REFERENCE names, or beside the checkout.
REFERENCE = Path(os.environ.get("TORNIO_REFERENCE") or Path(__file__).parents[2] / "shared")


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of outside reference cases; a test that needs it is marked `external`."""
    if not (REFERENCE / "data").is_dir():
        pytest.skip("the outside reference cases are not here; TORNIO_REFERENCE names their folder")
    return REFERENCE
