"""Pages on which every answer is one tap: several small forms, each with its own mark and version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tornio.actions import rules
from tornio.care.permissions import Actor
from tornio.web.forms import Form
from tornio.web.pages import read, sent, shown_again, signed

Tap = Callable[[Form, Actor], str]


def tap_page(
    request: HttpRequest, by: Actor, template: str, taps: Mapping[str, Tap], shown: Callable[[], dict[str, Any]]
) -> HttpResponse:
    """A page with taps. Each saves one thing and returns the address to go to; `shown` reads what the page
    shows after that, so that somebody who is told of a conflict sees what was saved in between."""
    page = Form({}, rules.service().zone)
    if request.method == "POST":
        form = read(request)
        answer = sent(request, by, form, lambda form, by: tapped(form, by, taps))
        if answer is not None:
            return answer
        page.faults = form.faults
        told = {**shown(), "keeper": signed(request, by), "tapped": form["tap"], "words": form["word"]}
        return shown_again(request, template, page, told)
    return render(request, template, {**shown(), "keeper": signed(request, by), "form": page})


def tapped(form: Form, by: Actor, taps: Mapping[str, Tap]) -> str:
    """Does what was tapped."""
    tap = form.choice("tap", taps, needed="It is one of the buttons.")
    form.refuse()
    return taps[tap](form, by)
