from __future__ import annotations

from studies import find, people, texts, wsas
from tornio.evaluation.dataset import Wave


def test_every_stated_limit_is_printed(analyse, kent):
    words = texts(analyse("limits"))
    assert all(limit in words for limit in kent.limitations)


def test_an_objective_that_was_not_met_is_named(analyse):
    assert "Only the support that carers felt was measured" in texts(analyse("limits"))


def test_how_small_and_how_short_the_study_is_stands_in_numbers(analyse):
    section = analyse(
        "limits", participants=people("P1", "P2"), waves=(Wave("P1", "6 months", "complete", 190),)
    )
    assert find(section, "count", unit="people").value == 2
    assert find(section, "maximum").value == 190


def test_no_column_holds_a_cost(analyse):
    section = analyse("limits")
    assert find(section, "count", unit="columns").value == 0
    assert find(section, "count", unit="columns").n > 50


def test_the_smallest_change_grows_as_people_leave(analyse):
    """G*Power 3.1: 80% power at dz = 0.50 takes 34 pairs."""
    scores = {f"P{n}": 20 + n % 5 for n in range(40)}
    later = {name: score - 3 for name, score in list(scores.items())[:34]}
    section = analyse("precision", **wsas({"baseline": scores, "6 months": later}))
    found = find(section, "smallest dz", measure="wsas")
    assert found.n == 34
    assert round(found.value, 2) == 0.50
    assert find(section, "smallest dz", category="as planned").value < found.value


def test_nobody_twice_has_no_smallest_change(analyse):
    assert "could not be computed" in texts(analyse("precision", **wsas({"baseline": {"P1": 3}})))
