"""Each policy as its publisher words it; the sources stand with the policies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.disclosure import POLICIES, Protected, policy
from tornio.vocabulary.fault import FaultyInput

EVERY = pytest.mark.parametrize("name", POLICIES)
LEAVING = pytest.mark.parametrize("name", ["mhsds", "hes", "opensafely"])


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("none", {0: "0", 1: "1", 4: "4", 5: "5", 7: "7", 8: "8", 113: "113", 2263: "2,263"}),
        ("mhsds", {0: "*", 1: "*", 4: "*", 5: "5", 7: "5", 8: "10", 113: "115", 2263: "2,265"}),
        ("hes", {0: "0", 1: "*", 4: "*", 5: "*", 7: "*", 8: "10", 113: "115", 2263: "2,265"}),
        ("opensafely", {0: "0", 1: "0", 4: "0", 5: "0", 7: "0", 8: "10", 113: "115", 2263: "2,265"}),
    ],
)
def test_a_count_is_seen_as_its_policy_says(name, seen):
    assert {count: policy(name).count(count).shown for count in seen} == seen


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("none", ["44.2%", "3.5%", "0.0%", "*"]),
        ("mhsds", ["43%", "*", "*", "*"]),
        ("hes", ["43%", "*", "0%", "*"]),
        ("opensafely", ["43%", "0%", "0%", "*"]),
    ],
)
def test_a_percentage_is_hidden_with_its_counts_and_never_finer(name, seen):
    pairs = [(50, 113), (4, 113), (0, 113), (0, 0)]
    assert [policy(name).percentage(count, of).shown for count, of in pairs] == seen


@LEAVING
def test_a_percentage_says_nothing_that_its_counts_do_not(name):
    one = policy(name)
    assert one.percentage(48, 113) == one.percentage(52, 113) == one.share(one.count(50), one.count(115))


@pytest.mark.parametrize(("name", "least"), [("mhsds", 5), ("hes", 8), ("opensafely", 8), ("none", 1)])
def test_a_mean_is_hidden_where_its_n_is_small(name, least):
    assert policy(name).mean(16.84, least - 1) == Protected(None, "*", hidden=True)
    assert not policy(name).mean(16.84, least).hidden


@LEAVING
@pytest.mark.parametrize(("n", "seen"), [(9, "17"), (49, "16.8"), (361, "16.84"), (2263, "16.84")])
def test_a_mean_has_no_more_decimals_than_keep_its_n_unsaid(name, n, seen):
    assert policy(name).mean(16.8367, n).shown == seen


@LEAVING
@given(total=st.integers(100, 5000), n=st.integers(10, 99), other=st.integers(10, 99))
def test_any_n_of_two_digits_could_have_given_a_mean_of_one_decimal(name, total, n, other):
    shown = policy(name).mean(total / n, n).value
    assert abs(round(shown * other) / other - shown) <= 0.05 + 1e-9


@LEAVING
@given(count=st.integers(0, 500))
def test_the_true_count_is_among_those_that_what_is_shown_leaves(name, count):
    low, high = policy(name).possible(policy(name).count(count))
    assert low <= count
    assert high is None or count <= high


@LEAVING
@given(count=st.integers(0, 500))
def test_every_count_that_what_is_shown_leaves_is_shown_alike(name, count):
    one = policy(name)
    shown = one.count(count)
    low, high = one.possible(shown)
    if not shown.hidden:
        assert {one.count(each) for each in range(low, high + 1)} == {shown}


def test_the_lines_of_single_people_stay_inside_the_team():
    assert [name for name, one in POLICIES.items() if one.single_people] == ["none"]


@EVERY
def test_every_policy_has_its_words_and_its_source(name):
    one = policy(name)
    assert one.name == name
    assert one.title.startswith(f"{name} – ")
    assert one.words.endswith(".")
    assert one.source.endswith(".")


def test_there_is_no_other_policy():
    with pytest.raises(FaultyInput, match="Write one of: none, mhsds, hes, opensafely"):
        policy("nhs")


@EVERY
def test_what_is_no_count_is_refused(name):
    with pytest.raises(ValueError, match="-1 is no count"):
        policy(name).count(-1)
    with pytest.raises(ValueError, match="5 is no part of 4"):
        policy(name).percentage(5, 4)
    with pytest.raises(ValueError, match="nan is not a finite number"):
        policy(name).mean(float("nan"), 20)


@pytest.mark.parametrize(("value", "hidden"), [(None, False), (5, True)])
def test_a_hidden_number_has_no_value_and_a_shown_one_has(value, hidden):
    with pytest.raises(ValueError, match="Mend `hidden`"):
        Protected(value, "5", hidden=hidden)
