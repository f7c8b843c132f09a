"""The NHS number of England: ten figures, the last of which checks the others.

Source: NHS Data Dictionary, “NHS number”: the first nine figures times 10 down to 2, summed; the remainder of
that sum by 11, taken from 11, is the tenth figure; 11 is written as 0, and with 10 there is no such number.
"""

from __future__ import annotations

LENGTH = 10


def plain(text: str) -> str:
    """The number without the gaps that people write in it: `943 476 5919` is `9434765919`."""
    return "".join(part for part in text if part not in " -")


def spaced(number: str) -> str:
    """The number as people read it: `9434765919` is `943 476 5919`."""
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def valid(text: str) -> bool:
    """Whether ten figures, written without gaps, check each other."""
    if len(text) != LENGTH or not (text.isascii() and text.isdecimal()):
        return False
    total = sum(int(figure) * weight for figure, weight in zip(text, range(LENGTH, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(text[-1])
