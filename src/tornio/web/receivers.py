"""What allauth and Django tell of signing in, handed on to the audit log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as second_step
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.dispatch import Signal
from django.http import HttpRequest

from tornio.actions import signing_in
from tornio.web.accounts import account_of

#: What somebody who is known did themselves.
THEIR_OWN: tuple[tuple[Signal, str], ...] = (
    (account.user_logged_in, "in"),
    (user_logged_out, "out"),
    (account.password_changed, "password-changed"),
    (account.password_set, "password-set"),
    (second_step.authenticator_added, "second-step-added"),
    (second_step.authenticator_removed, "second-step-removed"),
    (second_step.authenticator_reset, "second-step-renewed"),
)


def connect() -> None:
    """Listens, once the apps are loaded."""
    for signal, what in THEIR_OWN:
        signal.connect(own(what), weak=False, dispatch_uid=f"tornio.{what}")
    user_login_failed.connect(failed, dispatch_uid="tornio.failed")
    second_step.authentication_failed.connect(second_step_failed, dispatch_uid="tornio.second-step-failed")


def own(what: str) -> Any:
    """A receiver of what somebody did; a browser in which nobody was signed in signs nobody out."""

    def heard(*, user: Any = None, **_: Any) -> None:
        if user is not None:
            signing_in.note(what, user.key)

    return heard


def failed(*, request: HttpRequest | None = None, credentials: Mapping[str, Any], **_: Any) -> None:
    """A wrong password, or a try while that account is locked: only the first kind is worth a line each."""
    if request is not None and not getattr(request, "axes_locked_out", False):
        signing_in.note_failure("failed", account_of(request, credentials))


def second_step_failed(*, user: Any, **_: Any) -> None:
    """The password was right and the code was not."""
    signing_in.note_failure("second-step-failed", user.email)
