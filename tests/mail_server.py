"""A mail server on this machine's own address: a real conversation over TLS, well or badly ended."""

from __future__ import annotations

import ipaddress
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

HOST = "127.0.0.1"


class MailServer(ThreadingTCPServer):
    """`manner` is how it behaves: `well`, or `busy` (sends everybody away), `hangs` (and says nothing),
    `drops` (the line, after the letter came), `plain` (offers no TLS). It knows nobody in `unknown`. Of the
    letters that it has `seen`, it answered for those that it has `taken`."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, certificate: Path) -> None:
        super().__init__((HOST, 0), Conversation)
        self.port: int = self.server_address[1]
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(certificate)
        self.manner = "well"
        self.unknown: set[str] = set()
        self.seen: list[Message] = []
        self.taken: list[Message] = []
        self.signed_in: list[str] = []
        self.stopped = threading.Event()


class Conversation(StreamRequestHandler):
    """One client, from greeting to QUIT (RFC 5321, 3207, 4954)."""

    server: MailServer

    def handle(self) -> None:
        if self.server.manner == "hangs":
            self.server.stopped.wait(10)
        elif self.server.manner == "busy":
            self.say("421 too many at once")
        else:
            self.say("220 mail.example")
            while (line := self.rfile.readline().decode().strip()) and self.answer(line):
                pass

    def finish(self) -> None:
        """The line under TLS is ours to close."""
        super().finish()
        self.request.close()

    def answer(self, line: str) -> bool:
        """Whether the conversation goes on."""
        word = line.split(maxsplit=1)[0].upper()
        if word == "EHLO":
            offers = () if self.server.manner == "plain" else ("250-STARTTLS", "250-AUTH PLAIN")
            self.say("250-mail.example", *offers, "250 8BITMIME")
        elif word == "STARTTLS":
            self.say("220 go on")
            self.request = self.server.tls.wrap_socket(self.request, server_side=True)
            self.setup()
        elif word == "AUTH":
            self.server.signed_in.append(line.rsplit(maxsplit=1)[-1])
            self.say("235 welcome")
        elif word == "DATA":
            return self.letter()
        elif word == "RCPT" and line.partition("<")[2].rstrip(">") in self.server.unknown:
            self.say("550 nobody of this name")
        else:
            self.say("221 bye" if word == "QUIT" else "250 well")
        return word != "QUIT"

    def letter(self) -> bool:
        """Takes a letter, and says so; or has taken it, and the line is gone before it could."""
        self.say("354 write")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        letter = message_from_bytes(b"".join(lines))
        self.server.seen.append(letter)
        if self.server.manner == "drops":
            return False
        self.server.taken.append(letter)
        self.say("250 taken")
        return True

    def say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


@contextmanager
def mail_server(certificate: Path) -> Iterator[MailServer]:
    """The server, while the block lasts."""
    with MailServer(certificate) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server
        server.stopped.set()
        server.shutdown()


def certificate(folder: Path) -> Path:
    """A key and a certificate of this machine's own address, in one file that also serves as its authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail.example")])
    address, now = x509.IPAddress(ipaddress.ip_address(HOST)), datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "mail.pem"
    file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return file
