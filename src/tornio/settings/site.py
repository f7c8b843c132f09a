"""One site's settings, read from the environment and checked together before anything starts."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from tornio.care.notices import DUTY, parted
from tornio.settings.reading import file_faults
from tornio.vocabulary.fault import Fault, refuse

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SHORTEST_SECRET = 50
MOST_PROXIES = 9
#: What may stand after the question mark of PostgreSQL's address: how the line is secured, how long is waited.
POSTGRESQL_OPTIONS = ("sslmode", "sslrootcert", "connect_timeout")

#: Every setting there is, what it means, and what stands where nobody says otherwise.
SETTINGS = {
    "TORNIO_ADDRESS": ("where browsers find the service", "http://127.0.0.1:8000"),
    "TORNIO_PROXIES": (
        "how many proxies of yours a request passes; each adds whom it came from to X-Forwarded-For",
        "0: whoever connects is the browser itself",
    ),
    "TORNIO_SECRET_KEY": (
        f"signs cookies; at least {SHORTEST_SECRET} characters",
        "(https only: must be given)",
    ),
    "TORNIO_FOLDER": ("where the database and collected files lie", "out/service"),
    "DATABASE_URL": (
        "sqlite:///file or postgresql://user:password@host:port/name, ?sslmode=verify-full and so on after it",
        "a SQLite file in the folder",
    ),
    "TORNIO_SERVICE": ("the service's own rules: a name that Tornio knows, or a TOML file", "kent"),
    "TORNIO_ASSETS": ("where set-up put the design system's CSS and JavaScript", "beside the Python packages"),
    "TORNIO_MEASURES": ("a folder of your own measures, read beside Tornio's", "Tornio's own alone"),
    "TORNIO_WORDING": ("a folder of measures' licensed wording, such as en/honos.toml", "topics alone"),
    "TORNIO_OIDC_SERVER": ("the organisation's OpenID Connect server", "none"),
    "TORNIO_OIDC_CLIENT": ("the client id given by that server", "none"),
    "TORNIO_OIDC_SECRET": ("the client secret given by that server", "none"),
    "TORNIO_MAIL_SERVER": ("smtp://user:password@host:587, or smtps:// where it speaks TLS at once", "none"),
    "TORNIO_MAIL_FROM": ("whose address the emails bear; most servers know theirs alone", "tornio@ the host"),
    "TORNIO_CALLS_TO": (
        "who is emailed about calls for help: addresses with commas between, and `duty` for the duty worker; "
        "each may name a team, as in `Medway=medway@example.org`, and then hears of its calls alone",
        "nobody: such calls stand on the pages alone",
    ),
    "TORNIO_ANCHOR_TO": ("the address, outside, to which the audit log's end is mailed every day", "none"),
}


@dataclass(frozen=True)
class OpenIdConnect:
    """The organisation's own sign-in."""

    server: str
    client: str
    secret: str


@dataclass(frozen=True)
class MailServer:
    """Through which server is mailed."""

    host: str
    port: int
    user: str
    password: str
    tls_at_once: bool


@dataclass(frozen=True)
class Database:
    """Where the records are kept: `engine` is `sqlite` or `postgresql`."""

    engine: str
    name: str
    host: str = ""
    port: str = ""
    user: str = ""
    password: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Site:
    """What this installation was told; `secret_key` is empty on a local address, where one is made and kept."""

    host: str
    secure: bool
    address: str
    proxies: int
    secret_key: str
    folder: Path
    database: Database
    service: str
    assets: Path
    openid: OpenIdConnect | None
    mail: MailServer | None
    mail_from: str
    anchor_to: str
    calls_to: tuple[str, ...]


def read(environment: Mapping[str, str]) -> Site:
    """Reads the settings.

    Raises:
        FaultyInput: with everything that is wrong, not the first thing alone.
    """
    given = {name: value.strip() for name, value in environment.items() if value.strip()}
    folder = Path(given.get("TORNIO_FOLDER", "out/service"))
    address = parts_of(given.get("TORNIO_ADDRESS", "http://127.0.0.1:8000"))
    refuse([fault for faults in CHECKS for fault in faults(given)])
    return Site(
        host=address.hostname or "",
        secure=address.scheme == "https",
        address=address.geturl().rstrip("/"),
        proxies=int(given.get("TORNIO_PROXIES", "0")),
        secret_key=given.get("TORNIO_SECRET_KEY", ""),
        folder=folder,
        database=database(given.get("DATABASE_URL", ""), folder),
        service=given.get("TORNIO_SERVICE", "kent"),
        assets=Path(given.get("TORNIO_ASSETS", str(Path(sys.prefix) / "assets"))),
        openid=openid(given),
        mail=mail(given),
        mail_from=given.get("TORNIO_MAIL_FROM", f"tornio@{address.hostname}"),
        anchor_to=given.get("TORNIO_ANCHOR_TO", ""),
        calls_to=listed(given.get("TORNIO_CALLS_TO", "")),
    )


