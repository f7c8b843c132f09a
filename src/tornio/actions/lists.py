"""What those who give no care may see: names without notes, lines without names, counts without small ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings

from tornio.actions import clock
from tornio.actions.door import reading
from tornio.care.permissions import Actor, check_see_aggregates, check_see_names, check_see_pseudonyms
from tornio.care.team import Training
from tornio.disclosure import TOTAL, Policy, Sum, policy, protect, protect_table
from tornio.disclosure.protected import Protected
from tornio.records import lists as records
from tornio.records import reach, team
from tornio.records.lists import Approachable, StudyLine
from tornio.vocabulary.pseudonym import pseudonym

#: What leaves the team leaves by the rule of NHS England's own mental health statistics.
POLICY = "mhsds"
STUDY = "study"
OUTCOMES = ("accepted", "waiting", "redirected", "open")
COMPANY = ("network", "no network")


@dataclass(frozen=True)
class Counts:
    """A protected table: its columns, and for each row its name with the cells in their order, totals last."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Protected, ...]], ...]


@dataclass(frozen=True)
class Governance:
    """The service in counts, none of them small."""

    policy: Policy
    referrals: Counts
    meetings: Counts
    episodes: Mapping[str, Protected]
    equivalent: str
    training: Mapping[str, Protected]


@reading("lists.names", check_see_names, through_glass=False)
def names(by: Actor) -> tuple[Approachable, ...]:
    """Whom the recruiter may ask about the study."""
    return records.approachable(reach.episodes(by))


@reading("lists.pseudonyms", check_see_pseudonyms, through_glass=False)
def pseudonyms(by: Actor) -> tuple[StudyLine, ...]:
    """Episodes without names, in the order of their pseudonyms, which says nothing."""
    lines = records.study_lines(reach.episodes(by))
    hidden = (replace(line, person=pseudonym(settings.SECRET_KEY, STUDY, line.person)) for line in lines)
    return tuple(sorted(hidden, key=lambda line: (line.person, line.open, line.meetings)))


@reading("lists.counts", check_see_aggregates, through_glass=False)
def counts(by: Actor) -> Governance:
    """The service in counts that tell of nobody."""
    rule = policy(POLICY)
    page = team.page(by.teams, clock.today())
    episodes = records.episodes(reach.episodes(by))
    known = {"open": episodes["open"], "closed": episodes["closed"]}
    known["total"] = sum(known.values())
    return Governance(
        rule,
        table(rule, records.referrals(reach.referrals(by)), OUTCOMES),
        table(rule, records.meetings(reach.meetings(by)), COMPANY),
        protect(rule, known, [Sum("total", ("open", "closed"))]),
        f"{page.equivalent:.1f}",
        trained(rule, page.training),
    )


def table(rule: Policy, found: Mapping[tuple[str, str], int], columns: Sequence[str]) -> Counts:
    """A table of counts with its totals, protected together."""
    rows = sorted({row for row, _ in found})
    if not rows:
        return Counts((*columns, TOTAL), ())
    seen = protect_table(
        rule, {(row, column): found.get((row, column), 0) for row in rows for column in columns}
    )
    lines = ((row, tuple(seen[row, column] for column in (*columns, TOTAL))) for row in (*rows, TOTAL))
    return Counts((*columns, TOTAL), tuple(lines))


def trained(rule: Policy, training: Training) -> Mapping[str, Protected]:
    """How many of the team are trained; what is left of the team could be found by subtraction, so it is
    protected with them."""
    rest = training.of - training.complete - training.in_progress
    parts = {"complete": training.complete, "in progress": training.in_progress, "rest": rest}
    everybody = Sum("total", tuple(parts))
    return protect(rule, {**parts, "total": training.of}, [everybody], silent=["rest"])
