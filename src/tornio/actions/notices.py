"""Notices: emails that somebody called. Written down with the call, sent afterwards by a job."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import dateformat
from django.utils.translation import gettext, override

from tornio.actions import clock, installation, rules
from tornio.actions.door import reading, writing
from tornio.care import notices as care
from tornio.care.permissions import Actor, check_run_jobs
from tornio.records import notices as records
from tornio.records.base import NotFoundError, one
from tornio.records.notices import Notice
from tornio.records.staff import Team


def recipients(kind: str, team: Team, now: datetime) -> dict[str, bool]:
    """Who would be emailed about a call of this kind now: address → whether it is a duty worker's."""
    told = care.told_about(team.name, settings.CALLS_TO)
    named = [to for to in told if to != care.DUTY]
    to_duty = care.DUTY in told and not invented()
    on_duty = records.duty_addresses(team, now, rules.service().zone) if to_duty else ()
    return care.recipients(kind, on_duty, named)


def invented() -> bool:
    """Whether the duty workers here do not exist: nobody writes to them, but to the named addresses alone."""
    return installation.kind() == installation.DEMONSTRATION


def put_down(kind: str, about: str, team: Team, now: datetime) -> None:
    """Writes down whom to email about a call; the caller's transaction holds the call as well."""
    records.put_down(kind, about, recipients(kind, team, now), now)


def reaches(kind: str, team: Team) -> str:
    """Whom a call would be emailed to: `duty`, `team`, or nobody (empty)."""
    found = recipients(kind, team, clock.now())
    return ("duty" if any(found.values()) else "team") if found else ""


@reading("notices.gaps", check_run_jobs)
def gaps(by: Actor) -> tuple[str, ...]:
    """In a real service: of which team's calls nobody is told, in words; empty where somebody always is."""
    if installation.kind() != installation.REAL:
        return ()
    return tuple(care.gaps(Team.objects.order_by("name").values_list("name", flat=True), settings.CALLS_TO))


def waiting() -> tuple[str, ...]:
    """The notices to be sent now, the oldest first. Their keys say nothing, so no actor asks."""
    return tuple(records.waiting(clock.now()).values_list("key", flat=True))


@writing("notices.take", check_run_jobs)
def take(by: Actor, key: str) -> str:
    """Takes a notice to send it; nobody else may for a while.

    Raises:
        NotFoundError: when somebody else is at it, or the call was answered meanwhile.
    """
    if not records.take(key, clock.now()):
        raise NotFoundError("this notice is sent by somebody else, or no longer needed")
    return key


@writing("notices.sent", check_run_jobs)
def sent(by: Actor, key: str) -> str:
    """The mail server took it."""
    found = one(Notice.objects.filter(key=key))
    found.revise(found.version, sent_at=clock.now())
    return key


def message(key: str) -> EmailMessage:
    """What is sent: no name, no words of anybody, and where to look."""
    notice = one(Notice.objects.filter(key=key))
    service = rules.service()
    with override(service.country.language):
        time = dateformat.format(notice.at.astimezone(service.zone), gettext("H:i"))
        said = care.words(notice.kind, time)
        words = gettext(said.template) % said.values
        look = gettext("Open Tornio: %(address)s") % {"address": settings.SERVICE_ADDRESS}
        subject = gettext("Tornio: somebody called")
    # One that the server took without saying so comes again with the same mark: mail programs show it once.
    mark = f"<{key}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2]}>"
    headers = {"Auto-Submitted": "auto-generated", "Message-ID": mark}
    return EmailMessage(subject, f"{words}\n\n{look}\n", None, [notice.address], headers=headers)
