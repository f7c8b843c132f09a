"""People: who is with the team, one of them, how to reach them, where they stay, and their death."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from tornio.actions import people, referrals, rules
from tornio.actions.people import Details
from tornio.care.people import ASKABLE, DID_NOT_SAY, KINDS, NEEDS, NO, SAFE, Way
from tornio.care.permissions import Actor, check_keep_people
from tornio.care.service import labels
from tornio.web.forms import YES_NO, Form, day_boxes
from tornio.web.pages import form_page, page

if TYPE_CHECKING:
    from tornio.actions.people import PersonPage, WayRow

WORDS = ("given_name", "family_name", "called", "pronouns", "gender", "ethnicity", "locality", *NEEDS)


@page("GET")
def listed(request: HttpRequest, by: Actor) -> HttpResponse:
    """Everybody who is with the team now."""
    return render(request, "people/list.html", {"rows": people.listed(by)})


@page("GET")
def one(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """One person."""
    person, episodes = people.view(by, key)
    theirs = {"person": person, "episodes": episodes, "referrals": referrals.about(by, person.key)}
    return render(request, "people/one.html", {**theirs, **LISTS})


@page("GET", "POST", check=check_keep_people)
def change(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """What they are called, and what they need."""
    person, _ = people.view(by, key)

    def save(form: Form, by: Actor) -> str:
        kinds = labels(rules.service().country.identifiers)
        details, numbers = read_details(form), {kind: form.text(kind, longest=40) for kind in kinds}
        form.refuse()
        people.change(by, person.key, version=form.version, details=details, numbers=numbers, once=form.once)
        return reverse("person", args=[person.key])

    return form_page(request, by, "people/change.html", save, start=start(person), person=person)


def read_details(form: Form) -> Details:
    """The person as the form tells them."""
    country = rules.service().country
    return Details(
        given_name=form.text("given_name", needed="A name is needed.", longest=80),
        family_name=form.text("family_name", longest=80),
        called=form.text("called", longest=80),
        pronouns=form.text("pronouns", longest=40),
        born_on=form.day("born_on"),
        gender=form.choice("gender", labels(country.genders)),
        ethnicity=form.choice("ethnicity", labels(country.ethnicities)),
        locality=form.text("locality", longest=80),
        student=form.yes_no("student"),
        interpreter=form.text("interpreter", longest=80),
        communication_needs=form.text("communication_needs"),
        advocate=form.text("advocate", longest=160),
        asked=read_asked(form),
    )


def read_asked(form: Form) -> dict[str, str]:
    """What they answered instead of words; a yes needs its words."""
    answers = {field: form[f"{field}-asked"] for field in ASKABLE}
    for field in NEEDS:
        if answers[field] == "yes" and not form[field].strip():
            form.fault(field, "They said yes; the next to meet them needs to know what.", "Write it here.")
    return {field: answer for field, answer in answers.items() if answer not in ("", "yes")}


def start(person: PersonPage) -> dict[str, str]:
    """What stands in the form first."""
    words = {name: getattr(person, name) for name in WORDS}
    needed = {f"{field}-asked": "yes" for field in NEEDS if words[field]}
    asked = {f"{field}-asked": answer for field, answer in person.asked.items()} | needed
    student = YES_NO[person.student]
    return {
        **words,
        **asked,
        "student": student,
        **day_boxes("born_on", person.born_on),
        **dict(person.identifiers),
    }


@page("GET", "POST", check=check_keep_people)
def new_way(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Adds a number or an address."""
    person, _ = people.view(by, key)

    def save(form: Form, by: Actor) -> str:
        way = read_way(form)
        return reverse("person", args=[people.add_way(by, person.key, way, once=form.once)])

    begin = {"kind": "telephone", "safe": "not asked"}
    return form_page(request, by, "people/way.html", save, start=begin, person=person, **LISTS)


@page("GET", "POST", check=check_keep_people)
def change_way(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Changes a number or an address, or takes it off the page."""
    way, person = people.way(by, key)

    def save(form: Form, by: Actor) -> str:
        values, removed = read_way(form), form["removed"] == "yes"
        people.change_way(by, key, values, version=form.version, removed=removed, once=form.once)
        return reverse("person", args=[person.key])

    begin = way_start(way)
    return form_page(request, by, "people/way.html", save, start=begin, person=person, way=way, **LISTS)


def read_way(form: Form) -> Way:
    """A number or an address as the form tells it."""
    way = Way(
        kind=form.choice("kind", labels(KINDS), needed="What it is, is missing."),
        value=form.text("value", longest=240),
        safe=form.choice("safe", labels(SAFE), needed="Say whether it is safe, or that you have not asked."),
        never_text=form["never_text"] == "yes",
        warning=form.text("warning", longest=160),
    )
    form.refuse()
    return way


def way_start(way: WayRow) -> dict[str, str]:
    """What stands in the form first."""
    named = {name: getattr(way, name) for name in ("kind", "value", "safe", "warning")}
    return {**named, "never_text": "yes" if way.never_text else ""}


@page("GET", "POST", check=check_keep_people)
def died(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """That somebody died, or that it was written down in error."""
    person, _ = people.view(by, key)

    def save(form: Form, by: Actor) -> str:
        erred = form["erred"] == "yes"
        died_on = form.day("died_on", needed="" if erred else "The day is missing.")
        form.refuse()
        values = {"version": form.version, "died_on": None if erred else died_on}
        return reverse("person", args=[people.died(by, person.key, once=form.once, **values)])

    begin = day_boxes("died_on", person.died_on)
    return form_page(request, by, "people/died.html", save, start=begin, person=person)


@page("GET", "POST", check=check_keep_people)
def ward(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Which ward they are on, or that they are home again."""
    episode = people.stay(by, key)

    def save(form: Form, by: Actor) -> str:
        home = form.choice("stays", ("ward", "home"), needed="Where they stay is missing.") == "home"
        name = form.text("ward", needed="" if home else "The team has to find them there.", longest=120)
        form.refuse()
        moved = people.move(by, key, version=form.version, ward="" if home else name, once=form.once)
        return reverse("person", args=[moved])

    begin = {"ward": episode.ward, "stays": "ward" if episode.ward else ""}
    return form_page(request, by, "people/ward.html", save, start=begin, episode=episode)


LISTS = {"kinds": KINDS, "safe": SAFE, "no": NO, "did_not_say": DID_NOT_SAY}

urlpatterns = [
    path("", listed, name="people"),
    path("<key:key>", one, name="person"),
    path("<key:key>/change", change, name="change-person"),
    path("<key:key>/ways/new", new_way, name="new-way"),
    path("<key:key>/died", died, name="person-died"),
    path("ways/<key:key>", change_way, name="change-way"),
    path("episodes/<key:key>/ward", ward, name="ward"),
]
