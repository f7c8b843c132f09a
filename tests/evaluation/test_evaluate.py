from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import isfinite

import pytest

from studies import find, people, wsas
from tornio.evaluation.dataset import Dataset, Episode, Occupation, Wave
from tornio.evaluation.evaluate import ANALYSES, evaluate
from tornio.evaluation.sections import findings_in
from tornio.evaluation.tracing import rows_of
from tornio.study.kinds import KINDS
from tornio.study.reading import parse
from tornio.vocabulary.fault import FaultyInput
from village import VILLAGE


def village() -> Dataset:
    scores = {"spring": {"A": 20, "B": 31, "C": 12}, "autumn": {"A": 14, "B": 20, "C": 11}}
    return Dataset(**wsas(scores), title="Villagers", wave_ids=("spring", "autumn"), service_ids=())


def test_every_kind_of_analysis_has_its_module():
    assert set(ANALYSES) == set(KINDS)


def test_sections_stand_in_the_protocols_order(evaluation, kent):
    assert [section.id for section in evaluation.sections] == [analysis.id for analysis in kent.analyses]


def test_another_study_is_another_file_and_no_code():
    evaluation = evaluate(village(), parse(VILLAGE))
    assert [section.title for section in evaluation.sections] == ["Work and everyday life"]
    difference = find(evaluation, "difference", wave="autumn", basis="recommended")
    assert difference.value == pytest.approx(-6)
    assert difference.interval.level == 0.9
    assert "villagers" in evaluation.sections[0].summary[1].text


def test_a_dataset_of_another_study_is_refused_with_all_that_is_strange(kent):
    dataset = Dataset(
        participants=people("A"),
        waves=(Wave("A", "spring", "complete"),),
        occupation=(Occupation("A", "autumn", "none", "none"),),
        episodes=(Episode("E", "clinic", "yes"),),
        wave_ids=("spring", "autumn"),
        service_ids=("clinic",),
    )
    with pytest.raises(FaultyInput) as caught:
        evaluate(dataset, kent)
    assert [fault.value for fault in caught.value.faults] == ["spring", "autumn", "clinic"]


def test_the_same_data_give_the_same_findings(evaluation, demonstration, kent):
    assert evaluate(demonstration, kent).findings == evaluation.findings


def test_the_order_of_the_rows_does_not_matter(evaluation, demonstration, kent):
    turned = replace(
        demonstration, items=demonstration.items[::-1], participants=demonstration.participants[::-1]
    )
    values = {finding.id: finding.value for finding in evaluate(turned, kent).findings}
    assert values == pytest.approx({finding.id: finding.value for finding in evaluation.findings})


def test_an_empty_dataset_has_no_number_that_is_not_one(kent):
    evaluation = evaluate(Dataset(), kent)
    assert all(isfinite(finding.value) for finding in evaluation.findings)
    assert {finding.quantity for finding in evaluation.findings} <= {"n", "count", "smallest dz"}


def test_ids_are_unique(evaluation):
    assert [name for name, times in Counter(each.id for each in evaluation.findings).items() if times > 1] == []


def test_main_figures_are_the_only_ones_of_their_kind(evaluation):
    """Who looks up a mean by measure, group and wave finds one."""
    keys = [
        (each.measure, each.group, each.wave, each.quantity)
        for each in evaluation.findings
        if each.basis == "as published" and each.measure and each.quantity in ("mean", "sd", "n", "F", "t")
    ]
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_every_finding_shown_is_listed(evaluation):
    listed = {finding.id for finding in evaluation.findings}
    assert {finding.id for finding in findings_in(evaluation.sections)} == listed


def test_table_and_figure_names_are_unique(evaluation):
    names = [part.id for section in evaluation.sections for part in (*section.tables, *section.figures)]
    kinds = [type(part) for section in evaluation.sections for part in (*section.tables, *section.figures)]
    assert len(set(zip(kinds, names, strict=True))) == len(names)


def test_the_rows_of_an_n_are_as_many(evaluation, demonstration):
    for finding in evaluation.findings:
        if finding.quantity == "n" and finding.analysis != "adherence":  # a form has a row for each item
            assert len(rows_of(demonstration, finding.rows)) == finding.value, finding.id


def test_every_finding_leads_to_rows(evaluation, demonstration):
    for finding in evaluation.findings:
        if finding.value and finding.quantity in ("n", "mean", "count") and finding.analysis != "limits":
            assert rows_of(demonstration, finding.rows), finding.id
