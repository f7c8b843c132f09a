"""The timeline of an episode."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import timeline
from tornio.care.permissions import Actor, check_see_care
from tornio.web.pages import page


@page("GET", check=check_see_care)
def one(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """What happened, the newest first."""
    return render(request, "timeline/one.html", {"timeline": timeline.view(by, key)})


urlpatterns = [path("<key:key>", one, name="timeline")]
