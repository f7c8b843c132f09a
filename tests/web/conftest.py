"""Each test starts with nobody having tried a wrong password."""

from __future__ import annotations

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nobody_has_tried() -> None:
    cache.clear()
