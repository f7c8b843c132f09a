"""Files and folders appear whole, or not at all."""

import os
import stat
from pathlib import Path

import pytest

from tornio.vocabulary.fault import FaultyInput
from tornio.vocabulary.writing import whole_folder, write_whole


def test_all_texts_are_written(tmp_path):
    write_whole({tmp_path / "a": "ä", tmp_path / "b": "β\r\n"})
    assert (tmp_path / "a").read_bytes() == "ä".encode()
    assert (tmp_path / "b").read_bytes() == "β\r\n".encode()


def test_nothing_changes_where_one_file_cannot_be_written(tmp_path):
    (tmp_path / "a").write_text("before", encoding="utf-8")
    with pytest.raises(FaultyInput, match=r"nowhere/b.*No such file"):
        write_whole({tmp_path / "a": "after", tmp_path / "nowhere" / "b": "after"})
    assert (tmp_path / "a").read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_folder_is_not_written_over(tmp_path):
    with pytest.raises(FaultyInput, match="it is a folder"):
        write_whole({tmp_path: "text"})


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "file").write_text("before", encoding="utf-8")
    (tmp_path / "link").symlink_to("file")
    write_whole({tmp_path / "link": "after"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text(encoding="utf-8") == "after"


def test_who_may_read_a_file_stays_the_same(tmp_path):
    private = tmp_path / "private"
    private.touch()
    private.chmod(0o600)
    write_whole({private: "after"})
    assert stat.S_IMODE(private.stat().st_mode) == 0o600


def test_a_device_is_written_to_and_stays_a_device():
    write_whole({Path(os.devnull): "text"})
    assert Path(os.devnull).is_char_device()


def test_a_folder_takes_the_place_of_the_one_before(tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    (target / "old").touch()
    with whole_folder(target) as folder:
        (folder / "new").touch()
    assert [path.name for path in target.iterdir()] == ["new"]
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


def _start_and_stop(target, stop):
    with whole_folder(target) as folder:
        (folder / "new").touch()
        raise stop


@pytest.mark.parametrize("stop", [RuntimeError, KeyboardInterrupt])
def test_a_folder_that_was_not_finished_changes_nothing(tmp_path, stop):
    target = tmp_path / "target"
    target.mkdir()
    (target / "old").touch()
    with pytest.raises(stop):
        _start_and_stop(target, stop)
    assert [path.name for path in target.iterdir()] == ["old"]
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


def test_a_folder_is_put_back_where_its_place_cannot_be_taken(tmp_path):
    target = tmp_path / "target"
    target.mkdir()
    (target / "old").touch()
    with pytest.raises(FileNotFoundError), whole_folder(target) as folder:
        folder.rename(tmp_path / "taken away")
    assert [path.name for path in target.iterdir()] == ["old"]
