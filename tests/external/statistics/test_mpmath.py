"""The studentised range against arbitrary-precision values, as scipy's own tests carry them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tornio.statistics.studentised_range import upper_tail

pytestmark = pytest.mark.external


def test_every_value_agrees_to_fourteen_decimals(reference: Path) -> None:
    listed = json.loads((reference / "data/statistics/studentized_range_mpmath_ref.json").read_text())
    cases = [(case["src_case"], case["mp_result"]) for case in listed["cdf_data"]]
    found = [1 - upper_tail(case["q"], case["k"], case["v"]) for case, _ in cases]
    assert len(cases) == 72
    assert found == pytest.approx([exact for _, exact in cases], rel=0, abs=1e-14)
