"""Taking over the current caseload: a table goes in, or every fault in it comes back."""

from __future__ import annotations

import csv

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from tornio.actions import caseload, own, rules
from tornio.care.caseload import NEEDED, columns
from tornio.care.permissions import Actor, check_run_team
from tornio.vocabulary.fault import Fault, FaultyInput, refuse
from tornio.web.forms import Form
from tornio.web.pages import form_page, page

LARGEST = 1_000_000


@page("GET", "POST", check=check_run_team)
def take_over(request: HttpRequest, by: Actor) -> HttpResponse:
    """Uploads the table; its faults stand in a table of their own."""
    faults: list[Fault] = []
    teams = own.teams(by)

    def save(form: Form, by: Actor) -> str:
        text, team = uploaded(request), form.team(teams)
        form.refuse()
        try:
            caseload.take_over(by, text, team=team, once=form.once)
        except FaultyInput as error:
            faults.extend(error.faults)
            rule = "Something in the table is not right. Nothing was saved."
            refuse([Fault("file", "", rule, "Mend what is listed below, and send it again.")])
        return reverse("people")

    lists = {"columns": columns(rules.service().country), "needed": NEEDED}
    return form_page(request, by, "caseload/take_over.html", save, faults=faults, lists=lists, teams=teams)


def uploaded(request: HttpRequest) -> str:
    """The words of the file that was sent."""
    file = request.FILES.get("file")
    if file is None:
        raise FaultyInput([Fault("file", "", "No file was chosen.", "Choose a CSV file.")])
    name = str(file.name)
    if (file.size or 0) > LARGEST:
        raise FaultyInput([Fault("file", name, "It is larger than 1 MB.", "Cut it in parts.")])
    try:
        return bytes(file.read()).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        rule = "Its letters cannot be read."
        raise FaultyInput([Fault("file", name, rule, "Save it as “CSV UTF-8”.")]) from error


@page("GET", check=check_run_team)
def empty(request: HttpRequest, by: Actor) -> HttpResponse:  # noqa: ARG001 - every page takes both
    """An empty table with the right columns, to fill in."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="caseload.csv"'
    csv.writer(answer).writerow(columns(rules.service().country))
    return answer


urlpatterns = [
    path("", take_over, name="caseload"),
    path("empty.csv", empty, name="empty-caseload"),
]
