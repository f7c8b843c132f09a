"""The last ten minutes: one page with the sections in order, and a page for each that takes more than a tap."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from tornio.actions import decisions, endings, meetings, rules, visits
from tornio.actions.door import ChangedMeanwhileError
from tornio.actions.meetings import Sheet
from tornio.care import endings as care
from tornio.care.endings import ASKED_BY, DATE, NEXT_KINDS, NOTHING_DECIDED, Attendance
from tornio.care.meetings import NOBODY_BECAUSE, RELATIONSHIPS
from tornio.care.network import RELATIONSHIP_CODES
from tornio.care.permissions import Actor, check_give_care
from tornio.web.forms import EARLIEST_YEAR, Form
from tornio.web.meetings import shown, who
from tornio.web.pages import address, form_page, page
from tornio.web.taps import Tap, tap_page

YES_NO = ("yes", "no")


@page("GET", "POST", check=check_give_care)
def end(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """The sections of the ending, in the order in which a network goes through them."""
    return tap_page(request, by, "endings/end.html", taps(key), lambda: shown(meetings.view(by, key)))


def taps(key: str) -> dict[str, Tap]:
    """Everything that is one tap."""
    return {
        "all came": lambda form, by: then(endings.all_came(by, key, **sending(form)), care.MATTERED),
        "nobody because": lambda form, by: then(
            endings.why_nobody(by, key, because=word(form, NOBODY_BECAUSE), **sending(form)), care.MATTERED
        ),
        "reflections": lambda form, by: then(
            endings.reflections(by, key, happened=word(form, YES_NO) == "yes", **sending(form)), care.DECISIONS
        ),
        "nothing decided": lambda form, by: then(
            endings.nothing_decided(by, key, word=word(form, NOTHING_DECIDED), **sending(form)),
            care.PLAN,
        ),
        "brought": lambda form, by: then(
            decisions.bring(by, key, form["word"], once=form.once), care.DECISIONS
        ),
        "plan unchanged": lambda form, by: then(endings.plan_unchanged(by, key, **sending(form)), care.NEXT),
        "next": lambda form, by: then(
            endings.next_meeting(by, key, kind=word(form, NEXT_KINDS), **sending(form)),
            care.NEXT,
        ),
        "asked by": lambda form, by: asked_by(form, by, key),
        "close": lambda form, by: then(endings.close(by, key, once=form.once), care.CLOSE),
        "leave": lambda form, by: then(visits.leave(by, key, who(form), once=form.once), care.CLOSE),
    }


def word(form: Form, allowed: Collection[str]) -> str:
    """Which of a section's answers was tapped."""
    chosen = form.choice("word", allowed, needed="It is one of the buttons.")
    form.refuse()
    return chosen


def then(key: str, section: str) -> str:
    """On to a section of the same page."""
    return f"{address('meeting-end', key)}#{section}"


def sending(form: Form) -> dict[str, Any]:
    """What every section's form carries."""
    return {"version": form.version, "once": form.once}


def asked_by(form: Form, by: Actor, key: str) -> str:
    """Who asked for what comes next; the rest of the section stays as it was."""
    meeting = meetings.view(by, key).page
    who = word(form, ASKED_BY)
    kind, at = meeting.next_kind, meeting.next_at
    endings.next_meeting(by, key, kind=kind, at=at, asked_by=who, **sending(form))
    return then(key, care.CLOSE)


