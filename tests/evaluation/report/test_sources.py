from __future__ import annotations

from typing import Any

from tornio.evaluation.findings import Rows
from tornio.evaluation.report.sources import rows_in_words, sources


def test_a_method_is_told_once(make: Any) -> None:
    findings = [make("a", method="One."), make("b", method="Two."), make("c", method="One.")]
    assert [(s.method, [f.id for f in s.findings]) for s in sources(findings)] == [
        ("One.", ["a", "c"]),
        ("Two.", ["b"]),
    ]


def test_the_same_method_on_another_basis_is_told_again(make: Any) -> None:
    findings = [make("a"), make("b", basis="recommended")]
    assert [s.basis for s in sources(findings)] == ["as published", "recommended"]


def test_no_finding_is_lost(evaluation: Any) -> None:
    told = [f for source in sources(evaluation.findings) for f in source.findings]
    assert sorted(f.id for f in told) == sorted(f.id for f in evaluation.findings)


def test_rows_are_told_as_one_would_look_for_them() -> None:
    rows = (
        Rows("scores", {"measure": "swemwbs", "wave": ("baseline", "6 months"), "score": {"present": True}}),
        Rows("meetings", {"number": {"at most": 10}, "place": ("home", None)}),
        Rows("harms"),
    )
    assert rows_in_words(rows) == (
        "scores where measure is swemwbs and wave is baseline or 6 months and score is known; "
        "meetings where number is at most 10 and place is home or empty; harms (all rows)"
    )
