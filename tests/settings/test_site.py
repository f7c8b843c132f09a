from __future__ import annotations

from pathlib import Path

import pytest

from tornio.records.programs import environment
from tornio.settings.site import database, read
from tornio.vocabulary.fault import FaultyInput

SECRET = "s" * 50


def refused(**environment: str) -> list[str]:
    with pytest.raises(FaultyInput) as error:
        read(environment)
    return [fault.field for fault in error.value.faults]


def test_nothing_needs_to_be_set_on_ones_own_machine():
    site = read({})
    assert (site.host, site.secure, site.database.engine) == ("127.0.0.1", False, "sqlite")


def test_the_open_air_needs_https():
    assert refused(TORNIO_ADDRESS="http://pod.example.org") == ["TORNIO_ADDRESS"]


@pytest.mark.parametrize("secret", ["", "s" * 49])
def test_https_needs_a_long_secret(secret):
    assert refused(TORNIO_ADDRESS="https://pod.example.org", TORNIO_SECRET_KEY=secret) == ["TORNIO_SECRET_KEY"]
    assert read({"TORNIO_ADDRESS": "https://pod.example.org", "TORNIO_SECRET_KEY": SECRET}).secure


def test_everything_wrong_is_said_at_once():
    fields = refused(TORNIO_ADDRESS="pod", DATABASE_URL="oracle://x/y", TORNIO_OIDC_CLIENT="c", TORNIO_TYPO="1")
    assert fields == [
        "TORNIO_ADDRESS",
        "DATABASE_URL",
        "TORNIO_OIDC_SERVER",
        "TORNIO_OIDC_SECRET",
        "TORNIO_TYPO",
    ]


def test_a_password_is_never_shown():
    with pytest.raises(FaultyInput) as error:
        read({"DATABASE_URL": "oracle://ann:hunter2@host/name"})
    assert "hunter2" not in str(error.value)


def test_a_secret_under_a_misspelt_name_is_not_shown_either():
    with pytest.raises(FaultyInput, match="TORNIO_OIDC_SERVERT: ‘…’") as error:
        read({"TORNIO_OIDC_SERVERT": "hunter2", "TORNIO_SECRET_KEYS": "hunter2" * 9})
    assert "hunter2" not in str(error.value)


def test_how_many_proxies_there_are_is_a_small_number():
    assert (read({}).proxies, read({"TORNIO_PROXIES": "1"}).proxies) == (0, 1)
    for wrong in ("yes", "-1", "10", "1.5", "9" * 5000):
        assert refused(TORNIO_PROXIES=wrong) == ["TORNIO_PROXIES"]


def test_postgresql_is_taken_apart():
    database = read({"DATABASE_URL": "postgresql://ann:p%40ss@db.example.org:5433/tornio"}).database
    parts = (database.engine, database.name, database.host, database.port, database.user, database.password)
    assert parts == ("postgresql", "tornio", "db.example.org", "5433", "ann", "p@ss")


def test_how_the_line_to_postgresql_is_secured_is_kept_and_a_misspelt_option_is_a_fault():
    url = "postgresql://ann@db.example.org/tornio?sslmode=verify-full&sslrootcert=/etc/ca.pem"
    made = read({"DATABASE_URL": url}).database
    assert dict(made.options) == {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}
    assert read({"DATABASE_URL": "postgresql:///tornio?host=/run/pg"}).database.options == ()
    assert refused(DATABASE_URL="postgresql://db/tornio?ssl_mode=verify-full&x") == ["DATABASE_URL"] * 2
    assert refused(DATABASE_URL="sqlite:///a.db?sslmode=require") == ["DATABASE_URL"]


def test_a_backup_of_postgresql_goes_over_the_same_line():
    told = environment({"NAME": "tornio", "HOST": "db", "PASSWORD": "", "OPTIONS": {"sslmode": "require"}})
    assert told == {"PGDATABASE": "tornio", "PGHOST": "db", "PGSSLMODE": "require"}


@pytest.mark.parametrize(
    ("url", "name"), [("sqlite:///a.sqlite3", "a.sqlite3"), ("sqlite:////srv/a.db", "/srv/a.db")]
)
def test_sqlite_files_are_relative_with_three_strokes_and_absolute_with_four(url, name):
    assert database(url, Path()).name == name


def test_openid_comes_whole():
    names = {f"TORNIO_OIDC_{part}": f"https://{part}" for part in ("SERVER", "CLIENT", "SECRET")}
    assert read(names).openid.server == "https://SERVER"


def test_an_anchor_is_mailed_through_a_server_that_is_taken_apart():
    server = "smtps://ann:p%40ss@mail.example.org"
    site = read({"TORNIO_ANCHOR_TO": "keeper@elsewhere.example", "TORNIO_MAIL_SERVER": server})
    parts = (site.mail.host, site.mail.port, site.mail.user, site.mail.password, site.mail.tls_at_once)
    assert parts == ("mail.example.org", 465, "ann", "p@ss", True)
    assert (site.anchor_to, site.calls_to) == ("keeper@elsewhere.example", ())


