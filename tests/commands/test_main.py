"""`tornio`: whatever happens, one line says so, and the exit status is one of those that are documented."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tornio.commands import main, score


def run(*words, **kwargs):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"}
    return subprocess.run(
        [sys.executable, "-m", "tornio", *words], capture_output=True, check=False, env=environment, **kwargs
    )


def test_a_command_that_is_none_is_told(capsys):
    assert main(["sing"]) == 2
    assert "‘sing’ is not a command" in capsys.readouterr().err


def test_whoever_stops_it_is_told_that_nothing_half_is_left(monkeypatch, capsys):
    def stop(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(score, "main", stop)
    assert main(["score"]) == 130
    assert "stopped" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["measures", "honos"], ["check", "example"]])
def test_a_file_gets_utf_8_whatever_the_locale(words):
    done = run(*words)
    assert done.returncode == 0
    assert not done.stdout.decode("utf-8").isascii()


def test_a_reader_who_stops_early_is_no_fault(tmp_path):
    answers = tmp_path / "answers.csv"
    answers.write_text("who,1,2,3,4,5\n" + "ann,8,7,8,8,8\n" * 20_000, encoding="utf-8")
    words = [sys.executable, "-m", "tornio", "score", "wsas", str(answers)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (0, b"")


def test_a_closed_output_is_no_traceback(tmp_path):
    answers = tmp_path / "answers.csv"
    answers.write_text("who,1,2,3,4,5\nann,8,7,8,8,8\n", encoding="utf-8")
    words = f'"{sys.executable}" -m tornio score wsas "{answers}" >&-'
    done = subprocess.run(["/bin/sh", "-c", words], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
