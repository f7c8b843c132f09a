"""Rules about network meetings, who came, and the adherence forms about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from tornio.evaluation.rows import AdherenceAnswer, Attendance, Meeting
from tornio.evaluation.rules.people import participants
from tornio.evaluation.rules.rule import Breach, View, rule


def _by_person(view: View) -> dict[str, list[tuple[int, Meeting]]]:
    """Each person's meetings with their indices, in the order of their numbers."""
    found: dict[str, list[tuple[int, Meeting]]] = defaultdict(list)
    for index, row in view.rows(Meeting):
        found[row.participant].append((index, row))
    for meetings in found.values():
        meetings.sort(key=lambda each: (each[1].number, each[0]))
    return found


@rule("A network meeting is that of a person.", "meetings.participant", "participants.group")
def _of_a_person(view: View) -> Iterator[Breach]:
    known = participants(view)
    for index, row in view.rows(Meeting):
        owner = known.get(row.participant)
        if owner is not None and owner.group != "person":
            cure = f"Write the person whose network met; ‘{row.participant}’ is a {owner.group}."
            yield Breach(Meeting, index, "participant", row.participant, cure)


@rule("A person's meetings each have their own number.", "meetings.participant", "meetings.number")
def _own_number(view: View) -> Iterator[Breach]:
    for meetings in _by_person(view).values():
        for (_, earlier), (index, row) in pairwise(meetings):
            if row.number == earlier.number:
                cure = f"Number the meetings of ‘{row.participant}’ in the order of their days."
                yield Breach(Meeting, index, "number", row.number, cure)


@rule("The first network meeting is on day 0, from which all days count.", "meetings.number", "meetings.day")
def _first_on_day_0(view: View) -> Iterator[Breach]:
    for index, row in view.rows(Meeting):
        if row.number == 1 and row.day != 0:
            cure = f"Count the days of ‘{row.participant}’ from this meeting, in every table."
            yield Breach(Meeting, index, "day", row.day, cure)


@rule(
    "A later meeting is on no earlier day.",
    "meetings.participant",
    "meetings.number",
    "meetings.day",
)
def _in_order(view: View) -> Iterator[Breach]:
    for meetings in _by_person(view).values():
        for (_, earlier), (index, row) in pairwise(meetings):
            if row.day < earlier.day:
                cure = f"Mend the day or the number: meeting {earlier.number} was on day {earlier.day}."
                yield Breach(Meeting, index, "day", row.day, cure)


@rule("Peers are counted among the practitioners.", "meetings.practitioners", "meetings.peers")
def _peers_among_practitioners(view: View) -> Iterator[Breach]:
    for index, row in view.rows(Meeting):
        if row.peers is not None and row.practitioners is not None and row.peers > row.practitioners:
            cure = f"Count no more peers than practitioners, who are {row.practitioners}."
            yield Breach(Meeting, index, "peers", row.peers, cure)


@rule(
    "Why nobody came is said only where nobody came.",
    "meetings.meeting",
    "meetings.nobody_because",
    "attendance.meeting",
)
def _nobody_came(view: View) -> Iterator[Breach]:
    attended = {row.meeting for _, row in view.rows(Attendance)}
    for index, row in view.rows(Meeting):
        if row.nobody_because is not None and row.meeting in attended:
            cure = "Leave it empty, or remove the meeting's rows in attendance."
            yield Breach(Meeting, index, "nobody_because", row.nobody_because, cure)


@rule(
    "The person is no member of their own network.",
    "attendance.meeting",
    "attendance.member",
    "meetings.meeting",
    "meetings.participant",
)
def _not_the_person(view: View) -> Iterator[Breach]:
    person = {row.meeting: row.participant for _, row in view.rows(Meeting)}
    for index, row in view.rows(Attendance):
        if person.get(row.meeting) == row.member:
            yield Breach(
                Attendance, index, "member", row.member, "Remove the row: only network members have one."
            )


@rule(
    "A form is about one meeting, filled in by one number of practitioners.",
    "adherence.form",
    "adherence.meeting",
    "adherence.completers",
)
def _one_meeting_a_form(view: View) -> Iterator[Breach]:
    first: dict[str, AdherenceAnswer] = {}
    for index, row in view.rows(AdherenceAnswer):
        other = first.setdefault(row.form, row)
        for column in ("meeting", "completers"):
            here, there = getattr(row, column), getattr(other, column)
            if here != there:
                cure = f"Write ‘{there}’ as in the form's first row, or give the form another identifier."
                yield Breach(AdherenceAnswer, index, column, here, cure)


@rule("A meeting has one adherence form, filled in together.", "adherence.form", "adherence.meeting")
def _one_form_a_meeting(view: View) -> Iterator[Breach]:
    form_of: dict[str, str] = {}
    said: set[str] = set()
    for index, row in view.rows(AdherenceAnswer):
        form = form_of.setdefault(row.meeting, row.form)
        if form != row.form and row.form not in said:
            said.add(row.form)
            cure = f"Keep one form: ‘{form}’ is about the same meeting, ‘{row.meeting}’."
            yield Breach(AdherenceAnswer, index, "form", row.form, cure)


RULES = (
    _of_a_person,
    _own_number,
    _first_on_day_0,
    _in_order,
    _peers_among_practitioners,
    _nobody_came,
    _not_the_person,
    _one_meeting_a_form,
    _one_form_a_meeting,
)
