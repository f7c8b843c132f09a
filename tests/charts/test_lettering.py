from hypothesis import given
from hypothesis import strategies as st

from tornio.charts.lettering import width, wrap


@given(st.text(), st.floats(20, 400))
def test_no_word_is_lost_and_no_line_too_wide(words: str, room: float) -> None:
    lines = wrap(words, room)
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(width(line) <= room or len(line) == 1 for line in lines)


def test_lines_break_between_words() -> None:
    assert wrap("discharged or disengaged", 100) == ("discharged or", "disengaged")


def test_a_word_too_long_for_its_line_is_broken() -> None:
    assert len(wrap("Donaudampfschifffahrtsgesellschaft", 80)) > 1


def test_bold_is_wider() -> None:
    assert width("Baseline", bold=True) > width("Baseline")


def test_nothing_takes_no_line() -> None:
    assert wrap("  ", 100) == ()
