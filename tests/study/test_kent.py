"""Kent's protocol against the paper that it was written from (ISRCTN36004039)."""

from __future__ import annotations

from collections import Counter

import pytest

from tornio.study.kinds import KINDS
from tornio.study.protocol import Protocol
from tornio.study.reading import load

#: The analyses that the mission promises, by their numbers there.
PROMISED = [*range(79, 88), *range(99, 102), 110, 111, *range(118, 136)]


@pytest.fixture(scope="module")
def kent() -> Protocol:
    return load("kent")


@pytest.mark.parametrize("number", PROMISED)
def test_every_promised_analysis_stands_in_the_protocol(kent, number):
    assert any(number in analysis.mission for analysis in kent.analyses)


def test_it_measures_what_table_1_lists_when_it_lists_it(kent):
    waves = {battery.measure: battery.waves for battery in kent.measures}
    three = ("baseline", "3 months", "6 months")
    assert waves == {
        "swemwbs": three,
        "wsas": three,
        "cmhs-2017": three,
        "honos": ("baseline", "6 months"),
        "cws-support": three,
        "pod-adherence": (),
    }


def test_waves_lie_around_0_3_and_6_months(kent):
    assert [round(wave.day / 30.4375) for wave in kent.waves] == [0, 3, 6]


def test_objectives_are_the_papers_two_and_six(kent):
    assert Counter(objective.rank for objective in kent.objectives) == {
        "primary": 2,
        "secondary": 6,
        "conduct": 1,
    }


def test_what_the_paper_promised_and_did_not_collect_is_said(kent):
    assert {objective.id for objective in kent.objectives if objective.unmet} == {"primary-2", "secondary-2"}


def test_published_figures_are_the_printed_ones(kent):
    assert [(benchmark.value, benchmark.year) for benchmark in kent.benchmarks] == [(6.51, 2017), (7.03, 2017)]
    assert [(norm.n, norm.mean, norm.sd) for norm in kent.norms] == [(361, 32.23, 12.57)]
    assert kent.recruitment.target == 50
    assert kent.attendance.first_meetings == 10


@pytest.mark.parametrize(
    ("relationship", "present", "title"),
    [
        ("partner", 1, "spouse or partner"),
        ("parent", 1, "one parent"),
        ("parent", 2, "both parents"),
        ("parent", 3, "both parents"),
        ("friend", 4, "friends"),
        ("child", 1, "adult children or other relatives"),
        ("other relative", 2, "adult children or other relatives"),
        ("sibling", 1, "siblings"),
        ("other", 1, "others"),
    ],
)
def test_every_relationship_is_in_one_of_the_seven_categories(kent, relationship, present, title):
    assert len(kent.company) == 7
    fitting = [
        each.title for each in kent.company if relationship in each.relationships and each.holds(present)
    ]
    assert fitting == [title]


def test_nobody_is_no_company(kent):
    assert not any(company.holds(0) for company in kent.company)


def test_every_kind_is_used(kent):
    assert {analysis.kind for analysis in kent.analyses} == set(KINDS)
