from __future__ import annotations

import pytest

from studies import find, people, texts
from tornio.evaluation.dataset import AdherenceAnswer, Meeting


def form(name: str, meeting: str, answer: int | None, completers: int = 2) -> list[AdherenceAnswer]:
    return [AdherenceAnswer(name, meeting, completers, str(item), answer) for item in range(1, 18)]


MEETINGS = tuple(Meeting(f"M{n}", f"P{1 + n % 2}", 1 + n // 2, n // 2) for n in range(8))
FORMS = (*form("F1", "M0", 4), *form("F2", "M2", 4), *form("F3", "M1", 3), *form("F4", "M3", 2, 1))


@pytest.fixture(scope="module")
def section(analyse):
    return analyse("adherence", participants=people("P1", "P2"), meetings=MEETINGS, adherence=FORMS)


def test_forms_are_described(section):
    assert find(section, "n").value == 4
    assert find(section, "mean", basis="as published").value == pytest.approx(3.25)
    assert find(section, "sd").value == pytest.approx(0.957427, abs=1e-6)


def test_coverage_is_of_all_recorded_meetings(section):
    covered = find(section, "percent", category="meetings with a form")
    assert (covered.value, covered.n) == (50, 8)


def test_forms_that_one_person_filled_in_are_not_filled_in_together(section):
    assert find(section, "count", category="forms filled in together").value == 3


def test_forms_of_one_network_are_kept_together(section):
    """Two networks, 4 4 and 3 2: mean squares 2.25 between and 0.25 within, so ICC = 2/2.5."""
    assert find(section, "ICC").value == pytest.approx(0.8)
    assert find(section, "count", category="networks").value == 2
    wide, narrow = (find(section, "mean", basis=basis).interval for basis in ("recommended", "as published"))
    assert wide.low < narrow.low
    assert wide.high > narrow.high


def test_without_forms_the_mean_is_missing_and_coverage_is_none(analyse):
    section = analyse("adherence", participants=people("P1", "P2"), meetings=MEETINGS)
    assert "No adherence form can be scored" in texts(section)
    assert find(section, "percent", category="meetings with a form").value == 0


def test_a_form_that_cannot_be_scored_is_no_form_of_the_mean(analyse):
    empty = (*FORMS, *form("F5", "M4", None))
    section = analyse("adherence", participants=people("P1", "P2"), meetings=MEETINGS, adherence=empty)
    assert find(section, "n").value == 4
    assert find(section, "count", category="forms that can be scored").n == 5
