"""The mixed model as the recommended analysis; its engine has its own tests in tests/statistics."""

from __future__ import annotations

import pytest
from scipy import stats

from studies import find, texts, wsas

BASELINE = {"A": 20, "B": 30, "C": 25, "D": 35, "E": 28, "F": 12, "G": 38, "H": 22}
THREE = {"A": 15, "B": 28, "C": 24, "D": 21, "E": 21, "F": 10, "G": 30, "H": 23}
SIX = {"A": 10, "B": 29, "C": 15, "D": 19, "E": 20, "F": 11, "G": 22, "H": 14}
STAYED = {name: score for name, score in SIX.items() if name not in "GH"}


@pytest.fixture(scope="module")
def complete(analyse):
    return analyse("wsas", **wsas({"baseline": BASELINE, "3 months": THREE, "6 months": SIX}))


@pytest.fixture(scope="module")
def dropout(analyse):
    return analyse("wsas", **wsas({"baseline": BASELINE, "3 months": THREE, "6 months": STAYED}))


@pytest.mark.parametrize(("wave", "scores"), [("3 months", THREE), ("6 months", SIX)])
def test_when_nobody_leaves_a_contrast_is_the_paired_t_test(complete, wave, scores):
    """With an unstructured covariance and complete data the two are the same, df included."""
    expected = stats.ttest_rel([scores[name] for name in BASELINE], list(BASELINE.values()))
    found = {"wave": wave, "basis": "recommended"}
    assert find(complete, "t", **found).value == pytest.approx(expected.statistic)
    assert find(complete, "df", **found).value == pytest.approx(expected.df)
    assert find(complete, "p", **found).value == pytest.approx(expected.pvalue)


def test_who_left_is_still_in_the_model(dropout):
    assert find(dropout, "n", wave="6 months", basis="recommended").value == 8
    assert find(dropout, "g_av", wave="6 months").n == 6


def test_contrasts_are_adjusted_by_holm(dropout):
    plain = sorted(
        find(dropout, "p", wave=wave, basis="recommended").value for wave in ("3 months", "6 months")
    )
    adjusted = sorted(find(dropout, "adjusted p", wave=wave).value for wave in ("3 months", "6 months"))
    assert adjusted == pytest.approx([2 * plain[0], max(2 * plain[0], plain[1])])


def test_the_joint_test_stands_beside_the_published_one(dropout):
    ours, theirs = find(dropout, "joint F"), find(dropout, "F")
    assert ours.df[0] == theirs.df[0] == 2
    assert (ours.basis, theirs.basis) == ("recommended", "as published")


def test_the_changes_table_ends_with_all_waves_together(dropout):
    changes = next(table for table in dropout.tables if table.id == "wsas-changes")
    assert changes.rows[-1][0] == "any of them"
    assert (changes.rows[-1][2].id, changes.rows[-1][5].quantity) == ("wsas/anova/p", "joint p")


def test_the_changes_table_names_what_its_effect_sizes_are_in_units_of(dropout):
    note = next(table for table in dropout.tables if table.id == "wsas-changes").note
    assert "d: in units of the model’s standard deviation at baseline." in note
    assert "dz: in units of the standard deviation of the differences." in note


def test_the_change_is_standardised_by_the_models_baseline(dropout):
    change, effect = (
        find(dropout, "difference", wave="6 months", basis="recommended"),
        find(dropout, "d", wave="6 months"),
    )
    assert change.value / effect.value == pytest.approx(stats.tstd(list(BASELINE.values())), rel=0.1)
    assert "standard deviation at baseline" in effect.method


def test_the_estimand_the_structure_and_what_is_assumed_are_said(dropout):
    words = " ".join(dropout.methods)
    assert "missing at random" in words
    assert "Covariance of the waves: unstructured" in words


def test_a_structure_that_cannot_be_estimated_is_named_with_the_step_taken(analyse):
    never_both = {name: score for name, score in SIX.items() if name not in THREE or name in "GH"}
    three = {name: score for name, score in THREE.items() if name not in "GH"}
    section = analyse("wsas", **wsas({"baseline": BASELINE, "3 months": three, "6 months": never_both}))
    assert "unstructured was left" in " ".join(section.methods)


def test_how_much_worse_those_who_left_would_have_to_have_done_is_said(dropout):
    worse = find(dropout, "points worse", wave="6 months")
    assert worse.value > 0
    assert find(dropout, "count", category="had left", wave="6 months").value == 2
    assert f"would vanish if they had done {worse.shown} points worse than expected" in texts(dropout)


def test_when_nobody_left_there_is_nothing_to_tip(complete):
    assert "0 of 8 had left by 6 months." in texts(complete)
    assert not [finding for finding in complete.findings if finding.quantity.startswith("points")]


def test_a_wave_that_is_still_to_come_is_left_out(analyse):
    section = analyse("wsas", **wsas({"baseline": BASELINE, "3 months": THREE}))
    assert (
        find(section, "adjusted p", wave="3 months").value
        == find(section, "p", wave="3 months", basis="recommended").value
    )
    assert not [
        finding for finding in section.findings if finding.quantity == "t" and finding.wave == "6 months"
    ]


def test_without_a_baseline_there_is_no_change(analyse):
    section = analyse("wsas", **wsas({"3 months": THREE, "6 months": SIX}))
    assert not [
        finding
        for finding in section.findings
        if finding.quantity == "difference" and finding.basis == "recommended"
    ]
