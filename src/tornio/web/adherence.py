"""The joint adherence form, away from the house."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from tornio.actions import adherence
from tornio.actions.adherence import Answers, FormPage
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
        completers, answers = read(form, shown)
        return address("adherence-form", adherence.fill(by, key, completers, answers, once=form.once))

    start = {"completers": "\n".join(key for key, _ in shown.meeting.pair)}
    return form_page(request, by, "adherence/form.html", save, start=start, page=shown)


@page("GET", "POST", check=check_give_care)
def correct(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """The form once more, with its answers, where one of them was wrong."""
    shown = adherence.view(by, key)
    if shown.filled is None:
        return redirect("adherence-form", key)
    filled = shown.filled

    def save(form: Form, by: Actor) -> str:
        completers, answers = read(form, shown)
        sending = {"version": form.version, "once": form.once}
        return address("adherence-form", adherence.correct(by, key, completers, answers, **sending))

    names = set(filled.completers)
    start = {"completers": "\n".join(key for key, name in shown.meeting.pair if name in names)}
    start |= {f"item-{item}": str(answer) for item, answer in filled.answers if answer is not None}
    return form_page(request, by, "adherence/form.html", save, start=start, page=shown)


def read(form: Form, shown: FormPage) -> tuple[tuple[str, ...], Answers]:
    """Reads who fills a form in, and their answers."""
    completers = form.choices("completers", dict(shown.meeting.pair))
    answers = tuple((question.id, form.number(f"item-{question.id}")) for question in shown.questions)
    form.refuse()
    return completers, answers


urlpatterns = [
    path("", listed, name="adherence"),
    path("<key:key>", one, name="adherence-form"),
    path("<key:key>/correct", correct, name="correct-adherence"),
]
