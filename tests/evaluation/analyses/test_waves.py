from __future__ import annotations

import pytest
from scipy import stats

from studies import find, texts, wsas

BASELINE = {"A": 20, "B": 30, "C": 25, "D": 35, "E": 28}
LATER = {"A": 15, "B": 28, "C": 24, "D": 21, "F": 5}
LATEST = {"A": 10, "B": 29, "C": 15, "D": 19}


@pytest.fixture(scope="module")
def section(analyse):
    return analyse("wsas", **wsas({"baseline": BASELINE, "3 months": LATER, "6 months": LATEST}))


PAIRED = {"recommended": "paired-contrasts"}


@pytest.fixture(scope="module")
def paired(analyse):
    return analyse("wsas", PAIRED, **wsas({"baseline": BASELINE, "3 months": LATER, "6 months": LATEST}))


def test_every_wave_has_its_n_mean_and_sd(section):
    for wave, scores in (("baseline", BASELINE), ("3 months", LATER), ("6 months", LATEST)):
        assert find(section, "n", wave=wave, basis="as published").value == len(scores)
        assert find(section, "mean", wave=wave).value == pytest.approx(sum(scores.values()) / len(scores))
        assert find(section, "sd", wave=wave).value == pytest.approx(stats.tstd(list(scores.values())))


def test_the_published_test_takes_the_waves_as_strangers(section):
    expected = stats.f_oneway(*(list(scores.values()) for scores in (BASELINE, LATER, LATEST)))
    assert find(section, "F").value == pytest.approx(expected.statistic)
    assert find(section, "p", wave=None).value == pytest.approx(expected.pvalue)
    assert (find(section, "df between").value, find(section, "df within").value) == (2, 11)
    assert find(section, "F").df == (2, 11)
    assert find(section, "F").n == 14


def test_tukey_compares_every_pair(section):
    expected = stats.tukey_hsd(*(list(scores.values()) for scores in (BASELINE, LATER, LATEST)))
    for place, (later, against) in enumerate((("3 months", "baseline"), ("6 months", "baseline")), start=1):
        found = {"wave": later, "against": against, "basis": "as published"}
        assert find(section, "p", **found).value == pytest.approx(expected.pvalue[0, place], abs=1e-6)
        assert find(section, "difference", **found).value == pytest.approx(-expected.statistic[0, place])
    assert find(section, "difference", wave="6 months", against="3 months")


def test_a_paired_contrast_compares_people_with_themselves(paired):
    pairs = [(LATEST[name] - BASELINE[name]) for name in ("A", "B", "C", "D")]
    expected = stats.ttest_1samp(pairs, 0)
    found = {"wave": "6 months", "basis": "recommended"}
    assert find(paired, "n", **found).value == 4
    assert find(paired, "difference", **found).value == pytest.approx(sum(pairs) / 4)
    assert find(paired, "t", **found).value == pytest.approx(expected.statistic)
    assert find(paired, "p", **found).value == pytest.approx(expected.pvalue)
    interval = find(paired, "difference", **found).interval
    assert (interval.low, interval.high) == pytest.approx(tuple(expected.confidence_interval()))


def test_both_contrasts_together_are_adjusted_by_holm(paired):
    plain = sorted(find(paired, "p", wave=w, basis="recommended").value for w in ("3 months", "6 months"))
    adjusted = sorted(find(paired, "adjusted p", wave=w).value for w in ("3 months", "6 months"))
    assert adjusted == pytest.approx([min(1, 2 * plain[0]), max(2 * plain[0], plain[1])])


def test_effects_name_what_they_are_divided_by(paired):
    pairs = [(LATEST[name] - BASELINE[name]) for name in ("A", "B", "C", "D")]
    dz = find(paired, "dz", wave="6 months")
    assert dz.value == pytest.approx(sum(pairs) / 4 / stats.tstd(pairs))
    assert "standard deviation of the differences" in dz.method
    assert "average of the two standard deviations" in find(paired, "g_av", wave="6 months").method


def test_levene_is_done_from_the_mean_and_from_the_median(section):
    groups = [[float(score) for score in scores.values()] for scores in (BASELINE, LATER, LATEST)]
    for centre in ("mean", "median"):
        expected = stats.levene(*groups, center=centre)
        assert find(section, f"Levene {centre} F").value == pytest.approx(expected.statistic)
        assert find(section, f"Levene {centre} p").value == pytest.approx(expected.pvalue)
    assert find(section, "Bartlett p").value == pytest.approx(stats.bartlett(*groups).pvalue)


def test_that_the_waves_are_the_same_people_is_said(section):
    check = next(check for check in section.checks if check.assumption == "The waves are different people")
    assert check.holds is False
    assert check.sentence.text.startswith("It does not hold: 4 of 6 people")


def test_unequal_spread_is_said_with_welchs_test_beside(analyse):
    narrow = {f"P{n}": 20 + n % 2 for n in range(20)}
    wide = {f"P{n}": 2 * n for n in range(20)}
    section = analyse("wsas", **wsas({"baseline": narrow, "3 months": wide, "6 months": wide}))
    check = next(check for check in section.checks if "spread alike" in check.assumption)
    assert check.holds is False
    assert "Without this assumption (Welch)" in check.sentence.text
    assert find(section, "Welch F").basis == "recommended"


