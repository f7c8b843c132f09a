"""Jinja2 as the pages use it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader

from tornio.actions import installation, rules
from tornio.care import identifiers, permissions
from tornio.care.permissions import Actor
from tornio.care.referrals import OUTCOMES, UNDECIDED
from tornio.care.users import ROLE_CODES
from tornio.web import clocks, faults, language
from tornio.web.pages import acting
from tornio.web.sessions import kept_waiting, seconds_left

#: The pages in the navigation: who may see them, what they are called.
NAVIGATION = (
    ("home", "Today", permissions.may_sign_in),
    ("urgent", "Urgent", permissions.may_see_people),
    ("people", "People", permissions.may_see_people),
    ("meetings", "Meetings", permissions.may_see_care),
    ("referrals", "Referrals", permissions.may_see_referrals),
    ("board", "Board", permissions.may_see_referrals),
    ("search", "Find somebody", permissions.may_see_people),
    ("team", "Team", permissions.may_see_team),
    ("adherence", "Adherence", permissions.may_see_care),
    ("protected", "Protected notes", permissions.may_see_care),
    ("users", "Accounts", permissions.may_give_roles),
    ("names", "Who may be asked", permissions.may_see_names),
    ("pseudonyms", "Episodes without names", permissions.may_see_pseudonyms),
    ("counts", "Counts", permissions.may_see_aggregates),
    ("evaluation", "Evaluation", permissions.may_see_aggregates),
)


def environment(**options: Any) -> Environment:
    """The design system's templates beside ours, texts in the reader's language, times by the service's
    clock."""
    made = Environment(  # noqa: S701 - autoescape is on; the checker does not look into **
        **{
            **options,
            "autoescape": True,
            "undefined": ChainableUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
        },
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    assert made.loader is not None
    made.loader = ChoiceLoader([made.loader, PackageLoader("nhsuk_frontend_jinja", "templates")])
    made.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        translation.gettext, translation.ngettext, newstyle=True
    )
    made.globals |= {
        "static": staticfiles_storage.url,
        "url": address,
        "fault_message": faults.message,
        "told_apart": faults.told_apart,
    }
    made.globals |= {"role_codes": ROLE_CODES, "outcomes": OUTCOMES, "undecided": UNDECIDED}
    made.globals |= {name: may for name, may in vars(permissions).items() if name.startswith("may_")}
    made.filters |= {
        "duration": clocks.duration,
        "minutes_long": clocks.minutes_long,
        "since": clocks.since,
        "first_clock": clocks.first_clock,
        "day": language.day,
        "short_day": language.short_day,
        "moment": language.moment,
        "clock_time": language.clock_time,
        "label": language.label,
        "pairs": language.pairs,
        "t": language.translated,
        "spaced": identifiers.spaced,
    }
    return made


def address(name: str, *keys: str) -> str:
    """The address of a page by its name and the record's key."""
    return reverse(name, args=keys)


def reader(request: HttpRequest) -> Actor | None:
    """Who reads, on the pages of their own sign-in as well; nobody until their second step is there. A request
    that was refused before it was asked who sent it has no user."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is not None or not hasattr(request, "user"):
        return actor
    return None if kept_waiting(request) else acting(request)


def every_page(request: HttpRequest) -> dict[str, Any]:
    """What the base page shows: who reads, where they can go, and whether this is the demonstration."""
    actor, kind = reader(request), installation.kind()
    return {
        "actor": actor,
        "navigation": [(name, text) for name, text, may in NAVIGATION if actor is not None and may(actor)],
        "demonstration": kind == installation.DEMONSTRATION,
        "begun": kind is not None,
        "service": rules.service(),
        "organisation": settings.SITE.openid is not None,
        "language": translation.get_language(),
        "session_seconds": seconds_left(request) if actor is not None else 0,
        "nonce": str(getattr(request, "csp_nonce", "")),
    }
