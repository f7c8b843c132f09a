"""An organisation's OpenID Connect server, on this machine's own address: it says who somebody is."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT, SECRET = "tornio", "a secret of thirty-two characters"


class Organisation(ThreadingHTTPServer):
    """The server; `who` is what it says of whoever comes, and None turns everybody away."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.who: dict[str, object] | None = None
        self.exchanged: list[dict[str, list[str]]] = []


class Answers(BaseHTTPRequestHandler):
    """Discovery, authorisation, token and user info: what the code flow needs."""

    server: Organisation

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path == "/authorize":
            self.authorise(parse_qs(asked.query))
        elif asked.path == "/userinfo":
            self.say(self.server.who)
        else:
            at = self.server.address
            ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
            config = {f"{name}_endpoint": f"{at}/{path}" for name, path in ends.items()}
            self.say({"issuer": at, "jwks_uri": f"{at}/keys", **config})

    def authorise(self, asked: dict[str, list[str]]) -> None:
        """Back to where they came from, with a code, or with a no."""
        said = {"error": "access_denied"} if self.server.who is None else {"code": "once"}
        back = urlencode({**said, "state": asked["state"][0]})
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri'][0]}?{back}")
        self.end_headers()

    def do_POST(self) -> None:
        """The code for a token, from the service itself."""
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.exchanged.append(sent)
        now = int(time.time())
        claims = {"iss": self.server.address, "aud": CLIENT, "iat": now, "exp": now + 60, **self.server.who}
        token = jwt.encode(claims, SECRET, algorithm="HS256")
        self.say({"access_token": "token", "token_type": "Bearer", "id_token": token})

    def say(self, what: object) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def organisation() -> Iterator[Organisation]:
    """The server, while the block lasts."""
    with Organisation() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
