"""Each rule with one dataset that breaks it: one cell changed in a dataset that holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from tornio.evaluation.contract import TABLES
from tornio.evaluation.dataset import Dataset
from tornio.evaluation.rules import RULES, check
from tornio.evaluation.tables import Tables
from tornio.vocabulary.fault import FaultyInput


class Break(NamedTuple):
    rule: str
    table: str
    index: int
    column: str
    value: Any
    found: tuple[str, int, str] | None = None  # where the fault is, if not in the changed cell


BREAKS = [
    Break("A person's network is their own.", "participants", 0, "network", "P2"),
    Break("A carer belongs to the network of a person.", "participants", 2, "network", "T1"),
    Break("A carer belongs to the network of a person.", "participants", 2, "network", None),
    Break("A practitioner belongs to no one network.", "participants", 3, "network", "P1"),
    Break(
        "Somebody recruited has a pseudonym in the study, and nobody else has.",
        "screening",
        0,
        "participant",
        None,
    ),
    Break(
        "Somebody recruited has a pseudonym in the study, and nobody else has.",
        "screening",
        2,
        "participant",
        "P1",
    ),
    Break("Screening recruits persons, each of them once.", "screening", 1, "participant", "P1"),
    Break("Screening recruits persons, each of them once.", "screening", 1, "participant", "C1"),
    Break("Nobody withdraws before they consent.", "participants", 1, "withdrew_day", 0),
    Break("Nothing about somebody is kept from after their withdrawal.", "waves", 3, "day", 31),
    Break("Nothing about somebody is kept from after their withdrawal.", "items", 14, "day", 31),
    Break("Nothing about somebody is kept from after their withdrawal.", "meetings", 2, "day", 31),
    Break(
        "A booklet of somebody who withdrew has its day, so that it is seen to come before.",
        "items",
        14,
        "day",
        None,
    ),
    Break("A measure is one that has a definition.", "items", 0, "measure", "swembws"),
    Break("Answers are scored by the version of the definition that is at hand.", "items", 0, "version", "0"),
    Break("An item is one of its measure's.", "items", 6, "item", "8"),
    Break("An answer is one that its item offers.", "items", 0, "answer", 6),
    Break("An item of an adherence form is one of the adherence measure's.", "adherence", 16, "item", "18"),
    Break("An answer on an adherence form is one that its item offers.", "adherence", 0, "answer", 5),
    Break("One booklet has one version, one day and one rater.", "items", 3, "rater", "T1"),
    Break("One booklet has one version, one day and one rater.", "items", 3, "day", 1),
    Break("A later wave is on a later day.", "waves", 1, "day", 0),
    Break("A booklet of a later wave is on a later day.", "items", 7, "day", 0),
    Break("Why a wave is not complete is said only where it is not.", "waves", 0, "reason", "other"),
    Break("Scores are what the items come to, all of them.", "scores", 0, "score", 17.0),
    Break("Scores are what the items come to, all of them.", "scores", 0, "because", "Too few answers"),
    Break("Scores are what the items come to, all of them.", "scores", 4, "because", None),
    Break("Scores are what the items come to, all of them.", "scores", 0, "day", 1),
    Break("Scores are what the items come to, all of them.", "scores", 0, "scale", "mood"),
    Break("A network meeting is that of a person.", "meetings", 0, "participant", "C1"),
    Break("A person's meetings each have their own number.", "meetings", 1, "number", 1),
    Break("The first network meeting is on day 0, from which all days count.", "meetings", 0, "day", 1),
    Break("A later meeting is on no earlier day.", "meetings", 0, "day", 5, ("meetings", 1, "day")),
    Break("Peers are counted among the practitioners.", "meetings", 0, "peers", 3),
    Break("Why nobody came is said only where nobody came.", "meetings", 0, "nobody_because", "stigma"),
    Break("The person is no member of their own network.", "attendance", 0, "member", "P1"),
    Break(
        "A form is about one meeting, filled in by one number of practitioners.",
        "adherence",
        1,
        "completers",
        3,
    ),
    Break(
        "A meeting has one adherence form, filled in together.",
        "adherence",
        17,
        "meeting",
        "M1",
        ("adherence", 17, "form"),
    ),
]


def changed(dataset: Dataset, table: str, index: int, column: str, value: Any) -> dict[str, Any]:
    """The dataset's tables with one cell changed; scores are given only where they are what changes."""
    rows = list(getattr(dataset, table))
    rows[index] = replace(rows[index], **{column: value})
    tables = {name: getattr(dataset, name) for name in dataset.written if name != "scores"}
    return tables | {table: tuple(rows)}


def replace_unchecked(dataset: Dataset, **tables: Any) -> Tables:
    return Tables(**{name: getattr(dataset, name) for name in dataset.written} | tables)


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_cell_is_a_fault_of_its_column_or_none(sample, table):
    for column in TABLES[table].columns:
        found = check(replace_unchecked(sample, **changed(sample, table, 0, column.name, None))).faults
        empty = [fault for fault in found if fault.rule == "No cell of this column may be empty."]
        expected = [] if column.may_be_empty else [(table, 2, column.name)]
        assert [(fault.file, fault.row, fault.field) for fault in empty] == expected


@pytest.mark.parametrize(
    "each", BREAKS, ids=lambda each: f"{each.table}-{each.index}-{each.column}-{each.value}"
)
def test_a_dataset_that_breaks_a_rule_cannot_be(sample, each):
    with pytest.raises(FaultyInput) as error:
        Dataset(**changed(sample, each.table, each.index, each.column, each.value))
    table, index, column = each.found or (each.table, each.index, each.column)
    assert (table, index + 2, column, each.rule) in {
        (fault.file, fault.row, fault.field, fault.rule) for fault in error.value.faults
    }


def test_every_rule_is_broken_above():
    assert {each.rule for each in BREAKS} == {rule.sentence for rule in RULES}


def test_the_sample_breaks_none(sample):
    assert check(sample).faults == ()


def test_every_fault_is_found_at_once_in_the_order_of_the_tables(sample):
    people = (replace(sample.participants[0], age=-1), *sample.participants[1:])
    episodes = (replace(sample.episodes[0], bed_days=-0.5), sample.episodes[1])
    with pytest.raises(FaultyInput) as error:
        Dataset(participants=people, episodes=episodes)
    assert [(fault.file, fault.row, fault.field) for fault in error.value.faults] == [
        ("participants", 2, "age"),
        ("episodes", 2, "bed_days"),
    ]


def test_a_rule_is_not_held_against_columns_that_were_not_there(sample):
    tables = replace_unchecked(
        sample, screening=tuple(replace(row, participant=None) for row in sample.screening)
    )
    assert check(tables).faults
    assert not check(tables, frozenset({"screening.participant"})).faults


def test_a_missing_score_row_is_a_fault_of_the_scores(sample):
    found = check(replace_unchecked(sample, scores=sample.scores[1:])).faults
    assert [(fault.file, fault.row, fault.value) for fault in found] == [
        ("scores", None, "P1, swemwbs, baseline, raw")
    ]


def test_a_cell_that_cannot_be_read_does_not_hide_other_faults(sample):
    rows = (replace(sample.meetings[0], day="soon", peers=9), *sample.meetings[1:])
    assert {"day"} == {fault.field for fault in check(replace_unchecked(sample, meetings=rows)).faults}
    rows = (replace(sample.meetings[0], minutes="long", peers=9), *sample.meetings[1:])
    assert {"minutes", "peers"} == {
        fault.field for fault in check(replace_unchecked(sample, meetings=rows)).faults
    }
