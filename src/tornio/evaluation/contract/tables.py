"""The eleven tables of a dataset, column by column, in the order in which they are written."""

from __future__ import annotations

from tornio.evaluation.contract import codes
from tornio.evaluation.contract.column import Column, Table

DAYS = "days since the person's first network meeting"
NOT_KNOWN = "not known"

PARTICIPANT = "participants.participant"
MEETING = "meetings.meeting"


def _pseudonym(name: str, meaning: str, *, refers: str = "", empty: str = "") -> Column:
    return Column(name=name, kind="pseudonym", meaning=meaning, refers=refers, empty=empty)


def _word(name: str, listed: dict[str, str], meaning: str, *, empty: str = "") -> Column:
    return Column(name=name, kind="word", codes=listed, meaning=meaning, empty=empty)


def _day(meaning: str, *, name: str = "day", empty: str = "", minimum: int | None = None) -> Column:
    return Column(name=name, kind="whole number", unit=DAYS, meaning=meaning, empty=empty, minimum=minimum)


def _count(name: str, meaning: str, *, empty: str = "", minimum: int = 0) -> Column:
    return Column(name=name, kind="whole number", unit="count", meaning=meaning, empty=empty, minimum=minimum)


def _amount(name: str, unit: str, meaning: str, *, maximum: int | None = None) -> Column:
    return Column(
        name=name, kind="number", unit=unit, meaning=meaning, empty=NOT_KNOWN, minimum=0, maximum=maximum
    )


WAVE = Column(
    name="wave",
    kind="word",
    codes=codes.WAVES,
    set_by_study="wave_ids",
    meaning="The study's wave to which the row belongs.",
)
MEASURE = Column(
    name="measure", kind="text", meaning="Identifier of the measure's definition, such as `swemwbs`."
)
VERSION = Column(name="version", kind="text", meaning="Version of the definition by which answers are scored.")
ITEM = Column(
    name="item", kind="text", meaning="Identifier of the item in the measure's definition, such as `1`."
)
ANSWER = Column(
    name="answer",
    kind="whole number",
    unit="code",
    empty="not answered",
    meaning="Code of the chosen option as the measure's definition lists it, codes for missing included.",
)

