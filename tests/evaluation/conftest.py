"""The Kent demonstration, made and evaluated once."""

from __future__ import annotations

import pytest

from tornio.evaluation.dataset import Dataset
from tornio.evaluation.demonstration.building import build
from tornio.evaluation.evaluate import Evaluation, evaluate
from tornio.study.protocol import Protocol
from tornio.study.reading import load


@pytest.fixture(scope="session")
def kent() -> Protocol:
    return load("kent")


@pytest.fixture(scope="session")
def demonstration() -> Dataset:
    return build()


@pytest.fixture(scope="session")
def kent_evaluation(kent: Protocol) -> Evaluation:
    return evaluate(build(), kent)


@pytest.fixture(scope="session")
def evaluation(kent_evaluation: Evaluation) -> Evaluation:
    return kent_evaluation
