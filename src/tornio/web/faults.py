"""What is shown when something does not go: the one adapter from faults to pages, and the error pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from tornio.actions import rules
from tornio.vocabulary.fault import Fault
from tornio.web import language


def summary(faults: tuple[Fault, ...]) -> list[dict[str, str]]:
    """Faults for the error summary at the top of a page: each leads to its field."""
    return [{"href": f"#{fault.field}", "text": message(fault)} for fault in faults]


def message(fault: Fault) -> str:
    """A fault in a sentence or two: what has to hold, and what to do. The value stands in its field already."""
    return f"{language.translated(fault.rule)} {language.translated(fault.cure)}"


def told_apart(errors: list[dict[str, str]], labels: Mapping[str, str]) -> list[dict[str, str]]:
    """A summary in which no two fields say the same: where they would, each begins with its label."""
    said = Counter(one["text"] for one in errors)
    return [
        {**one, "text": f"{label} – {one['text']}"}
        if said[one["text"]] > 1 and (label := labels.get(one["href"].removeprefix("#")))
        else one
        for one in errors
    ]


def not_found(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001 - Django calls it so
    """No such page, or none for this reader: both look the same."""
    return render(request, "errors/not_found.html", status=404)


def not_permitted(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Something that this role does not do, with the reason."""
    return render(request, "errors/not_permitted.html", {"reason": str(exception or "")}, status=403)


def bad_request(request: HttpRequest, exception: object = None) -> HttpResponse:  # noqa: ARG001 - Django calls it so
    """Something that no page of ours sends."""
    return render(request, "errors/bad_request.html", status=400)


def broken(_request: HttpRequest) -> HttpResponse:
    """Our own fault. The page asks the database nothing: that may be what is broken."""
    return HttpResponse(render_to_string("errors/broken.html", {"service": rules.service()}), status=500)
