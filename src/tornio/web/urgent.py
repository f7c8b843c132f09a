"""“This is urgent”: the numbers first, then a call that a named worker has to accept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from tornio.actions import urgent
from tornio.care.people import SAFE
from tornio.care.permissions import Actor, check_call_urgent
from tornio.web.forms import Form
from tornio.web.pages import Save, form_page, page, read, sent, shown_again, signed

ONE = "urgent/one.html"


@page("GET")
def listed(request: HttpRequest, by: Actor) -> HttpResponse:
    """What is not settled yet."""
    rows, on_duty = urgent.listed(by)
    return render(request, "urgent/list.html", {"rows": rows, "on_duty": on_duty})


@page("GET", "POST", check=check_call_urgent)
def new(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """The numbers to ring; and, while somebody is on duty, a call to them."""
    offer = urgent.offer(by, key)

    def save(form: Form, by: Actor) -> str:
        callback = form.text("callback", longest=160)
        form.refuse()
        return reverse("urgent-call", args=[urgent.call(by, key, callback=callback, once=form.once)])

    safe = next((row.value for row in offer.numbers if row.safe == "yes"), "")
    start = {"callback": safe}
    return form_page(request, by, "urgent/new.html", save, start=start, offer=offer, safe=SAFE)


@page("GET", "POST")
def one(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """One call: whether anybody has seen it; taking it on; settling it."""
    form = read(request)
    answer = sent(request, by, form, acted(key)) if request.method == "POST" else None
    if answer is not None:
        return answer
    context = {"shown": urgent.view(by, key), "form": form, "keeper": signed(request, by)}
    return shown_again(request, ONE, form, context) if form.faults else render(request, ONE, context)


def acted(key: str) -> Save:
    """Saves what one of the buttons says."""

    def save(form: Form, by: Actor) -> str:
        what = form.choice("what", ("accept", "settle"), needed="Press one of the buttons.")
        form.refuse()
        act = urgent.accept if what == "accept" else urgent.settle
        return reverse("urgent-call", args=[act(by, key, version=form.version, once=form.once)])

    return save


urlpatterns = [
    path("", listed, name="urgent"),
    path("new/<key:key>", new, name="new-urgent"),
    path("<key:key>", one, name="urgent-call"),
]
