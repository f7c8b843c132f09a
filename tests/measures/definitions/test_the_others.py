"""CMHS 2017, CWS support and POD adherence: what is known of them, and no more."""

from __future__ import annotations

import pytest

from tornio.measures import NotScorable, load, score

CMHS, CWS, ADHERENCE = load("cmhs-2017"), load("cws-support"), load("pod-adherence")
DO_NOT_KNOW = 99


def answered(definition, codes):
    return dict(zip((item.id for item in definition.items), codes, strict=False))


def test_the_survey_is_the_mean_of_its_32_scored_questions():
    found = score(CMHS, answered(CMHS, [10] * 16 + [5] * 16))
    assert (found.value, found.of) == (7.5, 32)


def test_the_survey_leaves_out_what_somebody_does_not_know():
    found = score(CMHS, answered(CMHS, [DO_NOT_KNOW] * 29 + [10, 10, 4]))
    assert (found.value, found.answered) == (8, 3)


def test_a_survey_of_nothing_known_has_no_score():
    assert isinstance(score(CMHS, answered(CMHS, [DO_NOT_KNOW] * 32)), NotScorable)


def test_support_is_the_sum_of_17():
    assert score(CWS, answered(CWS, [3] * 15 + [1, 0])).value == 46


def test_nothing_stands_in_for_a_missing_answer_about_support():
    found = score(CWS, answered(CWS, [3] * 16))
    assert isinstance(found, NotScorable)
    assert found.because.startswith("16 of 17 items answered, and this score needs all 17.")


@pytest.mark.parametrize("missing", range(18))
def test_adherence_is_a_mean_of_15_items_or_more(missing):
    found = score(ADHERENCE, answered(ADHERENCE, [None] * missing + [4] * (17 - missing)))
    assert getattr(found, "value", None) == (4 if missing <= 2 else None)


def test_adherence_divides_by_the_answered_items():
    assert score(ADHERENCE, answered(ADHERENCE, [3] * 5 + [4] * 10)).value == pytest.approx(55 / 15)


@pytest.mark.parametrize("definition", [CMHS, CWS, ADHERENCE], ids=lambda one: one.id)
def test_items_of_unknown_topic_are_numbered_and_the_definition_says_so(definition):
    assert [item.name for item in definition.items] == [
        f"item {n}" for n in range(1, len(definition.items) + 1)
    ]
    assert "none is invented" in definition.items_note
    assert definition.unverified


@pytest.mark.parametrize(
    ("definition", "rule"), [(CWS, "Tornio's own rule"), (ADHERENCE, "Tornio's own rule")], ids=["cws", "pod"]
)
def test_a_rule_of_ours_says_that_it_is_ours(definition, rule):
    assert definition.primary.missing.source.startswith(rule)


def test_published_means_are_those_of_the_paper():
    assert sorted(norm.mean for norm in CMHS.norms) == [6.51, 7.03]
    assert [(norm.mean, norm.sd, norm.n) for norm in (*CWS.norms, *ADHERENCE.norms)] == [
        (32.23, 12.57, 361),
        (3.62, 0.28, 115),
    ]
