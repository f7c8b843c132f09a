"""Small studies by hand: the shortest way to a dataset with given scores, and to one finding among many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tornio.evaluation.dataset import ItemAnswer, Participant
from tornio.evaluation.evaluate import Evaluation
from tornio.evaluation.findings import Finding
from tornio.evaluation.sections import Section


def people(*names: str, group: str = "person", **more: Any) -> tuple[Participant, ...]:
    return tuple(Participant(name, group, name, **more) for name in names)


def wsas(totals: Mapping[str, Mapping[str, int | None]]) -> dict[str, Any]:
    """Participants and their answers with these WSAS totals (0 to 40) by wave; None is an empty booklet."""
    names = dict.fromkeys(name for scores in totals.values() for name in scores)
    items = [
        ItemAnswer(name, "wsas", "1", wave, None, None, str(item), answer)
        for wave, scores in totals.items()
        for name, total in scores.items()
        for item, answer in enumerate(_split(total), start=1)
    ]
    return {"participants": people(*names), "items": tuple(items)}


def _split(total: int | None) -> list[int | None]:
    if total is None:
        return [None] * 5
    return [total // 5 + (item < total % 5) for item in range(5)]


def find(section: Section | Evaluation, quantity: str, **about: Any) -> Finding:
    """The one finding with this quantity and these fields."""
    fitting = [
        finding
        for finding in section.findings
        if finding.quantity == quantity and all(getattr(finding, name) == held for name, held in about.items())
    ]
    assert len(fitting) == 1, f"{quantity} {about}: {[finding.id for finding in fitting]}"
    return fitting[0]


def texts(section: Section) -> str:
    """All that the section says in words."""
    sentences = (
        *section.summary,
        *section.disagreements,
        *section.cautions,
        *(c.sentence for c in section.checks),
    )
    return "\n".join(sentence.text for sentence in sentences)
