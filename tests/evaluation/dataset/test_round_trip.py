"""What holds is written and read again as it was; what is spoilt is a fault or still holds, never a crash."""

from __future__ import annotations

import csv
import io
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tornio.evaluation.contract import TABLES
from tornio.evaluation.dataset import Dataset, Episode, ItemAnswer, Participant
from tornio.evaluation.reading import read
from tornio.evaluation.sheets import csv_sheet, parquet_sheet
from tornio.evaluation.writing import write
from tornio.vocabulary.fault import Fault, FaultyInput

pseudonyms = st.from_regex(r"[A-Za-z][\w.\-]{0,9}", fullmatch=True)
amounts = st.none() | st.floats(0, 48)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
SPOILT = (
    st.sampled_from(["", "-1", "0", "7", "1e9", "nan", "P1", "C1", "M2", "baseline", "none", '"', "\n"]) | texts
)


#: A cell of these or of a key may be right in itself and disagree with another, at which the fault then is.
SPOKEN_OF_ELSEWHERE = {
    *("participant", "group", "meeting", "withdrew_day", "consent_day", "outcome", "status", "practitioners"),
    *("form", "completers", "measure", "version", "wave", "rater", "day", "number"),
}


@st.composite
def datasets(draw) -> Dataset:
    people = draw(st.lists(pseudonyms, unique=True, max_size=4))
    days = st.none() | st.integers(-400, 400)
    return Dataset(
        title=draw(texts),
        synthetic=draw(st.booleans()),
        participants=tuple(Participant(each, "person", each, draw(days)) for each in people),
        items=tuple(
            ItemAnswer(
                each, "swemwbs", "1", "baseline", day, None, str(item), draw(st.none() | st.integers(1, 5))
            )
            for each in people
            for day in [draw(days)]
            for item in range(1, 8)
        ),
        episodes=tuple(
            Episode(f"E{number}", "pod", "yes", *draw(st.tuples(*[amounts] * 5)))
            for number in range(draw(st.integers(0, 3)))
        ),
        harms=draw(st.sampled_from([None, ()])),
    )


@settings(deadline=None)
@given(datasets(), st.sampled_from(["csv", "parquet"]))
def test_what_is_written_is_read_again(dataset, form):
    with tempfile.TemporaryDirectory() as folder:
        write(dataset, Path(folder, "study"), form)
        assert read(Path(folder, "study")) == dataset


@pytest.fixture(scope="module")
def spoiled(sample, tmp_path_factory):
    folder = tmp_path_factory.mktemp("spoiled") / "study"
    write(sample, folder)
    (folder / "scores.csv").unlink()  # as a site writes it: a spoilt answer is not betrayed by its score
    return folder


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_spoilt_cell_is_named_or_the_dataset_still_holds(sample, spoiled, data):
    table = TABLES[data.draw(st.sampled_from([name for name in sample.written if name != "scores"]))]
    path = spoiled / f"{table.name}.csv"
    before = path.read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(before, newline="")))
    row, column = data.draw(st.integers(1, len(rows) - 1)), data.draw(st.integers(0, len(table.names) - 1))
    rows[row][column] = data.draw(SPOILT)
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    found = faults(spoiled)
    path.write_text(before, encoding="utf-8", newline="")
    named = {(fault.file, fault.row, name) for fault in found for name in fault.field.split(", ")}
    cell = (path.name, row + 1, table.names[column])
    assert not found or cell in named or cell[2] in SPOKEN_OF_ELSEWHERE.union(table.key)


def faults(folder: Path) -> tuple[Fault, ...]:
    try:
        read(folder)
    except FaultyInput as error:
        return error.faults
    return ()


@settings(deadline=None)
@given(
    st.binary(max_size=200), st.sampled_from(list(TABLES.values())), st.sampled_from([csv_sheet, parquet_sheet])
)
def test_bytes_that_are_no_table_are_a_sheet_with_faults(content, table, form):
    sheet = form.parse(content, table)
    assert sheet.faults
    assert len({len(cells) for cells in sheet.columns}) == 1


@settings(deadline=None)
@given(st.data())
def test_cells_are_read_as_they_were_written(data):
    table = TABLES["episodes"]
    rows = data.draw(
        st.lists(
            st.tuples(
                pseudonyms,
                pseudonyms,
                pseudonyms,
                *[st.none() | st.floats(allow_nan=False, allow_infinity=False)] * 5,
            )
        )
    )
    columns = [list(cells) for cells in zip(*rows, strict=True)] or [[] for _ in table.names]
    assert list(csv_sheet.parse(csv_sheet.text_of(table, columns).encode(), table).columns) == columns
    assert list(parquet_sheet.parse(parquet_sheet.bytes_of(table, columns), table).columns) == columns


def test_a_dataset_that_is_written_twice_is_the_same_to_the_byte(sample, tmp_path):
    write(sample, tmp_path / "one")
    write(replace(sample), tmp_path / "two")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
