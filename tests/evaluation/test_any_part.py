"""Any part of a study can be evaluated, shown and released: few people, few answers, everybody alike."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

import pytest

from tornio.disclosure import POLICIES, policy
from tornio.evaluation.dataset import Dataset
from tornio.evaluation.evaluate import evaluate
from tornio.evaluation.findings_file import as_json
from tornio.evaluation.release import release
from tornio.evaluation.report.drawing import chart
from tornio.evaluation.report.page import page
from tornio.evaluation.terminal import summary

MEASURES = ("swemwbs", "wsas", "honos", "cmhs-2017", "cws-support")


def some(of: tuple, sizes: list[int], random: Random) -> list:
    return random.sample(of, min(random.choice(sizes), len(of)))


def part(whole: Dataset, random: Random) -> Dataset:
    """A few people with their carers, without some booklets; one measure may be answered by all alike."""
    persons = [row for row in whole.participants if row.group == "person"]
    people = {row.participant for row in some(tuple(persons), [0, 1, 2, 3, 5, 10, 25], random)}
    carers = [row for row in whole.participants if row.group == "carer" and row.network in people]
    kept = people | {row.participant for row in some(tuple(carers), [0, 1, 2, 9], random)}
    booklets = sorted({(row.participant, row.measure, row.wave) for row in whole.items})
    lost = set(random.sample(booklets, int(len(booklets) * random.choice([0, 0.1, 0.6]))))
    alike = random.choice((*MEASURES, None, None, None))
    kept_answers = (
        row
        for row in whole.items
        if row.participant in kept and (row.participant, row.measure, row.wave) not in lost
    )
    tables = {
        name: tuple(row for row in getattr(whole, name) if row.participant in kept)
        for name in ("participants", "waves", "meetings", "occupation")
    }
    meetings = {row.meeting for row in tables["meetings"]}
    return Dataset(
        title="Some of it",
        synthetic=True,
        **tables,
        items=tuple(replace(row, answer=2) if row.measure == alike else row for row in kept_answers),
        screening=tuple(row for row in whole.screening if not row.participant or row.participant in kept),
        attendance=tuple(row for row in whole.attendance if row.meeting in meetings),
        adherence=(),
        episodes=tuple(some(whole.episodes, [0, 1, 2, 3, 40], random)),
    )


def check(whole: Dataset, kent, seed: int) -> None:
    random = Random(seed)
    evaluation = evaluate(part(whole, random), kent)
    for each in (evaluation, release(evaluation, policy(random.choice(list(POLICIES))))):
        values = [finding.value for finding in each.findings if finding.value is not None]
        assert all(map(math.isfinite, values))
        assert summary(each).startswith("Some of it")
        assert as_json(each.findings)
        figures = (figure for section in each.sections for figure in section.figures)
        assert page(each, {figure.id: chart(figure, synthetic=True) for figure in figures})


@pytest.mark.parametrize("seed", [17])
def test_a_small_part_of_the_demonstration_makes_a_report(demonstration, kent, seed):
    check(demonstration, kent, seed)


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(100, 200))
def test_any_part_of_the_demonstration_makes_a_report(demonstration, kent, seed):
    check(demonstration, kent, seed)
