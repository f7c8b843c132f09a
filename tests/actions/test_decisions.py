"""Invariant 1, through the door."""

from __future__ import annotations

import ast
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from meeting import begun, decided, invited, meeting
from team import actor, episode
from tornio import records
from tornio.actions import decisions, endings, meetings, timeline, visits
from tornio.actions.door import ChangedMeanwhileError, NotFoundError
from tornio.care.decisions import DeclaredException, Stance
from tornio.care.endings import Attendance
from tornio.records.meetings import Decision
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db
YESTERDAY = datetime.now(UTC) - timedelta(days=1)


def add(by, at, version: int = 1, **values) -> str:
    said = {"words": "We meet tomorrow", "medicines": False, "stances": (), **values}
    return decisions.add(by, at.key, version=version, **said)


def correct(by, first: Decision, **values) -> str:
    return decisions.correct(by, first.key, words=first.words, medicines=first.medicines, **values)


def exception(**values) -> DeclaredException:
    least = {"decided_by": "Dr Ito", "authority": "detention", "decided_at": YESTERDAY, "because": "section 2"}
    return DeclaredException(**{**least, **values})


def declare(by, about, **values) -> str:
    return decisions.declare(by, about.key, "Admitted", exception(**values), medicines=False)


def test_everybody_stands_where_they_say():
    by = actor("Ann")
    about = episode(by)
    made = begun(by, about, members=(invited(by, about, "Mary", "parent"),))
    mary = meetings.view(by, made.key).page.here[0].key
    add(by, made, stances=(Stance("person", "", "with it"), Stance("member", mary, "sees it differently")))
    (kept,) = meetings.view(by, made.key).decisions
    assert [(stood.name, stood.stance) for stood in kept.positions] == [
        ("Sam", "with it"),
        ("Mary", "sees it differently"),
    ]
    assert not kept.undecided


def test_1_a_meeting_without_the_person_decides_nothing():
    by = actor("Ann")
    made = begun(by, person=False)
    with pytest.raises(FaultyInput, match="was not in the room"):
        add(by, made)
    assert not Decision.objects.exists()


def test_1_nor_does_one_of_which_nobody_said_who_was_here():
    by = actor("Ann")
    made = meeting(by)
    visits.arrive(by, made.key)
    with pytest.raises(FaultyInput, match="has not been said to be in the room"):
        add(by, made)


def test_somebody_who_was_not_there_has_no_position():
    by = actor("Ann")
    with pytest.raises(FaultyInput, match="Everybody who was here"):
        add(by, begun(by), stances=(Stance("member", "nobody", "with it"),))


def test_a_decision_takes_the_place_of_not_decided():
    by = actor("Ann")
    made = begun(by)
    endings.nothing_decided(by, made.key, version=1, word="not decided")
    add(by, made, version=2)
    assert meetings.view(by, made.key).page.nothing_decided == ""


def test_the_second_of_two_who_add_at_once_is_told():
    ann, pat = actor("Ann"), actor("Pat")
    made = begun(ann)
    add(ann, made)
    with pytest.raises(ChangedMeanwhileError):
        add(pat, made)
    assert Decision.objects.count() == 1


def test_2_a_correction_keeps_the_first_words_and_the_positions():
    by = actor("Ann")
    first = decided(by, "We meat tomorrow")
    decisions.correct(by, first.key, words="We meet tomorrow", medicines=False)
    (kept,) = meetings.view(by, first.meeting.key).decisions
    assert (kept.words, kept.earlier[0].words) == ("We meet tomorrow", "We meat tomorrow")
    assert [stood.stance for stood in kept.positions] == ["with it"]


def test_1_what_the_person_sees_differently_is_not_decided():
    by = actor("Ann")
    made = begun(by)
    with pytest.raises(FaultyInput, match="then it is not decided yet"):
        add(by, made, stances=(Stance("person", "", "sees it differently"),))
    first = decided(by)
    with pytest.raises(FaultyInput, match="then it is not decided yet"):
        correct(by, first, stances=(Stance("person", "", "sees it differently"),))
    assert Decision.objects.get() == first


def of_an_older_release(by, words: str = "Sam") -> Decision:
    """A decision that the person sees differently, as it could be written down before that was refused."""
    made = decided(by, words)
    made.positions.filter(voice="person").update(stance="sees it differently")
    return made


@pytest.mark.parametrize("stances", [None, (Stance("person", "", "sees it differently"),)])
def test_2_words_are_put_right_and_what_the_person_saw_differently_stays_theirs(stances):
    by = actor("Ann")
    first = of_an_older_release(by, "We meat tomorrow")
    decisions.correct(by, first.key, words="We meet tomorrow", medicines=False, stances=stances)
    (kept,) = meetings.view(by, first.meeting.key).decisions
    assert (kept.words, kept.undecided, kept.earlier[0].undecided) == ("We meet tomorrow", True, True)


def test_2_a_correction_that_says_otherwise_is_not_taken_back_by_another():
    by = actor("Ann")
    first = of_an_older_release(by)
    second = correct(by, first, stances=(Stance("person", "", "with it"),))
    with pytest.raises(FaultyInput, match="Strike it out, then choose “not decided”"):
        correct(by, Decision.objects.get(key=second), stances=(Stance("person", "", "sees it differently"),))


