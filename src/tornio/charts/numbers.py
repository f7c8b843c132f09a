"""Numbers as a British reader writes them: 1,234.50, −2.1, 12.3%, p < 0.001."""

from __future__ import annotations

MINUS = "\N{MINUS SIGN}"


def figure(value: float, places: int = 2) -> str:
    """A number with thousands commas, a true minus sign and a fixed number of decimal places."""
    written = f"{abs(value):,.{places}f}"
    is_negative = value < 0 and any(digit in written for digit in "123456789")
    return MINUS + written if is_negative else written


def short(value: float) -> str:
    """A number with no more places than it needs, two at most: 7, 16.84, 0.5."""
    written = figure(value, 2)
    return written.rstrip("0").rstrip(".") if "." in written else written


def share(count: float, of: float, places: int = 0) -> str:
    """A percentage of a whole; empty where the whole is nothing."""
    return f"{figure(100 * count / of, places)}%" if of else ""


def plural(count: int, one: str, many: str = "") -> str:
    """`1 person`, `2 people`; `many` is `one` with an s where it is not given."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(parts: tuple[str, ...]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""
