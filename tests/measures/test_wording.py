"""A site's licensed wording: by language, complete, and for this version of the measure; otherwise topics."""

from __future__ import annotations

import pytest

from tornio.measures.parsing import parse
from tornio.measures.reading import wording
from tornio.measures.wording import questions
from tornio.vocabulary.fault import FaultyInput

WORDS = """
measure = "garden"
version = "2"
language = "fi"
permission = "Letter of 1 May 2026"
instructions = "Vastaa kaikkiin."

[[answers]]
id = "amount"
options = [{ code = 0, label = "ei lainkaan" }, { code = 9, label = "en nähnyt" }]

[[items]]
id = "1"
text = "Paljonko kukkia?"
options = [{ code = 2, label = "meri" }]

[[items]]
id = "2"
text = "Paljonko rikkaruohoja?"

[[items]]
id = "3"
text = "Paljonko muuta?"
"""


@pytest.fixture
def garden(small):
    return parse(small)


@pytest.fixture
def worded(tmp_path, garden):
    """Reads a wording of the garden from a site's folder, after replacing some of its text."""

    def read(old="", new=""):
        (tmp_path / "fi").mkdir(exist_ok=True)
        (tmp_path / "fi" / "garden.toml").write_text(WORDS.replace(old, new, 1), encoding="utf-8")
        return wording(garden, "fi", tmp_path)

    return read


def labels(question):
    return [option.label for option in (*question.options, *question.missing)]


def test_without_a_wording_a_question_is_its_topic(garden):
    first, _, third = questions(garden)
    assert (first.text, first.is_topic, labels(first)) == ("flowers", True, ["none", "", "much", "not seen"])
    assert (third.text, third.is_topic) == ("item 3", True)


def test_the_wording_takes_the_place_of_the_topic(garden, worded):
    first, second, _ = questions(garden, worded())
    assert (first.text, first.is_topic) == ("Paljonko kukkia?", False)
    assert labels(second) == ["ei lainkaan", "", "much", "en nähnyt"]


def test_an_item_can_word_its_own_answers(garden, worded):
    first, *_ = questions(garden, worded())
    assert labels(first) == ["ei lainkaan", "", "meri", "en nähnyt"]


def test_a_wording_changes_no_code(garden, worded):
    plain, said = questions(garden), questions(garden, worded())
    assert [[o.code for o in q.options] for q in said] == [[o.code for o in q.options] for q in plain]


def test_another_language_is_another_file(garden, worded, tmp_path):
    worded()
    assert wording(garden, "en", tmp_path) is None


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('version = "2"', 'version = "1"', "version"),
        ('measure = "garden"', 'measure = "park"', "measure"),
        ('language = "fi"', 'language = "sv"', "language"),
        ("Letter of 1 May 2026", "", "permission"),
        ('id = "3"', 'id = "4"', "items[3]"),
        ('id = "3"', 'id = "4"', "items[4]"),
        ("Paljonko muuta?", " ", "items[3].text"),
        ("code = 9", "code = 8", "answers[amount].options"),
        ("code = 2", "code = 3", "items[1].options"),
        ('label = "meri"', 'label = "meri", value = 4', "items[1].options"),
        ('id = "amount"', 'id = "amounts"', "answers[amounts]"),
        ("instructions", "instruction", "instruction"),
    ],
)
def test_refuses_a_wording_that_does_not_fit(worded, old, new, field):
    with pytest.raises(FaultyInput) as caught:
        worded(old, new)
    assert field in [fault.field for fault in caught.value.faults]
    assert all(fault.file == "fi/garden.toml" for fault in caught.value.faults)
