"""Setting up a real service, once, before anybody can sign in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from tornio.actions import installation
from tornio.actions.installation import FirstPerson
from tornio.vocabulary.fault import FaultyInput
from tornio.web import faults
from tornio.web.pages import FAULTY, SEE_OTHER, read


def begin(request: HttpRequest) -> HttpResponse:
    """Asks for the code that `tornio serve` printed, the team and its first administrator."""
    if installation.kind() is not None:
        return faults.not_found(request)
    form = read(request)
    if request.method != "POST":
        return render(request, "set_up.html", {"form": form})
    team, name = form.text("team", longest=120), form.text("name", longest=120)
    first = FirstPerson(team, name, form.text("email", longest=254), form["password"])
    try:
        form.refuse()
        installation.begin(form.text("code"), first)
    except FaultyInput as error:
        form.faults = list(error.faults)
        context = {"form": form, "error_list": faults.summary(error.faults)}
        return render(request, "set_up.html", context, status=FAULTY)
    return HttpResponseRedirect(reverse("account_login"), status=SEE_OTHER)


urlpatterns = [path("", begin, name="set-up")]