@page("GET", "POST", check=check_give_care)
def here(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Who was here, where it was not simply everybody."""
    sheet = meetings.view(by, key)

    def save(form: Form, by: Actor) -> str:
        said = attendance(form, sheet)
        also = form.text("also", longest=120)
        also_is = form.choice("also_is", RELATIONSHIPS)
        form.refuse()
        try:
            endings.here(by, key, said, also=also, also_is=also_is, **sending(form))
        except ChangedMeanwhileError:
            both = [*as_said(sheet)["absent"].splitlines(), *form["absent"].splitlines()]
            form.follow(as_seen(sheet, form.version), as_said(sheet))
            form.values["absent"] = "\n".join(dict.fromkeys(both))
            raise
        return then(key, care.MATTERED)

    return form_page(
        request,
        by,
        "endings/here.html",
        save,
        start=as_said(sheet),
        relationships=RELATIONSHIP_CODES,
        nobody_because=NOBODY_BECAUSE,
        **shown(sheet),
    )


def attendance(form: Form, sheet: Sheet) -> Attendance:
    """Reads who was here."""
    meeting = sheet.page
    lines = form.text("absent", longest=2000).splitlines()
    return Attendance(
        form["person"] == "yes",
        tuple(seat.key for seat in meeting.members if form[f"member-{seat.key}"] == "yes"),
        tuple(seat.key for seat in meeting.practitioners if form[f"practitioner-{seat.key}"] == "yes"),
        tuple(dict.fromkeys(line.strip()[:120] for line in lines if line.strip())),
        form.choice("nobody_because", NOBODY_BECAUSE),
    )


def as_said(sheet: Sheet) -> dict[str, str]:
    """The form as it starts: everybody expected was here, until somebody said otherwise."""
    meeting = sheet.page
    start = {"person": "no" if meeting.person_here is False else "yes"}
    start |= {f"member-{seat.key}": "no" if seat.came is False else "yes" for seat in meeting.members}
    start |= {
        f"practitioner-{seat.key}": "no" if seat.came is False else "yes" for seat in meeting.practitioners
    }
    absent = "\n".join(voice.whose for voice in meeting.absent)
    return start | {"absent": absent, "nobody_because": meeting.nobody_because}


def as_seen(sheet: Sheet, version: int) -> dict[str, str]:
    """The form as it started for whoever opened it at an earlier version."""
    meeting, saved = sheet.page, sheet.history.get(care.HERE, ())
    said = next((one.answers for one in saved if one.version == version), None)
    if said is None:
        return dict.fromkeys(as_said(sheet), "yes") | {"absent": "", "nobody_because": ""}
    here = {f"member-{seat.key}": seat.key in said["members"] for seat in meeting.members}
    here |= {f"practitioner-{seat.key}": seat.key in said["practitioners"] for seat in meeting.practitioners}
    start = {name: "yes" if came else "no" for name, came in {"person": said["person"], **here}.items()}
    return start | {"absent": "\n".join(said["absent"]), "nobody_because": said["nobody_because"]}


@page("GET", "POST", check=check_give_care)
def next_date(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """A date for the next meeting: soon, with one tap, or any other."""
    sheet = meetings.view(by, key)

    def save(form: Form, by: Actor) -> str:
        at = chosen(form)
        who = form.choice("asked_by", ASKED_BY)
        form.refuse()
        endings.next_meeting(by, key, kind=DATE, at=at, asked_by=who, **sending(form))
        return then(key, care.CLOSE if form["asked_by"] else care.NEXT)

    moments = care.soon(sheet.page.starts_at, sheet.now, rules.service().zone)
    soon = [(at, [one.name for one in sheet.away if one.on(at.date())]) for at in moments]
    start = {"asked_by": sheet.page.next_asked_by}
    return form_page(request, by, "endings/next.html", save, start=start, soon=soon, **shown(sheet))


def chosen(form: Form) -> datetime | None:
    """The moment of a button, or the one that was written."""
    if not form["at"]:
        return form.moment("next_at")
    try:
        at = datetime.fromisoformat(form["at"])
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or at.year < EARLIEST_YEAR:
        form.fault("next_at", "There is no such day.", "Choose again.")
        return None
    return at if form.in_time("next_at", at) else None


urlpatterns = [
    path("<key:key>/end", end, name="meeting-end"),
    path("<key:key>/here", here, name="meeting-here"),
    path("<key:key>/next", next_date, name="meeting-next"),
]
