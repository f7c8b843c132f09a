"""Finding somebody by name. What was typed is sent, never put into an address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import search
from tornio.actions.search import Words
from tornio.care.names import SHORTEST
from tornio.care.permissions import Actor, check_see_people
from tornio.web import faults
from tornio.web.pages import FAULTY, page, read


@page("GET", "POST", check=check_see_people)
def people(request: HttpRequest, by: Actor) -> HttpResponse:
    """The box to type in, and below it whom it found."""
    form = read(request)
    if request.method != "POST":
        return render(request, "search/search.html", {"form": form, "found": None})
    typed = form.text("words", longest=80)
    if len(typed) < SHORTEST:
        form.fault("words", "Two letters of a name are needed, or more.", "Write them here.")
    if form.faults:
        context = {"form": form, "found": None, "error_list": faults.summary(tuple(form.faults))}
        return render(request, "search/search.html", context, status=FAULTY)
    return render(request, "search/search.html", {"form": form, "found": search.people(by, Words(typed))})


urlpatterns = [path("", people, name="search")]
