"""The form of a record's key in an address."""

from __future__ import annotations


class KeyConverter:
    """Twelve letters and figures; anything else is no address of ours."""

    regex = "[2-9abcdefghjkmnpqrstvwxyz]{12}"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value
