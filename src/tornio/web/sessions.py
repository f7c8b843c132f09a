"""Who is signed in, for how long, and whether they have proved it twice."""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tornio.web.accounts import BEGAN, second_step_needed

SEEN = "seen"
#: How stale `seen` may be before it is written again: a write for every page would be a write too many.
GRAIN = 60
OPEN_TO_ALL = ("/static/", "/account/", "/health", "/set-up")


class Sessions:
    """Ends sessions that lay idle or lasted too long, and asks for a second step where there is none yet."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Before the page."""
        if request.user.is_authenticated:
            if over(request):
                logout(request)
            elif not request.path.startswith(OPEN_TO_ALL) and kept_waiting(request):
                return redirect("mfa_activate_totp")
        response = self.respond(request)
        if request.user.is_authenticated:
            response.headers["Cache-Control"] = (
                "no-store"  # a shared telephone's back button shows nobody's page
            )
        return response


def kept_waiting(request: HttpRequest) -> bool:
    """Whether somebody has signed in and has yet to set up the second step that is asked for here."""
    return bool(request.user.is_authenticated and second_step_needed() and not is_mfa_enabled(request.user))


def seconds_left(request: HttpRequest) -> int:
    """Until the session ends, if nobody does anything more."""
    now = int(time.time())
    began = request.session.get(BEGAN, now)
    return int(min(settings.IDLE_SECONDS - GRAIN, began + settings.LONGEST_SECONDS - now))


def over(request: HttpRequest) -> bool:
    """Whether the session lay idle, or lasted, too long; notes that it is used when not."""
    now = int(time.time())
    seen = request.session.get(SEEN, now)
    began = request.session.get(BEGAN, now)
    if now - seen > settings.IDLE_SECONDS or now - began > settings.LONGEST_SECONDS:
        return True
    if now - seen > GRAIN or SEEN not in request.session:
        request.session[SEEN] = now
        request.session[BEGAN] = began
    return False
