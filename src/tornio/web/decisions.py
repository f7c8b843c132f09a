"""Decisions: in the room, or declared."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import path

from tornio.actions import decisions, meetings, rules
from tornio.actions.meetings import Sheet
from tornio.care.decisions import STANCES, DeclaredException, Stance
from tornio.care.endings import DECISIONS
from tornio.care.permissions import Actor, check_give_care, check_see_care
from tornio.care.service import labels
from tornio.web.endings import sending, then
from tornio.web.forms import Form
from tornio.web.meetings import shown
from tornio.web.pages import address, form_page, page
from tornio.web.taps import tap_page

WITH_IT, _, NOT_ASKED = STANCES


@page("GET", "POST", check=check_give_care)
def add(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """A decision, and where everybody who was here stands."""
    sheet = meetings.view(by, key)
    stood = everybody(sheet, request.POST)

    def save(form: Form, by: Actor) -> str:
        words = form.text("words", needed="A decision has words.")
        stances = tuple(Stance(voice, whose, stance(form, f"stance-{name}")) for name, voice, whose, _ in stood)
        form.refuse()
        said = {"words": words, "medicines": form["medicines"] == "yes", "stances": stances}
        return then(decisions.add(by, key, **said, **sending(form)), DECISIONS)

    start = {f"stance-{name}": NOT_ASKED for name, *_ in stood}
    context = {"everybody": stood, "version": sheet.version(DECISIONS), **shown(sheet)}
    return form_page(request, by, "decisions/add.html", save, start=start, **context)


def stance(form: Form, name: str) -> str:
    """Where one voice stands: with it, where everybody was said to be and nothing else was chosen."""
    chosen = form.choice(name, STANCES) or NOT_ASKED
    return WITH_IT if chosen == NOT_ASKED and form["all"] == "yes" else chosen


def everybody(sheet: Sheet, sent: Collection[str]) -> list[tuple[str, str, str, str]]:
    """Who was here: name in the form, voice, key, name. In a form that was sent, whoever stood in it as well:
    sent again it says the same, though somebody was said in between not to have been here."""
    meeting = sheet.page
    found = [("person", "person", "", meeting.person)] if meeting.person_here else []
    seats = [("member", seat) for seat in meeting.members]
    seats += [("practitioner", seat) for seat in meeting.practitioners]
    return found + [
        (seat.key, voice, seat.key, seat.name)
        for voice, seat in seats
        if seat.came or f"stance-{seat.key}" in sent
    ]


@page("GET", "POST", check=check_give_care)
def correct(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Writes a decision again whose words, or positions, were wrong."""
    made, meeting, episode, person = decisions.view(by, key)
    back = then(meeting, DECISIONS) if meeting else address("declared", episode)
    before = {f"stance-{one.key or one.voice}": one.stance for one in made.positions}
    here = everybody(meetings.view(by, meeting), request.POST) if meeting else []
    stood = joined(here, [(one.key or one.voice, one.voice, one.key, one.name) for one in made.positions])

    def save(form: Form, by: Actor) -> str:
        words = form.text("words", needed="A decision has words.")
        stances = tuple(restated(form, before, stood))
        form.refuse()
        said = {"words": words, "medicines": form["medicines"] == "yes", "stances": stances}
        decisions.correct(by, key, **said, once=form.once)
        return back

    start = {f"stance-{name}": NOT_ASKED for name, *_ in stood} | before
    start |= {"words": made.words, "medicines": "yes" if made.medicines else ""}
    context = {"key": key, "person": person, "back": back, "everybody": stood, "in_room": bool(meeting)}
    return form_page(request, by, "decisions/correct.html", save, start=start, **context)


def restated(
    form: Form, before: Mapping[str, str], stood: Iterable[tuple[str, str, str, str]]
) -> Iterator[Stance]:
    """Where each voice stands by a correction. Of whom nothing was known, and nothing is said now, nothing is
    known."""
    for name, voice, whose, _ in stood:
        field = f"stance-{name}"
        chosen = form.choice(field, STANCES) or before.get(field, NOT_ASKED)
        if field in before or chosen != NOT_ASKED:
            yield Stance(voice, whose, chosen)


def joined(
    here: list[tuple[str, str, str, str]], stood: list[tuple[str, str, str, str]]
) -> list[tuple[str, str, str, str]]:
    """Who was here, and whoever else has a position already."""
    known = {name for name, *_ in here}
    return [*here, *(one for one in stood if one[0] not in known)]


@page("GET", "POST", check=check_see_care)
def declared(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """What was decided outside meetings, and whether it can come to the next one."""

    def safe(form: Form, by: Actor) -> str:
        decisions.safe_now(by, form["word"], once=form.once)
        return address("declared", key)

    return tap_page(
        request,
        by,
        "decisions/declared.html",
        {"safe now": safe},
        lambda: {"page": decisions.elsewhere(by, key)},
    )


@page("GET", "POST", check=check_give_care)
def declare(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Declares what law or urgency gave to a named professional."""
    page = decisions.elsewhere(by, key)

    def save(form: Form, by: Actor) -> str:
        words = form.text("words", needed="A decision has words.")
        authorities = labels(rules.service().country.authorities)
        who = form.text("decided_by", needed="Somebody decided.", longest=160)
        authority = form.choice("authority", authorities, needed="It rested on one of these.")
        at = form.moment("decided_at", needed="It was decided on some day.")
        because = form.text("because", needed="The person will ask why.")
        form.refuse()
        if at is None:
            raise AssertionError("a form without its moment was let through")
        exception = DeclaredException(who, authority, at, because, form["safe"] == "no")
        decisions.declare(by, key, words, exception, medicines=form["medicines"] == "yes", once=form.once)
        return address("declared", key)

    return form_page(request, by, "decisions/declare.html", save, start={"safe": "yes"}, page=page)


urlpatterns = [
    path("meetings/<key:key>/decision", add, name="add-decision"),
    path("decisions/<key:key>/correct", correct, name="correct-decision"),
    path("decisions/elsewhere/<key:key>", declared, name="declared"),
    path("decisions/elsewhere/<key:key>/new", declare, name="declare"),
]