def test_2_a_position_that_was_tapped_wrongly_is_put_right_and_the_first_stays():
    by = actor("Ann")
    about = episode(by)
    mary = invited(by, about, "Mary", "parent")
    made = begun(by, about, members=(mary,))
    add(by, made, stances=(Stance("person", "", "with it"), Stance("member", mary, "with it")))
    first = Decision.objects.get()
    new = (Stance("person", "", "with it"), Stance("member", mary, "sees it differently"))
    correct(by, first, stances=(*new, Stance("practitioner", by.key, "with it")))
    (kept,) = meetings.view(by, made.key).decisions
    assert [(stood.name, stood.stance) for stood in kept.positions] == [
        ("Sam", "with it"),
        ("Mary", "sees it differently"),
        ("Ann", "with it"),
    ]
    assert [stood.stance for stood in kept.earlier[0].positions] == ["with it", "with it"]


def test_a_correction_gives_nobody_a_position_who_was_not_there():
    by = actor("Ann")
    for first in (decided(by), Decision.objects.get(key=declare(by, episode(by)))):
        with pytest.raises(FaultyInput, match="Everybody who was here"):
            correct(by, first, stances=(Stance("member", "nobody", "with it"),))


def test_2_nobody_corrects_another_writers_decision():
    first = decided(actor("Ann"))
    with pytest.raises(FaultyInput, match="Only whoever wrote"):
        decisions.correct(actor("Bob"), first.key, words="We never meet", medicines=False)


def test_1_what_law_or_urgency_gave_to_somebody_is_declared_and_comes_to_the_next_meeting():
    by = actor("Ann")
    about = episode(by)
    key = declare(by, about)
    made = begun(by, about)
    assert [one.key for one in meetings.view(by, made.key).to_bring] == [key]
    decisions.bring(by, made.key, key)
    assert meetings.view(by, made.key).to_bring == ()
    (page,) = decisions.elsewhere(by, about.key).declared
    assert page.elsewhere.brought_at == made.starts_at


def test_1_it_is_not_brought_to_a_meeting_without_the_person():
    by = actor("Ann")
    about = episode(by)
    key = declare(by, about)
    with pytest.raises(FaultyInput, match="not in the room"):
        decisions.bring(by, begun(by, about, person=False).key, key)


def test_1_what_is_not_safe_yet_shows_on_no_meeting_and_in_no_timeline():
    by = actor("Ann")
    about = episode(by)
    key = declare(by, about, not_yet_safe=True)
    made = begun(by, about)
    assert meetings.view(by, made.key).to_bring == ()
    assert "elsewhere" not in [entry.kind for entry in timeline.view(by, about.key).entries]
    with pytest.raises(NotFoundError):
        decisions.bring(by, made.key, key)
    decisions.safe_now(by, key)
    assert [one.key for one in meetings.view(by, made.key).to_bring] == [key]


def test_an_exception_rests_on_an_authority_of_the_country_and_has_been():
    by = actor("Ann")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    with pytest.raises(FaultyInput) as refused:
        declare(by, episode(by), authority="rank", decided_at=tomorrow)
    assert [fault.field for fault in refused.value.faults] == ["authority", "decided_at"]


def test_a_corrected_exception_has_still_been_talked_about():
    by = actor("Ann")
    about = episode(by)
    key = declare(by, about)
    made = begun(by, about)
    decisions.bring(by, made.key, key)
    decisions.correct(by, key, words="Admitted to Beech ward", medicines=False)
    assert meetings.view(by, made.key).to_bring == ()


def test_a_struck_meetings_person_may_be_corrected_once_nothing_stands_there():
    by = actor("Ann")
    first = decided(by)
    Decision.objects.update(struck_at=YESTERDAY)
    without = Attendance(person=False, practitioners=(by.key,))
    endings.here(by, first.meeting.key, without, version=2)
    assert meetings.view(by, first.meeting.key).decisions == ()


def test_1_one_place_makes_decisions_and_it_takes_what_the_rule_let_through():
    """`records.decisions.row`: read from the sources, so that no second path comes unseen."""
    root = Path(records.__path__[0]).parent
    makers = [
        path.relative_to(root).as_posix()
        for path in [*root.glob("actions/**/*.py"), *root.glob("records/*.py"), *root.glob("web/*.py")]
        for _ in makes_decisions(ast.parse(path.read_text()))
    ]
    assert makers == ["records/decisions.py"]


def test_1_a_second_path_would_be_seen():
    from_records = "from tornio.records.meetings import Decision as Kept\n"
    for path in ("Kept(words=x)", "Kept.objects.bulk_create(x)", "Kept.everything.create(words=x)"):
        assert makes_decisions(ast.parse(from_records + path)) == [path]
    assert makes_decisions(ast.parse("models.Decision(words=x)")) == ["models.Decision(words=x)"]
    assert makes_decisions(ast.parse("from tornio.care.decisions import Decision\nDecision(x)")) == []


def makes_decisions(tree: ast.AST) -> list[str]:
    """The calls that make a row: the model itself, or its managers' `create` and its like."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    names = {"models.Decision"} | {
        alias.asname or alias.name
        for node in imports
        for alias in node.names
        if (node.module or "").startswith("tornio.records") and alias.name == "Decision"
    }
    making = ("", ".create", ".bulk_create", ".get_or_create", ".update_or_create")
    managers = [f"{name}{manager}" for name in names for manager in (".objects", ".everything")]
    wanted = names | {f"{manager}{how}" for manager in managers for how in making}
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [ast.unparse(call) for call in calls if ast.unparse(call.func) in wanted]
