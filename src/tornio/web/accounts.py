"""Signing in: staff are added by their administrator, never by themselves."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.core import context, ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from axes.handlers.proxy import AxesProxyHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tornio.actions import installation

#: When a session began; `tornio.web.sessions` writes it.
BEGAN = "began"
#: Seconds after signing in during which nobody is asked again who they are.
FRESH = 300
LONGEST_ADDRESS = 254


class StaffAccounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Nobody signs up."""

    def is_open_for_signup(self, *_: Any) -> bool:
        """No."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """How often an account may be tried from all addresses together. Whoever is locked out already is told
        so, and uses none of it up for the others."""
        if not AxesProxyHandler.is_allowed(request, credentials):
            return
        if not ratelimit.consume(request, action="account_tried", key=account_of(request, credentials)):
            raise self.validation_error("too_many_login_attempts")

    def is_reauthentication_required(self, **_: Any) -> bool:
        """Not in the first minutes of a session; before there is a second step too. Whoever finds a browser
        that is signed in sets up none of their own."""
        began = context.request.session.get(BEGAN, 0)
        return bool(time.time() - began > FRESH)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Pages say what happened themselves."""


class OrganisationAccounts(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """The organisation's sign-in opens the account that the administrator added under the same address."""

    def is_open_for_signup(self, *_: Any) -> bool:
        """No: an account is there before anybody signs in to it."""
        return False

    def on_authentication_error(self, request: HttpRequest, *_: Any, **__: Any) -> None:
        """Whatever went wrong there, or was given up, is told in one page of ours."""
        raise ImmediateHttpResponse(render(request, "account/organisation_failed.html", status=403))


def second_step_needed() -> bool:
    """A real service always asks for a second step; the demonstration holds nobody's data and does without."""
    return installation.kind() != installation.DEMONSTRATION


def account_of(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """Which account is tried, however its address is written; whether there is one is nobody's business."""
    given = credentials or request.POST
    typed = given.get("email") or given.get("login") or ""
    return str(typed).strip().lower()[:LONGEST_ADDRESS]


def client_address(request: HttpRequest) -> str | None:
    """The browser's own address, as our proxies saw it where the settings count any; None where no browser
    asks."""
    return str(get_adapter().get_client_ip(request)) if request.META.get("REMOTE_ADDR") else None


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """After five wrong passwords."""
    return render(request, "account/locked.html", status=429)
