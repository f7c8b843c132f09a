"""Opening a record outside one's own team, and the manager's list of who did."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import glass
from tornio.actions.glass import Sought
from tornio.care.permissions import Actor, check_see_opened, may_break_glass
from tornio.vocabulary.fault import FaultyInput
from tornio.web.forms import Form
from tornio.web.pages import acting, address, form_page, keeper, page


def open_record(request: HttpRequest) -> HttpResponse:
    """Asks who it is and why, and opens their record. Whoever sends it and is no longer signed in is on record
    like everybody else who is refused."""
    if request.method == "POST" and acting(request) is None and (opener := keeper(request, request.path)):
        glass.signed_out(opener)
    return opening(request)


@page("GET", "POST")
def opening(request: HttpRequest, by: Actor) -> HttpResponse:
    """The page of somebody who is signed in. The action refuses for itself, so that it can say who tried."""
    opened = glass.mine(by) if request.method != "POST" or may_break_glass(by) else ()
    return form_page(request, by, "glass/open.html", save, opened=opened)


def save(form: Form, by: Actor) -> str:
    """Opens the record; what the form finds wrong and what the action refuses are told together."""
    sought = Sought(
        given_name=form.text("given_name", longest=80),
        family_name=form.text("family_name", longest=80),
        born_on=form.day("born_on"),
    )
    try:
        key = glass.open_record(by, sought, reason=form.text("reason"), once=form.once)
    except FaultyInput as refused:
        known = {fault.field for fault in form.faults}
        raise FaultyInput([*form.faults, *(one for one in refused.faults if one.field not in known)]) from None
    return address("person", key)


@page("GET", check=check_see_opened)
def listed(request: HttpRequest, by: Actor) -> HttpResponse:
    """Who opened records of the team from outside."""
    return render(request, "glass/list.html", {"rows": glass.listed(by)})


urlpatterns = [path("", listed, name="opened-records"), path("open", open_record, name="open-record")]
