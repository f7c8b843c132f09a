"""What a spreadsheet writes is read; what is no table is a named fault."""

from __future__ import annotations

import pytest

from tornio.measures.forms.grid import parse
from tornio.vocabulary.fault import FaultyInput

ROWS = (("a", "b"), ("c", "d"))


def rows(content: bytes):
    grid = parse(content, "file.csv")
    return (grid.header, *(cells for _, cells in grid.rows))


def fault(content: bytes):
    with pytest.raises(FaultyInput) as caught:
        parse(content, "file.csv")
    (found,) = caught.value.faults
    return found


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\nc,d\n",
        b"a,b\nc,d",
        b"a,b\r\nc,d\r\n",
        b"\xef\xbb\xbfa,b\r\nc,d\r\n",
        b"a;b\nc;d\n",
        b"a\tb\nc\td\n",
        b"\n\na,b\n\nc,d\n\n",
        b" a ,b\n c, d \n",
        b'"a","b"\n"c","d"\n',
    ],
    ids=["lf", "no end", "crlf", "bom", "semicolons", "tabs", "blank lines", "spaces", "quotes"],
)
def test_reads(content):
    assert rows(content) == ROWS


def test_reads_a_line_end_within_quotes():
    assert rows(b'a,b\n"c\nc",d\n') == (("a", "b"), ("c\nc", "d"))


def test_a_row_of_empty_cells_is_kept_unless_nothing_follows():
    assert rows(b"a,b\n,\nc,d\n,\n,\n") == (("a", "b"), ("", ""), ("c", "d"))


def test_what_cannot_be_read_is_shown():
    assert fault(b"a,b\nc,caf\xe9\n").value == "byte 0xe9"


def test_rows_are_numbered_as_in_the_file():
    grid = parse(b"a\n\nb\n\n\nc\n", "file.csv")
    assert [number for number, _ in grid.rows] == [3, 6]


@pytest.mark.parametrize(
    ("content", "words", "row"),
    [
        (b"", "is empty", None),
        (b"\n\n", "is empty", None),
        (b"a,b\nc,caf\xe9\n", "must be in UTF-8; byte 10 is not", 2),
        ("a,b\nc,d\n".encode("utf-16"), "must be in UTF-8", 1),
        (b'a,b\n"c,d\n', "not a CSV file", None),
        (b"a,b\nc," + b"d" * 200_000, "not a CSV file", None),
        (b"a,a\nc,d\n", "2 columns have this name", 1),
    ],
    ids=[
        "nothing",
        "lines",
        "latin-1",
        "utf-16",
        "open quote",
        "endless cell",
        "same name",
    ],
)
def test_refuses(content, words, row):
    found = fault(content)
    assert words in found.rule
    assert found.row == row


def test_every_ragged_row_is_a_fault_and_no_row():
    grid = parse(b"a,b\nc\nd,e\nf,g,h\n", "file.csv")
    assert [(found.row, found.value) for found in grid.faults] == [(2, "1 cell"), (4, "3 cells")]
    assert grid.rows == ((3, ("d", "e")),)
