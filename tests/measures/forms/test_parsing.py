"""Forms in a file, one a row or one answer a row: read whole, or every fault with its row and column."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from tornio.measures import load, score
from tornio.measures.forms.grid import parse as parse_grid
from tornio.measures.forms.parsing import parse
from tornio.vocabulary.fault import FaultyInput


def test_one_form_a_row(read, wsas):
    found = read("who,1,2,3,4,5\nann,1,2,3,4,5\nbob,9,,3,4,5\n", wsas)
    assert found.labels == ("who",)
    assert [form.labels for form in found.forms] == [("ann",), ("bob",)]
    assert found.forms[0].answers == {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
    assert found.forms[1].answers == {"1": 9, "2": None, "3": 3, "4": 4, "5": 5}


def test_a_whole_number_may_have_a_point_and_a_nought(read, wsas):
    assert read("1,2,3,4,5\n1.0,2.00,3,4,5\n", wsas).forms[0].answers["2"] == 2


def test_one_answer_a_row(read, wsas):
    text = "who,item,answer\nann,1,1\nbob,q2,2\nann,item_2,3\nann,05,\n"
    found = read(text, wsas)
    assert [(form.labels, form.answers) for form in found.forms] == [
        (("ann",), {"1": 1, "2": 3, "5": None}),
        (("bob",), {"2": 2}),
    ]


def test_rows_of_other_measures_are_passed_over(read, wsas):
    (form,) = read("who,measure,item,answer\nann,wsas,1,8\nann,honos,1,4\nann,wsas,2,7\n", wsas).forms
    assert (form.labels, form.answers) == (("ann", "wsas"), {"1": 8, "2": 7})


def test_a_file_without_a_row_of_the_measure_is_not_scored_as_empty(faults, wsas):
    (found,) = faults("who,measure,item,answer\nann,honos,1,4\n", wsas)
    assert (found.field, found.rule) == ("measure", "No row is of this measure.")


def test_every_stray_answer_has_its_row_and_column(faults, wsas):
    found = faults("who,1,item_2,3,4,5\nann,1,10,3,4,5\n\nbob,-1,2,x,4.5,5\n", wsas)
    assert [(fault.row, fault.field, fault.value) for fault in found] == [
        (2, "item_2", "10"),
        (4, "1", "-1"),
        (4, "3", "x"),
        (4, "4", "4.5"),
    ]
    assert "0, 1, 2, 3, 4, 5, 6, 7, 8" in found[0].rule


def test_not_available_is_not_taken_for_empty(faults, wsas):
    (found,) = faults("1,2,3,4,5\n1,NA,3,4,5\n", wsas)
    assert (found.value, found.cure) == ("NA", "Correct it, or leave it empty where there is no answer.")


def test_an_item_needs_its_column(faults, wsas):
    found = faults("who,1,2,4\nann,1,2,4\n", wsas)
    assert [(fault.row, fault.field) for fault in found] == [(1, "item 3"), (1, "item 5")]


def test_two_columns_for_one_item(faults, wsas):
    (found,) = faults("1,2,3,item_3,4,5\n1,2,3,3,4,5\n", wsas)
    assert (found.row, found.field) == (1, "3, item_3")


def test_a_file_of_another_measure_is_not_scored_as_far_as_it_goes(faults, wsas):
    (found,) = faults("1,2,3,4,5,6\n1,2,3,4,5,6\n", wsas)
    assert (found.field, found.rule) == ("6", "WSAS has no such item.")


def test_a_typed_in_score_is_not_taken_over(faults, wsas):
    (found,) = faults("1,2,3,4,5,total\n1,2,3,4,5,15\n", wsas)
    assert found.field == "total"


def test_header_and_answers_are_judged_together(faults, wsas):
    assert [fault.row for fault in faults("1,2,3,4,total\n1,2,3,44,10\n", wsas)] == [1, 1, 2]


def test_a_companion_has_its_own_codes(faults, read):
    honos, items = load("honos"), ",".join(map(str, range(1, 13)))
    assert len(read(f"{items},8_kind\n{'1,' * 12}B\n{'1,' * 12}\n", honos).forms) == 2
    (found,) = faults(f"{items},8_kind\n{'1,' * 12}K\n", honos)
    assert (found.row, found.field, found.value) == (2, "8_kind", "K")


def test_an_item_answered_twice_on_one_form(faults, wsas):
    (found,) = faults("who,item,answer\nann,1,1\nann,q1,2\nbob,1,2\n", wsas)
    assert (found.row, found.field, found.value) == (3, "item", "q1")


def test_an_unknown_item_and_a_stray_answer(faults, wsas):
    found = faults("who,item,answer\nann,6,1\nann,1,12\nann,,1\n", wsas)
    assert [(fault.row, fault.field, fault.value) for fault in found] == [
        (2, "item", "6"),
        (3, "answer", "12"),
        (4, "item", ""),
    ]


cells = st.text(st.sampled_from('019-.,;\n\r\t"= aé\0'), max_size=40)


@given(
    st.one_of(
        st.binary(max_size=60), cells.map(str.encode), cells.map(lambda text: f"1,2,3,4,5\n{text}".encode())
    )
)
def test_whatever_the_file_holds_there_are_forms_or_faults(content):
    wsas = load("wsas")
    forms = ()
    with suppress(FaultyInput):
        forms = parse(parse_grid(content, "answers.csv"), wsas).forms
    assert all(score(wsas, form.answers).of == 5 for form in forms)


def test_rows_of_the_wrong_width_are_told_with_all_other_faults(faults, wsas):
    found = faults("who,1,2,3,4,5\nann,1,2\nbob,1,2,3,4,99\ncid,1,2,3,4,5,6\n", wsas)
    assert [(fault.row, fault.field) for fault in found] == [
        (2, "the whole row"),
        (3, "5"),
        (4, "the whole row"),
    ]
