"""The safety plan: the newest version, the older ones, and writing the next together."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from tornio.actions import safety_plans
from tornio.actions.door import ChangedMeanwhileError
from tornio.actions.safety_plans import PARTS, PlanPage
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
        try:
            safety_plans.write(by, key, version=form.version, words=words, once=form.once)
        except ChangedMeanwhileError:
            form.follow(as_written(plan, form["seen"]), start)
            raise
        return address("safety-plan", key)

    start = as_written(plan, plan.versions[0].key if plan.versions else "")
    return form_page(request, by, "safety_plans/write.html", save, start=start, plan=plan)


def as_written(plan: PlanPage, seen: str) -> dict[str, str]:
    """The form upon one version of the plan; an empty one where there is no such version (any more)."""
    words = next((asdict(one) for one in plan.versions if one.key == seen), {})
    return {"seen": seen, **{part: words.get(part, "") for part in PARTS}}


urlpatterns = [
    path("<key:key>", one, name="safety-plan"),
    path("<key:key>/write", write, name="write-safety-plan"),
]
