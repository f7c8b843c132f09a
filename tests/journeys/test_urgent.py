"""Urgent: out of hours the page names the numbers to ring and promises nothing; on duty somebody with a name
has to see it."""

from __future__ import annotations

import pytest

from journeys.hand import Hand, ago
from journeys.ways import going

pytestmark = pytest.mark.browser


def this_is_urgent(hand: Hand) -> None:
    hand.open("people/")
    hand.follow("Robin Hale")
    hand.follow("This is urgent")


@going("phone")
def test_urgent_out_of_hours(come):
    """Duty ends while Ann is writing: what she sends is not taken, and the numbers are on the page."""
    ann, mia = come("Ann"), come("Mia")
    this_is_urgent(ann)
    ann.write("How does the duty worker reach them?", "07700 900003")
    end_the_duty(mia)
    ann.press("Call the duty worker")
    ann.mend("Nobody is on duty now, so nobody would see this.")
    only_numbers(ann)

    this_is_urgent(ann)
    only_numbers(ann)
    ann.open("urgent/")
    ann.look("Nothing urgent is open.", "Nobody of the team is on duty now.", "999", "111")


def end_the_duty(mia: Hand) -> None:
    """Bob goes home early; his shift has begun, so it is given another end."""
    mia.open("rota/")
    mia.follow_in_row("Bob")
    mia.write_moment("Until when?", *ago(0))
    mia.press("Save")
    mia.look("The duty rota")


def only_numbers(ann: Hand) -> None:
    """The country's numbers first of all; no button that nobody would answer."""
    ann.see_numbers(["999", "111"])
    ann.see_none("button")
    ann.look("so it is not offered")


@going("without scripts")
def test_a_call_is_seen_only_when_somebody_takes_it_on(come):
    ada, bob = come("Ada"), come("Bob")
    this_is_urgent(ada)
    ada.look("The duty worker: 01227 000000")
    ada.press("Call the duty worker")
    ada.mend("The duty worker needs to reach them")
    ada.look()
    ada.write("How does the duty worker reach them?", "07700 900003")
    ada.press("Call the duty worker")
    ada.look("Nobody has seen this yet. Please ring.")

    bob.open()
    bob.look("Nobody has seen this yet. Please ring.")
    bob.follow("Urgent: Robin Hale")
    bob.press("I have seen this, and I take it on")
    bob.look("Bob has seen this and took it on")
    ada.follow("Look again")
    ada.look("Bob has seen this and took it on")
    bob.press("It is settled")
    bob.look("Settled on")
