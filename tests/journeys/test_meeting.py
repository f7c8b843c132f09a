"""A network meeting in a kitchen, with a telephone; a peer worker; and two people on one page."""

from __future__ import annotations

import pytest

from journeys.hand import Hand
from journeys.ways import going

pytestmark = pytest.mark.browser


def open_meeting(hand: Hand) -> None:
    hand.open("meetings/")
    hand.follow("Robin Hale …")


def begin(hand: Hand) -> None:
    """Arrived; an hour and a half later the last ten minutes."""
    hand.press("Arrived")
    hand.follow("The last ten minutes")


@going("phone")
def test_a_meeting_from_the_door_to_the_way_home(come):
    somebody_of_another_team_has_none(come("Charlie"))
    ann = come("Ann")
    open_meeting(ann)
    ann.look("At home – 12 Mill Lane", "Mary (parent)", "Jo (friend)", "within 24 hours")

    talk_undisturbed(ann)
    say_who_was_here(ann)
    write_what_mattered(ann)
    decide_together(ann)
    write_a_safety_plan(ann)
    meet_again_and_leave(ann)
    look_back(ann)


def somebody_of_another_team_has_none(charlie: Hand) -> None:
    charlie.open("meetings/")
    charlie.look("No meeting today.", "None is planned.")
    charlie.follow("Who is out on a visit now")
    charlie.look("Nobody is out now.")


def talk_undisturbed(ann: Hand) -> None:
    ann.press("Arrived")
    ann.see_none("textbox")
    ann.unfold("Get help")
    ann.look("The duty worker: 01227 000000")


def say_who_was_here(ann: Hand) -> None:
    ann.follow("The last ten minutes")
    ann.look("There is none yet. That is fine.")
    ann.press("Close")
    ann.mend("Nobody has said who was here")
    ann.look()

    ann.press("All came")
    ann.see("Counted as: one parent, friends")


def write_what_mattered(ann: Hand) -> None:
    ann.follow("Write their words")
    ann.look()
    ann.write("What mattered to Robin Hale", "I want to sleep at night.")
    ann.choose("Word for word", of="What mattered to Robin Hale")
    ann.choose("Agreed", of="Did Robin Hale say that this is right?")
    ann.write("What mattered to Mary", "That somebody comes tomorrow.")
    ann.press("Save")
    ann.see("“I want to sleep at night.”")

    ann.press("Yes")


def decide_together(ann: Hand) -> None:
    ann.follow("Add")
    ann.look()
    ann.write("In the words that were said", "The tablets stay as they are until Friday.")
    ann.choose("It is about medicines")
    ann.choose("With it", of="Robin Hale")
    ann.choose("Sees it differently", of="Mary")
    ann.press("Save")
    ann.see("Mary: sees it differently")


def write_a_safety_plan(ann: Hand) -> None:
    ann.follow("Write one together")
    ann.look()
    ann.write("What helps me myself", "The dog. Music, loud.")
    ann.press("Save")
    ann.look("The dog. Music, loud.")
    ann.follow("Back to the meeting")
    ann.follow("The last ten minutes")


def meet_again_and_leave(ann: Hand) -> None:
    ann.follow("A date")
    ann.look()
    ann.press_first("Same place, same faces …")
    ann.press("Robin Hale")
    ann.press("Close")
    ann.press("Left safely")
    ann.look("Left safely at")


def look_back(ann: Hand) -> None:
    ann.follow("Back to the meeting")
    ann.look("You left safely", "The tablets stay", "Asked for by: Robin Hale")
    ann.follow("Next meeting")
    ann.look("What was decided last time")
    ann.follow("What has happened so far")
    ann.look("Safety plan, version 1")


@going("phone")
def test_a_peer_worker_says_their_own_words_and_nobody_elses(come):
    pat = come("Pat")
    open_meeting(pat)
    arrive_by_mistake(pat)
    begin(pat)
    pat.follow("Write their words")
    pat.look("First say who was here.")
    pat.follow("Back to the last ten minutes")

    leave_out_jo_and_speak_for_gran(pat)
    say_something_of_their_own(pat)
    correct_what_gran_would_say(pat)
    for tap in ("None", "We will ring", "Close", "Left safely"):
        pat.press(tap)
    pat.look("Left safely at")


def arrive_by_mistake(pat: Hand) -> None:
    """In the car, with the thumb: nothing has begun."""
    pat.press("Arrived")
    pat.unfold("Leaving now?")
    pat.look()
    pat.press("I tapped Arrived by mistake")
    pat.look("Who is expected")


def leave_out_jo_and_speak_for_gran(pat: Hand) -> None:
    pat.follow("Not quite")
    pat.choose("Not here", of="Jo (friend)")
    pat.write("Whose voice was not in the room?", "Gran")
    pat.look()
    pat.press("Save")


def say_something_of_their_own(pat: Hand) -> None:
    """Nobody writes for Ann, and nobody for Jo, who is not here. A page that was saved empty says so."""
    pat.follow("Write their words")
    pat.see_none("textbox", "Ann")
    pat.see_none("textbox", "Jo")
    pat.press("Save")
    pat.mend("Nothing is written yet")
    pat.look()
    pat.write("What mattered to Gran was not here", "She would say: eat first.")
    pat.write("What mattered to Pat you, if you choose to", "I have been in a kitchen like this one.")
    pat.press("Save")
    pat.see("I have been in a kitchen like this one.")


def correct_what_gran_would_say(pat: Hand) -> None:
    pat.follow("Correct the words of Gran")
    pat.write("The words", "")
    pat.press("Save")
    pat.mend("A statement has words")
    pat.look()
    pat.write("The words", "She would say: eat first, then talk.")
    pat.press("Save")
    pat.see("First written: She would say: eat first.")


@going("phone")
def test_two_on_one_page_and_the_second_is_told(come):
    ann, pat = come("Ann"), come("Pat")
    open_meeting(ann)
    begin(ann)
    open_meeting(pat)
    pat.follow("The last ten minutes")
    pat.look("There is none yet. That is fine.")
    ann.press("All came")

    they_answer_differently(ann, pat)
    they_write_at_once(ann, pat)


def they_answer_differently(ann: Hand, pat: Hand) -> None:
    """Pat was first. What Ann tapped is told to her and not saved; what stands is marked."""
    pat.press("No")
    ann.press("Yes")
    ann.look("You tapped “Yes”", "Saved by Pat")
    ann.see_chosen("No")


def they_write_at_once(ann: Hand, pat: Hand) -> None:
    """Whoever saves second sees the other's words first, and loses none of their own."""
    for hand in (ann, pat):
        hand.follow("Write their words")
    ann.write("What mattered to Jo", "That he laughs again.")
    pat.write("What mattered to Mary", "That somebody comes tomorrow.")
    pat.press("Save")
    ann.press("Save")
    ann.look("That somebody comes tomorrow.")
    ann.see_written("What mattered to Jo", "That he laughs again.")
    ann.press("Save")
    ann.look("That somebody comes tomorrow.", "That he laughs again.")


@going()
def test_plans_and_decisions_with_faults_say_what_to_do(come):
    ann = come("Ann")
    open_meeting(ann)
    ann.follow("What has happened so far")
    timeline = ann.where
    ann.follow("Plan a meeting")
    ann.look()
    ann.write_moment("When?", 31, 2, 2026, "12:00")
    ann.press("Save")
    ann.mend("There is no such day")
    ann.look()
    ann.open(timeline)
    ann.follow("Decided outside meetings")
    ann.look()
    ann.follow("Write one down")
    ann.press("Save")
    ann.look("There is a problem")
