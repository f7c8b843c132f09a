from __future__ import annotations

import pytest

from tornio.care.reading import country, load, read
from tornio.care.service import labels
from tornio.vocabulary.fault import FaultyInput


def test_kent_is_as_the_paper_says():
    kent = load("kent")
    assert (kent.weekly_acceptances, kent.first_meeting_hours, kent.crisis_days) == (5, 24, 12)
    assert kent.practitioners_at_a_meeting == 2
    assert kent.country.response_minutes == (60, 240, 1440)
    assert [line.number for line in kent.country.crisis_lines] == ["999", "111"]


def test_a_service_can_be_in_finland(tmp_path):
    finland = load(written(tmp_path, country="finland")).country
    assert (finland.language, str(finland.zone)) == ("fi", "Europe/Helsinki")
    assert [line.number for line in finland.crisis_lines] == ["112", "09 2525 0111", "116 117"]


@pytest.mark.parametrize("name", ["england", "finland"])
def test_whoever_may_answer_for_a_protected_note_has_a_profession_of_the_country(name):
    found = country(name)
    assert set(found.health_professions) <= set(labels(found.professions))


def test_a_service_that_nobody_knows_is_named():
    with pytest.raises(FaultyInput, match="atlantis"):
        load("atlantis")


def written(folder, **changes):
    """Kent's own file with some lines changed; None takes the line out."""
    lines = []
    for key, value in read("kent", "services").items():
        if changes.get(key, value) is not None:
            lines.append(f"{key} = {toml(changes.get(key, value))}")
    lines += [f"{key} = {toml(value)}" for key, value in changes.items() if key == "surprise"]
    file = folder / "service.toml"
    file.write_text("\n".join(lines))
    return str(file)


def toml(value):
    return str(value).lower() if isinstance(value, bool) else repr(value)


def test_a_site_can_bring_a_file_of_its_own(tmp_path):
    assert load(written(tmp_path, weekly_acceptances=9)).weekly_acceptances == 9


def test_what_is_missing_and_what_nobody_reads_are_both_told(tmp_path):
    with pytest.raises(FaultyInput) as refused:
        load(written(tmp_path, routes=None, surprise=1))
    assert [fault.field for fault in refused.value.faults] == ["routes", "surprise"]


def test_rules_that_cannot_be_are_told_together(tmp_path):
    with pytest.raises(FaultyInput) as refused:
        load(written(tmp_path, weekly_acceptances=0, week_begins="Noday", adherence_share=2))
    assert [fault.field for fault in refused.value.faults] == [
        "weekly_acceptances",
        "week_begins",
        "adherence_share",
    ]
