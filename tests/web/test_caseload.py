from __future__ import annotations

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from team import LONG_AGO, browser, user
from tornio.care.caseload import columns
from tornio.care.permissions import MANAGER
from tornio.care.reading import country
from tornio.records.people import Person
from tornio.records.referrals import Episode
from tornio.records.staff import Membership

pytestmark = pytest.mark.django_db

GOOD = "given_name,with_team_since\nZoë,2026-01-31\nJo,31/01/2026\n"


@pytest.fixture
def mia():
    return browser(user("Mia", MANAGER))


def sent(client, content: bytes):
    file = SimpleUploadedFile("caseload.csv", content, "text/csv")
    return client.post(reverse("caseload"), {"file": file, "once": "one sending"})


def test_a_good_table_opens_an_episode_for_everybody(mia):
    assert sent(mia, GOOD.encode())["Location"] == reverse("people")
    page = mia.get(reverse("people")).text
    assert "Zoë" in page
    assert "Jo" in page


def test_every_fault_stands_there_with_its_row_and_column_and_nobody_is_saved(mia):
    page = sent(mia, b"given_name,with_team_since\nSam,tomorrow\n,2026-01-31\n")
    assert page.status_code == 422
    cells = page.text.replace(" ", "").replace("\n", "")
    for row, column in ((2, "with_team_since"), (3, "given_name")):
        assert f"</span>{row}</td>" in cells
        assert f"</span>{column}</td>" in cells
    assert "Nothing was saved" in page.text
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Zoë".encode("utf-16"), "letters cannot be read"),
        (b"x" * 1_000_001, "larger than 1 MB"),
        (b"", "column is missing"),
    ],
)
def test_what_is_no_table_is_told(mia, content, words):
    page = sent(mia, content)
    assert page.status_code == 422
    assert words in page.text


def test_no_file_is_told(mia):
    assert "No file was chosen" in mia.post(reverse("caseload"), {}).text


def test_the_empty_table_has_every_column(mia):
    answer = mia.get(reverse("empty-caseload"))
    assert next(csv.reader(io.StringIO(answer.text))) == list(columns(country("england")))


def test_whoever_runs_two_teams_is_asked_whose_caseload_it_is():
    mia, another = user("Mia", MANAGER), user("Zed", team="Another").memberships.get().team
    Membership.objects.create(user=mia, team=another, since=LONG_AGO)
    client, file = browser(mia), lambda: SimpleUploadedFile("caseload.csv", GOOD.encode(), "text/csv")
    page = client.post(reverse("caseload"), {"file": file()})
    assert (page.status_code, 'href="#team"' in page.text) == (422, True)
    assert not Person.objects.exists()
    assert client.post(reverse("caseload"), {"file": file(), "team": another.key}).status_code == 303
    assert {found.team for found in Episode.objects.all()} == {another}
