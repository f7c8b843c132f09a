"""What reading says of a folder that holds no dataset. Each test spoils a folder that holds one."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import csv, parquet

from tornio.evaluation.reading import read
from tornio.evaluation.writing import write
from tornio.vocabulary.fault import FaultyInput


@pytest.fixture
def folder(sample, tmp_path):
    write(sample, tmp_path / "study")
    return tmp_path / "study"


def spoil(folder, file, old, new):
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def faults(folder):
    with pytest.raises(FaultyInput) as error:
        read(folder)
    return error.value.faults


def the_fault(folder):
    (fault,) = faults(folder)
    return fault


def test_a_folder_that_is_not_there(tmp_path):
    assert the_fault(tmp_path / "nowhere").rule == "There is no such folder."


def test_a_file_that_is_a_folder(folder):
    (folder / "waves.csv").unlink()
    (folder / "waves.csv").mkdir()
    fault = the_fault(folder)
    assert (fault.file, fault.rule) == ("waves.csv", "The file cannot be read: Is a directory.")


def test_a_folder_that_may_not_be_read(folder, monkeypatch):
    def closed(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", closed)
    assert the_fault(folder).rule == "The folder cannot be read: Permission denied."


def test_a_file_that_is_not_there(folder):
    (folder / "waves.csv").unlink()
    fault = the_fault(folder)
    assert (fault.file, fault.rule) == ("waves.csv", "The file is not there.")
    assert "participant,wave,status,day,reason,mode" in fault.cure


def test_an_empty_folder_lacks_every_table_that_must_be_there(tmp_path):
    assert len(faults(tmp_path)) == 9


def test_scores_may_be_absent_and_are_computed(folder, sample):
    (folder / "scores.csv").unlink()
    assert read(folder) == sample


def test_harms_may_be_absent_and_are_then_not_recorded(folder):
    (folder / "harms.csv").unlink()
    assert read(folder).harms is None


def test_a_misspelt_file_is_not_passed_over(folder):
    (folder / "harms.csv").rename(folder / "harm.csv")
    fault = the_fault(folder)
    assert (fault.file, fault.rule) == ("harm.csv", "The contract has no such table.")
    assert fault.cure.startswith("Did you mean ‘harms’?")


def test_a_table_in_both_formats(folder):
    (folder / "waves.parquet").write_bytes(b"")
    assert the_fault(folder).rule == "The table is there twice: waves.csv and waves.parquet."


def test_a_column_that_is_not_there(folder):
    spoil(folder, "items.csv", ",rater,", ",assessor,")
    unknown, missing = faults(folder)
    assert (unknown.file, unknown.row, unknown.field) == ("items.csv", 1, "assessor")
    assert (missing.file, missing.row, missing.field) == ("items.csv", 1, "rater")


def test_a_misspelt_column_is_met_with_the_nearest(folder):
    spoil(folder, "items.csv", "participant,measure", "Participant,measure")
    assert faults(folder)[0].cure.startswith("Did you mean ‘participant’?")


def test_a_column_that_stands_twice(folder):
    spoil(folder, "harms.csv", "harm,participant,kind,day\n", "harm,participant,kind,kind\n")
    assert [fault.rule for fault in faults(folder)] == [
        "The column stands 2 times.",
        "The column is not there.",
    ]


def test_columns_may_stand_in_any_order(folder, sample):
    (folder / "attendance.csv").write_text("relationship,meeting,member\npartner,M1,C1\nfriend,M1,N2\n")
    assert read(folder) == sample


def test_what_excel_adds_is_read(folder, sample):
    for path in folder.glob("*.csv"):
        text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + text.encode() + b",,,\r\n\r\n")
    assert read(folder) == sample


def test_what_pandas_makes_of_whole_numbers_with_gaps_is_read(folder, sample):
    spoil(folder, "participants.csv", ",35,", ",35.0,")
    assert read(folder) == sample


def test_another_encoding(folder):
    (folder / "waves.csv").write_bytes("participant\nJosé\n".encode("latin-1"))
    fault = the_fault(folder)
    assert (fault.file, fault.row) == ("waves.csv", 2)
    assert fault.rule == "A dataset is written in UTF-8; byte 16 of the file is not."


def test_semicolons(folder):
    spoil(folder, "waves.csv", ",", ";")
    assert the_fault(folder).rule == "The columns are not separated by commas."


def test_an_empty_file(folder):
    (folder / "waves.csv").write_bytes(b"")
    assert the_fault(folder).rule == "The file is empty."


def test_a_quotation_mark_that_is_never_closed(folder):
    spoil(folder, "waves.csv", "P1,baseline", '"P1,baseline')
    assert the_fault(folder).rule.startswith("This is not a CSV file: ")


def test_a_row_with_a_cell_too_few_is_one_fault(folder):
    spoil(folder, "participants.csv", "P1,person,P1,", "P1,person,P1")
    fault = the_fault(folder)
    assert (fault.file, fault.row, fault.field, fault.value) == (
        "participants.csv",
        2,
        "the whole row",
        "7 cells",
    )


def test_a_word_where_a_number_should_be(folder):
    spoil(folder, "participants.csv", ",35,", ",NA,")
    fault = the_fault(folder)
    assert (fault.file, fault.row, fault.field, fault.value) == ("participants.csv", 2, "age", "NA")
    assert fault.rule == "This is not a whole number (years)."
    assert fault.cure == "Write digits; leave it empty if not known."


@pytest.mark.parametrize("number", ["1_000", "１２", "0x1", "1e400", "nan", "inf", " 4", "--4", "4-"])
def test_what_python_would_take_for_a_number_and_nobody_else(folder, number):
    spoil(folder, "episodes.csv", "61.25", number)
    assert the_fault(folder).field == "contact_minutes"


def test_a_score_that_was_typed(folder):
    spoil(folder, "scores.csv", "0,18,", "0,17,")
    fault = the_fault(folder)
    assert (fault.file, fault.row, fault.field, fault.value) == ("scores.csv", 2, "score", "17")
    assert fault.cure.startswith("The items say ‘18’.")


def test_faults_of_every_file_come_at_once(folder):
    (folder / "waves.csv").unlink()
    spoil(folder, "participants.csv", ",35,", ",350,")
    spoil(folder, "episodes.csv", "E2,community", "E2,crisis")
    assert {fault.file for fault in faults(folder)} == {"waves.csv", "participants.csv", "episodes.csv"}


def test_a_file_that_is_no_parquet(folder):
    (folder / "waves.csv").unlink()
    (folder / "waves.parquet").write_bytes(b"PAR1, or not")
    fault = the_fault(folder)
    assert fault.file == "waves.parquet"
    assert fault.rule.startswith("This is not a Parquet file: ")


def test_parquet_as_pandas_writes_it(folder, sample):
    # gaps make whole numbers floats, texts may be dictionaries, and nothing says which columns may be empty
    ages, days = pa.array([35.0, 52.0, float("nan"), None]), pa.array([0.0, 1.0, 2.0, float("nan")])
    table = csv.read_csv(
        folder / "participants.csv", convert_options=csv.ConvertOptions(strings_can_be_null=True)
    )
    table = table.set_column(5, "age", ages).set_column(3, "consent_day", days)
    table = table.set_column(1, "group", table["group"].dictionary_encode())
    (folder / "participants.csv").unlink()
    parquet.write_table(table, folder / "participants.parquet")
    assert read(folder) == sample


def test_parquet_with_other_kinds(folder):
    table = csv.read_csv(folder / "harms.csv").set_column(3, "day", pa.array([dt.date(2017, 2, 1)]))
    (folder / "harms.csv").unlink()
    parquet.write_table(table, folder / "harms.parquet")
    fault = the_fault(folder)
    assert (fault.file, fault.row, fault.field, fault.value) == ("harms.parquet", 2, "day", "2017-02-01")


def test_assumptions_that_are_none(folder):
    described = json.loads((folder / "datapackage.json").read_text())
    (folder / "datapackage.json").write_text(json.dumps(described | {"assumptions": ["nobody lied"]}))
    assert the_fault(folder).field == "assumptions"


def test_a_description_that_is_a_folder(folder):
    (folder / "datapackage.json").unlink()
    (folder / "datapackage.json").mkdir()
    assert the_fault(folder).rule == "The file cannot be read: Is a directory."


def test_without_a_description_the_people_are_real_and_the_study_has_no_title(folder):
    (folder / "datapackage.json").unlink()
    dataset = read(folder)
    assert (dataset.synthetic, dataset.title) == (False, "A study without a title")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"synthetic": "no"}, "synthetic"),
        ({"synthetic": None}, "synthetic"),
        ({"title": 7}, "title"),
        ({"waves": ["baseline", "baseline"]}, "waves"),
        ({"waves": []}, "waves"),
        ({"services": "pod"}, "services"),
    ],
)
def test_a_description_that_is_not_one(folder, change, field):
    described = json.loads((folder / "datapackage.json").read_text())
    (folder / "datapackage.json").write_text(json.dumps(described | change))
    fault = the_fault(folder)
    assert (fault.file, fault.field) == ("datapackage.json", field)


@pytest.mark.parametrize("text", ["", "[]", "{", "\x80"])
def test_a_description_that_is_no_json_object(folder, text):
    (folder / "datapackage.json").write_bytes(text.encode("latin-1"))
    assert the_fault(folder).file == "datapackage.json"


def test_a_study_may_have_other_waves(folder):
    spoil(folder, "datapackage.json", '"3 months"', '"12 weeks"')
    assert {fault.field for fault in faults(folder)} == {"wave"}
    for file in ("waves.csv", "items.csv", "scores.csv"):
        spoil(folder, file, "3 months", "12 weeks")
    assert read(folder).wave_ids == ("baseline", "12 weeks", "6 months")
