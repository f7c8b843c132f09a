"""What a form reads: nothing that does not fit, and no time that nobody wrote."""

from __future__ import annotations

import ast
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from hypothesis import given
from hypothesis import strategies as st

from team import browser, on_duty, user
from tornio import web
from tornio.actions import installation, staff
from tornio.care.permissions import MANAGER
from tornio.records.forms import Receipt
from tornio.records.models import User
from tornio.records.staff import Duty
from tornio.web.forms import LONGEST, LONGEST_MARK, Form, moment_boxes

LONDON = ZoneInfo("Europe/London")
#: 01:30 comes twice on this night; this is the second one.
SECOND = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
PASSWORD = "a kitchen in Canterbury"
#: Fields that are kept under another name, with what fits there; nothing is ever kept of a code.
ELSEWHERE = {"team": 120, "waits_because": LONGEST, "code": LONGEST}
#: What is kept under no name of its own says at least how long it may be.
SAID = LONGEST - 1


@given(st.integers(0, 366 * 24 * 60))
def test_a_moment_whose_boxes_nobody_changed_stays_that_moment(minute):
    before = datetime(2026, 1, 1, 0, 0, 27, tzinfo=UTC) + timedelta(minutes=minute)
    assert Form(moment_boxes("at", before, LONDON), LONDON).moment("at", before=before) == before


def test_a_time_that_comes_twice_is_the_first_where_somebody_wrote_it():
    form = Form({**moment_boxes("at", SECOND, LONDON), "at-time": "1.30"}, LONDON)
    assert form.moment("at") == form.moment("at", before=SECOND) == SECOND - timedelta(hours=1)


@pytest.mark.django_db
def test_whoever_changes_a_telephone_number_moves_no_shift():
    mia = user("Mia", MANAGER)
    duty = on_duty(staff.actor(mia.key))
    Duty.objects.update(starts_at=SECOND, ends_at=SECOND + timedelta(minutes=45))
    boxes = {**moment_boxes("starts_at", SECOND, LONDON), "phone": "07700 900123", "user": mia.key}
    boxes |= moment_boxes("ends_at", SECOND + timedelta(minutes=45), LONDON)
    assert browser(mia).post(f"/rota/{duty.key}", {**boxes, "version": "1"}).status_code == 303
    duty.refresh_from_db()
    assert (duty.phone, duty.starts_at) == ("07700 900123", SECOND)


def kept() -> dict[str, int]:
    """The longest that fits into a column of each name."""
    found: dict[str, int] = dict(ELSEWHERE)
    for model in apps.get_app_config("records").get_models():
        for field in model._meta.get_fields():
            if isinstance(field, CharField | TextField):
                found[field.name] = max(found.get(field.name, 0), field.max_length or LONGEST)
    return found


def asked() -> list[tuple[str, str, int]]:
    """Every `form.text("name", longest=…)` on the pages."""
    calls = [
        (page.name, node)
        for page in Path(web.__path__[0]).glob("*.py")
        for node in ast.walk(ast.parse(page.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "form.text"
    ]
    return [
        (page, call.args[0].value, next((k.value.value for k in call.keywords if k.arg == "longest"), LONGEST))
        for page, call in calls
        if isinstance(call.args[0], ast.Constant)
    ]


def test_whatever_is_asked_for_fits_where_it_is_kept():
    """SQLite keeps what is too long for its column; PostgreSQL answers with an error."""
    fits = kept()
    assert [(page, name) for page, name, longest in asked() if longest > fits.get(name, SAID)] == []
    assert ("users.py", "email", 254) in asked()


@pytest.mark.django_db
def test_setting_up_says_what_is_too_long():
    words = {"code": installation.code(), "email": "ann@example.org", "password": PASSWORD}
    page = browser().post("/set-up", {**words, "team": "T" * 121, "name": "N" * 121})
    assert (page.status_code, page.text.count("It has 121 characters; 120 fit.")) == (422, 4)
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_mark_that_is_too_long_still_tells_two_sendings_from_one_sent_twice():
    client = browser(user("Ada", "administrator"))
    for team in ("The coast", "The coast", "The hills"):
        sent = {"name": team, "once": "x" * 60 + team}
        assert client.post("/accounts/new-team", sent).status_code == 303
    assert [len(receipt.once) for receipt in Receipt.objects.all()] == [LONGEST_MARK] * 2
