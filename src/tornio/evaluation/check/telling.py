"""Results in words and numbers: lines for the terminal, JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from tornio.evaluation.check.claims import Paper, Result


def worst_first(results: Sequence[Result]) -> list[Result]:
    """Impossible, contradicted, hard to reconcile, then the rest; in the order of the file within each."""
    return sorted(results, key=lambda result: result.weight)


def lines(paper: Paper, results: Sequence[Result], *, everything: bool = False) -> Iterator[str]:
    """What the terminal shows: what does not stand (or everything), worst first, and a count at the end."""
    yield paper.title
    yield ""
    for result in worst_first(results):
        if everything or not result.stands:
            yield from _lines_of(result)
    yield summary(results)


def _lines_of(result: Result) -> Iterator[str]:
    claim, outcome = result.claim, result.outcome
    sure = f" ({outcome.certainty})" if outcome.certainty else ""
    judge = f", judged by {result.reader}" if claim.judged else ""
    yield f"{outcome.verdict}{sure}{judge} · {claim.id} · {claim.section}"
    yield f"    {claim.text}"
    if outcome.computed:
        yield f"    computed: {outcome.computed}"
    for step in outcome.arithmetic:
        yield f"    {step}"
    if outcome.to_hold:
        yield f"    it would hold if {'; or if '.join(outcome.to_hold)}"
    if claim.note:
        yield f"    note: {claim.note}"
    yield ""


def summary(results: Sequence[Result]) -> str:
    """`135 claims: 115 computed, 20 judged by a reader. Computed: 56 reproduces, …`."""
    computed = [result for result in results if not result.claim.judged]
    judged = [result for result in results if result.claim.judged]
    claims = "1 claim" if len(results) == 1 else f"{len(results)} claims"
    text = f"{claims}: {len(computed)} computed ({_counts(computed)})"
    return f"{text}; {len(judged)} judged by a reader ({_counts(judged)})." if judged else f"{text}."


def _counts(results: Sequence[Result]) -> str:
    counts = Counter(result.outcome.verdict for result in results)
    return ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())


def as_json(paper: Paper, results: Sequence[Result]) -> dict[str, Any]:
    """The paper and every result, in the order of the file."""
    return {
        "paper": {"title": paper.title, "source": paper.source, "reader": paper.reader, "date": paper.date},
        "claims": [_result_as_json(result) for result in results],
    }


def _result_as_json(result: Result) -> dict[str, Any]:
    claim, outcome = result.claim, result.outcome
    return {
        "id": claim.id,
        "section": claim.section,
        "text": claim.text,
        "kind": claim.kind,
        "basis": "judged" if claim.judged else "computed",
        "reader": result.reader,
        "printed": result.printed,
        "verdict": outcome.verdict,
        "certainty": outcome.certainty or None,
        "stands": result.stands,
        "computed": outcome.computed,
        "arithmetic": list(outcome.arithmetic),
        "to_hold": list(outcome.to_hold),
        "note": claim.note,
    }


def json_text(paper: Paper, results: Sequence[Result]) -> str:
    """One JSON document."""
    return json.dumps(as_json(paper, results), ensure_ascii=False, indent=1) + "\n"
