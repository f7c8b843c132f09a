"""The first contact: whom to ring and how safely, what was said, and the clock that starts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from tornio.actions import clock, first_contacts, people, rules
from tornio.care.first_contacts import EXPLAINED, MEDIA, WHO_ELSE, Told
from tornio.care.people import SAFE
from tornio.care.permissions import Actor, check_give_care
from tornio.care.service import labels
from tornio.web.forms import Form, moment_boxes
from tornio.web.pages import form_page, page

LISTS = {"media": MEDIA, "explained": EXPLAINED, "who_else": WHO_ELSE, "safe": SAFE}


@page("GET", "POST", check=check_give_care)
def make(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """The first contact of an episode: still to be made, or as it was written down."""
    shown = first_contacts.view(by, key)
    if shown.recorded is not None and request.method != "POST":
        return render(request, "first_contacts/one.html", {"shown": shown, **LISTS})

    def save(form: Form, by: Actor) -> str:
        told = read_told(form)
        form.refuse()
        return reverse("first-contact", args=[first_contacts.make(by, key, told, once=form.once)])

    begin = {
        "explained": "not asked",
        "who_else": "not asked",
        **moment_boxes("at", clock.now(), rules.service().zone),
    }
    needs = people.needs(by, key)
    return form_page(
        request, by, "first_contacts/make.html", save, start=begin, shown=shown, needs=needs, **LISTS
    )


def read_told(form: Form) -> Told:
    """What was said, as the form tells it."""
    return Told(
        at=form.moment("at", needed="The time is missing."),
        medium=form.choice("medium", labels(MEDIA), needed="How you spoke is missing."),
        explained=form.choice("explained", labels(EXPLAINED)) or "not asked",
        where_wished=form.text("where_wished", longest=200),
        when_wished=form.text("when_wished", longest=200),
        who_else=form.choice("who_else", labels(WHO_ELSE)) or "not asked",
    )


@page("GET", "POST", check=check_give_care)
def correct(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Corrects the time, with a reason."""
    shown = first_contacts.view(by, key)

    def save(form: Form, by: Actor) -> str:
        at, because = form.moment("at", needed="The right time is missing."), form.text("because")
        form.refuse()
        values = {"version": form.version, "at": at, "because": because}
        return reverse("first-contact", args=[first_contacts.correct(by, key, once=form.once, **values)])

    recorded = shown.recorded.at if shown.recorded else None
    begin = moment_boxes("at", recorded, rules.service().zone)
    return form_page(request, by, "first_contacts/correct.html", save, start=begin, shown=shown)


urlpatterns = [
    path("<key:key>", make, name="first-contact"),
    path("<key:key>/correct", correct, name="correct-first-contact"),
]
