"""Opening a record outside one's own team, and the manager's list of who did."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import glass
from tornio.actions.glass import Sought
from tornio.care.permissions import Actor, check_break_glass, check_see_opened
from tornio.web.forms import Form
from tornio.web.pages import address, form_page, page


@page("GET", "POST", check=check_break_glass)
def open_record(request: HttpRequest, by: Actor) -> HttpResponse:
    """Asks who it is and why, and opens their record."""

    def save(form: Form, by: Actor) -> str:
        sought = Sought(
            given_name=form.text("given_name", needed="A name is needed.", longest=80),
            family_name=form.text("family_name", longest=80),
            born_on=form.day("born_on", needed="The day of birth is needed."),
        )
        reason = form.text("reason", needed="The managers of that team read why.")
        form.refuse()
        return address("person", glass.open_record(by, sought, reason=reason, once=form.once))

    return form_page(request, by, "glass/open.html", save, opened=glass.mine(by))


@page("GET", check=check_see_opened)
def listed(request: HttpRequest, by: Actor) -> HttpResponse:
    """Who opened records of the team from outside."""
    return render(request, "glass/list.html", {"rows": glass.listed(by)})


urlpatterns = [path("", listed, name="opened-records"), path("open", open_record, name="open-record")]
