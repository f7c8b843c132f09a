"""Network meetings: the diary, a plan, the page before and during, and a print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext

from tornio.actions import meetings, people, plans, rules, safety_plans, visits
from tornio.actions.meetings import Sheet
from tornio.actions.plans import Planning
from tornio.care.meetings import PLACES, Plan, is_long, peers_to_suggest
from tornio.care.permissions import Actor, check_give_care, check_see_care
from tornio.web.forms import Form, day_boxes, moment_boxes
from tornio.web.pages import address, form_page, page
from tornio.web.taps import tap_page


@page("GET", check=check_see_care)
def listed(request: HttpRequest, by: Actor) -> HttpResponse:
    """The meetings of the team."""
    return render(request, "meetings/list.html", {"diary": meetings.listed(by)})


@page("GET", "POST", check=check_see_care)
def one(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Before: what to know. During: nothing but help and the safety plan. After: what is left to do."""
    here = address("meeting", key)
    taps = {
        "arrive": lambda form, by: done(visits.arrive(by, key, who(form), once=form.once), here),
        "expect": lambda form, by: done(plans.expect(by, key, form["word"], once=form.once), here),
        "help": lambda form, by: done(visits.ask_help(by, key, once=form.once), here),
        "answer": lambda form, by: done(visits.answer(by, form["word"], once=form.once), here),
        "mistake": lambda form, by: done(visits.take_back(by, key, who(form), once=form.once), here),
        "leave": lambda form, by: done(visits.leave(by, key, who(form), once=form.once), here),
    }
    return tap_page(request, by, "meetings/one.html", taps, lambda: to_come(by, meetings.view(by, key)))


def who(form: Form) -> tuple[str, ...]:
    """For whom somebody taps: their keys; nobody where it is for themselves."""
    return tuple(form["word"].split())


def done(_key: str, then: str) -> str:
    """What was tapped is done; leads on."""
    return then


def to_come(by: Actor, sheet: Sheet) -> dict[str, Any]:
    """What the page shows; before people meet also what the person needs. Who speaks for them may be what a
    relative is not to learn, and stays away from the house."""
    if sheet.stage != "before":
        return shown(sheet)
    needs = people.needs(by, sheet.page.episode)
    return {**shown(sheet), "needs": [need for need in needs if need.words and need.field != "advocate"]}


def shown(sheet: Sheet) -> dict[str, Any]:
    """What the page of a meeting shows."""
    soft_limit = rules.service().long_meeting_minutes
    return {
        "sheet": sheet,
        "meeting": sheet.page,
        "is_long": is_long(sheet.page.planned_minutes, soft_limit),
        "soft_limit": soft_limit,
    }


