"""A definition that contradicts itself cannot load, and says everything that is wrong with it."""

from __future__ import annotations

import pytest

from tornio.measures.parsing import parse
from tornio.vocabulary.fault import FaultyInput

#: What is spoilt (⏎ is a line end) | the field that must be named | words that must be said
CONTRADICTIONS = """
{ code = 1 } → { code = 2 }                          | answers[amount].options            | stands 2 times
code = 9 → code = 2                                  | answers[amount].missing            | cannot both
label = "not seen" → label = " "                     | answers[amount].missing            | says what it means
label = "not seen" → label = "not seen", value = 0   | answers[amount].missing            | worth nothing
{ code = 1 }, { code = 2, label = "much" } →         | answers[amount].options            | measures nothing
id = "2" → id = "1"                                  | items                              | stands 2 times
id = "looked-up" → id = "total"                      | scales                             | stands 2 times
answers = "amount" → answers = "amounts"             | items[1].answers                   | no set of answers
items = ["1", "3"] → items = ["1", "4"]              | scales[looked-up].items            | no item of
items = ["1", "3"] → items = ["1", "1"]              | scales[looked-up].items            | stands 2 times
items = ["1", "3"] → items = []                      | scales[looked-up].missing.at_least | Between 1 and all 0
reversed = ["2"] → reversed = ["4"]                  | scales[total].reversed             | Only an item
reversed = ["2"] → reversed = ["2", "2"]             | scales[total].reversed             | stands 2 times
[2, 55], →                                           | scales[looked-up].table            | has a gap
[4, 100]] → [4, 100], [5, 100]]                      | scales[looked-up].table            | No answers add up
[1, 30] → [1, 30], [1, 31]                           | scales[looked-up].table            | stands 2 times
method = "lookup" → method = "sum"                   | scales[looked-up].table            | only a look-up
method = "sum" → method = "lookup"                   | scales[total].table                | needs a table
maximum = 6 → maximum = 7                            | scales[total].maximum              | items reach is 6
maximum = 6 → maximum = 5                            | scales[total].maximum              | items reach is 6
maximum = 6 → maximum = 0                            | scales[total].maximum              | a greater maximum
minimum = 0⏎maximum = 6 → minimum = 1⏎maximum = 6    | scales[total].minimum              | items reach is 0
maximum = 100 → maximum = 99                         | scales[looked-up].maximum          | items reach is 100
at_least = 2⏎unanswered = "m → at_least = 4⏎unanswered = "m | scales[total].missing.at_least     | all 3 items
at_least = 2⏎unanswered = "m → at_least = 0⏎unanswered = "m | scales[total].missing.at_least     | Between 1
at_least = 2⏎unanswered = "m → at_least = 3⏎unanswered = "m | scales[total].missing.unanswered   | all 3 items
"mean of the others" → "none allowed"                 | scales[total].missing.unanswered   | all 3 items
unanswered = "none allowed" → unanswered = "left out" | scales[looked-up].missing.unanswered | has no row
method = "sum" → method = "mean"                     | scales[total].missing.unanswered   | leaves the others
item = "1" → item = "7"                              | companions[1-kind].item            | no item of
code = "T" → code = "R"                              | companions[1-kind].marks           | stands 2 times
at_least = 4 → at_least = 7                          | cutoffs[flourishing].at_least      | from 0 to 6
at_least = 4 → below = -1                            | cutoffs[flourishing].below         | from 0 to 6
at_least = 4 →                                       | cutoffs[flourishing].at_least      | has a bound
at_least = 4 → at_least = 4⏎above = 3                | cutoffs[flourishing].above         | the same side
at_least = 4 → at_least = 4⏎below = 2                | cutoffs[flourishing].at_most       | No score lies
scale = "total" → scale = "sum"                      | cutoffs[flourishing].scale         | no scale of
points = 2 → points = 0                              | reliable_changes[gardens].points   | more than none
points = 2 → points = 7                              | reliable_changes[gardens].points   | 6 points at most
mean = 3.5 → mean = 6.5                              | norms[gardens].mean                | from 0 to 6
sd = 1 → sd = -1                                     | norms[gardens].sd                  | not negative
n = 12 → n = 0                                       | norms[gardens].n                   | one score or more
n = 12 → n = 12⏎unverified = true                    | unverified                         | explained
id = "garden" → id = "The Garden"                    | id                                 | small letters
["A gardener's book, 1900."] → []                    | references                         | names its source
"A gardener's book, 1900." → ""                      | references                         | not be empty
"The book, page 2" → ""                              | scales[total].missing.source       | not be empty
"The book, page 4" → " "                             | cutoffs[flourishing].source        | not be empty
"The book, page 5" → ""                              | reliable_changes[gardens].source   | not be empty
"The book, page 6" → ""                              | norms[gardens].source              | not be empty
notice = "Nobody's" → notice = ""                    | licence.notice                     | not be empty
title = "Garden questionnaire" → title = ""          | title                              | not be empty
"""

