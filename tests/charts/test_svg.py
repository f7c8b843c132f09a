from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.charts.svg import element, group, number


@given(st.text(), st.text())
def test_any_text_survives_being_written_and_read(inside: str, attribute: str) -> None:
    root = ET.fromstring(str(element("text", inside, id=attribute)))
    for written, read in ((inside, root.text or ""), (attribute, root.attrib["id"])):
        # XML itself turns line ends and, in attributes, white space into others.
        assert readable(written).split() == read.split()


def readable(words: str) -> str:
    allowed = ("\t", "\n", "\r")
    return "".join(c if c in allowed or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in words)


def test_a_control_character_does_not_break_the_file() -> None:
    assert (
        ET.fromstring(str(element("text", "a\x00b\x1bc"))).text
        == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"
    )


def test_markup_in_text_stays_text() -> None:
    assert "<script>" not in str(element("text", "<script>alert(1)</script>", id='"><script>'))


def test_names_and_gaps() -> None:
    assert str(element("line", x1=1, stroke_width=1.5, fill=None)) == '<line x1="1" stroke-width="1.5"/>'
    assert str(group([element("g")], class_="thin")) == '<g class="thin"><g/></g>'


@pytest.mark.parametrize(
    ("value", "written"), [(1, "1"), (-0.001, "0"), (2.50, "2.5"), (100, "100"), (1.239, "1.24")]
)
def test_coordinates_are_short(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_not_finite_is_never_drawn(value: float) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        element("line", x1=value)
