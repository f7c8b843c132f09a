"""What a reader can work out, by trying every table that could have been published as this one was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tornio.disclosure import POLICIES, TOTAL, Box, Policy, Sum, policy, protect, protect_flow, protect_table
from tornio.disclosure.attack import Attack
from tornio.disclosure.protected import HIDDEN

#: Hides as NHS England does and rounds nothing: the case in which a single star is always found.
UNROUNDED = Policy("unrounded", "unrounded", "Counts under 5 are hidden.", "For these tests.", limit=4)
LEAVING = [policy("mhsds"), policy("hes"), policy("opensafely"), UNROUNDED]
EVERY = pytest.mark.parametrize("each", LEAVING, ids=lambda each: each.name)
TRIED = 20  # every count below this is tried

counts = st.integers(0, 12)
patient = settings(deadline=None, max_examples=20)


class Reader:
    """Tries every combination of the counts that are sums of no others: slow and obvious."""

    def __init__(self, each: Policy, seen: Mapping, sums: Sequence[Sum], below: int = TRIED):
        totals = {one.total for one in sums}
        leaves = [key for key in seen if key not in totals]
        tried = dict(
            zip(leaves, np.indices((below,) * len(leaves), np.int16).reshape(len(leaves), -1), strict=True)
        )
        for one in reversed(sums):
            tried.setdefault(one.total, sum(tried[part] for part in one.parts))
        self.tried = tried
        self.fits = np.ones(tried[leaves[0]].size, dtype=bool)
        for key, shown in seen.items():
            low, high = each.possible(shown)
            self.fits &= (tried[key] >= low) & (tried[key] <= (high if high is not None else np.inf))

    def values(self, key, also=True) -> set[int]:
        return set(self.tried[key][self.fits & also].tolist())

    def told(self, each: Policy, counts: Mapping, keys) -> np.ndarray:
        """Where the tried counts are as small, or not, as the true ones."""
        small = {key: (self.tried[key] >= each.lowest) & (self.tried[key] <= each.limit) for key in keys}
        return np.logical_and.reduce([small[key] == each.is_small(counts[key]) for key in keys])


def nothing_is_found(each: Policy, counts: Mapping, sums: Sequence[Sum], silent=()) -> None:
    seen = protect(each, counts, sums, silent) | dict.fromkeys(silent, HIDDEN)
    reader = Reader(each, seen, sums)
    guarded = [key for key in counts if seen[key].hidden or each.is_small(counts[key])]
    for key in guarded:
        values = reader.values(key)
        assert counts[key] in values
        assert len(values) > 1, f"{key} is found"
        if each.is_small(counts[key]):
            whole = set(range(each.lowest, each.limit + 1))
            assert len(values) >= each.step if key in silent else whole <= values, (
                f"{key} is narrowed to {values}"
            )
            assert len(reader.values(key, reader.told(each, counts, guarded))) > 1, (
                f"{key} is found by one told"
            )


@EVERY
@patient
@given(parts=st.lists(counts, min_size=2, max_size=3))
def test_no_part_of_a_sum_is_found(each, parts):
    keys = tuple(range(len(parts)))
    nothing_is_found(each, {**dict(enumerate(parts)), "all": sum(parts)}, [Sum("all", keys)])


@EVERY
@settings(patient, max_examples=5)
@given(cells=st.tuples(counts, counts, counts, counts))
def test_no_cell_of_a_table_is_found(each, cells):
    nothing_is_found(each, *two_by_two(cells))


def two_by_two(cells: tuple[int, int, int, int]) -> tuple[Mapping, Sequence[Sum]]:
    """The four cells with their margins, and how they add up."""
    a, b, c, d = cells
    margins = {"ab": a + b, "cd": c + d, "ac": a + c, "bd": b + d, "all": sum(cells)}
    sums = [Sum("ab", ("a", "b")), Sum("cd", ("c", "d")), Sum("ac", ("a", "c")), Sum("bd", ("b", "d"))]
    return dict(zip("abcd", cells, strict=True)) | margins, [
        Sum("all", ("ab", "cd")),
        Sum("all", ("ac", "bd")),
        *sums,
    ]


@EVERY
@patient
@given(lost=st.tuples(counts, counts, counts), left=counts)
def test_no_loss_is_found_as_a_difference(each, lost, left):
    declined, unknown, silent = lost
    flow = {"asked": sum(lost) + left, "declined": declined, "unknown": unknown}
    flow |= {"joined": silent + left, "silent": silent, "left": left}
    sums = [Sum("asked", ("declined", "unknown", "joined")), Sum("joined", ("silent", "left"))]
    nothing_is_found(each, flow, sums, silent=["silent"])


@EVERY
@patient
@given(cells=st.tuples(counts, counts, counts), hidden=st.sets(st.sampled_from("abct")))
def test_the_attack_finds_what_trying_everything_finds(each, cells, hidden):
    true = dict(zip("abc", cells, strict=True)) | {"t": sum(cells)}
    seen = {key: HIDDEN if key in hidden else each.count(count) for key, count in true.items()}
    sums = [Sum("t", ("a", "b", "c"))]
    attack = Attack({key: each.possible(shown) for key, shown in seen.items()}, sums)
    below = 3 * 12 + 4  # beyond whatever a published total leaves: the twin sees the same ends
    reader = Reader(each, seen, sums, below)
    for key in "abc":
        low, high = attack.range_of(key)
        values = reader.values(key)
        assert (min(values), max(values)) == (low, min(high, below - 1))


def test_hiding_small_counts_alone_would_let_this_one_be_found():
    seen = {"a": UNROUNDED.count(16), "b": UNROUNDED.count(3), "all": UNROUNDED.count(19)}
    assert Reader(UNROUNDED, seen, [Sum("all", ("a", "b"))]).values("b") == {3}


def test_a_second_part_is_hidden_where_one_would_be_found():
    seen = protect(UNROUNDED, {"a": 16, "b": 3, "c": 9, "all": 28}, [Sum("all", ("a", "b", "c"))])
    assert {key: each.shown for key, each in seen.items()} == {"a": "16", "b": "*", "c": "*", "all": "28"}


def test_nothing_more_is_hidden_than_needs_to_be():
    seen = protect(UNROUNDED, {"a": 16, "b": 3, "c": 2, "all": 21}, [Sum("all", ("a", "b", "c"))])
    assert {key: each.shown for key, each in seen.items()} == {"a": "16", "b": "*", "c": "*", "all": "21"}


def test_two_hidden_parts_that_can_only_be_4_and_4_are_not_left_so():
    assert protect(policy("mhsds"), {"a": 4, "b": 4, "all": 8}, [Sum("all", ("a", "b"))])["all"].hidden


def test_small_counts_are_not_found_from_rows_and_columns_together():
    table = {("x", "1"): 3, ("x", "2"): 30, ("y", "1"): 20, ("y", "2"): 25}
    seen = protect_table(UNROUNDED, table)
    assert all(seen[key].hidden for key in table)
    assert [seen[key].shown for key in [("x", TOTAL), ("y", TOTAL), (TOTAL, "1"), (TOTAL, "2")]] == [
        "33",
        "45",
        "23",
        "55",
    ]


def test_nothing_is_hidden_where_that_would_be_of_no_use():
    """Whoever knows that all is one thing knows that nothing is the other, whatever is published."""
    sums = [Sum("all", ("one",)), Sum("all", ("one", "not one"))]
    seen = protect(policy("mhsds"), {"all": 6, "one": 6, "not one": 0}, sums, silent=["not one"])
    assert {key: each.shown for key, each in seen.items()} == {"all": "5", "one": "5"}


@pytest.mark.parametrize("name", POLICIES)
def test_what_adds_up_with_nothing_is_seen_as_the_policy_says(name):
    each = policy(name)
    assert protect(each, {"a": 3, "b": 50}) == {"a": each.count(3), "b": each.count(50)}


def test_inside_the_team_everything_is_seen():
    seen = protect_flow(policy("none"), KENT)
    assert [box.count.value for box in seen] == [113, 50, 40, 37]
    assert [each.value for each in seen[0].lost.values()] == [18, 4, 24, 17]


#: The paper's flow: approached, recruited, and complete at 3 and 6 months.
KENT = [
    Box(
        "approached", 113, {"declined": 18, "lacked capacity": 4, "discharged or disengaged": 24, "unknown": 17}
    ),
    Box("recruited", 50),
    Box("3 months", 40),
    Box("6 months", 37),
]


def test_the_flow_of_the_paper_leaves_with_one_star():
    seen = protect_flow(policy("mhsds"), KENT)
    assert [box.count.shown for box in seen] == ["115", "50", "40", "35"]
    assert [each.shown for each in seen[0].lost.values()] == ["20", "*", "25", "15"]


def test_a_difference_that_is_not_shown_is_not_given_away():
    flow = [Box("joined", 50), Box("answered", 49)]
    assert [box.count.shown for box in protect_flow(UNROUNDED, flow)] == ["50", "*"]
    assert [box.count.shown for box in protect_flow(policy("mhsds"), flow)] == ["50", "50"]


def test_an_attack_on_what_cannot_have_been_published_says_so():
    with pytest.raises(ValueError, match="No counts can be what was published"):
        Attack({"a": (8, 12), "b": (8, 12), "all": (5, 7)}, [Sum("all", ("a", "b"))]).range_of("a")


def test_sums_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="all is 9, and its parts come to 8"):
        protect(policy("mhsds"), {"a": 4, "b": 4, "all": 9}, [Sum("all", ("a", "b"))])
    with pytest.raises(ValueError, match="There is no count of b"):
        protect(policy("mhsds"), {"a": 4, "all": 4}, [Sum("all", ("a", "b"))])
    with pytest.raises(ValueError, match="has a count twice"):
        protect(policy("mhsds"), {"a": 4, "all": 8}, [Sum("all", ("a", "a"))])


def test_a_flow_that_grows_or_does_not_add_up_is_refused():
    with pytest.raises(ValueError, match="-1 is no count"):
        protect_flow(policy("mhsds"), [Box("joined", 9), Box("answered", 10)])
    with pytest.raises(ValueError, match="its parts come to 12"):
        protect_flow(policy("mhsds"), [Box("joined", 10, {"died": 3}), Box("answered", 9)])


def test_a_table_with_a_gap_is_refused():
    with pytest.raises(ValueError, match="There is no count of y, 2"):
        protect_table(policy("mhsds"), {("x", "1"): 3, ("x", "2"): 9, ("y", "1"): 20})


def test_what_shares_no_count_is_protected_as_if_it_stood_alone():
    each = policy("hes")
    (first, sums), (second, more) = two_by_two((1, 30, 4, 9)), two_by_two((8, 2, 0, 40))
    other = {f"other {key}": count for key, count in second.items()}
    moved = [Sum(f"other {one.total}", tuple(f"other {part}" for part in one.parts)) for one in more]
    alone = protect(each, first, sums) | protect(each, other, moved)
    assert protect(each, first | other, [*sums, *moved]) == alone


@pytest.mark.proof
@EVERY
@settings(patient, max_examples=100)
@given(cells=st.tuples(counts, counts, counts, counts))
def test_no_cell_of_many_tables_is_found(each, cells):
    nothing_is_found(each, *two_by_two(cells))


@pytest.mark.proof
@EVERY
def test_no_two_parts_of_any_sum_are_found(each):
    for a in range(TRIED - 5):
        for b in range(a, TRIED - 5):
            nothing_is_found(each, {"a": a, "b": b, "all": a + b}, [Sum("all", ("a", "b"))])
