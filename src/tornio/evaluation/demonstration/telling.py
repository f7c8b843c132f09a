"""`about.txt`: what lies in the folder, for whoever opens it without Tornio."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from tornio.evaluation.dataset import Dataset


def about(dataset: Dataset) -> str:
    """What the dataset is, what it assumes and where it departs from print."""
    return "\n".join(
        [
            dataset.title,
            "=" * len(dataset.title),
            "",
            *_wrapped(dataset.provenance),
            "",
            *_wrapped("Nothing that is learnt from it is learnt about Kent, or about anybody."),
            "",
            "Assumed, because no printed figure determines it",
            *_listed(assumption.sentence for assumption in dataset.assumptions),
            "",
            "Where the data are not as printed, or print can be read in two ways",
            *_listed(departure.sentence for departure in dataset.departures),
            "",
        ]
    )


def _wrapped(text: str, first: str = "", then: str = "") -> list[str]:
    return wrap(text, 100, initial_indent=first, subsequent_indent=then)


def _listed(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        yield from _wrapped(sentence, "- ", "  ")
