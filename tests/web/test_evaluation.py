from __future__ import annotations

import pytest

from team import browser, user
from tornio.care.permissions import GOVERNANCE, MANAGER

pytestmark = pytest.mark.django_db


def test_the_team_sees_small_numbers_and_others_the_report_that_may_leave():
    inside, outside = browser(user("Mia", MANAGER)), browser(user("Gil", GOVERNANCE))
    assert "For team" in inside.get("/evaluation/report").text
    assert "For released" in outside.get("/evaluation/report").text
    assert "Small numbers are left out" in outside.get("/evaluation/").text


def test_the_report_keeps_its_own_policy_and_no_other_page_gets_it():
    mia = browser(user("Mia", MANAGER))
    policy = mia.get("/evaluation/report")["Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'sha256-abc='; frame-ancestors 'none'"
    assert "sha256" not in mia.get("/evaluation/")["Content-Security-Policy"]


def test_a_report_without_a_policy_may_do_nothing(report):
    (report / "team" / "report.html").write_text("<script>1</script>")
    page = browser(user("Mia", MANAGER)).get("/evaluation/report")
    assert page["Content-Security-Policy"] == "default-src 'none'"


def test_the_report_leads_to_the_check_of_its_paper():
    mia = browser(user("Mia", MANAGER))
    assert mia.get("/evaluation/paper-check.html")["Content-Security-Policy"].startswith("default-src 'none'")


def test_before_a_report_was_made_the_page_says_so(report):
    for file in report.rglob("*.*"):
        file.unlink()
    mia = browser(user("Mia", MANAGER))
    assert "No report has been made yet" in mia.get("/evaluation/").text
    assert mia.get("/evaluation/report").status_code == 404
