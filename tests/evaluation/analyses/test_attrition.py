from __future__ import annotations

import pytest

from studies import find, people, texts
from tornio.evaluation.dataset import Wave

WAVES = (
    Wave("P1", "baseline", "complete", 0, None, "alone"),
    Wave("P2", "baseline", "complete", 45, None, "with an independent researcher"),
    Wave("P1", "3 months", "complete", 90, None, "alone"),
    Wave("P2", "3 months", "not complete", None, "disengaged"),
    Wave("P3", "3 months", "not complete"),
)


@pytest.fixture(scope="module")
def section(analyse):
    return analyse("attrition", participants=people("P1", "P2", "P3"), waves=WAVES)


def test_percentages_are_of_everybody_who_took_part(section):
    assert find(section, "percent", wave="baseline", category="answered").value == pytest.approx(200 / 3)
    assert find(section, "percent", wave="6 months", category="answered").value == 0


def test_those_without_a_row_are_missing_without_a_known_reason(section):
    assert find(section, "count", wave="3 months", category="disengaged").value == 1
    assert find(section, "count", wave="3 months", category="not known").value == 1
    assert find(section, "count", wave="6 months", category="not known").value == 3


def test_how_booklets_were_filled_in_is_counted_of_the_booklets(section):
    assert find(section, "percent", wave="baseline", category="with an independent researcher").value == 50


def test_who_never_answered_is_counted(section):
    assert find(section, "count", category="never answered").value == 1


def test_a_booklet_outside_its_window_is_counted(section):
    assert find(section, "count", category="outside the window").value == 1
    assert "Of 3 dated booklets 1 were" in texts(section)


def test_a_study_without_anybody_has_counts_and_no_percentages(analyse):
    section = analyse("carer-attrition", participants=people("P1"))
    assert not [finding for finding in section.findings if finding.quantity == "percent"]