def database(url: str, folder: Path) -> Database:
    """The database that a checked address names."""
    if not url:
        return Database("sqlite", str(folder / "tornio.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return Database("sqlite", parts.path.removeprefix("/"))
    options = dict(parse_qsl(parts.query))
    socket = options.pop("host", "")
    return Database(
        "postgresql",
        parts.path.strip("/"),
        parts.hostname or socket,
        str(parts.port or ""),
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        tuple(options.items()),
    )


def openid(given: Mapping[str, str]) -> OpenIdConnect | None:
    """The three OpenID Connect settings as one, or None where there are none."""
    if "TORNIO_OIDC_SERVER" not in given:
        return None
    return OpenIdConnect(*(given[f"TORNIO_OIDC_{part}"] for part in ("SERVER", "CLIENT", "SECRET")))


def mail(given: Mapping[str, str]) -> MailServer | None:
    """The checked mail server taken apart, or None where nothing is mailed."""
    if "TORNIO_MAIL_SERVER" not in given:
        return None
    server = urlsplit(given["TORNIO_MAIL_SERVER"])
    at_once = server.scheme == "smtps"
    return MailServer(
        server.hostname or "",
        server.port or (465 if at_once else 587),
        unquote(server.username or ""),
        unquote(server.password or ""),
        at_once,
    )


def listed(text: str) -> tuple[str, ...]:
    """What stands between the commas, each once."""
    return tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))


def parts_of(text: str) -> SplitResult:
    """An address taken apart; one that cannot be, such as one with the port `abc`, has no parts."""
    try:
        parts = urlsplit(text)
        return parts if parts.port != 0 else urlsplit("")
    except ValueError:
        return urlsplit("")


def address_faults(given: Mapping[str, str]) -> list[Fault]:
    """An address that others can reach needs https and a secret of its own."""
    text = given.get("TORNIO_ADDRESS", "http://127.0.0.1:8000")
    address = parts_of(text)
    if address.scheme not in ("http", "https") or not address.hostname:
        return [
            Fault("TORNIO_ADDRESS", text, "It has to be a web address.", "Write https://pod.example.org, say.")
        ]
    if address.scheme == "http" and address.hostname not in LOOPBACK:
        rule = (
            "Only this machine's own address may go without https: people's records would travel in the open."
        )
        return [Fault("TORNIO_ADDRESS", text, rule, "Use https, or http://127.0.0.1:8000.")]
    secret = given.get("TORNIO_SECRET_KEY", "")
    if address.scheme == "https" and len(secret) < SHORTEST_SECRET:
        rule = f"A service on https needs a secret of {SHORTEST_SECRET} characters or more."
        cure = "Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        return [Fault("TORNIO_SECRET_KEY", f"{len(secret)} characters" if secret else "", rule, cure)]
    return []


def proxy_faults(given: Mapping[str, str]) -> list[Fault]:
    """How many of the addresses that a request brings were written by somebody who is trusted."""
    text = given.get("TORNIO_PROXIES", "0")
    if text in map(str, range(MOST_PROXIES + 1)):
        return []
    rule = f"It has to be a whole number from 0 to {MOST_PROXIES}."
    return [Fault("TORNIO_PROXIES", text, rule, "Write 1 where one proxy of yours stands before the service.")]


def database_faults(given: Mapping[str, str]) -> list[Fault]:
    """SQLite and PostgreSQL are the two that the tests run on."""
    url = given.get("DATABASE_URL", "")
    parts = parts_of(url)
    if not url or (parts.scheme in ("sqlite", "postgresql", "postgres") and parts.path.strip("/")):
        return option_faults(parts)
    shown = f"{parts.scheme}://…" if parts.scheme else "…"  # never the password
    rule = "It has to name a SQLite file or a PostgreSQL database."
    return [
        Fault("DATABASE_URL", shown, rule, "Write sqlite:///tornio.sqlite3 or postgresql://user@host/name.")
    ]


