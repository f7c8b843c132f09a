"""The weekly board."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import board
from tornio.care.permissions import Actor
from tornio.web.forms import EARLIEST_YEAR
from tornio.web.pages import page


@page("GET")
def view(request: HttpRequest, by: Actor) -> HttpResponse:
    """This week, or the one that `?week=2026-03-02` names."""
    week = board.view(by, day(request.GET.get("week", "")))
    last = week.first + timedelta(days=6)
    return render(request, "board/week.html", {"week": week, "last": last})


def day(text: str) -> date | None:
    """The day that an address names; None where it names none, and the page shows this week."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if EARLIEST_YEAR < found.year < date.max.year else None


urlpatterns = [path("", view, name="board")]
