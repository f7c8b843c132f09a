"""What every measure's score keeps, whichever answers there are: drawn from the definitions themselves."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.measures import Definition, NotScorable, Score, library, score, score_all
from tornio.measures.parsing import parse
from tornio.vocabulary.fault import FaultyInput

DEFINITIONS = list(library().values())
SCALES = [(definition, scale) for definition in DEFINITIONS for scale in definition.scales]


def codes(item):
    return [option.code for option in item.options]


@st.composite
def filled_in(draw, definition: Definition, *, gaps: bool = True):
    """Answers to every item, or, with gaps, also missing codes and no answer."""
    none = [None] if gaps else []
    return {
        item.id: draw(st.sampled_from([*codes(item), *(m.code for m in item.missing if gaps), *none]))
        for item in definition.items
    }


forms = st.sampled_from(DEFINITIONS).flatmap(lambda one: st.tuples(st.just(one), filled_in(one)))
complete = st.sampled_from(DEFINITIONS).flatmap(lambda one: st.tuples(st.just(one), filled_in(one, gaps=False)))


def obvious(definition, scale, answers):
    """The slow twin: the rules once more, as one would do it on paper."""
    given = [answers[item] for item in scale.items if answers[item] in codes(definition.item(item))]
    if len(given) < scale.missing.at_least:
        return None
    if scale.method == "lookup":
        return dict(scale.table)[sum(given)]
    if scale.method == "mean":
        return sum(given) / len(given)
    if scale.missing.unanswered == "mean of the others":
        mean = sum(given) / len(given)
        return sum(given) + mean * (len(scale.items) - len(given))
    return sum(given)


@given(forms)
def test_scores_as_one_would_on_paper(form):
    definition, answers = form
    for scale, found in zip(definition.scales, score_all(definition, answers), strict=True):
        value = found.value if isinstance(found, Score) else None
        expected = obvious(definition, scale, answers)
        assert value == (None if expected is None else pytest.approx(expected))


@given(forms)
def test_a_score_lies_in_its_range_and_says_from_how_many(form):
    definition, answers = form
    for scale, found in zip(definition.scales, score_all(definition, answers), strict=True):
        assert (found.measure, found.version, found.scale) == (definition.id, definition.version, scale.id)
        assert found.of == len(scale.items)
        if isinstance(found, Score):
            assert scale.minimum <= found.value <= scale.maximum
            assert scale.missing.at_least <= found.answered <= found.of
            assert found.direction == scale.direction


@given(forms)
def test_not_scorable_has_a_sentence_and_no_number(form):
    definition, answers = form
    for found in score_all(definition, answers):
        if isinstance(found, NotScorable):
            assert not hasattr(found, "value")
            assert found.because.endswith(".")


@given(forms)
def test_no_answer_is_no_answer_however_it_is_given(form):
    definition, answers = form
    missing = {item.id: item.answers.missing_codes for item in definition.items}
    without = {item: code for item, code in answers.items() if code is not None and code not in missing[item]}
    assert score_all(definition, answers) == score_all(definition, without)


@given(forms, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_does_not_matter(form, random: Random):
    definition, answers = form
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    assert score_all(definition, dict(shuffled)) == score_all(definition, answers)


@given(complete, st.data())
def test_a_higher_answer_never_lowers_a_score(form, data):
    definition, answers = form
    item = data.draw(st.sampled_from(definition.items))
    higher = data.draw(st.sampled_from([code for code in codes(item) if code >= answers[item.id]]))
    before, after = score_all(definition, answers), score_all(definition, {**answers, item.id: higher})
    assert all(b.value <= a.value for b, a in zip(before, after, strict=True))


def test_a_reversed_item_counts_from_the_other_end(small):
    one = parse(small)
    other = parse(small.replace('reversed = ["2"]', 'reversed = ["1", "3"]'))
    for first, second, third in product(range(3), repeat=3):
        answers = {"1": first, "2": second, "3": third}
        assert score(one, answers).value == first + (2 - second) + third
        assert score(one, answers).value + score(other, answers).value == one.primary.maximum


def test_the_mean_of_the_others_stands_in_for_a_reversed_item_too(small):
    assert score(parse(small), {"1": 2, "2": 0}).value == 6  # 2, and 2 the other way round


def test_an_option_can_be_worth_something_else_than_its_code(small):
    definition = parse(small.replace("{ code = 1 }", "{ code = 7, value = 1 }"))
    assert score(definition, {"1": 7, "2": 7, "3": 7}).value == 3
    assert score(definition, {"1": 7, "3": 7}, "looked-up").value == 55


@pytest.mark.parametrize(("definition", "scale"), SCALES, ids=lambda part: part.id)
def test_the_least_and_the_most_reach_the_range(definition, scale):
    for pick, reached in ((min, scale.minimum), (max, scale.maximum)):
        answers = {item.id: pick(codes(item)) for item in definition.items}
        assert score(definition, answers, scale.id).value == reached


@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda one: one.id)
def test_nothing_answered_is_not_scorable(definition):
    assert all(isinstance(found, NotScorable) for found in score_all(definition, {}))


@pytest.mark.parametrize("answer", [5, -1, 3.0, "3", True, float("nan")], ids=repr)
def test_refuses_what_is_no_option(answer):
    with pytest.raises(FaultyInput) as caught:
        score(library()["honos"], {"1": answer})
    (fault,) = caught.value.faults
    assert (fault.field, fault.value) == ("item 1", str(answer))
    assert "0, 1, 2, 3, 4, or 9 for ‘not known’" in fault.rule


def test_takes_whole_numbers_of_other_kinds():
    numpy = pytest.importorskip("numpy")
    answers = dict.fromkeys(map(str, range(1, 13)), numpy.int64(2))
    assert score(library()["honos"], answers).value == 24


def test_refuses_every_stray_answer_at_once_even_outside_the_scale():
    with pytest.raises(FaultyInput) as caught:
        score(library()["honos"], {"1": 7, "13": 1, "12": 8}, "behaviour")
    assert [fault.field for fault in caught.value.faults] == ["item 1", "item 13", "item 12"]


def test_refuses_an_unknown_scale():
    with pytest.raises(FaultyInput, match="It has: total, behaviour, impairment, symptoms, social"):
        score(library()["honos"], {}, "grand total")
