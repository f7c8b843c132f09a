"""The demonstration as written, once for all tests of a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tornio.evaluation.dataset import Dataset
from tornio.evaluation.demonstration.writing import write_demonstration
from tornio.evaluation.reading import read


@pytest.fixture(scope="session")
def kent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration that the default seed leads to."""
    folder = tmp_path_factory.mktemp("demonstration") / "kent"
    write_demonstration(folder)
    return folder


@pytest.fixture(scope="session")
def dataset(kent: Path) -> Dataset:
    """The demonstration as reading finds it."""
    return read(kent)
