from __future__ import annotations

import pytest

from village import VILLAGE


@pytest.fixture
def village() -> str:
    """A protocol that shares nothing with Kent's but the file format."""
    return VILLAGE
