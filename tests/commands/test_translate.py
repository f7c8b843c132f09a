"""`tornio translate`: what a page can say is in the catalogue, and gettext reads what was written."""

from __future__ import annotations

import gettext
import io
import re
from pathlib import Path

import pytest

from tornio.commands import main
from tornio.commands.catalogue import python, reading, writing
from tornio.commands.catalogue.message import Message

SAID = [
    Message("Save", said=("Tallenna",), places=("web/templates/a.html",)),
    Message('A "word"\nand a line', said=("Sana €",)),
    Message("%(count)s person", "%(count)s people", said=("%(count)s ihminen", "%(count)s ihmistä")),
    Message("Nobody translated this"),
]


def test_gettext_reads_what_was_written() -> None:
    found = gettext.GNUTranslations(io.BytesIO(writing.mo("fi", SAID)))
    assert found.gettext("Save") == "Tallenna"
    assert found.gettext('A "word"\nand a line') == "Sana €"
    assert found.ngettext("%(count)s person", "%(count)s people", 2) == "%(count)s ihmistä"
    assert found.gettext("Nobody translated this") == "Nobody translated this"


def test_a_catalogue_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    writing.write(tmp_path, "fi", SAID)
    found = reading.catalogue(tmp_path / "django.po")
    assert {text: one.said for text, one in found.items() if one.translated} == {
        one.text: one.said for one in SAID if one.translated
    }


def test_the_texts_of_templates_rules_and_configuration_are_found() -> None:
    found = reading.texts()
    assert "web/templates/base.html" in found["Skip to main content"].places
    assert "care/meetings.py" in found["Choose who goes."].places
    assert "care/services/kent.toml" in found["Very urgent"].places
    assert "web/templating.py" in found["Today"].places
    assert "" not in found


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('Fault("a", value, "It has to be.", "Write it.")', [("It has to be.", ""), ("Write it.", "")]),
        ('form.text("a", needed="It is needed.")', [("It is needed.", "")]),
        ('pair(CARE, "This is for practitioners.")', [("This is for practitioners.", "")]),
        ('Text("%(n)s is left.", n=n)', [("%(n)s is left.", "")]),
        ('Text("%(count)s day", "%(count)s days", count=n)', [("%(count)s day", "%(count)s days")]),
        ('ngettext("%(count)s day", "%(count)s days", n)', [("%(count)s day", "%(count)s days")]),
        (
            'Fault("a", "", "One." if n else Text("Other %(n)s.", n=n), fault.cure)',
            [("One.", ""), ("Other %(n)s.", "")],
        ),
        ('rule, cure = "It waits.", "Ring."\nFault("a", "", rule, cure)', [("It waits.", ""), ("Ring.", "")]),
        (
            'rules = {"a": "It waits."}\nfor field, rule in rules.items():\n    Fault(field, "", rule, "")',
            [("It waits.", "")],
        ),
        ("gettext(text)", []),
        ('print("nobody reads this")', []),
    ],
)
def test_texts_are_read_where_they_are_written(source: str, texts: list[tuple[str, str]]) -> None:
    found = dict.fromkeys((one.text, one.plural) for one in python.messages(source))
    assert list(found) == texts


@pytest.mark.parametrize(
    "source",
    [
        'Fault("a", "", f"{n} are left.", "Wait.")',
        'Fault("a", "", "It is " + state, "Wait.")',
        'rule = f"{n} are left."\nFault("a", "", rule, "Wait.")',
        'def find(rule):\n    return Fault("a", "", rule, "Wait.")',
    ],
)
def test_a_text_that_no_catalogue_can_hold_is_refused(source: str) -> None:
    with pytest.raises(python.UnreadableError):
        list(python.messages(source))


def test_new_texts_are_added_and_old_ones_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "locale", lambda: tmp_path)
    folder = tmp_path / "fi" / "LC_MESSAGES"
    writing.write(folder, "fi", [Message("Yes", said=("Kyllä",)), Message("Gone", said=("Pois",))])
    assert main(["translate", "fi"]) == 0
    found = reading.catalogue(folder / "django.po")
    assert found["Yes"].said == ("Kyllä",)
    assert "Gone" not in found
    assert len(found) == len(reading.texts())


def test_what_is_missing_is_listed_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reading, "locale", lambda: tmp_path)
    assert main(["translate", "cy", "--missing"]) == 1
    assert "Skip to main content" in capsys.readouterr().out.splitlines()
    assert list(tmp_path.iterdir()) == []


def test_what_changed_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reading, "locale", lambda: tmp_path)
    monkeypatch.setattr(reading, "texts", lambda: {"Yes": Message("Yes"), "New": Message("New")})
    before = [Message("Yes", said=("Kyllä",)), Message("Gone", said=("Pois",))]
    writing.write(tmp_path / "fi" / "LC_MESSAGES", "fi", before)
    assert main(["translate", "fi"]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines() == ["+ New", "- Gone"]
    assert printed.err == "1 of 2 texts are translated (50.0 %).\n"


def test_who_has_read_a_catalogue_stays_written_in_it(tmp_path: Path) -> None:
    writing.write(tmp_path, "fi", SAID)
    file = tmp_path / "django.po"
    assert reading.remarks(file) == writing.UNREAD
    read = "# Read by Aino, a nurse in Tornio, on 1 March 2027."
    writing.write(tmp_path, "fi", SAID, read)
    assert reading.remarks(file) == read
    assert reading.catalogue(file)["Save"].said == ("Tallenna",)


every_catalogue = pytest.mark.parametrize(
    "file", sorted(reading.locale().glob("*/LC_MESSAGES/django.po")), ids=lambda file: file.parts[-3]
)


@every_catalogue
def test_a_shipped_catalogue_holds_every_text_of_pages_rules_and_configuration(file: Path) -> None:
    """Where it does not: `tornio translate LANGUAGE` brings it up to date."""
    assert set(reading.catalogue(file)) == set(reading.texts())


@every_catalogue
def test_a_translation_has_the_same_values_in_it(file: Path) -> None:
    wrong = [
        (one.text, said)
        for one in reading.catalogue(file).values()
        if one.translated
        for said in one.said
        if places(said) - places(one.text + one.plural) or (not one.plural and places(said) != places(one.text))
    ]
    assert wrong == []


def places(text: str) -> set[str]:
    """Where values go into a text, and any per cent sign that is none of them; without values it is a sign."""
    found = set(re.findall(r"%(?:\(\w+\)s|.?)", text))
    return found if "%d" in found or "%(" in text else set()


@pytest.mark.parametrize(
    "said", ["%(nimi)s odottaa.", "Odottaa.", "%(name)d odottaa.", "%(name)s 5 % odottaa."]
)
def test_another_value_would_be_seen(said: str) -> None:
    assert places(said) != places("%(name)s waits.")


@every_catalogue
def test_a_shipped_catalogue_is_compiled_from_its_text(file: Path) -> None:
    messages = sorted(reading.catalogue(file).values(), key=lambda one: one.text)
    assert file.with_suffix(".mo").read_bytes() == writing.mo(file.parts[-3], messages)
