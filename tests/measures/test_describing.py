"""The reference page is what the definitions say; nothing of them is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tornio.measures import library
from tornio.measures.describing import as_data, overview, page, reference

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "measures.md"


def test_the_page_in_the_documentation_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == reference(library()), "tornio measures --markdown > the page"


@pytest.mark.parametrize("one", library().values(), ids=library())
def test_a_page_says_all_that_must_be_said(one):
    text = "\n".join(page(one))
    said = [one.title, one.licence.notice, one.reviewer, one.review_date.isoformat(), one.items_note]
    said += [*one.references, *one.notes, *one.unverified]
    said += [scale.direction for scale in one.scales] + [scale.missing.words for scale in one.scales]
    said += [figure.source.rstrip(".") for figure in (*one.cutoffs, *one.reliable_changes, *one.norms)]
    assert [words for words in said if words not in text] == []


def test_a_figure_that_is_not_verified_is_marked():
    lines = page(library()["wsas"])
    (line,) = [line for line in lines if line.startswith("- `total` 8 points")]
    assert line.endswith("**Not verified.**")


@pytest.mark.parametrize("one", library().values(), ids=library())
def test_the_overview_has_direction_range_and_rights(one):
    text = " ".join(" ".join(overview(one)).split())
    assert f"{one.primary.minimum:g} to {one.primary.maximum:g}, {one.primary.better} is better" in text
    assert one.licence.notice in text
    assert f"{len(one.items)} items" in text


@pytest.mark.parametrize("one", library().values(), ids=library())
def test_as_data_goes_through_json_unchanged(one):
    data = as_data(one)
    assert json.loads(json.dumps(data)) == data
    assert data["scales"][0]["missing"]["source"] == one.primary.missing.source
    assert [item["answers"]["id"] for item in data["items"]] == [item.answers.id for item in one.items]
