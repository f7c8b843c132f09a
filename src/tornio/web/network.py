"""The network: whom the person names, and whom they want to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from tornio.actions import network
from tornio.care.network import RELATIONSHIP_CODES, WANTED, MemberDetails
from tornio.care.permissions import Actor, check_give_care
from tornio.care.service import labels
from tornio.web.forms import Form
from tornio.web.pages import Save, form_page, page, read, sent, shown_again, signed

if TYPE_CHECKING:
    from tornio.actions.network import MemberRow

TEMPLATE, MEMBER = "network/view.html", "network/member.html"


@page("GET", "POST")
def view(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """A person's network; each member with the yes to asking them, and a way to take it back."""
    person, members = network.view(by, key)
    context = {"person": person, "members": members, "relationships": RELATIONSHIP_CODES}
    context |= {"keeper": signed(request, by), "without": network.not_expected(by, person.key)}
    form = read(request)
    if request.method != "POST":
        return render(request, TEMPLATE, {**context, "form": form})
    return sent(request, by, form, answer(person.key)) or shown_again(request, TEMPLATE, form, context)


def answer(key: str) -> Save:
    """Saves one yes, or one that was taken back."""

    def save(form: Form, by: Actor) -> str:
        what = form.choice("what", ("invite", "take back"), needed="Press one of the buttons.")
        form.refuse()
        act = network.invite if what == "invite" else network.take_back
        act(by, form["member"], once=form.once)
        return reverse("network", args=[key])

    return save


@page("GET", "POST", check=check_give_care)
def new_member(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Adds somebody the person named."""
    person, _ = network.view(by, key)

    def save(form: Form, by: Actor) -> str:
        details = read_member(form)
        wanted = form.choice("wanted", labels(WANTED), needed="Each invitation needs its own yes.")
        form.refuse()
        network.add(by, person.key, details, wanted=wanted == "yes", once=form.once)
        return reverse("network", args=[person.key])

    return form_page(request, by, MEMBER, save, person=person, relationships=RELATIONSHIP_CODES, wanted=WANTED)


@page("GET", "POST", check=check_give_care)
def member(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Changes what is known of a member, or takes them off the network."""
    found, person = network.member(by, key)

    def save(form: Form, by: Actor) -> str:
        if form["removed"] == "yes":
            network.remove(by, key, version=form.version, once=form.once)
        else:
            details = read_member(form)
            form.refuse()
            network.change(by, key, details, version=form.version, once=form.once)
        return reverse("network", args=[person.key])

    context = {"person": person, "member": found, "relationships": RELATIONSHIP_CODES}
    return form_page(request, by, MEMBER, save, start=start(found), **context)


def read_member(form: Form) -> MemberDetails:
    """A member as the form tells them."""
    return MemberDetails(
        name=form.text("name", needed="They need a name.", longest=120),
        relationship=form.choice(
            "relationship", labels(RELATIONSHIP_CODES), needed="Who they are to the person is one of the list."
        ),
        phone=form.text("phone", longest=40),
        interpreter=form.text("interpreter", longest=80),
        communication_needs=form.text("communication_needs"),
    )


def start(found: MemberRow) -> dict[str, str]:
    """What stands in the form first."""
    return {name: getattr(found, name) for name in MemberDetails.__dataclass_fields__}


urlpatterns = [
    path("<key:key>", view, name="network"),
    path("<key:key>/new", new_member, name="new-member"),
    path("members/<key:key>", member, name="member"),
]
