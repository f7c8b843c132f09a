"""Today, and whether the service is well."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import health, home
from tornio.care.permissions import Actor
from tornio.web.pages import page


@page("GET")
def today(request: HttpRequest, by: Actor) -> HttpResponse:
    """What needs somebody today."""
    return render(request, "home/today.html", {"today": home.today(by)})


def well(_request: HttpRequest) -> JsonResponse:
    """For machines that watch: whether the database answers, and nothing else."""
    fine = health.database_answers()
    return JsonResponse({"database": fine}, status=200 if fine else 503)


urlpatterns = [path("", today, name="home"), path("health", well, name="health")]
