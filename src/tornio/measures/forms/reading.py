"""Where a file of answers is read."""

from __future__ import annotations

from pathlib import Path

from tornio.measures.definition import Definition
from tornio.measures.forms.grid import parse as parse_grid
from tornio.measures.forms.parsing import Forms, parse
from tornio.vocabulary.fault import Fault, FaultyInput


def read(path: Path, definition: Definition) -> Forms:
    """The filled-in questionnaires in a CSV file. FaultyInput holds every fault, with its row and column."""
    try:
        content = path.read_bytes()
    except OSError as error:
        rule = f"The file cannot be read: {error.strerror}."
        raise FaultyInput([Fault("file", str(path), rule, "Name a CSV file of answers.")]) from None
    return parse(parse_grid(content, path.name), definition)
