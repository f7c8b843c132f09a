from __future__ import annotations

import pytest

from meeting import begun, meeting
from team import actor, episode
from tornio.actions import endings, meetings, safety_plans
from tornio.actions.door import ChangedMeanwhileError
from tornio.records.notes import SafetyPlan
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db


def write(by, about, version: int = 1, **words: str) -> None:
    safety_plans.write(by, about.key, version=version, words=words or {"what_helps": "walking the dog"})


def test_every_version_stays():
    by = actor("Ann")
    about = episode(by)
    write(by, about)
    write(by, about, version=2, what_helps="walking the dog, and music")
    versions = safety_plans.view(by, about.key).versions
    assert [(one.number, one.what_helps) for one in versions] == [
        (2, "walking the dog, and music"),
        (1, "walking the dog"),
    ]


def test_4_the_second_who_writes_a_version_is_told():
    ann, pat = actor("Ann"), actor("Pat")
    about = episode(ann)
    write(ann, about)
    with pytest.raises(ChangedMeanwhileError):
        write(pat, about)
    assert SafetyPlan.objects.count() == 1


def test_a_plan_with_one_part_is_a_plan_and_one_with_none_is_not():
    by = actor("Ann")
    about = episode(by)
    with pytest.raises(FaultyInput, match="go back: that is fine"):
        write(by, about, signs="  ")
    write(by, about, signs="I stop answering the telephone")


def test_a_plan_written_while_a_meeting_goes_on_belongs_to_it():
    by = actor("Ann")
    about = episode(by)
    made = begun(by, about)
    write(by, about)
    assert meetings.view(by, made.key).page.safety_plan == "opened"
    assert safety_plans.view(by, about.key).meeting == made.key


def test_a_plan_written_on_another_day_belongs_to_none():
    by = actor("Ann")
    about = episode(by)
    meeting(by, about)
    write(by, about)
    assert SafetyPlan.objects.get().meeting is None


def test_unchanged_is_one_tap_and_needs_no_plan():
    by = actor("Ann")
    made = begun(by)
    endings.plan_unchanged(by, made.key, version=1)
    assert meetings.view(by, made.key).page.safety_plan == "unchanged"