def test_an_anchor_needs_an_address_and_a_server():
    assert refused(TORNIO_ANCHOR_TO="keeper@elsewhere.example") == ["TORNIO_MAIL_SERVER"]
    assert refused(TORNIO_MAIL_SERVER="smtp://mail.example.org") == ["TORNIO_ANCHOR_TO"]


def test_calls_are_emailed_to_addresses_and_to_whoever_is_on_duty():
    server = {"TORNIO_MAIL_SERVER": "smtp://mail.example.org"}
    site = read({"TORNIO_CALLS_TO": "duty, Team@example.org,,team@example.org", **server})
    assert (site.calls_to, site.anchor_to) == (("duty", "team@example.org"), "")
    assert refused(TORNIO_CALLS_TO="duty") == ["TORNIO_MAIL_SERVER"]
    assert refused(TORNIO_CALLS_TO="dutty, ann", **server) == ["TORNIO_CALLS_TO"] * 2


def test_who_is_told_may_stand_after_a_team():
    server = {"TORNIO_MAIL_SERVER": "smtp://mail.example.org"}
    assert read({"TORNIO_CALLS_TO": "Medway=a@example.org,Kent = duty", **server}).calls_to == (
        "medway=a@example.org",
        "kent = duty",
    )
    assert refused(TORNIO_CALLS_TO="Medway=ann,=a@example.org,Medway=", **server) == ["TORNIO_CALLS_TO"] * 3


def test_emails_bear_an_address_that_the_mail_server_knows():
    server = {"TORNIO_MAIL_SERVER": "smtp://mail.example.org", "TORNIO_CALLS_TO": "duty"}
    assert read({**server, "TORNIO_ADDRESS": "http://127.0.0.1:8000"}).mail_from == "tornio@127.0.0.1"
    assert read({**server, "TORNIO_MAIL_FROM": "pod@nhs.example"}).mail_from == "pod@nhs.example"
    assert refused(TORNIO_MAIL_FROM="pod", **server) == ["TORNIO_MAIL_FROM"]


def test_an_organisations_sign_in_is_on_https():
    client = {"TORNIO_OIDC_CLIENT": "c", "TORNIO_OIDC_SECRET": "s"}
    assert refused(TORNIO_OIDC_SERVER="http://login.example.org", **client) == ["TORNIO_OIDC_SERVER"]
    assert read({"TORNIO_OIDC_SERVER": "https://login.example.org", **client}).openid is not None
    alone = refused(TORNIO_OIDC_SERVER="http://login.example.org")
    assert alone == [f"TORNIO_OIDC_{part}" for part in ("CLIENT", "SECRET", "SERVER")]


def test_licensed_wording_that_is_not_whole_is_found_at_start(tmp_path):
    assert refused(TORNIO_WORDING=str(tmp_path / "nowhere")) == ["folder of wording"]
    assert read({"TORNIO_WORDING": str(tmp_path)}).service == "kent"
    (tmp_path / "en").mkdir()
    half = (
        'measure = "wsas"\nversion = "1"\nlanguage = "en"\npermission = "x"\n[[items]]\nid = "1"\ntext = "y"\n'
    )
    (tmp_path / "en" / "wsas.toml").write_text(half)
    assert refused(TORNIO_WORDING=str(tmp_path)) == [f"items[{number}]" for number in range(2, 6)]


@pytest.mark.parametrize(
    "settings",
    [
        {"TORNIO_ADDRESS": "http://127.0.0.1:99999"},
        {"TORNIO_ADDRESS": "http://[::1"},
        {"DATABASE_URL": "postgresql://ann@host:abc/name"},
        {"TORNIO_ANCHOR_TO": "keeper@elsewhere.example", "TORNIO_MAIL_SERVER": "smtp://mail.example.org:0"},
    ],
)
def test_an_address_that_cannot_be_taken_apart_is_a_fault_of_its_setting(settings):
    assert refused(**settings) == [list(settings)[-1]]


def test_what_is_named_has_to_be_there(tmp_path):
    nowhere, file = str(tmp_path / "nowhere"), tmp_path / "file"
    file.touch()
    settings = {"TORNIO_FOLDER": str(file), "DATABASE_URL": f"sqlite:///{nowhere}/a.sqlite3"}
    named = dict.fromkeys(("TORNIO_ASSETS", "TORNIO_MEASURES", "TORNIO_SERVICE"), nowhere)
    assert refused(**settings, **named) == [*settings, *named]


def test_a_service_of_ones_own_is_read_at_start(tmp_path):
    rules = tmp_path / "ours.toml"
    rules.write_text("name = ")
    assert refused(TORNIO_SERVICE=str(rules)) == ["TORNIO_SERVICE"]
    rules.write_text('name = "Ours"\nunheard_of = 1\n')
    missing = refused(TORNIO_SERVICE=str(rules))
    assert "unheard_of" in missing
    assert "country" in missing
