"""Rules about who takes part: networks, recruitment, consent and withdrawal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from tornio.evaluation.rows import Harm, ItemAnswer, Meeting, Participant, Screening, Wave
from tornio.evaluation.rules.rule import Breach, View, rule


class Dated(Protocol):
    """A row about a participant on a day."""

    @property
    def participant(self) -> str | None:
        """Whom it is about."""

    @property
    def day(self) -> int | None:
        """When it was."""


DATED: tuple[type[Dated], ...] = (Wave, ItemAnswer, Meeting, Harm)


def participants(view: View) -> dict[str | None, Participant]:
    """Each participant by pseudonym; an empty cell may be looked up, and is not found."""
    return {row.participant: row for _, row in view.rows(Participant)}


@rule("A person's network is their own.", "participants.group", "participants.network")
def _own_network(view: View) -> Iterator[Breach]:
    for index, row in view.rows(Participant):
        if row.group == "person" and row.network != row.participant:
            yield Breach(Participant, index, "network", row.network, f"Write ‘{row.participant}’.")


@rule("A carer belongs to the network of a person.", "participants.group", "participants.network")
def _carers_network(view: View) -> Iterator[Breach]:
    known = participants(view)
    for index, row in view.rows(Participant):
        owner = known.get(row.network)
        unknown = row.network is not None and owner is None  # a broken reference: said elsewhere
        if row.group == "carer" and not unknown and (owner is None or owner.group != "person"):
            yield Breach(Participant, index, "network", row.network, "Write the pseudonym of the person.")


@rule("A practitioner belongs to no one network.", "participants.group", "participants.network")
def _practitioners_network(view: View) -> Iterator[Breach]:
    for index, row in view.rows(Participant):
        if row.group == "practitioner" and row.network is not None:
            yield Breach(Participant, index, "network", row.network, "Leave it empty.")


@rule(
    "Somebody recruited has a pseudonym in the study, and nobody else has.",
    "screening.outcome",
    "screening.participant",
)
def _recruited(view: View) -> Iterator[Breach]:
    for index, row in view.rows(Screening):
        if row.outcome == "recruited" and row.participant is None:
            cure = "Write the participant's pseudonym, or mend the outcome."
            yield Breach(Screening, index, "participant", None, cure)
        elif row.outcome != "recruited" and row.participant is not None:
            cure = f"Leave it empty, or mend the outcome, which is ‘{row.outcome}’."
            yield Breach(Screening, index, "participant", row.participant, cure)


@rule(
    "Screening recruits persons, each of them once.",
    "screening.participant",
    "participants.group",
)
def _recruited_once(view: View) -> Iterator[Breach]:
    known = participants(view)
    seen: set[str] = set()
    for index, row in view.rows(Screening):
        if row.participant is None or row.participant not in known:
            continue
        if known[row.participant].group != "person":
            cure = "Leave out carers and practitioners: they are recruited with their network or team."
            yield Breach(Screening, index, "participant", row.participant, cure)
        elif row.participant in seen:
            yield Breach(Screening, index, "participant", row.participant, "Keep one of the rows.")
        seen.add(row.participant)


@rule(
    "Nobody withdraws before they consent.",
    "participants.consent_day",
    "participants.withdrew_day",
)
def _withdrawal_after_consent(view: View) -> Iterator[Breach]:
    for index, row in view.rows(Participant):
        if row.consent_day is None or row.withdrew_day is None or row.consent_day <= row.withdrew_day:
            continue
        cure = f"Mend the day of withdrawal or that of consent, which is {row.consent_day}."
        yield Breach(Participant, index, "withdrew_day", row.withdrew_day, cure)


def _withdrawn(view: View) -> dict[str | None, int]:
    return {
        row.participant: row.withdrew_day for _, row in view.rows(Participant) if row.withdrew_day is not None
    }


@rule(
    "Nothing about somebody is kept from after their withdrawal.",  # what must always hold, 8
    "participants.withdrew_day",
    *(
        f"{table}.{column}"
        for table in ("waves", "items", "meetings", "harms")
        for column in ("participant", "day")
    ),
)
def _nothing_after_withdrawal(view: View) -> Iterator[Breach]:
    if not (withdrew := _withdrawn(view)):
        return
    for kind in DATED:
        for index, row in view.rows(kind):
            last = withdrew.get(row.participant)
            if last is not None and row.day is not None and row.day > last:
                cure = f"Remove the row: ‘{row.participant}’ withdrew on day {last}."
                yield Breach(kind, index, "day", row.day, cure)


@rule(
    "A booklet of somebody who withdrew has its day, so that it is seen to come before.",  # the same
    "participants.withdrew_day",
    "items.participant",
    "items.day",
)
def _dated_where_withdrawn(view: View) -> Iterator[Breach]:
    if not (withdrew := _withdrawn(view)):
        return
    for index, row in view.rows(ItemAnswer):
        if row.day is None and row.participant in withdrew:
            cure = f"Write the booklet's day, or remove the row if it is after day {withdrew[row.participant]}."
            yield Breach(ItemAnswer, index, "day", None, cure)


RULES = (
    _own_network,
    _carers_network,
    _practitioners_network,
    _recruited,
    _recruited_once,
    _withdrawal_after_consent,
    _nothing_after_withdrawal,
    _dated_where_withdrawn,
)
