"""What every page does: it knows who reads, turns what may not be into 403 and 404, and shows a form again with
its faults."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Mapping
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from tornio.actions import drafts, rules, staff
from tornio.actions.door import AlreadySentError, ChangedMeanwhileError, NotFoundError, digest
from tornio.care.permissions import Actor, Check, NotPermittedError, check_sign_in
from tornio.vocabulary.fault import FaultyInput
from tornio.web import faults
from tornio.web.forms import Form

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]
#: Reads a form, acts, and returns the address to go to.
Save = Callable[[Form, Actor], str]
Shown = Callable[Concatenate[HttpRequest, P], HttpResponse]
#: For so many seconds a page says whose it is: a session's twelve hours, and until the next morning.
KEPT_FOR = 24 * 60 * 60
SEE_OTHER, CONFLICT, FAULTY = 303, 409, 422
#: In a session: what the last form that was saved said, and where it led.
LED = "led"


def page(*methods: str, check: Check = check_sign_in) -> Callable[[View[P]], Shown[P]]:
    """A page for somebody who has signed in and passes the check; the view is given who acts.

    Actions check for themselves; `check` is for a page that shows an empty form before anything is read.
    """
    allowed = methods or ("GET",)

    def decorate(view: View[P]) -> Shown[P]:
        @functools.wraps(view)
        def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method not in (*allowed, "HEAD"):
                return HttpResponse(status=405, headers={"Allow": ", ".join(allowed)})
            by = acting(request)
            if by is None:
                return sign_in_first(request)
            try:
                check(by)
                return view(request, by, *args, **kwargs)
            except NotFoundError:
                return led_before(request) or faults.not_found(request)
            except NotPermittedError as error:
                return faults.not_permitted(request, exception=error)

        shown.methods = allowed  # type: ignore[attr-defined]  # the truth table of URL × role reads it
        return shown

    return decorate


def acting(request: HttpRequest) -> Actor | None:
    """Who acts, or None where nobody has signed in."""
    if not request.user.is_authenticated:
        return None
    if not hasattr(request, "actor"):
        try:
            request.actor = staff.actor(request.user.key)  # type: ignore[attr-defined]  # the request carries it to the base page
        except NotFoundError:
            return None
    actor: Actor | None = getattr(request, "actor", None)
    return actor


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back; what was sent after the session had ended is kept for whoever opened the
    page."""
    if request.method == "POST":
        hold(request, request.path)
        return redirect_to_login(request.path)
    return redirect_to_login(request.get_full_path())


def hold(request: HttpRequest, page: str) -> str:
    """Keeps an expired page's words, where its signature shows whose they are. Returns that user's key, or
    nothing where nothing was kept."""
    user_key = keeper(request, page)
    with contextlib.suppress(NotFoundError):
        if user_key:
            drafts.hold(user_key, page, read(request).answers)
            return user_key
    return ""


def keeper(request: HttpRequest, page: str) -> str:
    """The key of whoever opened the page that was sent, by the page's own signature; empty where there is none,
    where it is another page's, and where it is too old."""
    try:
        return signer(page).unsign(request.POST.get("keeper", ""), max_age=KEPT_FOR)
    except BadSignature:
        return ""


def signed(request: HttpRequest, by: Actor) -> str:
    """What a page carries to show later who opened it."""
    return signer(request.path).sign(by.key)


def signer(page: str) -> TimestampSigner:
    """Signs for one page."""
    return TimestampSigner(salt=f"tornio.keeper {page}")


def read(request: HttpRequest) -> Form:
    """The form that was sent; what was ticked under one name stands there one a line."""
    values = {name: "\n".join(map(str, given)) for name, given in request.POST.lists()}
    return Form(values, rules.service().zone)


def form_page(
    request: HttpRequest,
    by: Actor,
    template: str,
    save: Callable[[Form, Actor], str],
    *,
    start: Mapping[str, str] | None = None,
    **context: Any,
) -> HttpResponse:
    """A page with one form. `save` reads it, acts, and returns the address to go to; `start` is what stands in
    it first."""
    context["keeper"] = signed(request, by)
    if request.method != "POST":
        kept = drafts.find(by, request.path)
        form = Form({**(start or {}), **kept}, rules.service().zone)
        return render(request, template, {**context, "form": form, "kept": bool(kept)})
    form = read(request)
    return sent(request, by, form, save) or shown_again(request, template, form, context)


def sent(
    request: HttpRequest, by: Actor, form: Form, save: Callable[[Form, Actor], str]
) -> HttpResponse | None:
    """Saves a form and leads on; None where it has to be shown again, with what is wrong noted in it."""
    try:
        address = save(form, by)
    except FaultyInput as error:
        form.faults = list(error.faults)
        return led_before(request)
    except ChangedMeanwhileError:
        form.fault(
            "changed",
            "Somebody else saved this in the meantime.",
            "Nothing of yours is lost: look first.",
        )
    except AlreadySentError:
        form.fault(
            "changed", "This form was saved before, with other words in it.", "Look at what was saved first."
        )
    else:
        if drafts.find(by, request.path):
            drafts.drop(by, request.path)
        request.session[LED] = said(request), address
        request.session.save()  # before the answer is on its way: a second tap may be here already
        return HttpResponseRedirect(address, status=SEE_OTHER)
    return None


def led_before(request: HttpRequest) -> HttpResponse | None:
    """A second tap on a form whose first was saved leads where that one led, though what the form is about, or
    a choice in it, is gone by then; None for any other request, and for a form with other words in it."""
    if request.method != "POST" or not request.POST.get("once") or request.FILES:
        return None
    now = type(request.session)(request.session.session_key)  # as the first tap left it, a moment ago
    words, address = now.get(LED, ("", ""))
    return HttpResponseRedirect(address, status=SEE_OTHER) if words == said(request) else None


def said(request: HttpRequest) -> str:
    """One sending of one form, as a digest that tells nobody the words."""
    form = read(request)
    return digest(request.path, (form.once,), form.answers)


def shown_again(request: HttpRequest, template: str, form: Form, context: dict[str, Any]) -> HttpResponse:
    """The page with what was typed, and the faults above it."""
    conflict = any(fault.field == "changed" for fault in form.faults)
    context |= {"form": form, "error_list": faults.summary(tuple(form.faults)), "conflict": conflict}
    return render(request, template, context, status=CONFLICT if conflict else FAULTY)


def address(name: str, *keys: str) -> str:
    """The address of a page."""
    return reverse(name, args=keys)
