"""How fast we answer, by two clocks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import response_times
from tornio.care.permissions import Actor
from tornio.web.pages import page

#: The periods to choose from, in weeks; None is all that is on record.
PERIODS = {"4": 4, "13": 13, "all": None}


@page("GET")
def view(request: HttpRequest, by: Actor) -> HttpResponse:
    """Both clocks, over the last weeks."""
    given = request.GET.get("weeks", "")
    chosen = given if given in PERIODS else "13"
    shown = response_times.view(by, PERIODS[chosen])
    return render(request, "response_times/view.html", {"shown": shown, "chosen": chosen})


urlpatterns = [path("", view, name="response-times")]