@page("GET", "POST", check=check_give_care)
def plan(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Plans a meeting: the person says where, when and with whom."""
    planning = plans.planning(by, key)

    def save(form: Form, by: Actor) -> str:
        return address("meeting", plans.plan(by, key, planned(form, planning), once=form.once))

    start = {"members": "\n".join(member.key for member in planning.invited)}
    start |= day_boxes("starts_at", planning.today)
    if planning.last is not None:
        last, minutes = planning.last, planning.last.planned_minutes
        start |= {"place": last.place, "where": last.where, "minutes": str(minutes or "")}
    if planning.ward:
        start |= {"place": "ward", "where": planning.ward}
    elif start.get("place") == "ward":
        start |= {"place": "", "where": ""}
    return plan_page(request, by, save, planning, start, None)


@page("GET", "POST", check=check_give_care)
def change(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Changes a plan."""
    sheet = meetings.view(by, key)
    planning = plans.planning(by, sheet.page.episode)

    def save(form: Form, by: Actor) -> str:
        new = planned(form, planning, sheet.page.starts_at)
        return address("meeting", plans.change(by, key, new, version=form.version, once=form.once))

    return plan_page(request, by, save, planning, as_planned(sheet), sheet)


def plan_page(
    request: HttpRequest,
    by: Actor,
    save: Callable[[Form, Actor], str],
    planning: Planning,
    start: dict[str, str],
    sheet: Sheet | None,
) -> HttpResponse:
    """The page on which a meeting is planned."""
    going = start.get("practitioners", "").splitlines()
    peers = set(peers_to_suggest(len(planning.invited), planning.peers, going))
    return form_page(
        request,
        by,
        "meetings/plan.html",
        save,
        start=start,
        planning=planning,
        sheet=sheet,
        needs=people.needs(by, planning.episode),
        peers=[one for one in planning.colleagues if one.key in peers],
        usual=rules.service().practitioners_at_a_meeting,
        soft_limit=rules.service().long_meeting_minutes,
    )


def planned(form: Form, planning: Planning, before: datetime | None = None) -> Plan:
    """Reads a plan; `before` is when the meeting was to start until now."""
    made = Plan(
        starts_at=form.moment("starts_at", needed="A meeting has a day and a time.", before=before),
        place=form.choice("place", PLACES, needed="The place is missing."),
        where=form.text("where", longest=200),
        minutes=form.number("minutes", least=1, most=1440),
        practitioners=form.choices("practitioners", [one.key for one in planning.colleagues]),
        members=form.choices("members", [one.key for one in planning.invited]),
        fewer_because=form.text("fewer_because"),
        late_because=form.text("late_because"),
    )
    form.refuse()
    return made


def as_planned(sheet: Sheet) -> dict[str, str]:
    """A plan as its form shows it."""
    meeting, kept = sheet.page, asdict(sheet.page)
    start = {name: str(kept[name] or "") for name in ("place", "where", "fewer_because", "late_because")}
    return {
        **start,
        **moment_boxes("starts_at", meeting.starts_at, rules.service().zone),
        "minutes": str(meeting.planned_minutes or ""),
        "practitioners": "\n".join(seat.key for seat in meeting.practitioners),
        "members": "\n".join(seat.key for seat in meeting.members),
    }


@page("GET", "POST", check=check_give_care)
def cancel(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Calls a meeting off."""
    sheet = meetings.view(by, key)

    def save(form: Form, by: Actor) -> str:
        because = form.text("because")
        form.refuse()
        plans.cancel(by, key, version=form.version, because=because, once=form.once)
        return address("meeting", key)

    return form_page(request, by, "meetings/cancel.html", save, meeting=sheet.page)


@page("GET", "POST", check=check_give_care)
def late(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Why the first meeting was later than 24 hours."""
    sheet = meetings.view(by, key)

    def save(form: Form, by: Actor) -> str:
        because = form.text("late_because", needed="Somebody will ask why.")
        form.refuse()
        plans.say_why_late(by, key, version=form.version, because=because, once=form.once)
        return address("meeting", key)

    start = {"late_because": sheet.page.late_because}
    return form_page(request, by, "meetings/late.html", save, start=start, meeting=sheet.page, sheet=sheet)


@page("GET", check=check_see_care)
def calendar(request: HttpRequest, by: Actor, key: str) -> HttpResponse:  # noqa: ARG001 - every page takes it
    """The calendar file; it names nobody."""
    places = {
        "home": gettext("At home"),
        "clinic": gettext("At the clinic"),
        "ward": gettext("On the ward"),
        "video": gettext("By video"),
        "elsewhere": gettext("Somewhere else"),
    }
    place = places[meetings.view(by, key).page.place]
    text = meetings.calendar(by, key, gettext("Network meeting"), place)
    file = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    file["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return file


@page("GET", check=check_see_care)
def printed(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """A meeting on paper."""
    sheet = meetings.view(by, key)
    plans = safety_plans.view(by, sheet.page.episode)
    return render(request, "meetings/print.html", {**shown(sheet), "plan": plans.versions[:1]})


urlpatterns = [
    path("", listed, name="meetings"),
    path("plan/<key:key>", plan, name="plan-meeting"),
    path("<key:key>", one, name="meeting"),
    path("<key:key>/change", change, name="change-meeting"),
    path("<key:key>/call-off", cancel, name="cancel-meeting"),
    path("<key:key>/late", late, name="late-meeting"),
    path("<key:key>/calendar.ics", calendar, name="meeting-calendar"),
    path("<key:key>/print", printed, name="print-meeting"),
]
