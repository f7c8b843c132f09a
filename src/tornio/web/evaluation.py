"""The evaluation: what there is, and the report itself."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import evaluation
from tornio.care.permissions import Actor
from tornio.web.pages import page

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


@page("GET")
def about(request: HttpRequest, by: Actor) -> HttpResponse:
    """What the evaluation is, when it was made, and the way to it."""
    return render(request, "evaluation/about.html", {"about": evaluation.about(by)})


@page("GET")
def report(_request: HttpRequest, by: Actor) -> HttpResponse:
    """The report, a document that needs nothing else. Its own policy allows one style sheet by its digest and
    nothing besides; ours would forbid that sheet."""
    return _document(evaluation.report(by))


@page("GET")
def paper_check(_request: HttpRequest, by: Actor) -> HttpResponse:
    """The check of the paper itself, to which the report leads."""
    return _document(evaluation.paper_check(by))


def _document(text: str) -> HttpResponse:
    found = POLICY.search(text)
    policy = f"{found[1]}; frame-ancestors 'none'" if found else "default-src 'none'"
    return HttpResponse(text, headers={"Content-Security-Policy": policy})


urlpatterns = [
    path("", about, name="evaluation"),
    path("report", report, name="evaluation-report"),
    path("paper-check.html", paper_check, name="paper-check"),  # as the report names it, whose neighbour it is
]
