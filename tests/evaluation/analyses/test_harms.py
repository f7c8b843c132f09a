from __future__ import annotations

from studies import find, people, texts
from tornio.evaluation.dataset import Harm


def test_harms_are_counted_by_kind(analyse):
    harms = (Harm("H1", "P1", "incident"), Harm("H2", None, "concern"), Harm("H3", None, "concern"))
    section = analyse("harms", participants=people("P1"), harms=harms)
    assert find(section, "count", category="recorded").value == 3
    assert find(section, "count", category="concern").value == 2


def test_none_recorded_is_a_finding(analyse):
    section = analyse("harms", harms=())
    assert find(section, "count").value == 0
    assert texts(section) == "Harms were recorded, and there were 0."


def test_nobody_recording_is_not_the_same_as_none(analyse):
    section = analyse("harms")
    assert section.findings == ()
    assert "not known" in texts(section)