def test_what_only_bartletts_test_speaks_against_is_told_as_a_disagreement(analyse):
    """Bartlett's test takes skew for a difference in spread; Levene's does not."""
    even, odd = {f"P{n}": 16 + n % 9 for n in range(20)}, {f"P{n}": 16 + n % 7 for n in range(20)}
    section = analyse("wsas", **wsas({"baseline": even, "3 months": even | {"P0": 40}, "6 months": odd}))
    check = next(check for check in section.checks if "spread alike" in check.assumption)
    assert check.holds is False
    assert "The tests disagree" in check.sentence.text
    assert "Only Bartlett’s speaks against it" in check.sentence.text


@pytest.mark.parametrize("at", ["3 months", "6 months"])
def test_a_wave_at_which_nobody_has_changed_has_its_row_without_an_effect_size_within_people(analyse, at):
    even, other = {f"P{n}": 16 + n % 9 for n in range(20)}, {f"P{n}": 14 + n % 7 for n in range(20)}
    section = analyse("wsas", **wsas({"baseline": even, "3 months": other, "6 months": other, at: even}))
    (table,) = (table for table in section.tables if table.id == "wsas-changes")
    dz = {row[0]: row[table.columns.index("dz")] for row in table.rows}
    assert dz[at] is None
    assert sum(value is not None for value in dz.values()) == 1


@pytest.mark.parametrize("few", [{}, {"P1": 9}, {"P1": 9, "P2": 12}], ids=len)
@pytest.mark.parametrize("at", ["baseline", "3 months", "6 months"])
def test_a_wave_of_hardly_anybody_is_told_and_breaks_nothing(analyse, at, few):
    many = {f"P{n}": 14 + n % 7 for n in range(20)}
    section = analyse("wsas", **wsas({"baseline": many, "3 months": many, "6 months": many, at: few}))
    told = (finding.value for finding in section.findings if finding.quantity == "n" and finding.wave == at)
    assert next(told) == len(few)


def test_scores_at_the_end_of_the_scale_are_no_bell(analyse):
    piled = {f"P{n}": 40 if n < 12 else 10 for n in range(20)}
    section = analyse("wsas", **wsas({"baseline": piled, "3 months": piled, "6 months": piled}))
    assert "piled up at the top of the scale at baseline" in texts(section)


def test_the_direction_is_in_words(section):
    assert "lower is better" in section.summary[0].text
    assert all(finding.direction == "lower is better" for finding in section.findings)


def test_a_change_for_the_better_is_an_improvement_and_the_other_way_a_worsening(analyse):
    low, high = {f"P{n}": 5 + n for n in range(9)}, {f"P{n}": 20 + n + n % 3 for n in range(9)}
    better = analyse("wsas", **wsas({"baseline": high, "3 months": low, "6 months": low}))
    worse = analyse("wsas", **wsas({"baseline": low, "3 months": high, "6 months": high}))
    assert "an improvement" in texts(better)
    assert "a worsening" in texts(worse)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (PAIRED, ["At 3 months", "At 6 months"]),
        ({"recommended": "mmrm"}, ["At 3 months", "At 6 months", "Over all waves together"]),
    ],
    ids=["paired", "mmrm"],
)
def test_where_the_two_analyses_part_it_is_said_with_both_p_values(analyse, change, where):
    """Everybody changes by nearly the same small step: hidden between strangers, plain within people."""
    before = {f"P{n}": 3 * n + 4 for n in range(10)}
    after = {name: score - 2 - (index % 2) for index, (name, score) in enumerate(before.items())}
    last = {name: score - 3 + (index % 3) // 2 for index, (name, score) in enumerate(before.items())}
    section = analyse("wsas", change, **wsas({"baseline": before, "3 months": after, "6 months": last}))
    assert [each.text.partition(" the two analyses")[0] for each in section.disagreements] == where
    words = section.disagreements[0].text
    assert "As published, no change is shown" in words
    assert "as recommended, a change is shown" in words


def test_where_they_agree_nothing_is_said(section, paired):
    assert section.disagreements == paired.disagreements == ()


def test_a_booklet_without_a_score_is_counted_not_guessed(analyse):
    section = analyse(
        "wsas", **wsas({"baseline": {**BASELINE, "G": None}, "3 months": LATER, "6 months": LATEST})
    )
    assert find(section, "count", wave="baseline", category="not scorable").value == 1
    assert find(section, "n", wave="baseline").value == 5


def test_everybodys_line_is_in_the_figure_without_a_name(section):
    figure = section.figures[0]
    assert set(figure.people) == {
        (20, 15, 10), (30, 28, 29), (25, 24, 15), (35, 21, 19), (28, None, None), (None, 5, None),
    }  # fmt: skip
    assert "'A'" not in repr(figure)
    assert (figure.minimum, figure.maximum) == (0, 40)


@pytest.mark.parametrize(
    "totals",
    [
        {"baseline": {}, "3 months": {}, "6 months": {}},
        {"baseline": {"A": 3}, "3 months": {}, "6 months": {}},
        {"baseline": {"A": 3}, "3 months": {"A": 4}, "6 months": {"A": 5}},
        {"baseline": {"A": 3, "B": 3}, "3 months": {"A": 3, "B": 3}, "6 months": {"A": 3, "B": 3}},
    ],
    ids=["nobody", "one score", "one person", "all the same"],
)
def test_what_cannot_be_computed_is_said_and_leaves_no_number(analyse, totals):
    for section in (analyse("wsas", **wsas(totals)), analyse("wsas", PAIRED, **wsas(totals))):
        assert not [finding for finding in section.findings if finding.quantity in ("F", "t", "p")]
        assert "could not be computed" in texts(section)


def test_the_paired_test_of_two_waves_compares_no_variances(demonstration, evaluation):
    honos = next(section for section in evaluation.sections if section.id == "honos")
    assert [check.assumption for check in honos.checks] == ["The scores are spread roughly like a bell"]
