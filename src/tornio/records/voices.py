"""What mattered, by voice: every statement keeps its words, and a correction stands beside what it corrects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from tornio.care import voices as care
from tornio.records.meetings import AbsentVoice, Meeting, Statement
from tornio.records.network import Member
from tornio.records.staff import User


@dataclass(frozen=True)
class Said:
    """Words as a page shows them: whose, who wrote them down, and what stood there before a correction."""

    key: str
    voice: str
    whose: str
    writer: str
    by: str
    at: datetime
    words: str
    form: str
    agreed: str
    earlier: tuple[Said, ...] = ()


def of(meeting: Meeting) -> tuple[Said, ...]:
    """The statements of a meeting, in the order in which they were first written, with their earlier words."""
    found = list(
        Statement.objects.filter(meeting=meeting, struck_at=None)
        .select_related("member", "practitioner", "absent", "written_by", "meeting__episode__person")
        .order_by("pk")
    )
    by_pk = {statement.pk: statement for statement in found}
    corrected = {statement.corrects_id for statement in found}
    newest = [statement for statement in found if statement.pk not in corrected]
    return tuple(said(statement, by_pk) for statement in sorted(newest, key=lambda one: first(one, by_pk)))


def first(statement: Statement, by_pk: dict[int, Statement]) -> int:
    """The number of the statement that began a chain of corrections."""
    while statement.corrects_id in by_pk:
        statement = by_pk[statement.corrects_id]
    return int(statement.pk)


def said(statement: Statement, by_pk: dict[int, Statement]) -> Said:
    """A statement as a page shows it."""
    before = by_pk.get(statement.corrects_id or 0)
    known = said(before, by_pk) if before else None
    return Said(
        statement.key,
        statement.voice,
        whose(statement),
        statement.written_by.key,
        statement.written_by.name,
        statement.written_at,
        statement.words,
        statement.form,
        statement.agreed,
        (known, *known.earlier) if known else (),
    )


def whose(statement: Statement) -> str:
    """The name of whoever said it."""
    if statement.absent:
        return statement.absent.whose
    spoke = statement.member or statement.practitioner or statement.meeting.episode.person
    return str(spoke)


def one_said(within: QuerySet[Statement]) -> Said:
    """The one statement of a query, without its earlier words."""
    return said(within.select_related("member", "practitioner", "absent", "written_by").get(), {})


def add(
    statement: care.Statement, meeting: Meeting, by: User, now: datetime, corrects: Statement | None = None
) -> Statement:
    """Keeps words. `whose` of the rule's statement is a key: of a member, a practitioner or an absent voice."""
    voice, key = statement.voice, statement.whose
    return Statement.objects.create(
        meeting=meeting,
        voice=voice,
        member=Member.objects.get(key=key, person=meeting.episode.person) if voice == "member" else None,
        practitioner=User.objects.get(key=key) if voice == "practitioner" else None,
        absent=AbsentVoice.objects.get(key=key, meeting=meeting) if voice == "absent" else None,
        written_by=by,
        written_at=now,
        words=statement.words.strip(),
        form=statement.form,
        agreed=statement.agreed,
        corrects=corrects,
    )
