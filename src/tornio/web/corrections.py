"""Putting right whose record something belongs to."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import corrections
from tornio.care.corrections import KINDS
from tornio.care.permissions import Actor, check_correct_records, check_give_care, may_correct_records
from tornio.web.forms import Form
from tornio.web.pages import address, form_page, page

#: The page to go to, once something is struck out that hung on a meeting, an episode or a person.
BACK = {"meeting": "meeting", "episode": "timeline", "person": "person"}
#: The page of what takes everything with it, for whoever leaves it as it is.
OWN = {"referral": "referral", "episode": "timeline", "meeting": "meeting"}


@page("GET", check=check_correct_records)
def listed(request: HttpRequest, by: Actor) -> HttpResponse:
    """What was struck out, and what was merged."""
    struck, merges = corrections.listed(by)
    return render(request, "corrections/list.html", {"struck": struck, "merges": merges, "kinds": KINDS})


def strike(kind: str) -> Callable[..., HttpResponse]:
    """The page that strikes out one kind of thing."""

    def struck(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
        standing, owner = corrections.look(by, key, kind)
        back = address(BACK[owner[0]], owner[1]) if owner else address(OWN[kind], key)

        def save(form: Form, by: Actor) -> str:
            corrections.strike(by, key, kind=kind, reason=why(form), once=form.once)
            return back if owner else address("home")

        about = {"kind": kind, "what": KINDS[kind], "standing": standing}
        return form_page(request, by, "corrections/strike.html", save, about=about, back=back)

    return page("GET", "POST", check=check_give_care)(struck)


@page("GET", "POST", check=check_give_care)
def put_back(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Puts back what was struck out by mistake."""
    row = corrections.struck(by, key)

    def save(form: Form, by: Actor) -> str:
        corrections.put_back(by, key, reason=why(form), once=form.once)
        return address("corrections" if may_correct_records(by) else "protected")

    return form_page(request, by, "corrections/put_back.html", save, row=row, what=KINDS[row.kind])


@page("GET", "POST", check=check_correct_records)
def merge(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Makes two records of one person one."""
    person, version, alike = corrections.alike(by, key)

    def save(form: Form, by: Actor) -> str:
        other = form.choice("other", [one.key for one in alike], needed="It has to be one of the list.")
        corrections.merge(by, key, version=form.version, other=other, reason=why(form), once=form.once)
        return address("person", key)

    return form_page(request, by, "corrections/merge.html", save, person=person, version=version, alike=alike)


@page("GET", "POST", check=check_correct_records)
def undo(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Takes a merge apart again."""
    row = corrections.merged(by, key)

    def save(form: Form, by: Actor) -> str:
        corrections.undo_merge(by, key, version=form.version, reason=why(form), once=form.once)
        return address("corrections")

    return form_page(request, by, "corrections/undo.html", save, row=row)


def why(form: Form) -> str:
    """The reason that was written, once the whole form has been read.

    Raises:
        FaultyInput: when there is none, or something else in the form is wrong.
    """
    reason = form.text("reason", needed="Somebody will ask why.")
    form.refuse()
    return reason


urlpatterns = [
    path("", listed, name="corrections"),
    *(path(f"{kind}/<key:key>", strike(kind), name=f"strike-{kind}") for kind in KINDS),
    path("struck/<key:key>", put_back, name="put-back"),
    path("merge/<key:key>", merge, name="merge"),
    path("merged/<key:key>", undo, name="undo-merge"),
]
