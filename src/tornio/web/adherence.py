"""The joint adherence form, away from the house."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import adherence
from tornio.care.permissions import Actor, check_give_care, check_see_care
from tornio.measures import NotScorable
from tornio.web.forms import Form
from tornio.web.pages import address, form_page, page


@page("GET", check=check_see_care)
def listed(request: HttpRequest, by: Actor) -> HttpResponse:
    """What waits, how much was filled in, and what the team's forms say together."""
    return render(request, "adherence/list.html", {"page": adherence.listed(by)})


@page("GET", "POST", check=check_give_care)
def one(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """The form of one meeting: to fill in, or as it was filled in."""
    shown = adherence.view(by, key)
    if request.method != "POST" and (shown.filled or not shown.left):
        unscored = isinstance(shown.score, NotScorable)
        return render(request, "adherence/filled.html", {"page": shown, "unscored": unscored})

    def save(form: Form, by: Actor) -> str:
        completers = form.choices("completers", dict(shown.meeting.pair))
        answers = tuple((question.id, form.number(f"item-{question.id}")) for question in shown.questions)
        form.refuse()
        return address("adherence-form", adherence.fill(by, key, completers, answers, once=form.once))

    start = {"completers": "\n".join(key for key, _ in shown.meeting.pair)}
    return form_page(request, by, "adherence/form.html", save, start=start, page=shown)


urlpatterns = [path("", listed, name="adherence"), path("<key:key>", one, name="adherence-form")]
