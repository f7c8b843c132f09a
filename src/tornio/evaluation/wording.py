"""Numbers as a reader sees them: rounded by what they are, never before."""

from __future__ import annotations

WHOLE = {"n", "count", "df between", "df within"}
#: Whole where the values are; a mean of days is not, a total of them is.
WHOLE_IF_WHOLE = {"df", "total", "median", "maximum"}
ONE_DECIMAL = {"percent", "percentage points"}
THREE_DECIMALS = {"F", "joint F", "t", "ICC"}


def number(quantity: str, value: float, places: int | None = None) -> str:
    """`value` rounded to so many places, or as its quantity is usually printed."""
    if quantity == "p" or quantity.endswith(" p"):
        return p(value)
    places = decimals(quantity, value) if places is None else places
    value = round(value, places) + 0.0  # −0.02 to one decimal is 0.0, not −0.0
    return f"{value:,.{places}f}{'%' if quantity == 'percent' else ''}".replace("-", "−")


def decimals(quantity: str, value: float) -> int:
    """How many decimals a reader needs of this quantity."""
    if quantity in WHOLE or (quantity in WHOLE_IF_WHOLE and value == round(value)):
        return 0
    if quantity in ONE_DECIMAL or quantity == "df":
        return 1
    return 3 if quantity in THREE_DECIMALS else 2


def p(value: float) -> str:
    """A p value: three decimals, and never zero or one."""
    if value < 0.001:
        return "<0.001"
    return ">0.999" if value > 0.999 else f"{value:.3f}"


def span(quantity: str, low: float, high: float, places: int | None = None) -> str:
    """Both ends of an interval: `2.70 to 8.48`."""
    return f"{number(quantity, low, places)} to {number(quantity, high, places)}"


def plural(count: int, noun: str, many: str = "") -> str:
    """`1 person`, `2 people` (with `many`), `3 forms`."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def listed(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""
