"""The duty rota, and changing it."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import own, rota, rules, staff
from tornio.actions.rota import NewShift
from tornio.care.permissions import Actor, check_run_team, check_see_team
from tornio.web.forms import Form, moment_boxes
from tornio.web.pages import address, form_page, page


@page("GET", check=check_see_team)
def weeks(request: HttpRequest, by: Actor) -> HttpResponse:
    """The coming weeks, and the hours that nobody covers yet."""
    teams = own.teams(by)
    chosen = request.GET.get("team", "") or next((key for key, _ in teams), "")
    return render(request, "rota/rota.html", {"rota": rota.view(by, chosen), "teams": teams, "chosen": chosen})


@page("GET", "POST", check=check_run_team)
def new(request: HttpRequest, by: Actor) -> HttpResponse:
    """Puts somebody on the rota."""
    colleagues, teams = staff.colleagues(by), own.teams(by)

    def save(form: Form, by: Actor) -> str:
        team = form.team(teams)
        rota.add(by, read_shift(form, {one.key for one in colleagues}), team=team, once=form.once)
        return f"{address('rota')}?team={team}" if team else address("rota")

    start = {"team": request.GET.get("team", "")}
    shown = {"shift": None, "colleagues": colleagues, "teams": teams}
    return form_page(request, by, "rota/shift.html", save, start=start, **shown)


@page("GET", "POST", check=check_run_team)
def change(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Changes a shift, or takes it off."""
    shift, zone = rota.shift(by, key), rules.service().zone
    held = (shift.starts_at, shift.ends_at)
    colleagues = staff.colleagues(by)

    def save(form: Form, by: Actor) -> str:
        if form["remove"] == "yes":
            rota.remove(by, key, version=form.version, once=form.once)
        else:
            new = read_shift(form, {one.key for one in colleagues}, held)
            rota.change(by, key, new, version=form.version, once=form.once)
        return address("rota")

    start = {"user": shift.user, "phone": shift.phone, **moment_boxes("starts_at", shift.starts_at, zone)}
    start |= moment_boxes("ends_at", shift.ends_at, zone)
    shown = {"shift": shift, "colleagues": colleagues, "teams": ()}
    return form_page(request, by, "rota/shift.html", save, start=start, **shown)


def read_shift(
    form: Form, among: set[str], held: tuple[datetime | None, datetime | None] = (None, None)
) -> NewShift:
    """Reads who of the team answers which number, and when; `held` is when it began and ended until now."""
    rule = "A shift has a start and an end."
    shift = NewShift(
        user=form.choice("user", among, needed="Somebody of the team answers."),
        phone=form.text("phone", needed="The number is missing.", longest=40),
        starts_at=form.moment("starts_at", needed=rule, before=held[0]),
        ends_at=form.moment("ends_at", needed=rule, before=held[1]),
    )
    form.refuse()
    return shift


urlpatterns = [
    path("", weeks, name="rota"),
    path("new", new, name="new-shift"),
    path("<key:key>", change, name="shift"),
]
