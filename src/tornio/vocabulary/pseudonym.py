"""Pseudonyms: the same for the same record, and nobody without the secret gets back to it."""

from __future__ import annotations

import hashlib
import hmac

#: Letters and figures that nobody confuses when they read them out.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10


def pseudonym(secret: str, purpose: str, key: str) -> str:
    """A pseudonym of ten letters and figures (49 bits) for a record's key.

    `purpose` keeps two uses apart: the pseudonyms of one study cannot be joined to those of another. It is
    HMAC-SHA-256 (RFC 2104), so that keys cannot be tried out without the secret.

    Raises:
        ValueError: for an empty secret, with which anybody could make the same pseudonyms.
    """
    if not secret:
        raise ValueError("secret: it is empty. A pseudonym needs one: give the installation's.")
    digest = hmac.new(secret.encode(), f"{purpose}\0{key}".encode(), hashlib.sha256).digest()
    number, letters = int.from_bytes(digest), ""
    for _ in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters += ALPHABET[rest]
    return letters
