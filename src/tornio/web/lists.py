"""Pages for those who give no care: the recruiter, the researcher, the governance reader."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import lists
from tornio.care.permissions import Actor, check_see_aggregates, check_see_names, check_see_pseudonyms
from tornio.web.pages import page


@page("GET", check=check_see_names)
def names(request: HttpRequest, by: Actor) -> HttpResponse:
    """Whom the recruiter may ask: names, and nothing of what is written."""
    return render(request, "lists/names.html", {"rows": lists.names(by)})


@page("GET", check=check_see_pseudonyms)
def pseudonyms(request: HttpRequest, by: Actor) -> HttpResponse:
    """Episodes without names."""
    return render(request, "lists/pseudonyms.html", {"rows": lists.pseudonyms(by)})


@page("GET", check=check_see_aggregates)
def counts(request: HttpRequest, by: Actor) -> HttpResponse:
    """The service in counts that tell of nobody."""
    return render(request, "lists/counts.html", {"counts": lists.counts(by)})


urlpatterns = [
    path("names", names, name="names"),
    path("pseudonyms", pseudonyms, name="pseudonyms"),
    path("counts", counts, name="counts"),
]
