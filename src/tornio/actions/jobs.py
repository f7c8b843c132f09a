"""What happens by itself: thin functions whose actor is the system, calling ordinary actions."""

from __future__ import annotations

from tornio.actions import urgent
from tornio.care.permissions import THE_SYSTEM


def escalate() -> int:
    """Takes further what was called urgent and nobody accepted in time; says how many."""
    waiting = urgent.overdue(THE_SYSTEM)
    for key in waiting:
        urgent.escalate(THE_SYSTEM, key)
    return len(waiting)
