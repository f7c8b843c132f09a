from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tornio.statistics import paired_t_test_from_differences
from tornio.statistics.power import paired_power, smallest_change


@pytest.mark.parametrize(("effect", "pairs"), [(0.2, 199), (0.5, 34), (0.8, 15)])
def test_as_many_pairs_as_g_power_asks_for_have_80_percent_power_and_one_fewer_has_not(effect, pairs):
    """G*Power 3.1, difference between two dependent means, two tails, alpha .05, power .80."""
    assert paired_power(effect, pairs - 1) < 0.8 <= paired_power(effect, pairs)


@pytest.mark.parametrize(("effect", "pairs"), [(0.1, 5), (0.4, 50), (2.5, 11)])
def test_power_is_scipys_noncentral_t(effect, pairs):
    critical, shift = stats.t.isf(0.025, pairs - 1), effect * pairs**0.5
    expected = stats.nct.sf(critical, pairs - 1, shift) + stats.nct.cdf(-critical, pairs - 1, shift)
    assert paired_power(effect, pairs) == pytest.approx(expected, abs=1e-6)


def test_without_a_change_alpha_is_what_is_found():
    assert paired_power(0, 20, alpha=0.05) == pytest.approx(0.05)


def test_power_is_how_often_a_simulated_study_finds_the_change():
    random = np.random.default_rng(1)
    found = [paired_t_test_from_differences(random.normal(0.6, 1, 20)).p < 0.05 for _ in range(2000)]
    assert np.mean(found) == pytest.approx(paired_power(0.6, 20), abs=0.03)


@settings(max_examples=30, deadline=None)
@given(st.integers(3, 300), st.floats(0.3, 0.99))
def test_the_smallest_change_is_found_with_the_power_asked_for(pairs, power):
    assert paired_power(smallest_change(pairs, power=power), pairs) == pytest.approx(power, abs=1e-6)


def test_more_people_see_smaller_changes():
    assert smallest_change(200) < smallest_change(50) < smallest_change(10)


@pytest.mark.parametrize(
    ("pairs", "power", "alpha"), [(1, 0.8, 0.05), (10, 1.0, 0.05), (10, 0.01, 0.05), (10, 0.8, 0)]
)
def test_what_has_no_answer_is_refused(pairs, power, alpha):
    with pytest.raises(ValueError, match=r"two pairs|between"):
        smallest_change(pairs, power=power, alpha=alpha)


def test_two_pairs_and_a_tiny_alpha_need_a_huge_effect():
    """T is beyond c where |N| < δ/c, N a standard normal: four times in five at δ = 1.28155 c, c = 636,619."""
    assert smallest_change(2, alpha=1e-6) == pytest.approx(1.28155 * 636_619 / 2**0.5, rel=1e-4)


@pytest.mark.parametrize(("effect", "pairs"), [(np.nan, 20), (np.inf, 20), (0.5, 2.5)])
def test_no_power_is_nan(effect, pairs):
    with pytest.raises(ValueError, match=r"finite number|whole ones"):
        paired_power(effect, pairs)
