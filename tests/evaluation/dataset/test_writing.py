from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tornio.evaluation import writing
from tornio.evaluation.contract import TABLES
from tornio.evaluation.reading import read
from tornio.evaluation.writing import write
from tornio.vocabulary.fault import FaultyInput


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_what_is_written_is_read_again(sample, tmp_path, form):
    write(sample, tmp_path / "study", form)
    assert read(tmp_path / "study") == sample


def test_a_csv_file_is_plain(sample, tmp_path):
    write(sample, tmp_path / "study")
    assert (tmp_path / "study/episodes.csv").read_bytes() == (
        b"episode,service,closed,honos_baseline,honos_six_months,bed_days,contact_minutes,face_to_face_minutes\n"
        b"E1,pod,yes,18,12,0,61.25,70\n"
        b"E2,community,no,,,,,\n"
    )


def test_a_parquet_file_has_types(sample, tmp_path):
    write(sample, tmp_path / "study", "parquet")
    schema = pq.read_schema(tmp_path / "study/participants.parquet")
    assert [str(kind) for kind in schema.types] == ["string"] * 3 + ["int64"] * 3 + ["string"] * 2


def test_a_dataset_replaces_a_dataset(sample, tmp_path):
    write(sample, tmp_path / "study", "parquet")
    write(replace(sample, title="Another"), tmp_path / "study")
    assert read(tmp_path / "study").title == "Another"
    assert not list((tmp_path / "study").glob("*.parquet"))


def test_nothing_else_is_ever_replaced(sample, tmp_path):
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(FaultyInput, match="holds something else than a dataset"):
        write(sample, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_is_no_folder(sample, tmp_path):
    (tmp_path / "study").write_text("")
    with pytest.raises(FaultyInput, match="This is a file"):
        write(sample, tmp_path / "study")


def test_another_format(sample, tmp_path):
    with pytest.raises(FaultyInput, match="Write csv or parquet"):
        write(sample, tmp_path / "study", "xlsx")


def test_a_failure_half_way_leaves_what_was_there(sample, tmp_path, monkeypatch):
    write(sample, tmp_path / "study")

    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr(writing.description, "written", full)
    with pytest.raises(OSError, match="No space left"):
        write(replace(sample, title="Another"), tmp_path / "study")
    assert [path.name for path in tmp_path.iterdir()] == ["study"]
    assert read(tmp_path / "study") == sample


def test_a_failure_at_the_last_step_leaves_what_was_there(sample, tmp_path, monkeypatch):
    write(sample, tmp_path / "study")
    rename = Path.rename

    def stuck(self, target):
        if self.name == "whole":
            raise OSError("Device or resource busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stuck)
    with pytest.raises(OSError, match="busy"):
        write(replace(sample, title="Another"), tmp_path / "study")
    assert read(tmp_path / "study") == sample


def test_the_description_has_every_column_with_its_type_unit_codes_and_meaning(sample, tmp_path):
    write(sample, tmp_path / "study")
    described = json.loads((tmp_path / "study/datapackage.json").read_text())
    assert (described["title"], described["synthetic"]) == (sample.title, True)
    resources = {each["name"]: each for each in described["resources"]}
    assert {name: tuple(f["name"] for f in each["schema"]["fields"]) for name, each in resources.items()} == {
        name: table.names for name, table in TABLES.items()
    }
    assert resources["items"]["schema"]["primaryKey"] == ["participant", "measure", "wave", "item"]
    assert resources["attendance"]["schema"]["foreignKeys"] == [
        {"fields": "meeting", "reference": {"resource": "meetings", "fields": "meeting"}}
    ]
    age = resources["participants"]["schema"]["fields"][5]
    assert age == {
        "name": "age",
        "type": "integer",
        "description": "Age at consent. Empty: not known.",
        "constraints": {"required": False, "minimum": 0, "maximum": 120},
        "unit": "years",
    }
    wave = resources["waves"]["schema"]["fields"][1]
    assert wave["constraints"]["enum"] == ["baseline", "3 months", "6 months"]
