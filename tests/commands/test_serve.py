"""`tornio serve`, before it serves."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from django.db.models import F

from team import actor
from tornio.actions import demonstration, installation
from tornio.care.notices import NOBODY_IS_TOLD, TELL_SOMEBODY
from tornio.care.permissions import THE_SYSTEM
from tornio.commands import main, serve
from tornio.records.staff import User


@pytest.fixture
def listening() -> Iterator[int]:
    """A port on which somebody listens already."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_port_that_is_taken_is_said_before_anything_is_made(
    listening: int, tmp_path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TORNIO_ADDRESS", "http://127.0.0.1:8000")
    assert main(["serve", "--port", str(listening)]) == 2
    assert "Another program listens there. Give another with --port." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--port", "0"), "from 1 to 65535"),
        (("--port", "99999"), "from 1 to 65535"),
        (("--host", "pod..example"), "There is no address of this name."),
        (("--host", "192.0.2.1"), "It is no address of this machine."),  # RFC 5737: nobody's
    ],
)
def test_an_address_where_nobody_can_listen_is_said_with_the_cure(arguments, told, monkeypatch, capsys) -> None:
    monkeypatch.setenv("TORNIO_ADDRESS", "http://127.0.0.1:8000")
    assert main(["serve", *arguments]) == 2
    assert told in capsys.readouterr().err


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """What is printed as a service starts."""

    def announced() -> str:
        monkeypatch.setenv("TORNIO_ADDRESS", "http://127.0.0.1:8123")
        serve.announce("127.0.0.1", 8123)
        return capsys.readouterr().out

    return announced


@pytest.mark.django_db
def test_a_new_service_says_how_it_is_set_up(said) -> None:
    assert f"http://127.0.0.1:8123/set-up with the code {installation.code()}" in said()


@pytest.mark.django_db
def test_the_demonstration_says_whom_to_sign_in_as(said) -> None:
    demonstration.load(THE_SYSTEM, 7)
    words = said()
    assert demonstration.password() in words
    for role in ("practitioner", "manager", "administrator", "recruiter", "researcher", "governance reader"):
        assert f"{role}: " in words
    assert "set-up" not in words
    assert "medway.manager@tornio.example" in words
    assert "Rosa Fennimore, born on 04/05/1988, is with the second team" in words


@pytest.mark.django_db
def test_a_demonstration_that_was_loaded_before_there_was_a_second_team_names_none(said) -> None:
    demonstration.load(THE_SYSTEM, 7)
    User.objects.filter(email__startswith="medway.").update(email=F("key"))
    assert "second" not in said().replace("second.peer@", "")


@pytest.mark.django_db
def test_a_real_service_says_where_it_is_and_no_more(said) -> None:
    installation.declare(installation.REAL)
    actor("Ann")
    assert said() == "Tornio is at http://127.0.0.1:8123 (listening on 127.0.0.1:8123).\n"


@pytest.mark.django_db
def test_a_real_service_that_tells_nobody_of_calls_for_help_is_told_so_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], settings
) -> None:
    monkeypatch.setenv("TORNIO_ADDRESS", "http://127.0.0.1:8123")
    installation.declare(installation.REAL)
    serve.announce("127.0.0.1", 8123)
    assert capsys.readouterr().err == f"{NOBODY_IS_TOLD} {TELL_SOMEBODY}\n"
    settings.CALLS_TO = ("duty",)
    serve.announce("127.0.0.1", 8123)
    assert capsys.readouterr().err == ""
    actor("Ann")
    settings.CALLS_TO = ("medway=duty",)
    serve.announce("127.0.0.1", 8123)
    assert capsys.readouterr().err.count("\n") == 2
