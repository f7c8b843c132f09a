"""A small questionnaire of nobody's, and a way to spoil it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tornio.measures.parsing import parse
from tornio.vocabulary.fault import Fault, FaultyInput

SMALL = """
id = "garden"
version = "2"
title = "Garden questionnaire"
short_title = "Garden"
about = "How the garden does"
rater = "person"
rated_by = "The gardener"
time_frame = "This week"
items_note = "Topics are ours."
reviewer = "Nobody yet"
review_date = 2026-11-23
references = ["A gardener's book, 1900."]

[licence]
notice = "Nobody's"
terms = "Free"
source = "The book"

[[answers]]
id = "amount"
options = [{ code = 0, label = "none" }, { code = 1 }, { code = 2, label = "much" }]
missing = [{ code = 9, label = "not seen" }]

[[items]]
id = "1"
topic = "flowers"
answers = "amount"

[[items]]
id = "2"
topic = "weeds"
answers = "amount"

[[items]]
id = "3"
answers = "amount"

[[companions]]
id = "1-kind"
item = "1"
topic = "kind of flower"
marks = [{ code = "R", label = "rose" }, { code = "T", label = "tulip" }]

[[scales]]
id = "total"
title = "Total"
items = "all"
reversed = ["2"]
method = "sum"
minimum = 0
maximum = 6
better = "higher"

[scales.missing]
at_least = 2
unanswered = "mean of the others"
words = "One may be missing."
source = "The book, page 2"

[[scales]]
id = "looked-up"
title = "Looked up"
items = ["1", "3"]
method = "lookup"
minimum = 0
maximum = 100
better = "lower"
table = [[0, 0], [1, 30], [2, 55], [3, 80], [4, 100]]

[scales.missing]
at_least = 2
unanswered = "none allowed"
words = "Both are needed."
source = "The book, page 3"

[[cutoffs]]
scale = "total"
label = "flourishing"
at_least = 4
source = "The book, page 4"

[[reliable_changes]]
scale = "total"
points = 2
population = "gardens"
source = "The book, page 5"

[[norms]]
scale = "total"
population = "gardens"
mean = 3.5
sd = 1
n = 12
source = "The book, page 6"
"""


@pytest.fixture
def small() -> str:
    """A definition file without a fault."""
    return SMALL


@pytest.fixture
def spoilt() -> Callable[..., list[Fault]]:
    """The faults of the small definition after replacing texts in it: `spoilt(old, new, old, new, …)`."""

    def faults(*replacements: str) -> list[Fault]:
        text = SMALL
        for old, new in zip(replacements[::2], replacements[1::2], strict=True):
            assert old in text, f"the small definition has no ‘{old}’ to replace"
            text = text.replace(old, new, 1)
        with pytest.raises(FaultyInput) as caught:
            parse(text, "garden.toml")
        return list(caught.value.faults)

    return faults
