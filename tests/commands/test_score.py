"""`tornio score`: answers in, scores out; faults are all told and then nothing is written."""

from __future__ import annotations

import csv
import io

import pytest

from tornio.commands import main

ANSWERS = "who,1,2,3,4,5\nann,8,7,8,8,\nbob,9,1,2,3,\n"


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_every_row_has_its_score_or_the_reason_why_not(capsys, answers):
    assert main(["score", "wsas", str(answers)]) == 0
    ann, bob = rows(capsys.readouterr().out)
    assert ann == {"who": "ann", "total": "38.75", "total_answered": "4", "total_because": ""}
    assert (bob["who"], bob["total"], bob["total_answered"]) == ("bob", "", "3")
    assert bob["total_because"].startswith("3 of 5 items answered, and this score needs at least 4.")


def test_every_scale_is_scored(capsys, tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text(
        f"{','.join(f'honos_{n}' for n in range(1, 13))}\n{','.join(['2'] * 11)},9\n", encoding="utf-8"
    )
    assert main(["score", "HoNOS", str(path)]) == 0
    (found,) = rows(capsys.readouterr().out)
    assert [found[name] for name in ("total", "behaviour", "impairment", "symptoms", "social")] == [
        "22",
        "6",
        "4",
        "6",
        "",
    ]


def test_writes_to_a_file(capsys, answers, tmp_path):
    out = tmp_path / "scores.csv"
    assert main(["score", "wsas", str(answers), "--out", str(out)]) == 0
    assert len(rows(out.read_text(encoding="utf-8"))) == 2
    assert "2 forms of WSAS" in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.csv", "scores.csv"]


def test_writes_nothing_where_there_is_a_fault(capsys, answers, tmp_path):
    answers.write_text(ANSWERS.replace("ann,8", "ann,88").replace("bob,9,1", "bob,9,x"), encoding="utf-8")
    out = tmp_path / "scores.csv"
    out.write_text("what was there before", encoding="utf-8")
    assert main(["score", "wsas", str(answers), "--out", str(out)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert (
        "answers.csv, row 2, 1: ‘88’. The answers to it are 0, 1, 2, 3, 4, 5, 6, 7, 8, or 9 for ‘does not apply"
        in shown.err
    )
    assert (
        "answers.csv, row 3, 2: ‘x’. The answers to it are 0, 1, 2, 3, 4, 5, 6, 7, 8. Correct it" in shown.err
    )
    assert "2 faults. Nothing was written." in shown.err
    assert out.read_text(encoding="utf-8") == "what was there before"


def test_a_label_passes_through_as_it_was(capsys, tmp_path):
    path = tmp_path / "answers.csv"
    path.write_bytes('\ufeffwho;note;1;2;3;4;5\r\nann;"a, ""b""\nc";1;2;3;4;5\r\n'.encode())
    assert main(["score", "wsas", str(path)]) == 0
    (found,) = rows(capsys.readouterr().out)
    assert (found["who"], found["note"], found["total"]) == ("ann", 'a, "b"\nc', "15")


def test_a_file_with_one_answer_a_row(capsys, tmp_path):
    path = tmp_path / "items.csv"
    lines = [f"ann,wsas,{n},{n}" for n in range(1, 6)] + ["ann,honos,1,4"]
    path.write_text("\n".join(["who,measure,item,answer", *lines]), encoding="utf-8")
    assert main(["score", "wsas", str(path)]) == 0
    assert [found["total"] for found in rows(capsys.readouterr().out)] == ["15"]


def test_a_file_without_rows_gives_a_header(capsys, answers):
    answers.write_text("who,1,2,3,4,5\n", encoding="utf-8")
    assert main(["score", "wsas", str(answers)]) == 0
    assert capsys.readouterr().out == "who,total,total_answered,total_because\n"


@pytest.mark.parametrize("name", ["not-there.csv", "."])
def test_a_file_that_cannot_be_read_is_a_fault(capsys, tmp_path, name):
    assert main(["score", "wsas", str(tmp_path / name)]) == 2
    assert "The file cannot be read" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_a_fault(capsys, answers, tmp_path):
    assert main(["score", "wsas", str(answers), "--out", str(tmp_path / "nowhere" / "scores.csv")]) == 2
    assert "The file cannot be written" in capsys.readouterr().err


def test_an_unknown_measure_is_a_fault(capsys, answers):
    assert main(["score", "phq-9", str(answers)]) == 2
    assert "There is no measure of this id." in capsys.readouterr().err


@pytest.mark.external
def test_the_simulated_ratings_of_nottinghamshire(capsys, tmp_path, reference):
    source = (reference / "data" / "routine" / "honos_ratings.csv").read_text(encoding="utf-8")
    given = rows(source)
    assert main(["score", "honos", str(reference / "data" / "routine" / "honos_ratings.csv")]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("honos_ratings.csv, row 1, q13: ‘13’. HoNOS has no such item.")
    assert told[1].startswith("honos_ratings.csv, row 12, q2: ‘5.0’.")
    mended = tmp_path / "mended.csv"
    mended.write_text(source.replace("q13", "thirteenth").replace(",5.0,", ",4.0,"), encoding="utf-8")
    assert main(["score", "honos", str(mended)]) == 0
    found = rows(capsys.readouterr().out)
    assert len(found) == len(given) == 18
    for before, after in zip(given, found, strict=True):
        assert float(after["total"]) == sum(min(float(before[f"q{n}"]), 4) for n in range(1, 13))


def test_scores_never_take_the_place_of_the_answers(capsys, answers):
    before = answers.read_bytes()
    assert main(["score", "wsas", str(answers), "--out", str(answers)]) == 2
    assert "Name another file." in capsys.readouterr().err
    assert answers.read_bytes() == before


def test_thousands_of_faults_are_told_in_a_few_lines(capsys, tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text("who,1,2,3,4,5\n" + "ann,1,2,3,4,x\n" * 3000, encoding="utf-8")
    assert main(["score", "wsas", str(path)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("answers.csv, rows 2–3001, 5: ‘x’. The answers to it are 0, 1, 2, 3, 4, 5, 6, 7, 8.")
    assert told.endswith("3,000 faults. Nothing was written.\n")
