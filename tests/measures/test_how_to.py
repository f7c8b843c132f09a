"""The how-to's own example works, word by word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tornio.measures import load, score
from tornio.measures.reading import wording
from tornio.measures.wording import questions

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-measure.md"


@pytest.fixture
def folder(tmp_path):
    definition, words = re.findall(r"```toml\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "en").mkdir()
    (tmp_path / "sleep.toml").write_text(definition, encoding="utf-8")
    (tmp_path / "en" / "sleep.toml").write_text(words, encoding="utf-8")
    return tmp_path


def test_the_example_scores(folder):
    assert score(load("sleep", folder), {"1": 2, "2": 0, "3": 9}).value == 6


def test_the_example_of_a_wording_is_shown(folder):
    sleep = load("sleep", folder)
    first, *_ = questions(sleep, wording(sleep, "en", folder))
    assert first.text == "The statement as it was licensed to you."
    assert [option.label for option in first.options] == ["Never", "sometimes", "always"]
