"""The error rates that docs/explanation/error-rates.md prints are what the script finds."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/explanation/error-rates.md"


def script() -> ModuleType:
    """benchmarks/error_rates.py, which is no package."""
    spec = importlib.util.spec_from_file_location("error_rates", ROOT / "benchmarks/error_rates.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["error_rates"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


ERROR_RATES = script()
TABLES = {table.title: table for table in ERROR_RATES.TABLES}


def figures(markdown: str) -> np.ndarray:
    """The rows of a Markdown table of numbers."""
    rows = [line for line in markdown.splitlines() if re.match(r"\| [\d.]+ \|", line)]
    return np.array([[float(cell) for cell in line.strip("| ").split("|")] for line in rows])


def printed(title: str) -> np.ndarray:
    """The table under a title of the page."""
    return figures(PAGE.read_text().split(f"## {title}\n")[1].split("\n## ")[0])


def test_the_page_shows_every_table() -> None:
    assert [len(printed(title)) for title in TABLES] == [7] * len(TABLES)


@pytest.mark.proof
@pytest.mark.parametrize("title", TABLES)
def test_the_page_prints_what_ten_thousand_studies_find(title: str) -> None:
    """Rounding differs between processors, so a study in a thousand may fall on the other side."""
    np.testing.assert_allclose(printed(title), figures(TABLES[title].markdown(10_000)), atol=0.1)


@pytest.mark.parametrize("title", [title for title in TABLES if title.startswith("No change")])
def test_the_mixed_model_raises_a_false_alarm_in_one_of_twenty(title: str) -> None:
    """Within four standard errors of 10,000 studies, and a little less where Holm is careful."""
    for name, rates in zip(TABLES[title].columns, printed(title)[:, 1:].T, strict=True):
        if name.startswith(("mixed model", "unstructured")):
            assert 4.0 < rates.min() <= rates.max() < 6.0


@pytest.mark.parametrize("world", ERROR_RATES.TABLES, ids=list(TABLES))
def test_a_simulated_study_has_the_papers_numbers_at_every_wave(world: object) -> None:
    made = world.world(0.4)
    scores = ERROR_RATES.simulate(made, 3, seed=1)
    assert (np.sum(~np.isnan(scores), axis=1) == made.counts).all()
    assert not np.isnan(scores[:, :, 0]).any()
    assert (np.diff(np.isnan(scores).astype(int), axis=2) >= 0).all()


def test_the_simulated_waves_have_the_papers_spread_and_the_correlation() -> None:
    made = ERROR_RATES.World(ERROR_RATES.MEANS, ERROR_RATES.SDS, 0.6, counts=(20_000, 20_000, 20_000))
    scores = ERROR_RATES.simulate(made, 1, seed=1)[0]
    np.testing.assert_allclose(scores.mean(axis=0), ERROR_RATES.MEANS, atol=0.05)
    np.testing.assert_allclose(scores.std(axis=0), ERROR_RATES.SDS, rtol=0.02)
    np.testing.assert_allclose(np.corrcoef(scores.T)[np.triu_indices(3, 1)], 0.6, atol=0.02)


def test_the_vectorised_analyses_are_the_public_ones() -> None:
    from tornio.statistics import one_way_anova, paired_t_test, tukey_hsd

    scores = ERROR_RATES.simulate(TABLES["No change, but the worse off leave"].world(0.4), 40, seed=2)
    published, paired = ERROR_RATES.as_published(scores), ERROR_RATES.paired(scores)
    for number, study in enumerate(scores):
        waves = [wave[~np.isnan(wave)] for wave in study.T]
        both = study[~np.isnan(study[:, 2])]
        assert published["any change"][number] == (one_way_anova(waves).p < 0.05)
        assert published["six months"][number] == (tukey_hsd(waves).pairs[1].p < 0.05)
        assert paired["planned"][number] == (paired_t_test(both[:, 2], both[:, 0]).p < 0.05)
