"""The team: who works here, how much, trained in what, and when they are away."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import own, rules, team
from tornio.actions.team import NewCourse, NewPost
from tornio.care.permissions import Actor, check_run_team, check_see_team
from tornio.care.service import labels
from tornio.web import faults
from tornio.web.forms import Form, day_boxes
from tornio.web.pages import address, form_page, page

CERTIFICATE_YEARS = 10  # how long one may hold


@page("GET", check=check_see_team)
def one_day(request: HttpRequest, by: Actor) -> HttpResponse:
    """The team today, or on the day that was asked for."""
    form = Form({name: str(value) for name, value in request.GET.items()}, rules.service().zone)
    day = form.day("on")
    teams = own.teams(by)
    chosen = request.GET.get("team", "") or next((key for key, _ in teams), "")
    shown = {"team": team.view(by, day, chosen), "teams": teams, "chosen": chosen, "form": form}
    return render(request, "team/team.html", {**shown, "error_list": faults.summary(tuple(form.faults))})


@page("GET", check=check_see_team)
def colleague(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Somebody in the team."""
    return render(request, "team/colleague.html", {"colleague": team.colleague(by, key)})


@page("GET", "POST", check=check_run_team)
def post(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Somebody's profession, number, and post from a day on."""
    colleague = team.colleague(by, key)

    def save(form: Form, by: Actor) -> str:
        new = NewPost(
            profession=form.choice(
                "profession",
                labels(rules.service().country.professions),
                needed="It has to be one of the list.",
            ),
            phone=form.text("phone", longest=40),
            equivalent=form.text("equivalent", longest=6),
            since=form.day("since", needed="A post begins on a day." if form["equivalent"].strip() else ""),
        )
        form.refuse()
        return address("colleague", team.set_post(by, key, new, version=form.version, once=form.once))

    start = {"profession": colleague.profession, "phone": colleague.phone}
    return form_page(request, by, "team/post.html", save, start=start, colleague=colleague)


@page("GET", "POST", check=check_run_team)
def new_training(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Adds a course."""
    colleague = team.colleague(by, key)

    def save(form: Form, by: Actor) -> str:
        team.add_training(by, key, course(form), once=form.once)
        return address("colleague", key)

    return form_page(request, by, "team/training.html", save, name=colleague.name, whose=key)


@page("GET", "POST", check=check_run_team)
def training(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Changes what is known of a course."""
    found, whose = team.training(by, key)

    def save(form: Form, by: Actor) -> str:
        team.change_training(by, key, course(form), version=form.version, once=form.once)
        return address("colleague", whose)

    start = {name: getattr(found, name) for name in ("course", "provider", "certificate")}
    for name in ("started_on", "completed_on", "expires_on"):
        start |= day_boxes(name, getattr(found, name))
    start["supervisor_level"] = "yes" if found.supervisor_level else ""
    context = {"name": team.colleague(by, whose).name, "whose": whose, "training": found}
    return form_page(request, by, "team/training.html", save, start=start, **context)


def course(form: Form) -> NewCourse:
    """Reads a course."""
    found = NewCourse(
        course=form.text("course", needed="A course has a name.", longest=160),
        provider=form.text("provider", longest=160),
        started_on=form.day("started_on"),
        completed_on=form.day("completed_on"),
        expires_on=form.day("expires_on", ahead=CERTIFICATE_YEARS),
        certificate=form.text("certificate", longest=80),
        supervisor_level=form["supervisor_level"] == "yes",
    )
    form.refuse()
    return found


@page("GET", "POST", check=check_run_team)
def new_leave(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Adds days away."""
    colleague = team.colleague(by, key)

    def save(form: Form, by: Actor) -> str:
        team.add_leave(by, key, *leave_days(form), once=form.once)
        return address("colleague", key)

    return form_page(request, by, "team/leave.html", save, name=colleague.name, whose=key)


@page("GET", "POST", check=check_run_team)
def leave(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Changes days away, or takes them back."""
    found, whose = team.leave(by, key)

    def save(form: Form, by: Actor) -> str:
        if form["cancelled"] == "yes":
            team.cancel_leave(by, key, version=form.version, once=form.once)
        else:
            team.change_leave(by, key, *leave_days(form), version=form.version, once=form.once)
        return address("colleague", whose)

    start = {**day_boxes("first_day", found.first_day), **day_boxes("last_day", found.last_day)}
    context = {"name": team.colleague(by, whose).name, "whose": whose, "leave": found}
    return form_page(request, by, "team/leave.html", save, start=start, **context)


def leave_days(form: Form) -> tuple[date | None, date | None]:
    """Reads the first and the last day away."""
    rule = "Leave has a first and a last day."
    days = form.day("first_day", needed=rule), form.day("last_day", needed=rule)
    form.refuse()
    return days


urlpatterns = [
    path("", one_day, name="team"),
    path("<key:key>", colleague, name="colleague"),
    path("<key:key>/post", post, name="post"),
    path("<key:key>/training/new", new_training, name="new-training"),
    path("<key:key>/leave/new", new_leave, name="new-leave"),
    path("training/<key:key>", training, name="training"),
    path("leave/<key:key>", leave, name="leave"),
]
