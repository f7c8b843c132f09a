"""Files of answers, as texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tornio.measures import load
from tornio.measures.definition import Definition
from tornio.measures.forms.grid import parse as parse_grid
from tornio.measures.forms.parsing import Forms, parse
from tornio.vocabulary.fault import Fault, FaultyInput


@pytest.fixture
def wsas() -> Definition:
    return load("wsas")


@pytest.fixture
def read() -> Callable[[str, Definition], Forms]:
    """The forms in a text that stands in a CSV file."""
    return lambda text, definition: parse(parse_grid(text.encode(), "answers.csv"), definition)


@pytest.fixture
def faults(read) -> Callable[[str, Definition], list[Fault]]:
    """The faults in a text that stands in a CSV file."""

    def found(text: str, definition: Definition) -> list[Fault]:
        with pytest.raises(FaultyInput) as caught:
            read(text, definition)
        assert all(fault.file == "answers.csv" and fault.rule and fault.cure for fault in caught.value.faults)
        return list(caught.value.faults)

    return found
