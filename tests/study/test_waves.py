from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.study.reading import load
from tornio.study.waves import holds, wave_on

WAVES = load("kent").waves


@pytest.mark.parametrize(
    ("day", "wave"),
    [(-31, None), (-30, "baseline"), (30, "baseline"), (31, None), (61, "3 months"), (121, "3 months"),
     (122, None), (152, "6 months"), (212, "6 months"), (213, None)],
)  # fmt: skip
def test_a_window_holds_its_first_and_its_last_day(day, wave):
    found = wave_on(day, WAVES)
    assert (found and found.id) == wave


@given(st.integers(-1000, 1000))
def test_no_day_belongs_to_two_waves(day):
    assert sum(holds(wave, day) for wave in WAVES) <= 1
