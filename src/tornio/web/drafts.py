"""Drafts: a page keeps what stands in it while somebody writes, and throws it away when they say so."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, path, resolve, reverse
from django.views.decorators.http import require_POST

from tornio.actions import drafts
from tornio.web import pages

LONGEST_PAGE = 200


@require_POST
def drafted(request: HttpRequest) -> HttpResponse:
    """Keeps or drops the draft of `page`. Once a session is over, the page's own signature says whose it is."""
    page, by = request.POST.get("page", ""), pages.acting(request)
    if not is_ours(page):
        return HttpResponse(status=400)
    if by is None:
        pages.hold(request, page)
        return HttpResponse(status=401)
    if "drop" in request.POST:
        drafts.drop(by, page)
        return HttpResponseRedirect(page, status=pages.SEE_OTHER)
    form = pages.read(request)
    drafts.keep(by, page, form.answers, sending=form.once)
    return HttpResponse(status=204)


def csrf_failed(request: HttpRequest, **_: object) -> HttpResponse:
    """A form that did not come from our page, or from a page that was opened before signing in anew: its words
    are kept for whoever opened it, by the page's own signature, and nothing else is written."""
    autosaved = request.path == reverse("drafts")
    page = request.POST.get("page", "") if autosaved else request.path
    whose = pages.hold(request, page) if is_ours(page) and "drop" not in request.POST else ""
    by = pages.acting(request)
    theirs = bool(whose) and by is not None and by.key != whose
    context = {"kept": bool(whose), "theirs": theirs, "page": page}
    return render(request, "errors/csrf.html", context, status=403)


def is_ours(page: str) -> bool:
    """Whether this is the address of a page of ours."""
    try:
        return len(page) <= LONGEST_PAGE and resolve(page) is not None
    except Resolver404:
        return False


urlpatterns = [path("", drafted, name="drafts")]
