from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from tornio.evaluation.dataset import Dataset
from tornio.measures import library


def test_scores_are_computed_from_the_items(sample):
    first = sample.scores[0]
    assert (first.participant, first.measure, first.scale, first.wave, first.day) == (
        "P1",
        "swemwbs",
        "raw",
        "baseline",
        0,
    )
    assert (first.score, first.because, first.answered, first.of) == (18.0, None, 7, 7)


def test_what_is_not_scorable_says_why_and_has_no_number(sample):
    row = next(row for row in sample.scores if row.participant == "P2")
    assert row.score is None
    assert row.because.startswith("6 of 7 items answered")


def test_every_scale_of_a_booklet_has_a_row(sample):
    found = [row.scale for row in sample.scores if row.measure == "honos"]
    assert found == [scale.id for scale in library()["honos"].scales]


def test_scores_that_are_given_may_differ_by_less_than_other_programs_write(sample):
    near = (replace(sample.scores[0], score=18 * (1 + 1e-12)), *sample.scores[1:])
    assert replace(sample, scores=near) == sample


def test_the_reason_why_there_is_no_score_may_be_worded_otherwise(sample):
    worded = tuple(replace(row, because=row.because and "An item is missing.") for row in sample.scores)
    assert replace(sample, scores=worded) == sample


def test_forms_are_scored(sample):
    assert [(form.form, form.meeting, form.completers, form.score) for form in sample.form_scores] == [
        ("F1", "M1", 2, 4.0),
        ("F2", "M2", 2, 3.0),
    ]


def test_network_members_are_listed_by_meeting_and_nobody_where_nobody_came(sample):
    assert {meeting: [row.member for row in rows] for meeting, rows in sample.network_members.items()} == {
        "M1": ["C1", "N2"],
        "M2": [],
        "M3": [],
    }


def test_scores_of_a_wave_leave_out_what_was_not_scorable(sample):
    assert sample.scores_of("swemwbs", "raw", "baseline") == {"P1": 18.0}
    assert sample.scores_of("swemwbs", "raw", "baseline", "carer") == {}


def test_a_dataset_cannot_be_changed(sample):
    with pytest.raises(FrozenInstanceError):
        sample.title = "Another"


def test_an_empty_dataset_holds():
    assert Dataset().scores == ()


def test_harms_that_nobody_recorded_are_not_harms_that_did_not_happen():
    assert "harms" not in Dataset().written
    assert "harms" in Dataset(harms=()).written
