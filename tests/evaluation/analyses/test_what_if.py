"""What the recommended analysis would find, over what printed figures leave open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studies import find, texts, wsas
from tornio.disclosure import policy
from tornio.evaluation.release import release
from tornio.statistics import Summary, fit_waves, holm, waves_as_printed

BASELINE = {f"P{n}": 10 + 2 * n for n in range(12)}
THREE = {f"P{n}": 9 + 2 * n + n % 3 for n in range(10)}
SIX = {f"P{n}": 5 + 2 * n + n % 4 for n in range(8)}
WAVES = {"baseline": BASELINE, "3 months": THREE, "6 months": SIX}
BEGAN_ALIKE = "those who stayed began with everybody"


@pytest.fixture(scope="module")
def kents(evaluation):
    return next(section for section in evaluation.sections if section.id == "what-if")


def _summary(section, wave):
    n, mean, sd = (find(section, quantity, wave=wave, basis="as published") for quantity in ("n", "mean", "sd"))
    return Summary(n.n, mean.value, sd.value)


def said(section, outcome):
    return next(line for line in texts(section).splitlines() if line.startswith(f"{outcome}: "))


def test_every_outcome_published_as_an_analysis_of_variance_is_asked(kents):
    assert [table.id for table in kents.tables] == [
        "what-if-swemwbs",
        "what-if-wsas",
        "what-if-cmhs",
        "what-if-cws",
    ]


def test_a_case_is_the_mixed_model_of_scores_with_the_waves_figures(kents, evaluation):
    """By hand: the same three summaries, the same correlation, both contrasts held together by Holm."""
    cmhs = next(section for section in evaluation.sections if section.id == "cmhs")
    printed = [_summary(cmhs, wave) for wave in ("baseline", "3 months", "6 months")]
    stayed = printed[0].mean + 0.2 * printed[0].sd
    scores = waves_as_printed(printed, correlation=0.45, stayed=stayed)
    people = range(len(scores))
    fit = fit_waves(scores.ravel(), [who for who in people for _ in range(3)], [0, 3, 6] * len(scores))
    changes = [fit.model.contrast(fit.row(wave) - fit.row(0)) for wave in (3, 6)]
    case = "those who stayed began 0.2 sd above everybody, correlation 0.45"
    difference = find(kents, "difference", measure="cmhs-2017", category=case)
    assert difference.value == pytest.approx(changes[1].estimate)
    assert (difference.interval.low, difference.interval.high) == pytest.approx(tuple(changes[1].interval))
    adjusted = find(kents, "adjusted p", measure="cmhs-2017", category=case)
    assert adjusted.value == pytest.approx(holm([change.p for change in changes])[1])


def test_for_cmhs_it_is_said_where_the_null_result_would_have_been_a_finding(kents):
    words = said(kents, "CMHS 2017")
    assert "as published, no change is shown whatever is assumed (p 0.113)" in words
    assert (
        "is found at every correlation (0.2, 0.45 and 0.7) if those who stayed had begun at 8.44 or 8.81"
        in words
    )
    assert "at none of these correlations if those who stayed had begun at 9.19" in words


def test_a_beginning_that_would_put_the_others_off_the_scale_is_called_impossible(kents):
    assert "At 7.69 or 8.06 they cannot have begun." in said(kents, "CMHS 2017")
    impossible = [row for table in kents.tables for row in table.rows if row[2] == "impossible"]
    assert [(row[0].measure, row[1], row[3]) for row in impossible] == [("cmhs-2017", "any", None)] * 2


def test_only_an_outcome_whose_verdict_hangs_on_the_assumptions_is_drawn(kents):
    assert [figure.id for figure in kents.figures] == ["what-if-cmhs"]


def test_every_number_of_it_is_marked_as_assumed(kents):
    assert all(finding.assumption and finding.basis == "recommended" for finding in kents.findings)
    assert "None of this is a finding about a real service" in texts(kents)


def test_of_real_people_nothing_is_asked(analyse):
    section = analyse("what-if", **wsas(WAVES), synthetic=False)
    assert not section.findings
    assert "it is known whose score is whose" in texts(section)


def test_the_published_p_is_that_of_the_outcomes_own_section(analyse):
    section, own = (analyse(name, **wsas(WAVES), synthetic=True) for name in ("what-if", "wsas"))
    assert [finding.id for finding in section.borrowed] == ["wsas/anova/p"]
    assert section.borrowed[0] == find(own, "p", id="wsas/anova/p")


def test_where_nobody_left_those_who_stayed_are_everybody(analyse):
    waves = {wave: {name: scores[name] for name in SIX} for wave, scores in WAVES.items()}
    section = analyse("what-if", **wsas(waves), synthetic=True)
    assert {row[0].category for row in section.tables[0].rows} == {BEGAN_ALIKE}


def test_where_people_came_back_it_is_said_that_the_figures_do_not_do(analyse):
    later = {**WAVES, "3 months": SIX, "6 months": THREE}
    section = analyse("what-if", **wsas(later), synthetic=True)
    assert not section.tables
    assert "WSAS: Nobody who left comes back" in texts(section)


def test_a_wave_that_is_still_to_come_is_left_out(analyse):
    section = analyse("what-if", **wsas({"baseline": BASELINE, "3 months": THREE}), synthetic=True)
    assert {finding.wave for finding in section.findings} == {"baseline", "3 months"}


def test_without_a_baseline_nothing_is_asked(analyse):
    assert not analyse("what-if", **wsas({"3 months": THREE, "6 months": SIX}), synthetic=True).findings


@pytest.mark.proof
def test_where_few_left_nothing_of_the_outcome_leaves_the_team(evaluation):
    """Of CMHS and of CWS 8 left, of SWEMWBS 12 and of WSAS 14."""
    strict = replace(policy("hes"), name="strict", limit=8)
    section = next(each for each in release(evaluation, strict).sections if each.id == "what-if")
    shown = {finding.measure for finding in section.findings if finding.value is not None}
    assert shown == {"swemwbs", "wsas"}
    assert "CMHS 2017: " not in texts(section)
    assert said(section, "WSAS")
