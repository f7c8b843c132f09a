import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.charts.axis import Axis, around

finite = st.floats(-1e6, 1e6)


def test_ticks_are_round_and_keep_both_ends() -> None:
    assert Axis(7, 35, 0, 1).ticks() == (7, 15, 20, 25, 30, 35)
    assert Axis(0, 10, 0, 1).ticks() == (0, 2, 4, 6, 8, 10)
    assert Axis(0, 48, 0, 1).ticks() == (0, 10, 20, 30, 40, 48)


@given(finite, st.floats(0.001, 1e6))
def test_ticks_rise_and_stay_on_the_axis(low: float, length: float) -> None:
    axis = Axis(low, low + length, 0, 300)
    ticks = axis.ticks()
    assert list(ticks) == sorted(ticks)
    assert (ticks[0], ticks[-1]) == (axis.low, axis.high)
    assert len(ticks) <= 12


@given(finite, st.floats(0.001, 1e6), finite)
def test_nothing_is_drawn_off_the_axis(low: float, length: float, value: float) -> None:
    assert 40 <= Axis(low, low + length, 340, 40).at(value) <= 340


def test_values_stand_in_proportion() -> None:
    assert [Axis(0, 10, 100, 200).at(v) for v in (0, 2.5, 10)] == [100, 125, 200]
    assert Axis(7, 35, 200, 0).at(21) == 100


@given(st.lists(finite, min_size=1), finite)
def test_a_range_around_values_holds_them_all(values: list[float], zero: float) -> None:
    low, high = around(values, include=zero)
    assert low < min(*values, zero)
    assert high > max(*values, zero)


def test_no_values_still_make_an_axis() -> None:
    low, high = around([])
    assert low < high


@pytest.mark.parametrize(("low", "high"), [(3, 3), (4, 3), (0, float("nan")), (float("-inf"), 0)])
def test_an_axis_without_length_is_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="has no length"):
        Axis(low, high, 0, 1)
