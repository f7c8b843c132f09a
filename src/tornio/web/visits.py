"""Visits: who is out, who should have been heard of, and who asked for help."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from tornio.actions import visits
from tornio.care.permissions import Actor, check_see_care
from tornio.web.forms import Form
from tornio.web.pages import address, page
from tornio.web.taps import tap_page


@page("GET", "POST", check=check_see_care)
def listed(request: HttpRequest, by: Actor) -> HttpResponse:
    """Those who are out on a visit now."""

    def answer(form: Form, by: Actor) -> str:
        visits.answer(by, form["word"], once=form.once)
        return address("visits")

    def left(form: Form, by: Actor) -> str:
        meeting, *who = form["word"].split() or [""]
        visits.leave(by, meeting, tuple(who), once=form.once)
        return address("visits")

    def there(form: Form, by: Actor) -> str:
        meeting, *who = form["word"].split() or [""]
        visits.arrive(by, meeting, tuple(who), once=form.once)
        return address("visits")

    taps = {"answer": answer, "left": left, "there": there}
    return tap_page(request, by, "visits/list.html", taps, lambda: {"visits": visits.listed(by)})


urlpatterns = [path("", listed, name="visits")]
