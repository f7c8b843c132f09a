"""Who came to the network meetings: each person's first so many, or all of them where there were fewer."""

from __future__ import annotations

from collections.abc import Sequence

from tornio.evaluation.analyses import shares
from tornio.evaluation.analyses.shares import Share, counted, held, said, share, total
from tornio.evaluation.dataset import Meeting
from tornio.evaluation.findings import Condition, Rows
from tornio.evaluation.material import Material
from tornio.evaluation.notebook import Notebook
from tornio.evaluation.sections import Section, Sentence, Table
from tornio.study.parts import Analysis, Company

ALONE, WITH_NETWORK = "the person alone", "the person and network members"


def analyse(material: Material, analysis: Analysis) -> Section:
    """Classes of meetings, who came from the network, why nobody did, and which practitioners were there."""
    most = material.protocol.attendance.first_meetings
    meetings = [row for row in material.dataset.meetings if row.number <= most]
    page = Notebook(analysis, material.protocol.level, unit="meetings").page(
        method=f"Counted in each person’s first {most} network meetings.", rows=_rows(most)
    )
    whole = total(page, "meetings", len(meetings), "network meetings")
    members = material.dataset.network_members
    met = [row for row in meetings if members[row.meeting]]
    alone = [row for row in meetings if not members[row.meeting]]
    classes = [share(page, "class", WITH_NETWORK, len(met), len(meetings)),
               share(page, "class", ALONE, len(alone), len(meetings))]  # fmt: skip
    company, because = _company(page, material, met), _because(page, material, alone, most)
    staff = _staff(page.page(assumption=material.assumed("meetings")), meetings, most)
    return page.section(
        summary=(*said(classes[0], "meetings were with network members"), *_staff_said(staff)),
        methods=_methods(most),
        tables=_tables(analysis.id, classes, company, because, staff),
        figures=(
            shares.figure(f"{analysis.id}-company", "Who came from the network", company, len(met), "meetings"),
        ),
        partitions=(shares.parts(whole, classes), shares.parts(classes[1].count, because)),
    )


def _rows(most: int, **where: Condition) -> tuple[Rows, ...]:
    return (Rows("meetings", {"number": {"at most": most}, **where}),)


def _company(page: Notebook, material: Material, met: Sequence[Meeting]) -> list[Share]:
    """The protocol's categories; a meeting can belong to several."""
    found = []
    for company in material.protocol.company:
        count = sum(company.holds(_present(material, meeting, company)) for meeting in met)
        rows = (*page.common["rows"], Rows("attendance", {"relationship": company.relationships}))
        found.append(share(page, "company", company.title, count, len(met), rows=rows))
    return found


def _present(material: Material, meeting: Meeting, company: Company) -> int:
    """How many members with the category's relationships were at the meeting."""
    members = material.dataset.network_members[meeting.meeting]
    return sum(member.relationship in company.relationships for member in members)


def _because(page: Notebook, material: Material, alone: Sequence[Meeting], most: int) -> list[Share]:
    """Why nobody came; an empty reason is also that of meetings to which somebody came."""
    page = page.page(assumption=material.assumed("meetings"))
    gaps = any(row.nobody_because is None for row in alone)
    return [
        share(page, "nobody", because, count, len(alone),
              rows=_rows(most, nobody_because=held(because) if gaps else because))
        for because, count in counted(row.nobody_because for row in alone).items()
    ]  # fmt: skip


def _staff(page: Notebook, meetings: Sequence[Meeting], most: int) -> list[Share]:
    """Two practitioners at every meeting is the model's rule; peers are practitioners."""
    found = []
    for column, least, name in (
        ("practitioners", 2, "two practitioners or more"),
        ("peers", 1, "a peer or more"),
    ):
        known = [getattr(row, column) for row in meetings if getattr(row, column) is not None]
        rows = _rows(most, **{column: {"at least": least}})
        found.append(share(page, "staff", name, sum(n >= least for n in known), len(known), rows=rows))
    return found


def _staff_said(staff: Sequence[Share]) -> list[Sentence]:
    return [
        sentence for each in staff for sentence in said(each, f"meetings whose team is known had {each.name}")
    ]


def _methods(most: int) -> tuple[str, ...]:
    return (
        f"Each person’s first {most} meetings count, or all of them where there were fewer.",
        "Categories of company are percentages of the meetings with network members. A meeting can belong to "
        "several, so that they add up to more than 100%; one parent and both parents exclude each other.",
    )


def _tables(
    name: str,
    classes: Sequence[Share],
    company: Sequence[Share],
    because: Sequence[Share],
    staff: Sequence[Share],
) -> tuple[Table, ...]:
    return (
        shares.table(f"{name}-class", "Who met", "The network meeting of", classes),
        shares.table(f"{name}-company", "Who came from the network", "Network member", company),
        shares.table(f"{name}-nobody", "Why nobody came from the network", "Reason", because),
        shares.table(f"{name}-staff", "Who came from the team", "The team with", staff),
    )
