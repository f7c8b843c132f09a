"""The joint adherence form: filled in by the pair away from the house; never on the meeting's page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

from django.utils.translation import get_language

from tornio.actions import clock, rules
from tornio.actions.door import ChangedMeanwhileError, NotFoundError, reading, writing
from tornio.care import adherence as care
from tornio.care.adherence import Coverage
from tornio.care.permissions import Actor, check_give_care, check_see_care
from tornio.measures import Definition, NotScorable, Score, load, score
from tornio.measures.reading import wording
from tornio.measures.wording import Question, Wording, questions
from tornio.records import adherence as records
from tornio.records import reach
from tornio.records.adherence import Filled, MeetingLeft
from tornio.records.meetings import Meeting
from tornio.records.notes import AdherenceForm
from tornio.vocabulary.fault import Fault, refuse

#: Each element's answer, in the measure's order; None where the pair left it out.
Answers = tuple[tuple[str, int | None], ...]


@dataclass(frozen=True)
class FormPage:
    """A meeting's form: to be filled in (`left` says whether the meeting is over), or as it was filled in."""

    meeting: MeetingLeft
    left: bool
    definition: Definition
    questions: tuple[Question, ...]
    permission: str
    filled: Filled | None
    score: Score | NotScorable | None


@dataclass(frozen=True)
class Element:
    """One element over all forms of the team: how many answered it, and their mean."""

    item: str
    answered: int
    mean: float | None


@dataclass(frozen=True)
class AdherencePage:
    """What waits to be filled in, how much was, and what the team's forms say together; nobody by name."""

    waiting: tuple[MeetingLeft, ...]
    filled: tuple[MeetingLeft, ...]
    coverage: Coverage
    scored: int
    unscored: int
    mean: float | None
    elements: tuple[Element, ...]


@reading("adherence.list", check_see_care, through_glass=False)
def listed(by: Actor) -> AdherencePage:
    """The team's forms: those that wait, and what the others come to."""
    left = records.left(reach.meetings(by))
    forms = records.all_filled(reach.meetings(by))
    values = [scored.value for scored in map(score_of, forms) if isinstance(scored, Score)]
    return AdherencePage(
        waiting=tuple(meeting for meeting in left if is_waiting(meeting)),
        filled=tuple(meeting for meeting in left if meeting.filled),
        coverage=care.coverage((meeting.asked, meeting.filled) for meeting in left),
        scored=len(values),
        unscored=len(forms) - len(values),
        mean=mean(values),
        elements=elements(forms),
    )


def is_waiting(meeting: MeetingLeft) -> bool:
    """Whether a form was asked for, is not filled in, and can still be."""
    recent = meeting.left_at is not None and care.waits(meeting.left_at, clock.now())
    return meeting.asked and not meeting.filled and recent


@reading("adherence.view", check_see_care)
def view(by: Actor, key: str) -> FormPage:
    """The form of one meeting."""
    meeting = records.meeting(reach.meetings(by), key)
    definition, filled = load(care.MEASURE), records.filled(meeting)
    worded = licensed(definition)
    return FormPage(
        records.meeting_left(meeting),
        meeting.left_safely_at is not None,
        definition,
        questions(definition, worded),
        worded.permission if worded else "",
        filled,
        score_of(filled) if filled else None,
    )


def licensed(definition: Definition) -> Wording | None:
    """The site's licensed wording, in the reader's language or else the country's; None where it has none."""
    languages = (get_language() or "", rules.service().country.language)
    found = (wording(definition, language.partition("-")[0]) for language in languages)
    return next((one for one in found if one is not None), None)


@writing("adherence.fill", check_give_care)
def fill(by: Actor, key: str, completers: tuple[str, ...], answers: Answers) -> str:
    """Keeps the form that the pair filled in together; an element they left out stays left out."""
    meeting = records.meeting(reach.meetings(by), key)
    filled = records.filled(meeting)
    refuse([*timing_faults(left=meeting.left_safely_at is not None), *once_faults(filled)])
    return keep(meeting, completers, answers)


@writing("adherence.correct", check_give_care)
def correct(by: Actor, key: str, completers: tuple[str, ...], answers: Answers, *, version: int) -> str:
    """Fills a form in again that was filled in wrongly: a new one, which counts from now on. The one before
    stays as it was.

    Raises:
        ChangedMeanwhileError: when somebody else corrected it after the page was opened.
    """
    meeting = records.meeting(reach.meetings(by), key)
    before, seen = records.standing(meeting), records.filled(meeting)
    if before is None or seen is None:
        raise NotFoundError("this meeting has no form to correct")
    if version != seen.number:
        raise ChangedMeanwhileError(f"The form of meeting {key} is no longer version {version}.")
    return keep(meeting, completers, answers, corrects=before)


def keep(
    meeting: Meeting, completers: tuple[str, ...], answers: Answers, corrects: AdherenceForm | None = None
) -> str:
    """Keeps a form; returns its meeting's key."""
    came, definition = {user for user, _ in records.meeting_left(meeting).pair}, load(care.MEASURE)
    refuse([*care.completer_faults(completers, came), *answer_faults(definition, dict(answers))])
    form = AdherenceForm.objects.create(
        meeting=meeting,
        measure=definition.id,
        measure_version=definition.version,
        completed_at=clock.now(),
        corrects=corrects,
    )
    records.keep(form, completers, answers)
    return meeting.key


def score_of(form: Filled) -> Score | NotScorable:
    """A form's score by its measure's own rule, or why there is none (invariant 5)."""
    return score(load(form.measure), dict(form.answers))


def mean(values: Iterable[float]) -> float | None:
    """The mean, or None of nothing."""
    known = list(values)
    return fsum(known) / len(known) if known else None


def elements(forms: tuple[Filled, ...]) -> tuple[Element, ...]:
    """Each element over all forms, in the measure's order."""
    found = []
    for item in load(care.MEASURE).items:
        given = [answer for form in forms for name, answer in form.answers if name == item.id]
        known = [answer for answer in given if answer is not None]
        found.append(Element(item.id, len(known), mean(known)))
    return tuple(found)


def timing_faults(*, left: bool) -> list[Fault]:
    """The form is filled in after leaving (mission 86)."""
    if left:
        return []
    rule = "The form is filled in together after you have left."
    return [Fault("completers", "", rule, "Leave first, and tap “Left safely”.")]


def once_faults(filled: Filled | None) -> list[Fault]:
    """One joint form for a meeting."""
    if filled is None:
        return []
    names = " and ".join(filled.completers)
    return [
        Fault(
            "completers",
            names,
            "This meeting has its form already.",
            "Look at what was filled in, and correct it.",
        )
    ]


def answer_faults(definition: Definition, answers: Mapping[str, int | None]) -> list[Fault]:
    """Answers that the measure does not have; at least one element is answered."""
    from tornio.measures.scoring import faulty_answers

    faults = [
        Fault(fault.field.replace("item ", "item-"), fault.value, fault.rule, fault.cure)
        for fault in faulty_answers(definition, answers)
    ]
    if not any(answer is not None for answer in answers.values()):
        faults.append(Fault("items", "", "Nothing is filled in yet.", "Answer what you can together."))
    return faults
