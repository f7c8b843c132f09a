"""Accounts: the administrator's pages, and the one page of whoever was invited."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path

from tornio.actions import rules, users
from tornio.actions.users import NewUser
from tornio.care.permissions import ROLES, Actor, check_give_roles
from tornio.care.service import labels
from tornio.vocabulary.fault import FaultyInput
from tornio.web import faults
from tornio.web.forms import Form
from tornio.web.pages import FAULTY, SEE_OTHER, address, form_page, page, read


@page("GET", check=check_give_roles)
def listed(request: HttpRequest, by: Actor) -> HttpResponse:
    """Everybody with an account."""
    return render(request, "users/list.html", {"users": users.listed(by)})


@page("GET", "POST", check=check_give_roles)
def new(request: HttpRequest, by: Actor) -> HttpResponse:
    """Invites somebody."""
    teams = users.teams(by)

    def save(form: Form, by: Actor) -> str:
        professions = labels(rules.service().country.professions)
        invited = NewUser(
            name=form.text("name", needed="A name is needed.", longest=120),
            email=form.text("email", needed="An email address is needed.", longest=254),
            profession=form.choice("profession", professions),
            roles=form.choices("roles", ROLES),
            teams=form.choices("teams", dict(teams)),
        )
        if not invited.teams:
            form.fault("teams", "Everybody works with a team.", "Choose one.")
        form.refuse()
        return address("user", users.invite(by, invited, once=form.once))

    start = {"teams": teams[0][0]} if len(teams) == 1 else {}
    return form_page(request, by, "users/new.html", save, start=start, teams=teams, roles=ROLES)


@page("GET", "POST", check=check_give_roles)
def new_team(request: HttpRequest, by: Actor) -> HttpResponse:
    """Adds a team."""

    def save(form: Form, by: Actor) -> str:
        name = form.text("name", needed="A name is needed.", longest=120)
        form.refuse()
        users.add_team(by, name, once=form.once)
        return address("users")

    return form_page(request, by, "users/new_team.html", save, teams=users.teams(by))


@page("GET", check=check_give_roles)
def one(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """One account, and the code for its holder where they have no password yet."""
    return render(request, "users/one.html", {"user": users.view(by, key), "code": users.code(by, key)})


@page("GET", "POST", check=check_give_roles)
def give(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
    """Somebody's roles and teams from today on."""
    user, teams = users.view(by, key), users.teams(by)

    def save(form: Form, by: Actor) -> str:
        roles, placed = form.choices("roles", ROLES), form.choices("teams", dict(teams))
        form.refuse()
        return address("user", users.give(by, key, roles, placed, version=form.version, once=form.once))

    start = {"roles": "\n".join(user.roles), "teams": "\n".join(team for team, _ in user.teams)}
    return form_page(request, by, "users/give.html", save, start=start, user=user, teams=teams, roles=ROLES)


def confirmed(action: Callable[..., str], template: str) -> Callable[..., HttpResponse]:
    """A page that asks once more before it does one thing to an account."""

    def confirm(request: HttpRequest, by: Actor, key: str) -> HttpResponse:
        user = users.view(by, key)

        def save(form: Form, by: Actor) -> str:
            return address("user", action(by, key, version=form.version, once=form.once))

        return form_page(request, by, template, save, user=user)

    return page("GET", "POST", check=check_give_roles)(confirm)


def join(request: HttpRequest) -> HttpResponse:
    """For somebody who was invited: address, code, and a password of their own. Nobody has signed in yet."""
    form = read(request)
    if request.method != "POST":
        return render(request, "users/join.html", {"form": form})
    email, code = form.text("email", longest=254), form.text("code")
    try:
        form.refuse()
        users.join(email, code, form["password"])
    except FaultyInput as error:
        form.faults = list(error.faults)
        context = {"form": form, "error_list": faults.summary(error.faults)}
        return render(request, "users/join.html", context, status=FAULTY)
    return HttpResponseRedirect(address("account_login"), status=SEE_OTHER)


urlpatterns = [
    path("", listed, name="users"),
    path("new", new, name="new-user"),
    path("new-team", new_team, name="new-team"),
    path("<key:key>", one, name="user"),
    path("<key:key>/roles", give, name="user-roles"),
    path("<key:key>/close", confirmed(users.close, "users/close.html"), name="close-user"),
    path("<key:key>/open", confirmed(users.reopen, "users/reopen.html"), name="reopen-user"),
    path(
        "<key:key>/second-step", confirmed(users.reset_second_step, "users/second_step.html"), name="user-step"
    ),
    path("<key:key>/password", confirmed(users.reset_password, "users/password.html"), name="user-password"),
    path("join", join, name="join"),
]
