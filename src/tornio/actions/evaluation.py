"""The evaluation: did it help? Made by the system, looked at by those who may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from tornio.actions.door import NotFoundError, reading
from tornio.actions.reports import PAGE, PAPER_CHECK, RELEASED, TEAM
from tornio.actions.reports import reading as reports
from tornio.care.permissions import Actor, check_run_jobs, check_see_aggregates, may_see_care


@dataclass(frozen=True)
class About:
    """When the reports were made, and whether this reader's shows small numbers (the team's own does)."""

    made_at: datetime | None
    small_numbers: bool


@reading("evaluation.about", check_see_aggregates)
def about(by: Actor) -> About:
    """What there is to see."""
    return About(reports.made_at(settings.EVALUATION_FOLDER), may_see_care(by))


@reading("evaluation.report", check_see_aggregates)
def report(by: Actor) -> str:
    """The report as a page of its own: the team's, or for others the one that may leave (invariant 6).

    Raises:
        NotFoundError: when none was made yet.
    """
    return _page(by, PAGE)


@reading("evaluation.paper-check", check_see_aggregates)
def paper_check(by: Actor) -> str:
    """The check of the paper that the study was published in, as a page of its own.

    Raises:
        NotFoundError: when no report was made yet, or its protocol names no paper.
    """
    return _page(by, PAPER_CHECK)


def _page(by: Actor, page: str) -> str:
    found = reports.page(settings.EVALUATION_FOLDER, TEAM if may_see_care(by) else RELEASED, page)
    if found is None:
        raise NotFoundError("no report yet")
    return found


@reading("evaluation.make", check_run_jobs)
def make(by: Actor, seed: int) -> tuple[str, Path]:
    """The demonstration's evaluation, made where it is not there yet: its summary, and where the report is."""
    folder: Path = settings.EVALUATION_FOLDER
    if reports.made_at(folder) is None:
        from tornio.actions.reports.writing import write_reports
        from tornio.evaluation.demonstration.building import build
        from tornio.study.reading import load

        write_reports(build(seed), load("kent"), folder)
    return reports.summary(folder), folder / TEAM / PAGE
