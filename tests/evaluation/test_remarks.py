"""What the maker of a dataset says about it."""

from __future__ import annotations

import json

import pytest

from tornio.evaluation.description import parse, written
from tornio.evaluation.remarks import Assumption, Departure
from tornio.evaluation.tables import Tables

ASSUMED = Assumption("pairing", "Who is who was assumed.")
DEPARTED = Departure("sd", "an sd of 9", "an sd of 3", "9 cannot be")


def test_remarks_are_read_as_they_were_written() -> None:
    said, faults = parse(
        written(Tables(assumptions=(ASSUMED,), departures=(DEPARTED,)), "csv", ["waves"]).encode()
    )
    assert not faults
    assert (said["assumptions"], said["departures"]) == ((ASSUMED,), (DEPARTED,))


@pytest.mark.parametrize(
    "found",
    ["none", [{"id": "a"}], [{"id": "a", "sentence": ""}], [{"id": "a", "sentence": "b", "c": "d"}], ["a"]],
)
def test_anything_but_remarks_is_a_fault(found: object) -> None:
    _, faults = parse(json.dumps({"synthetic": True, "assumptions": found}).encode())
    assert [(fault.field, fault.cure) for fault in faults] == [("assumptions", "Mend it, or leave it out.")]


def test_a_departure_is_told_in_a_sentence() -> None:
    assert DEPARTED.sentence == "Printed: an sd of 9. Here: an sd of 3, because 9 cannot be."


def test_a_remark_says_something() -> None:
    with pytest.raises(ValueError, match="Departure ‘sd’: why is empty"):
        Departure("sd", "an sd of 9", "an sd of 3", " ")
