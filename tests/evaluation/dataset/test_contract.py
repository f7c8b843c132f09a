from __future__ import annotations

import dataclasses
import typing

import pytest

from tornio.evaluation.contract import SERVICES, TABLES, WAVES, Column, Table
from tornio.evaluation.tables import ROWS, Tables

HINTS = {
    "pseudonym": str,
    "word": str,
    "text": str,
    "whole number": int,
    "number": float,
}


def a_column(**changes):
    return Column(**({"name": "age", "kind": "whole number", "unit": "years", "meaning": "An age."} | changes))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_rows_have_the_columns_of_their_table(table):
    assert tuple(field.name for field in dataclasses.fields(ROWS[table.name])) == table.names


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_rows_have_the_kinds_of_their_columns(table):
    hints = typing.get_type_hints(ROWS[table.name])
    for column in table.columns:
        kind = HINTS[column.kind]
        assert hints[column.name] == (kind | None if column.may_be_empty else kind), column.name


def test_every_table_has_its_rows_in_a_dataset():
    assert list(TABLES) == list(ROWS)
    assert set(TABLES) < {field.name for field in dataclasses.fields(Tables)}


def test_what_a_column_refers_to_is_the_key_of_a_table():
    for table in TABLES.values():
        for column in table.columns:
            if column.refers:
                target, _, key = column.refers.partition(".")
                assert TABLES[target].key == (key,)


def test_a_dataset_has_the_waves_and_services_of_kent_unless_it_says_otherwise():
    assert Tables().wave_ids == tuple(WAVES) == ("baseline", "3 months", "6 months")
    assert Tables().service_ids == tuple(SERVICES) == ("pod", "community")


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"meaning": "age"}, "a meaning is a sentence"),
        ({"unit": ""}, "every number has a unit"),
        ({"kind": "word"}, "every number has a unit"),
        ({"codes": {"a": ""}}, "only a word has a code list"),
        ({"kind": "text", "unit": "", "minimum": 1}, "only a number has a range"),
    ],
)
def test_a_column_that_contradicts_itself_cannot_be(changes, named):
    with pytest.raises(ValueError, match=named):
        a_column(**changes)


def test_a_column_says_its_range_in_words():
    assert a_column().range == ""
    assert a_column(minimum=0).range == "0 or more"
    assert a_column(maximum=9).range == "9 or less"
    assert a_column(minimum=0, maximum=9).range == "0 to 9"


def test_a_table_whose_key_is_no_column_cannot_be():
    with pytest.raises(ValueError, match="its key names"):
        Table(name="ages", meaning="Ages.", key=("name",), columns=(a_column(),))


def test_a_table_with_a_column_twice_cannot_be():
    with pytest.raises(ValueError, match="two columns"):
        Table(name="ages", meaning="Ages.", key=("age",), columns=(a_column(), a_column()))
