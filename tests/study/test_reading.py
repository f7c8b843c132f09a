from __future__ import annotations

from pathlib import Path

import pytest

from tornio.study.reading import load, names, parse
from tornio.vocabulary.fault import FaultyInput


def refused(text: str) -> dict[str, str]:
    """The faults of a text: field → the value that stood there."""
    with pytest.raises(FaultyInput) as caught:
        parse(text, "ours.toml")
    return {fault.field: fault.value for fault in caught.value.faults}


def test_a_protocol_is_data_not_code(village):
    protocol = parse(village)
    assert [wave.id for wave in protocol.waves] == ["spring", "autumn"]
    assert protocol.group("person").many == "villagers"
    assert protocol.battery("wsas", "person").scale == "total"


def test_every_protocol_that_comes_with_tornio_loads():
    assert "kent" in names()
    for name in names():
        assert load(name).id == name


def test_a_protocol_is_read_from_a_path(village, tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text(village, encoding="utf-8")
    assert load(path) == load(str(path)) == parse(village)


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(FaultyInput, match="kent"):
        load("finland")


def test_what_is_not_toml_is_told_with_its_line(tmp_path):
    assert "line 2" in refused("id = 1\nx =\ny = 1")["the whole file"]
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe")
    with pytest.raises(FaultyInput, match=r"binary\.toml"):
        load(binary)


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ('outcome = "wsas"', 'outcome = "wasas"', "analyses[work].outcome", "wasas"),
        ('measure = "wsas"', 'measure = "wasas"', "measures[1].measure", "wasas"),
        ('scale = "total"', 'scale = "metric"', "measures[1].scale", "metric"),
        ('kind = "waves"', 'kind = "wave"', "analyses[work].kind", "wave"),
        ('group = "person"\nwaves', 'group = "carer"\nwaves', "measures[1].group", "carer"),
        ('"autumn"]\npub', '"winter"]\npub', "analyses[work].waves", "winter"),
        (', "autumn"]\npub', "]\npub", "analyses[work].waves", "spring"),
        ('objectives = ["work"]', "objectives = []", "analyses[work].objectives", ""),
        ('objectives = ["work"]', 'objectives = ["play"]', "analyses[work].objectives", "play"),
        ('published = "paired-t"', 'published = "anova"', "analyses[work].published", "anova"),
        ('recommended = "paired-contrasts"', 'recommended = "t"', "analyses[work].recommended", "t"),
        ('rank = "primary"', 'rank = "first"', "objectives[work].rank", "first"),
        ("closes = 20", "closes = 150", "waves[autumn]", "autumn: 150 to 210"),
        ("day = 180", "day = 18", "waves[autumn]", "autumn: 150 to 210"),
        ('id = "autumn"', 'id = "spring"', "waves[spring].id", "spring"),
        ("level = 0.9", "level = 90.0", "level", "90.0"),
        ("target = 8", "target = 0", "recruitment.target", "0"),
        ("first_meetings = 3", "first_meetings = 0", "attendance.first_meetings", "0"),
        ("seed = 1", 'seed = "one"', "seed", "one"),
        ('disclosure = "none"', 'disclosure = "secret"', "disclosure", "secret"),
        ("seed = 1", "seed = 1\ncolour = 1", "colour", "1"),
        ("mission = [91]", 'mission = [91]\nagainst = ["England"]', "analyses[work].against", "England"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused_with_its_place(village, old, new, field, value):
    assert old in village
    assert refused(village.replace(old, new))[field] == value


def test_a_missing_key_is_told_once_and_nothing_that_only_follows_from_it(village):
    assert refused(village.replace("closes = 20\n", "")) == {"waves[spring].closes": ""}


def test_an_objective_without_an_analysis_says_why_or_is_refused(village):
    extra = '[[objectives]]\nid = "joy"\nrank = "secondary"\ntext = "Are they happy?"\n'
    assert refused(village + extra) == {"objectives[joy]": "joy"}
    assert parse(village + extra + 'unmet = "Nobody asked."')


def test_shape_and_sense_are_told_together(village):
    faulty = village.replace("seed = 1", 'seed = "one"').replace('kind = "waves"', 'kind = "wave"')
    faulty = faulty.replace('measure = "wsas"', 'measure = "wasas"').replace("closes = 20", "closes = 150")
    faulty += 'colour = "blue"\n'
    assert {
        "seed",
        "analyses[work].kind",
        "measures[1].measure",
        "waves[autumn]",
        "analyses[work].colour",
    } <= set(refused(faulty))


def test_faults_name_the_file_and_the_cure(village):
    with pytest.raises(FaultyInput, match=r"ours\.toml, analyses\[work\]\.kind: ‘wave’.*Use one of: flow"):
        parse(village.replace('kind = "waves"', 'kind = "wave"'), "ours.toml")


def test_a_measure_of_another_group_is_no_outcome_of_this_one(village):
    carer = '[[groups]]\nid = "carer"\none = "carer"\nmany = "carers"\n'
    faulty = village.replace("[[measures]]", f"{carer}\n[[measures]]", 1)
    faulty = faulty.replace('outcome = "wsas"\ngroup = "person"', 'outcome = "wsas"\ngroup = "carer"')
    assert refused(faulty) == {"analyses[work].outcome": "wsas"}


def test_kent_names_no_path_of_a_machine():
    text = (Path(__file__).parents[2] / "src/tornio/study/protocols/kent.toml").read_text(encoding="utf-8")
    assert "/home" not in text
    assert "/tmp" not in text


HARMS = """
[[analyses]]
id = "harms"
kind = "harms"
title = "Harms"
objectives = ["work"]
published = "none"
recommended = "counts"
"""
BENCHMARK = """
[[analyses]]
id = "beside"
kind = "benchmark"
title = "Beside others"
objectives = ["work"]
outcome = "wsas"
group = "person"
waves = ["autumn"]
published = "side-by-side"
recommended = "one-sample-t"
"""


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        (HARMS + 'group = "person"\n', "analyses[harms].group", "person"),
        (HARMS + 'outcome = "wsas"\n', "analyses[harms].outcome", "wsas"),
        (BENCHMARK, "analyses[beside].against", ""),
        (BENCHMARK + 'against = ["England"]\n', "analyses[beside].against", "England"),
        (BENCHMARK + 'against = []\nscale = "metric"\n', "analyses[beside].scale", "metric"),
        (HARMS.replace('"harms"', '""', 1), "analyses[2].id", ""),
    ],
)
def test_an_analysis_has_what_its_kind_needs_and_nothing_else(village, more, field, value):
    assert refused(village + more)[field] == value


def test_a_measure_stands_once_for_a_group(village):
    twice = '[[measures]]\nmeasure = "wsas"\nscale = "total"\ngroup = "person"\nwaves = ["spring"]\n'
    assert refused(village + twice)["measures[2]"] == "wsas"


def test_a_part_that_is_not_there_is_asked_for_in_vain(village):
    protocol = parse(village)
    with pytest.raises(KeyError):
        protocol.wave("winter")
    with pytest.raises(KeyError):
        protocol.battery("wsas", "carer")
