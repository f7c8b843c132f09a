from __future__ import annotations

import pytest
from scipy import stats

from studies import find, people, texts
from tornio.evaluation.dataset import ItemAnswer
from tornio.statistics import Summary, t_test

#: CWS support totals (17 items of 0 to 3) of three carers at six months.
TOTALS = {"C1": 51, "C2": 34, "C3": 45}


def cws(totals, wave="6 months"):
    carers = [carer.__class__(carer.participant, "carer", "P1") for carer in people(*totals, group="carer")]
    items = [
        ItemAnswer(name, "cws-support", "1", wave, None, None, str(item), total // 17 + (item <= total % 17))
        for name, total in totals.items()
        for item in range(1, 18)
    ]
    return {"participants": (*people("P1"), *carers), "items": tuple(items)}


@pytest.fixture(scope="module")
def norm(analyse):
    return analyse("cws-norm", **cws(TOTALS))


def test_the_difference_from_a_norm_is_published_and_tested_as_recommended(norm):
    """Quirk's printed sample: n = 361, mean 32.23, sd 12.57; Welch's test from its summary."""
    expected = stats.ttest_ind_from_stats(
        stats.tmean(list(TOTALS.values())),
        stats.tstd(list(TOTALS.values())),
        3,
        32.23,
        12.57,
        361,
        equal_var=False,
    )
    difference = find(norm, "difference", wave="6 months")
    assert difference.basis == "as published"
    assert difference.value == pytest.approx(sum(TOTALS.values()) / 3 - 32.23)
    assert find(norm, "t").value == pytest.approx(expected.statistic)
    assert find(norm, "p").value == pytest.approx(expected.pvalue)
    assert find(norm, "p").basis == "recommended"


def test_a_mean_stands_once_among_the_findings_and_is_borrowed_here(norm):
    assert not [finding for finding in norm.findings if finding.quantity == "mean"]
    assert [finding.id for finding in norm.borrowed] == ["cws/6-months/mean"]


def test_the_published_value_is_a_mark_in_the_figure(norm):
    assert [value for _, value in norm.figures[0].marks] == [32.23]


def test_one_carer_has_a_difference_and_no_test(analyse):
    section = analyse("cws-norm", **cws({"C1": 51}))
    assert find(section, "difference").value == pytest.approx(51 - 32.23)
    assert "could not be computed" in texts(section)
    assert not [finding for finding in section.findings if finding.quantity == "p"]


def test_no_carer_leaves_nothing_beside(analyse):
    assert analyse("cws-norm").findings == ()


def test_a_benchmark_is_taken_as_known(evaluation):
    """CMHS at six months against the Trust's 6.51: t(36) = 16.8 from the printed figures."""
    section = next(section for section in evaluation.sections if section.id == "cmhs-benchmark")
    found = {"wave": "6 months", "against": "The Trust, all community teams, 2017"}
    assert find(section, "difference", **found).value == pytest.approx(9.19 - 6.51, abs=0.005)
    assert find(section, "t", **found).value == pytest.approx(16.8, abs=0.1)
    assert find(section, "df", **found).value == 36


def test_the_papers_comparison_of_carers_with_the_norm(evaluation):
    """At baseline t(26.2) = 5.08 from the printed figures."""
    section = next(section for section in evaluation.sections if section.id == "cws-norm")
    printed = t_test(Summary(21, 41.67, 7.96), Summary(361, 32.23, 12.57))
    assert find(section, "t", wave="baseline").value == pytest.approx(printed.statistic, abs=0.01)
    assert find(section, "df", wave="baseline").value == pytest.approx(printed.df, abs=0.05)
