"""The personal identity code of Finland (henkilötunnus): DDMMYYCZZZQ, a day of birth that checks itself.

Source: Digital and Population Data Services Agency (DVV), “The personal identity code”. C is the century: + for
the 1800s, - or one of U–Y for the 1900s, one of A–F for the 2000s (further letters since 2023). ZZZ is from
002; from 900 on the code is a temporary one, as hospitals give it. Q is the remainder of DDMMYYZZZ by 31, as
a figure or a letter (no G, I, O, Q or Z).
"""

from __future__ import annotations

import re
from datetime import date

CENTURIES = {"+": 1800, **dict.fromkeys("-UVWXY", 1900), **dict.fromkeys("ABCDEF", 2000)}
CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
FORM = re.compile(r"(\d\d)(\d\d)(\d\d)([-+A-FU-Y])(\d{3})([0-9A-Y])", re.ASCII)
LOWEST = 2


def plain(text: str) -> str:
    """The code without blanks, in capitals: ` 131052-308t` is `131052-308T`."""
    return "".join(text.split()).upper()


def valid(text: str) -> bool:
    """Whether a plain code is a day that there was, a number, and the sign that checks them."""
    found = FORM.fullmatch(text)
    if found is None or int(found[5]) < LOWEST:
        return False
    try:
        date(CENTURIES[found[4]] + int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return False
    return CHECKS[int(found[1] + found[2] + found[3] + found[5]) % len(CHECKS)] == found[6]
