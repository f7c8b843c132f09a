"""The safety plan: the newest version, the older ones, and writing the next together."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import safety_plans
from tornio.actions.safety_plans import PARTS
from tornio.care.permissions import Actor, check_give_care, check_see_care
from tornio.web.forms import Form
from tornio.web.pages import address, form_page, page


@page("GET", check=check_see_care)
def one(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """The plan, and what it was before."""
    return render(request, "safety_plans/one.html", {"plan": safety_plans.view(by, key)})


@page("GET", "POST", check=check_give_care)
def write(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Writes the next version together; the last one's words stand in it to begin with."""
    plan = safety_plans.view(by, key)

    def save(form: Form, by: Actor) -> str:
        words = {part: form.text(part) for part in PARTS}
        form.refuse()
        safety_plans.write(by, key, version=form.version, words=words, once=form.once)
        return address("safety-plan", key)

    newest = asdict(plan.versions[0]) if plan.versions else {}
    start = {part: str(newest.get(part, "")) for part in PARTS}
    return form_page(request, by, "safety_plans/write.html", save, start=start, plan=plan)


urlpatterns = [
    path("<key:key>", one, name="safety-plan"),
    path("<key:key>/write", write, name="write-safety-plan"),
]
