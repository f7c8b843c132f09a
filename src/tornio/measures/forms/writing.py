"""Where a file of scores is written: whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from tornio.vocabulary.fault import Fault, FaultyInput


def write(text: str, path: Path) -> None:
    """Writes the text. The file changes at once, when all is on disk; FaultyInput where that cannot be."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        rule = f"The file cannot be written: {error.strerror}."
        raise FaultyInput([Fault("--out", str(path), rule, "Name a file in a folder that is there.")]) from None
