"""Referrals: the list, a new one, one of them, and what the team decides."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse

from tornio.actions import alike, own, referrals, rules
from tornio.actions.alike import SOMEBODY_NEW, Alike
from tornio.care.people import NO, NOT_ASKED
from tornio.care.permissions import Actor, check_decide_referral, check_register_referral
from tornio.care.referrals import (
    ACCEPTED,
    ANOTHER_REASON,
    REDIRECTED,
    UNDECIDED,
    WAITING,
    NewReferral,
    Rest,
    Said,
)
from tornio.care.service import labels
from tornio.web.forms import YES_NO, Form, moment_boxes
from tornio.web.pages import form_page, page

if TYPE_CHECKING:
    from tornio.actions.referrals import ReferralPage

OUTCOMES = ("open", "waiting", "accepted", "redirected")
SAFE = {True: "yes", False: NO, None: NOT_ASKED}


@page("GET")
def listed(request: HttpRequest, by: Actor) -> HttpResponse:
    """The team's referrals, by outcome."""
    outcome = request.GET.get("outcome")
    chosen = outcome if outcome in OUTCOMES else "open"
    rows = referrals.listed(by, chosen)
    return render(request, "referrals/list.html", {"rows": rows, "chosen": chosen, "outcomes": OUTCOMES})


@page("GET", "POST", check=check_register_referral)
def new(request: HttpRequest, by: Actor) -> HttpResponse:
    """Registers a referral; whoever may be known already is offered before a second record is made."""
    offered: list[Alike] = []
    teams = own.teams(by)

    def save(form: Form, by: Actor) -> str:
        new = read(form)
        offered.extend(alike.offered(by, new))
        same = form.choice("same", {SOMEBODY_NEW, *(one.key for one in offered)}) or None
        team = form.team(teams)
        form.refuse()
        key = referrals.register(by, new, same=same, team=team, once=form.once)
        return reverse("referral", args=[key])

    return form_page(
        request, by, "referrals/new.html", save, alike=offered, somebody_new=SOMEBODY_NEW, teams=teams
    )


def read(form: Form) -> NewReferral:
    """A referral as the form tells it."""
    service = rules.service()
    return NewReferral(
        given_name=form.text("given_name", needed="A name is needed.", longest=80),
        family_name=form.text("family_name", longest=80),
        received_at=form.moment("received_at", needed="The day it arrived is missing."),
        born_on=form.day("born_on"),
        numbers=tuple((kind, form.text(kind, longest=40)) for kind in labels(service.country.identifiers)),
        telephone=form.text("telephone", longest=40),
        safe=SAFE[form.yes_no("safe")],
        **asdict(read_said(form)),
        **asdict(read_rest(form)),
    )


def read_said(form: Form) -> Said:
    """How it came and how pressing it is, as the form tells it."""
    service = rules.service()
    return Said(
        route=form.choice("route", labels(service.routes), needed="How it came is missing."),
        priority=form.choice(
            "priority", labels(service.priorities), needed="Somebody has to say how pressing it is."
        ),
        referrer=form.text("referrer", longest=160),
        reason=form.text("reason"),
    )


def read_rest(form: Form, before: datetime | None = None) -> Rest:
    """What may wait, as the form tells it; `before` is when eligibility was judged, where that was said."""
    service = rules.service()
    return Rest(
        crisis=form.yes_no("crisis"),
        new_episode=form.yes_no("new_episode"),
        team_otherwise=form.choice("team_otherwise", labels(service.teams_otherwise)),
        eligibility_by=form.text("eligibility_by", longest=160),
        eligibility_at=form.moment("eligibility_at", before=before),
        exclusion=form.choice("exclusion", labels(service.exclusions)),
    )


@page("GET")
def one(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """One referral."""
    considered = referrals.view(by, key)
    context = {"referral": considered.referral, "doubts": considered.doubts}
    return render(request, "referrals/one.html", context)


@page("GET", "POST", check=check_register_referral)
def change(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Completes a referral with what could wait; until it is decided, what it said can be corrected too."""
    referral = referrals.view(by, key).referral
    undecided = referral.outcome in UNDECIDED

    def save(form: Form, by: Actor) -> str:
        said = read_said(form) if undecided else None
        rest = read_rest(form, referral.eligibility_at)
        form.refuse()
        values = {"version": form.version, "said": said}
        return reverse("referral", args=[referrals.change(by, key, rest, once=form.once, **values)])

    shown = {"referral": referral, "correctable": undecided}
    return form_page(request, by, "referrals/change.html", save, start=begun(referral), **shown)


def begun(referral: ReferralPage) -> dict[str, str]:
    """What stands in the form first."""
    as_they_are = ("route", "priority", "referrer", "reason", "team_otherwise", "eligibility_by", "exclusion")
    return {
        **{name: YES_NO[getattr(referral, name)] for name in ("crisis", "new_episode")},
        **{name: getattr(referral, name) for name in as_they_are},
        **moment_boxes("eligibility_at", referral.eligibility_at, rules.service().zone),
    }


@page("GET", "POST", check=check_decide_referral)
def decide(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Accepts it, lets it wait, or redirects it."""
    considered = referrals.view(by, key)

    def save(form: Form, by: Actor) -> str:
        outcome = form.choice("outcome", (ACCEPTED, WAITING, REDIRECTED), needed="Choose what happens.")
        form.refuse()
        if outcome == ACCEPTED:
            referrals.accept(by, key, version=form.version, waiver=form.text("waiver"), once=form.once)
        else:
            turning = read_turning(form, outcome)
            form.refuse()
            referrals.turn(by, key, version=form.version, outcome=outcome, once=form.once, **turning)
        return reverse("referral", args=[key])

    start, shown = {"exclusion": considered.referral.exclusion}, vars(considered)
    return form_page(request, by, "referrals/decide.html", save, start=start, another=ANOTHER_REASON, **shown)


def read_turning(form: Form, outcome: str) -> dict[str, str]:
    """Why they wait or go elsewhere, as the form tells it; what stands under a choice that was not made is not
    read."""
    if outcome == WAITING:
        return {"reason": form.text("waits_because", needed="The person and the referrer will ask why.")}
    exclusion = form["exclusion"] if rules.service().exclusions else ANOTHER_REASON
    reason = form.text("reason") if exclusion == ANOTHER_REASON else ""
    return {"reason": reason, "exclusion": exclusion, "went_to": form.text("went_to", longest=160)}


urlpatterns = [
    path("", listed, name="referrals"),
    path("new", new, name="new-referral"),
    path("<key:key>", one, name="referral"),
    path("<key:key>/change", change, name="change-referral"),
    path("<key:key>/decide", decide, name="decide-referral"),
]
