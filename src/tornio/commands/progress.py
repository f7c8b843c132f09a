"""Tells somebody who waits what is being done, and nobody who does not have to wait."""

from __future__ import annotations

import sys
from threading import Timer
from types import TracebackType

PATIENCE = 1.0  # seconds


class Progress:
    """The steps of a command, told on stderr once it has lasted longer than `patience` seconds."""

    def __init__(self, step: str, patience: float = PATIENCE) -> None:
        self.current = step
        self.telling = False
        self.timer = Timer(patience, self._begin)
        self.timer.daemon = True

    def __enter__(self) -> Progress:
        self.timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.timer.cancel()

    def step(self, step: str) -> None:
        """The next step begins."""
        self.current = step
        if self.telling:
            self._tell()

    def _begin(self) -> None:
        self.telling = True
        self._tell()

    def _tell(self) -> None:
        print(f"{self.current} …", file=sys.stderr, flush=True)