SHAPES = """
better = "higher" → better = "higher"⏎colour = "red" | scales[total].colour               | no such key
better = "lower" → beter = "lower"                   | scales[looked-up].beter            | no such key
better = "lower" →                                   | scales[looked-up].better           | is needed
better = "lower" → better = "sideways"               | scales[looked-up].better           | ‘higher’, ‘lower’
review_date = 2026-11-23 →                           | review_date                        | is needed
2026-11-23 → "2026-11-23"                            | review_date                        | a date such as
2026-11-23 → 2026-11-23T12:00:00                     | review_date                        | a date such as
source = "The book, page 2" →                        | scales[total].missing.source       | is needed
items = ["1", "3"] → items = "some"                  | scales[looked-up].items            | a list in
code = 1 → code = "1"                                | answers[amount].options[2].code    | a whole number
code = 1 → code = 1.5                                | answers[amount].options[2].code    | a whole number
code = 1 → code = true                               | answers[amount].options[2].code    | a whole number
maximum = 6 → maximum = "6"                          | scales[total].maximum              | a finite number
maximum = 6 → maximum = inf                          | scales[total].maximum              | a finite number
maximum = 6 → maximum = nan                          | scales[total].maximum              | a finite number
[1, 30] → [1, 30, 31]                                | scales[looked-up].table[2]         | a list of 2 values
rater = "person" → rater = "dog"                     | rater                              | ‘practitioner’
topic = "weeds" → topic = 2                          | items[2].topic                     | a text in quotes
[licence] → [x]                                      | licence                            | is needed
"""


def cases(table: str) -> list[list[str]]:
    """The rows of a drawn table: what is spoilt, into what, the field, the words."""
    rows = [line.split(" | ") for line in table.strip().splitlines()]
    return [[*spoil.replace("⏎", "\n").split("→"), field, words] for spoil, field, words in rows]


@pytest.mark.parametrize(("old", "new", "field", "words"), cases(CONTRADICTIONS + SHAPES.lstrip()))
def test_refuses(spoilt, old, new, field, words):
    found = spoilt(old.strip(), new.strip())
    assert any(fault.field == field.strip() and words in fault.rule for fault in found), found


@pytest.mark.parametrize("name", ["items", "scales"])
def test_refuses_a_questionnaire_of_nothing(small, name):
    head, _, _ = small.partition("[licence]")
    with pytest.raises(FaultyInput) as caught:
        parse(f"{name} = []\n{head}")
    assert any(fault.field == name and "A questionnaire has" in fault.rule for fault in caught.value.faults)


def test_refuses_a_text_for_a_table():
    with pytest.raises(FaultyInput) as caught:
        parse('licence = "free"')
    assert ("licence", "This must be a table with keys.") in [(f.field, f.rule) for f in caught.value.faults]


def test_refuses_two_sets_of_answers_with_one_id(spoilt):
    twin = '[[answers]]\nid = "amount"\noptions = [{ code = 0 }, { code = 1 }]\n\n[[items]]'
    assert "answers" in [fault.field for fault in spoilt("[[items]]", twin)]


def test_refuses_to_leave_an_item_out_of_a_sum_in_which_nothing_is_worth_more_than_0(spoilt):
    faults = spoilt(
        '"mean of the others"', '"left out"',
        'code = 0, label = "none"', 'code = 3, label = "none"',
    )  # fmt: skip
    assert any("counts as 0" in fault.rule for fault in faults)


def test_refuses_a_stand_in_among_items_of_different_ranges(spoilt):
    more = '[[answers]]\nid = "more"\noptions = [{ code = 0 }, { code = 8 }]\n\n[[items]]'
    faults = spoilt("[[items]]", more, 'topic = "weeds"\nanswers = "amount"', 'answers = "more"')
    assert any("have the same range" in fault.rule for fault in faults)


def test_every_fault_names_the_file_a_rule_and_a_cure(spoilt):
    faults = spoilt("maximum = 6", "maximum = 7", "review_date = 2026-11-23", "", "points = 2", "points = 0")
    assert len(faults) == 3
    assert all(fault.file == "garden.toml" and fault.rule and fault.cure for fault in faults)


def test_says_what_is_wrong_in_shape_and_in_sense_together(spoilt):
    faults = spoilt(
        "code = 9", "code = 2",
        "[2, 55], ", "",
        "maximum = 6", "maximum = 7",
        'reversed = ["2"]', 'reversed = ["4"]',
        '"The book, page 4"', '""',
        "mean = 3.5", 'mean = "3.5"',
        'time_frame = "This week"', "",
    )  # fmt: skip
    assert sorted(fault.field for fault in faults) == [
        "answers[amount].missing",
        "cutoffs[flourishing].source",
        "norms[gardens].mean",
        "scales[looked-up].table",
        "scales[total].maximum",
        "scales[total].reversed",
        "time_frame",
    ]


def test_does_not_judge_what_refers_to_an_unreadable_part(spoilt):
    assert [fault.field for fault in spoilt('topic = "weeds"', "topic = 2")] == ["items[2].topic"]
    assert [fault.field for fault in spoilt('better = "higher"', "better = 1")] == ["scales[total].better"]


def test_offers_the_key_that_was_meant(spoilt):
    assert any(fault.cure == "Is ‘better’ meant?" for fault in spoilt('better = "lower"', 'beter = "lower"'))


def test_a_file_that_is_no_toml_says_where(small):
    with pytest.raises(FaultyInput, match="line 2"):
        parse('id = "garden"\nversion = = 2')


def test_a_definition_without_a_fault_loads(small):
    assert parse(small).title == "Garden questionnaire"
