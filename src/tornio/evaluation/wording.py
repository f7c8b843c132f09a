"""Numbers as a reader sees them: rounded by what they are, never before."""

from __future__ import annotations

WHOLE = {"n", "count", "total", "df between", "df within"}
ONE_DECIMAL = {"percent", "percentage points"}
THREE_DECIMALS = {"F", "t", "ICC"}


def number(quantity: str, value: float) -> str:
    """`value` rounded as its quantity is usually printed; a minus sign is a minus sign."""
    if quantity == "p" or quantity.endswith(" p"):
        return p(value)
    return f"{value:,.{decimals(quantity, value)}f}{'%' if quantity == 'percent' else ''}".replace("-", "−")


def decimals(quantity: str, value: float) -> int:
    """How many decimals a reader needs of this quantity."""
    if quantity in WHOLE or (quantity == "df" and value == round(value)):
        return 0
    if quantity in ONE_DECIMAL or quantity == "df":
        return 1
    return 3 if quantity in THREE_DECIMALS else 2


def p(value: float) -> str:
    """A p value: three decimals, and never zero or one."""
    if value < 0.001:
        return "<0.001"
    return ">0.999" if value > 0.999 else f"{value:.3f}"


def span(quantity: str, low: float, high: float) -> str:
    """Both ends of an interval: `2.70 to 8.48`."""
    return f"{number(quantity, low)} to {number(quantity, high)}"


def plural(count: int, noun: str, many: str = "") -> str:
    """`1 person`, `2 people` (with `many`), `3 forms`."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def listed(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""
