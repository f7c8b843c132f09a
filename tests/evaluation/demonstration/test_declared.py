"""What the demonstration says of itself is true of it."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import stdev

import pytest

from tornio import statistics
from tornio.evaluation.dataset import Dataset
from tornio.evaluation.demonstration.declared import ASSUMPTIONS, DEPARTURES
from tornio.measures import load

WAVES = ("baseline", "3 months", "6 months")


def departure(which: str) -> str:
    return next(each.sentence for each in DEPARTURES if each.id == which)


def anova(dataset: Dataset, measure: str) -> statistics.OneWayAnova:
    scale = load(measure).primary.id
    return statistics.one_way_anova([list(dataset.scores_of(measure, scale, wave).values()) for wave in WAVES])


def test_every_remark_has_its_own_id() -> None:
    ids = [remark.id for remark in (*ASSUMPTIONS, *DEPARTURES)]
    assert len(set(ids)) == len(ids)


def test_they_are_written_and_read_again(kent: Path, dataset: Dataset) -> None:
    said = json.loads((kent / "datapackage.json").read_text(encoding="utf-8"))
    assert said["synthetic"] is True
    assert [each["id"] for each in said["assumptions"]] == [each.id for each in ASSUMPTIONS]
    assert (dataset.assumptions, dataset.departures) == (ASSUMPTIONS, DEPARTURES)


@pytest.mark.parametrize("service", ["pod", "community"])
def test_the_nearest_sd_of_bed_days_is_the_one_in_the_data(dataset: Dataset, service: str) -> None:
    days = [row.bed_days for row in dataset.episodes if row.service == service and row.bed_days is not None]
    assert f"sd {stdev(days):.2f}" in departure(f"bed-days-{service}")


def test_swemwbs_has_another_f_than_printed(dataset: Dataset) -> None:
    found = anova(dataset, "swemwbs")
    assert f"about {found.statistic:.1f}" in departure("swemwbs-f")
    assert f"{found.statistic:.3f}" != "13.668"


def test_cmhs_has_119_degrees_of_freedom(dataset: Dataset) -> None:
    found = anova(dataset, "cmhs-2017")
    assert found.df[-1] == 119
    assert f"about {found.statistic:.1f}" in departure("cmhs-f")
