"""Contacts outside network meetings."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import contacts
from tornio.actions.contacts import NewContact
from tornio.care.contacts import LONGEST_MINUTES, MEDIA, WITH_WHOM
from tornio.care.permissions import Actor, check_give_care, check_see_care
from tornio.care.service import labels
from tornio.web.forms import Form
from tornio.web.pages import address, form_page, page

LISTS: dict[str, Any] = {"media": MEDIA, "with_whom": WITH_WHOM}


@page("GET", check=check_see_care)
def listed(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """The contacts of an episode."""
    return render(request, "contacts/list.html", {"contacts": contacts.listed(by, key), **LISTS})


@page("GET", "POST", check=check_give_care)
def new(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Writes down a contact."""
    person = contacts.listed(by, key).person

    def save(form: Form, by: Actor) -> str:
        contact = NewContact(
            at=form.moment("at", needed="The time is missing."),
            medium=form.choice("medium", labels(MEDIA), needed="It was in one of these ways."),
            with_whom=form.choice("with_whom", labels(WITH_WHOM), needed="It was with somebody."),
            minutes=form.number("minutes", most=LONGEST_MINUTES),
            words=form.text("words"),
        )
        form.refuse()
        contacts.add(by, key, contact, once=form.once)
        return address("contacts", key)

    return form_page(request, by, "contacts/new.html", save, person=person, **LISTS)


urlpatterns = [
    path("<key:key>", listed, name="contacts"),
    path("<key:key>/new", new, name="new-contact"),
]
