"""`tornio measures`: the list, one in full, JSON, and the reference page."""

from __future__ import annotations

import json

from tornio.commands import main
from tornio.measures import library
from tornio.measures.describing import reference


def test_lists_every_measure_with_its_direction(capsys):
    assert main(["measures"]) == 0
    shown = capsys.readouterr().out
    for one in library().values():
        assert f"{one.id}: {one.title} ({one.short_title})" in shown
        assert one.primary.direction in shown


def test_shows_one_in_full(capsys):
    assert main(["measures", "WSAS"]) == 0
    shown = capsys.readouterr().out
    assert "Where item 1 does not apply or one item is missing" in shown
    assert "NHS Data Dictionary, June 2012" in shown
    assert "**lower is better**" in shown


def test_gives_one_as_json(capsys):
    assert main(["measures", "swemwbs", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["scales"][1]["table"][-1] == [35, 35.0]


def test_gives_all_as_json(capsys):
    assert main(["measures", "--json"]) == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)] == list(library())


def test_gives_the_reference_page(capsys):
    assert main(["measures", "--markdown"]) == 0
    assert capsys.readouterr().out == reference(library())


def test_an_unknown_measure_is_a_fault(capsys):
    assert main(["measures", "phq-9"]) == 2
    shown = capsys.readouterr()
    assert (shown.out, "There is no measure of this id." in shown.err) == ("", True)


def test_a_faulty_definition_of_a_site_is_told_whole(capsys, tmp_path):
    (tmp_path / "mine.toml").write_text('id = "mine"\nversion = 1\n', encoding="utf-8")
    assert main(["measures", "--site", str(tmp_path)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "mine.toml, version: ‘1’. This must be a text in quotes." in shown.err
    assert "mine.toml, scales: nothing there. This key is needed." in shown.err
