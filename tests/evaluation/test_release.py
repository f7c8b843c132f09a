"""What leaves the team (design §3.6): no small count, no way to find one, no single person's line."""

from __future__ import annotations

import re

import pytest

from studies import find
from tornio.disclosure import POLICIES, policy
from tornio.evaluation.evaluate import Evaluation
from tornio.evaluation.findings_file import as_json
from tornio.evaluation.release import release
from tornio.evaluation.report.writing import PAPER_CHECK, contents
from tornio.evaluation.sections import ChangeFigure


@pytest.fixture(scope="module")
def released(evaluation) -> Evaluation:
    return release(evaluation, policy("mhsds"))


def test_inside_the_team_nothing_changes(evaluation):
    inside = release(evaluation, policy("none"))
    assert inside == evaluation
    assert inside.policy == "none"


SLOW = {"hes", "opensafely"}  # they hide more, and proving each hidden count takes longer


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.proof] * (name in SLOW))
        for name in sorted(set(POLICIES) - {"none"})
    ],
)
def test_no_small_count_leaves(evaluation, name):
    chosen = policy(name)
    true = {finding.id: finding for finding in evaluation.findings}
    for finding in release(evaluation, chosen).findings:
        before = true[finding.id]
        if before.quantity in ("count", "n") and chosen.is_small(int(before.value)):
            assert finding.value in (None, 0), finding.id


def test_a_small_count_cannot_be_found_by_subtraction(evaluation, released):
    """4 lacked capacity. What is left of the rounded total after the rounded others may be any small count."""
    assert find(evaluation, "count", category="lacked capacity").value == 4
    assert find(released, "count", category="lacked capacity").value is None
    approached = find(released, "count", category="approached").value
    others = [
        finding.value
        for finding in released.findings
        if finding.id.startswith("flow/screening/")
        and finding.quantity == "count"
        and finding.value is not None
    ]
    reach = 2 * (1 + len(others))  # each is rounded by up to 2
    left = approached - sum(others)
    assert left - reach <= 0
    assert left + reach >= 4


def test_a_percentage_is_hidden_with_its_count_and_says_no_more_than_it(released):
    for finding in released.findings:
        if finding.quantity == "percent":
            count = next(
                each for each in released.findings if each.id == finding.id[: -len("percent")] + "count"
            )
            assert (finding.value is None) >= (count.value is None), finding.id
            assert finding.value is None or finding.value == round(100 * count.value / finding.n), finding.id
            assert finding.interval is None


def test_shown_counts_are_rounded(released):
    shown = [finding for finding in released.findings if finding.value is not None]
    assert all(finding.value % 5 == 0 for finding in shown if finding.quantity in ("count", "n"))
    assert all(finding.n % 5 == 0 for finding in shown)


def test_degrees_of_freedom_do_not_tell_n(released):
    assert not [each for each in released.findings if each.quantity.startswith("df") and each.value is not None]
    assert not [each for each in released.findings if each.df]


def test_a_mean_has_no_more_decimals_than_its_n_allows(released):
    mean = find(released, "mean", measure="swemwbs", wave="baseline")
    assert (mean.value, mean.shown, mean.n) == (16.8, "16.8", 50)
    assert mean.interval.low == round(mean.interval.low, 1)


def test_days_that_are_one_persons_do_not_leave(released):
    for finding in released.findings:
        if finding.analysis == "bed-days" and finding.quantity in (
            "mean",
            "sd",
            "total",
            "maximum",
            "difference",
            "t",
        ):
            assert finding.value is None, finding.id


def test_no_single_persons_line_leaves(evaluation, released):
    figures = [f for s in released.sections for f in s.figures if isinstance(f, ChangeFigure)]
    assert figures
    assert not any(figure.people for figure in figures)
    assert any(f.people for s in evaluation.sections for f in s.figures if isinstance(f, ChangeFigure))


def test_sentences_with_a_gap_are_left_out(released):
    for section in released.sections:
        assert not [
            each.text for each in (*section.summary, *section.disagreements) if "suppressed" in each.text
        ]


def test_no_file_of_the_report_holds_what_was_suppressed(evaluation, released):
    """The exact n of a wave, and the total bed days of one person, in none of the files.

    The check of the paper holds what the paper printed, and nothing of the dataset.
    """
    files = {**contents(released), "findings.json": as_json(released.findings)}
    del files[PAPER_CHECK]
    assert not [
        name for name, text in files.items() if re.search(r"\bn = 49\b|\"n\": 49\b|16\.8367|18\.325", text)
    ]
    assert re.search(r"\"n\": 49\b", as_json(evaluation.findings))


def test_the_policy_is_named(released):
    assert released.policy == "mhsds"
    hidden = next(finding for finding in released.findings if finding.suppressed)
    assert "mhsds" in hidden.suppressed
