"""A meeting to test with: planned, begun, and with something said and decided in it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from django.test import Client

from team import episode
from tornio.actions import decisions, endings, network, plans, visits, voices
from tornio.care.decisions import Stance
from tornio.care.endings import Attendance
from tornio.care.meetings import Plan
from tornio.care.network import MemberDetails
from tornio.care.permissions import Actor
from tornio.care.voices import Statement
from tornio.records.meetings import Decision as DecisionRecord
from tornio.records.meetings import Meeting
from tornio.records.meetings import Statement as StatementRecord
from tornio.records.referrals import Episode


def plan(by: Actor, **values: object) -> Plan:
    """A plan with the least that is needed: an hour from now, at home, one practitioner with a reason."""
    least = {
        "starts_at": datetime.now(UTC) + timedelta(hours=1),
        "place": "home",
        "practitioners": (by.key,),
        "fewer_because": "Sam",
    }
    return Plan(**{**least, **values})


def invited(by: Actor, about: Episode, name: str, relationship: str) -> str:
    """Somebody the person wants asked; returns the member's key."""
    return network.add(by, about.person.key, MemberDetails(name, relationship), wanted=True)


def meeting(by: Actor, about: Episode | None = None, **values: object) -> Meeting:
    """A planned meeting of an episode with the actor's team."""
    about = about or episode(by)
    return Meeting.objects.get(key=plans.plan(by, about.key, plan(by, **values)))


def begun(by: Actor, about: Episode | None = None, *, person: bool = True, **values: object) -> Meeting:
    """A meeting at which everybody arrived, with the person in the room or not."""
    made = meeting(by, about, **values)
    visits.arrive(by, made.key)
    members = tuple(made.places.values_list("member__key", flat=True))
    endings.here(by, made.key, Attendance(person, members, (by.key,)), version=1)
    made.refresh_from_db()
    return made


def said(by: Actor, words: str = "Sam") -> StatementRecord:
    """Words of the person."""
    at = begun(by)
    voices.say(by, at.key, (Statement("person", "", by.key, words),), version=1)
    return StatementRecord.objects.get(meeting=at)


def decided(by: Actor, words: str = "Sam") -> DecisionRecord:
    """A decision in the room."""
    at = begun(by)
    decisions.add(
        by, at.key, version=1, words=words, medicines=False, stances=(Stance("person", "", "with it"),)
    )
    return DecisionRecord.objects.get(meeting=at)


def page_of(client: Client, made: Meeting, name: str = "") -> str:
    """A page of a meeting."""
    return client.get(f"/meetings/{made.key}{name}").text


def words_of(html: str) -> str:
    """What a page says, without its head, its footer, and the links that lead away from it."""
    main = html.split("<main", 1)[1].split("</main>", maxsplit=1)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())
