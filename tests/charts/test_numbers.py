import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.charts.numbers import figure, listed, plural, share, short


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [(1234.5, 2, "1,234.50"), (-8.95, 2, "−8.95"), (0, 2, "0.00"), (-0.001, 2, "0.00"), (2263, 0, "2,263")],
)
def test_figures_are_british(value: float, places: int, written: str) -> None:
    assert figure(value, places) == written


@given(st.floats(-1e9, 1e9), st.integers(0, 6))
def test_a_figure_reads_back_as_its_value(value: float, places: int) -> None:
    read = float(figure(value, places).replace(",", "").replace("−", "-"))
    assert read == pytest.approx(value, abs=0.5000001 * 10**-places, rel=1e-12)


def test_short_figures_drop_what_they_do_not_need() -> None:
    assert [short(v) for v in (7, 16.84, 0.5, 1200, -3)] == ["7", "16.84", "0.5", "1,200", "−3"]


def test_a_share_of_nothing_is_not_a_number() -> None:
    assert (share(245, 467, 1), share(0, 0)) == ("52.5%", "")


def test_words_for_counts() -> None:
    assert (plural(1, "person", "people"), plural(2, "person", "people"), plural(0, "day")) == (
        "1 person",
        "2 people",
        "0 days",
    )


def test_lists_read_aloud() -> None:
    assert [listed(p) for p in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a and b", "a, b and c"]
