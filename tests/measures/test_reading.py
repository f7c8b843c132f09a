"""The library: six definitions that come with Tornio, and a site's own beside them."""

from __future__ import annotations

import pytest

from tornio.measures import Score, library, load, score
from tornio.measures.reading import SITE, WORDING, wording
from tornio.vocabulary.fault import FaultyInput

SIX = {
    # the paper, table 1 (WSAS and CMHS as their sources have them): items, range, better, who fills it in
    "honos": (12, 0, 48, "lower", "practitioner"),
    "swemwbs": (7, 7, 35, "higher", "person"),
    "wsas": (5, 0, 40, "lower", "person"),
    "cmhs-2017": (32, 0, 10, "higher", "person"),
    "cws-support": (17, 0, 51, "higher", "carer"),
    "pod-adherence": (17, 1, 4, "higher", "practitioner"),
}


@pytest.fixture
def site(tmp_path, small):
    (tmp_path / "garden.toml").write_text(small, encoding="utf-8")
    return tmp_path


def test_there_are_six():
    assert set(library()) == set(SIX)


@pytest.mark.parametrize(("identity", "facts"), SIX.items(), ids=SIX)
def test_each_is_as_its_source_has_it(identity, facts):
    one = load(identity)
    first = one.primary
    assert (len(one.items), first.minimum, first.maximum, first.better, one.rater) == facts


@pytest.mark.parametrize("one", library().values(), ids=library())
def test_each_says_that_no_clinician_has_reviewed_it(one):
    assert "no clinician has reviewed this" in one.reviewer


def test_an_id_is_found_in_any_case():
    assert load("HoNOS") is load("honos")


def test_an_unknown_id_names_those_that_there_are():
    with pytest.raises(FaultyInput, match="honos, pod-adherence"):
        load("phq-9")


def test_a_seventh_measure_is_one_file_and_no_code(site):
    found = score(load("garden", site), {"1": 2, "2": 0, "3": 1})
    assert found == Score("garden", "2", "total", 5, 3, 3, "higher")


def test_a_site_names_its_folder_in_the_environment(site, monkeypatch):
    monkeypatch.setenv(SITE, str(site))
    assert set(library()) == {*SIX, "garden"}


def test_a_site_cannot_replace_a_definition_in_silence(tmp_path, small):
    (tmp_path / "mine.toml").write_text(small.replace('id = "garden"', 'id = "honos"'), encoding="utf-8")
    with pytest.raises(FaultyInput, match="Another definition has this id"):
        library(tmp_path)


def test_all_faults_of_all_files_are_told(tmp_path, small):
    (tmp_path / "a.toml").write_text(small.replace("maximum = 6", "maximum = 7"), encoding="utf-8")
    (tmp_path / "b.toml").write_text(small.replace("sd = 1", "sd = -1"), encoding="utf-8")
    (tmp_path / "c.toml").write_bytes(b'id = "caf\xe9"')
    with pytest.raises(FaultyInput) as caught:
        library(tmp_path)
    assert [(fault.file, fault.field) for fault in caught.value.faults] == [
        ("a.toml", "scales[total].maximum"),
        ("b.toml", "norms[gardens].sd"),
        ("c.toml", "the whole file"),
    ]


def test_a_folder_that_is_not_there_is_a_fault(tmp_path):
    with pytest.raises(FaultyInput, match="not a folder"):
        library(tmp_path / "nowhere")


def test_a_site_without_wording_has_none(tmp_path, monkeypatch):
    assert wording(load("honos")) is None
    monkeypatch.setenv(WORDING, str(tmp_path))
    assert wording(load("honos")) is None
