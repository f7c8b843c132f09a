"""Protected notes: for a named circle, and not there for anybody else (invariant 3)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import corrections, protected
from tornio.actions.protected import Choices, Circle
from tornio.care.notes import BECAUSE
from tornio.care.permissions import Actor, check_give_care, check_see_care
from tornio.web.forms import Form, day_boxes
from tornio.web.pages import address, form_page, page


@page("GET", check=check_see_care)
def listed(request: HttpRequest, by: Actor) -> HttpResponse:
    """The notes in whose circle the reader is; for everybody else an empty page."""
    struck = corrections.of_circle(by)
    return render(request, "protected/list.html", {"rows": protected.listed(by), "struck": struck})


@page("GET", "POST", check=check_give_care)
def new(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Writes a protected note about an episode."""
    person, choices = protected.begin(by, key)

    def save(form: Form, by: Actor) -> str:
        because = form.choice("because", BECAUSE, needed="A note is protected for a reason.")
        words, circle = form.text("words", needed="A note has words."), read_circle(form, choices)
        form.refuse()
        return address("protected-note", protected.write(by, key, because, words, circle, once=form.once))

    context = {"person": person, "choices": choices, "because": BECAUSE}
    return form_page(request, by, "protected/new.html", save, start={"circle": by.key}, **context)


@page("GET", check=check_see_care)
def one(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """A note, for somebody in its circle."""
    note, _ = protected.view(by, key)
    return render(request, "protected/one.html", {"note": note})


@page("GET", "POST", check=check_give_care)
def correct(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Corrects a note's words."""
    note, _ = protected.view(by, key)

    def save(form: Form, by: Actor) -> str:
        words = form.text("words", needed="A note has words.")
        form.refuse()
        corrected = protected.correct(by, key, words, version=form.version, once=form.once)
        return address("protected-note", corrected)

    return form_page(request, by, "protected/correct.html", save, start={"words": note.words}, note=note)


@page("GET", "POST", check=check_give_care)
def review(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Looks at a note again: keeps it until another day, or takes it out of view."""
    note, choices = protected.view(by, key)

    def save(form: Form, by: Actor) -> str:
        if form["done"] == "yes":
            return address("strike-protected-note", key)
        circle = read_circle(form, choices)
        form.refuse()
        return address(
            "protected-note", protected.review(by, key, circle, version=form.version, once=form.once)
        )

    start = {"circle": "\n".join(member for member, _ in note.circle), "answers_for_it": note.answers_for_it[0]}
    start |= day_boxes("review_on", note.review_on)
    return form_page(request, by, "protected/review.html", save, start=start, note=note, choices=choices)


def read_circle(form: Form, choices: Choices) -> Circle:
    """Reads who sees a note, who answers for it, and when it is looked at again."""
    rule = "A health professional answers for a protected note."
    return Circle(
        members=form.choices("circle", [one.key for one in choices.colleagues]),
        answers_for_it=form.choice("answers_for_it", [one.key for one in choices.professionals], needed=rule),
        review_on=form.day("review_on", needed="The day to look at it again is missing."),
    )


urlpatterns = [
    path("", listed, name="protected"),
    path("new/<key:key>", new, name="new-protected"),
    path("<key:key>", one, name="protected-note"),
    path("<key:key>/correct", correct, name="correct-protected"),
    path("<key:key>/review", review, name="review-protected"),
]