_TABLES = (
    Table(
        name="participants",
        meaning="Everybody who takes part in the study, one row each.",
        key=("participant",),
        columns=(
            _pseudonym("participant", "Pseudonym under which somebody takes part."),
            _word("group", codes.GROUP, "As whom they take part."),
            _pseudonym(
                "network",
                "Pseudonym of the person whose network it is; for a person, their own.",
                refers=PARTICIPANT,
                empty="belongs to no one network: practitioners only",
            ),
            _day("Day of consent to the study.", name="consent_day", empty=NOT_KNOWN),
            _day("Day of withdrawal from the study.", name="withdrew_day", empty="did not withdraw"),
            Column(
                name="age",
                kind="whole number",
                unit="years",
                meaning="Age at consent.",
                empty=NOT_KNOWN,
                minimum=0,
                maximum=120,
            ),
            _word("gender", codes.GENDER, "Gender as the participant states it.", empty=NOT_KNOWN),
            _word("ethnicity", codes.ETHNICITY, "NHS ethnic category, 2001 codes.", empty=NOT_KNOWN),
        ),
    ),
    Table(
        name="screening",
        meaning="Everybody who was approached for the study and what came of it, one row each.",
        key=("candidate",),
        columns=(
            _pseudonym("candidate", "Pseudonym in the screening log."),
            _word("outcome", codes.OUTCOME, "What came of the approach."),
            _pseudonym("participant", "Pseudonym in the study.", refers=PARTICIPANT, empty="was not recruited"),
        ),
    ),
    Table(
        name="waves",
        meaning="The follow-up tracker: one row for each participant and wave.",
        key=("participant", "wave"),
        columns=(
            _pseudonym("participant", "Whose wave it is.", refers=PARTICIPANT),
            WAVE,
            _word("status", codes.STATUS, "Whether the booklet of the wave was completed."),
            _day("Day of the booklet.", empty="not known, or there is none"),
            _word(
                "reason",
                codes.REASON_MISSING,
                "Why the wave is not complete.",
                empty="it is complete, or nobody recorded why it is not",
            ),
            _word("mode", codes.MODE, "How the booklet was filled in.", empty=NOT_KNOWN),
        ),
    ),
    Table(
        name="items",
        meaning="The answers: one row for each item of a booklet, answered or not.",
        key=("participant", "measure", "wave", "item"),
        columns=(
            _pseudonym("participant", "Whom the booklet is about.", refers=PARTICIPANT),
            MEASURE,
            VERSION,
            WAVE,
            _day("Day of the booklet; one booklet has one day.", empty=NOT_KNOWN),
            _pseudonym("rater", "Who rated; one booklet has one rater.", empty="the participant, or not known"),
            ITEM,
            ANSWER,
        ),
    ),
    Table(
        name="scores",
        meaning="What the items come to by the measures' definitions: computed, never typed.",
        absent="Tornio computes the scores from the items; where the file is there, it must say the same.",
        key=("participant", "measure", "wave", "scale"),
        columns=(
            _pseudonym("participant", "Whom the booklet is about.", refers=PARTICIPANT),
            MEASURE,
            VERSION,
            Column(name="scale", kind="text", meaning="Identifier of the scale in the measure's definition."),
            WAVE,
            _day("Day of the booklet.", empty=NOT_KNOWN),
            Column(name="score", kind="number", unit="points", meaning="The score.", empty="not scorable"),
            Column(name="because", kind="text", meaning="Why it is not scorable.", empty="there is a score"),
            _count("answered", "How many items of the scale were answered."),
            _count("of", "How many items the scale has.", minimum=1),
        ),
    ),
    Table(
        name="meetings",
        meaning="Network meetings, one row each.",
        key=("meeting",),
        columns=(
            _pseudonym("meeting", "Identifier of the meeting."),
            _pseudonym("participant", "The person whose network met.", refers=PARTICIPANT),
            Column(
                name="number",
                kind="whole number",
                unit="ordinal",
                meaning="Which of the person's network meetings it was, the first being 1.",
                minimum=1,
            ),
            _day("Day of the meeting; the first network meeting is on day 0.", minimum=0),
            Column(
                name="minutes",
                kind="whole number",
                unit="minutes",
                meaning="How long the meeting lasted.",
                empty=NOT_KNOWN,
                minimum=1,
                maximum=24 * 60,
            ),
            _word("place", codes.PLACE, "Where the network met.", empty=NOT_KNOWN),
            _count("practitioners", "How many practitioners were there, peers included.", empty=NOT_KNOWN),
            _count("peers", "How many of the practitioners were peers.", empty=NOT_KNOWN),
            _word(
                "nobody_because",
                codes.BECAUSE_NOBODY,
                "Why no network member was there.",
                empty="somebody was there, or nobody recorded why not",
            ),
        ),
    ),
    Table(
        name="attendance",
        meaning="Network members present at a meeting, one row each; person and practitioners have none.",
        key=("meeting", "member"),
        columns=(
            _pseudonym("meeting", "The meeting.", refers=MEETING),
            _pseudonym("member", "Pseudonym of the network member."),
            _word("relationship", codes.RELATIONSHIP, "What the member is to the person."),
        ),
    ),
    Table(
        name="adherence",
        meaning="Answers to the adherence form that practitioners fill in after a meeting, one row an item.",
        key=("form", "item"),
        columns=(
            _pseudonym("form", "Identifier of the form."),
            _pseudonym("meeting", "The meeting that it is about; a meeting has one form.", refers=MEETING),
            _count("completers", "How many practitioners filled it in together.", minimum=1),
            ITEM,
            ANSWER,
        ),
    ),
    Table(
        name="occupation",
        meaning="Employment and education at a wave, one row for each participant and wave.",
        key=("participant", "wave"),
        columns=(
            _pseudonym("participant", "Whose occupation it is.", refers=PARTICIPANT),
            WAVE,
            _word("employment", codes.OCCUPATION, "Whether in paid employment."),
            _word("education", codes.OCCUPATION, "Whether in education or training."),
        ),
    ),
    Table(
        name="episodes",
        meaning="Routine extracts: one row for each episode of care, from first referral to final discharge.",
        key=("episode",),
        columns=(
            _pseudonym("episode", "Identifier of the episode; it leads to no participant."),
            Column(
                name="service",
                kind="word",
                codes=codes.SERVICES,
                set_by_study="service_ids",
                meaning="The service that gave the care.",
            ),
            _word("closed", codes.CLOSED, "Whether the episode ended within the window."),
            _amount("honos_baseline", "points", "HoNOS total at the start.", maximum=48),
            _amount("honos_six_months", "points", "HoNOS total six months later.", maximum=48),
            _amount("bed_days", "days", "Days in a hospital bed, the day of discharge not counted."),
            _amount("contact_minutes", "minutes", "Mean duration of a contact."),
            _amount("face_to_face_minutes", "minutes", "Mean duration of a face-to-face contact."),
        ),
    ),
    Table(
        name="harms",
        meaning="Harms recorded during the study, one row each, without description.",
        absent="Nobody recorded harms; an empty table says that they were recorded and there were none.",
        key=("harm",),
        columns=(
            _pseudonym("harm", "Identifier of the record."),
            _pseudonym("participant", "To whom it happened.", refers=PARTICIPANT, empty=NOT_KNOWN),
            _word("kind", codes.HARM, "What it was recorded as."),
            _day("Day on which it happened.", empty=NOT_KNOWN),
        ),
    ),
)

#: Every table of a dataset by its name, in the order in which they are written.
TABLES = {table.name: table for table in _TABLES}