def option_faults(url: SplitResult) -> list[Fault]:
    """An option that nobody reads, such as a misspelt `sslmode`, would leave the line open unseen."""
    known = ("host", *POSTGRESQL_OPTIONS) if url.scheme != "sqlite" else ()
    unknown = [name for name, _ in parse_qsl(url.query, keep_blank_values=True) if name not in known]
    cure = f"Use {', '.join(known)}." if known else "Leave it out."
    return [Fault("DATABASE_URL", f"…?{name}=…", "There is no such option.", cure) for name in unknown]


def openid_faults(given: Mapping[str, str]) -> list[Fault]:
    """All three settings or none."""
    names = [f"TORNIO_OIDC_{part}" for part in ("SERVER", "CLIENT", "SECRET")]
    missing = [name for name in names if name not in given]
    if len(missing) == len(names):
        return []
    rule = "OpenID Connect needs its server, client and secret together."
    found = [Fault(name, "", rule, "Give all three, or none of them.") for name in missing]
    server = parts_of(given.get("TORNIO_OIDC_SERVER", "https:"))
    if server.scheme != "https" and server.hostname not in LOOPBACK:
        rule = "Who somebody is does not travel in the open."
        found.append(Fault("TORNIO_OIDC_SERVER", given["TORNIO_OIDC_SERVER"], rule, "Use its https address."))
    return found


def mail_faults(given: Mapping[str, str]) -> list[Fault]:
    """Somebody to mail to and a server to mail through, or neither."""
    anchor, calls = given.get("TORNIO_ANCHOR_TO", ""), listed(given.get("TORNIO_CALLS_TO", ""))
    server, sender = parts_of(given.get("TORNIO_MAIL_SERVER", "")), given.get("TORNIO_MAIL_FROM", "@")
    if not anchor and not calls and "TORNIO_MAIL_SERVER" not in given:
        return []
    found = []
    if not anchor and not calls:
        rule = "A mail server is named, and nobody to mail to."
        found.append(Fault("TORNIO_ANCHOR_TO", "", rule, "Set it, or TORNIO_CALLS_TO; or take the server out."))
    if anchor and "@" not in anchor:
        rule = "It has to be an email address."
        found.append(Fault("TORNIO_ANCHOR_TO", anchor, rule, "Write name@elsewhere."))
    if "@" not in sender:
        found.append(Fault("TORNIO_MAIL_FROM", sender, "It has to be an email address.", "Write name@host."))
    found += [fault for to in calls for fault in told_faults(to)]
    if server.scheme not in ("smtp", "smtps") or not server.hostname:
        rule = "It has to be a mail server."  # the value may hold a password
        found.append(Fault("TORNIO_MAIL_SERVER", "…", rule, "Write smtp://user:password@host:587, say."))
    return found


def told_faults(entry: str) -> list[Fault]:
    """An address, or the word for whoever is on duty; the name of a team may stand before it."""
    team, to = parted(entry)
    if (to == DUTY or "@" in to) and (team or "=" not in entry):
        return []
    rule = f"Each has to be an email address, or the word {DUTY}; a team may stand before it."
    return [Fault("TORNIO_CALLS_TO", entry, rule, f"Write {DUTY}, name@elsewhere, Medway=name@elsewhere.")]


def wording_faults(given: Mapping[str, str]) -> list[Fault]:
    """Licensed wording that fits its measures: a booklet with a question missing is found at start."""
    if "TORNIO_WORDING" not in given:
        return []
    from tornio.measures import reading

    return reading.wording_faults(Path(given["TORNIO_WORDING"]))


def unknown_faults(given: Mapping[str, str]) -> list[Fault]:
    """A setting that nobody reads is a spelling mistake somebody relies on; its value may be a secret."""
    allowed = {*SETTINGS, "TORNIO_REFERENCE"}  # where the tests' outside cases lie
    unknown = sorted(name for name in given if name.startswith("TORNIO_") and name not in allowed)
    return [
        Fault(name, "…", "There is no such setting.", f"Use one of {', '.join(SETTINGS)}.") for name in unknown
    ]


#: Everything that is looked at before a service starts.
CHECKS = (
    address_faults,
    proxy_faults,
    database_faults,
    openid_faults,
    mail_faults,
    file_faults,
    wording_faults,
    unknown_faults,
)
