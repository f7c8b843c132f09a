"""Files and folders that appear whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tornio.vocabulary.fault import Fault, FaultyInput


def write_whole(texts: Mapping[Path, str]) -> None:
    """Writes each text to its file in UTF-8; all files change when all texts are on disk, or none does.

    Devices and pipes, which cannot change at once, are written straight. FaultyInput where a file cannot be.
    """
    drafts: dict[Path, Path] = {}
    try:
        for path, text in texts.items():
            try:
                if _is_stream(path):
                    path.write_text(text, encoding="utf-8", newline="")
                else:
                    _draft(path, text, drafts)
            except OSError as error:
                rule = f"The file cannot be written: {error.strerror}."
                cure = "Name a file in a folder that is there and where you may write."
                raise FaultyInput([Fault("file", str(path), rule, cure)]) from None
        for target, draft in drafts.items():
            draft.replace(target)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A folder to fill; it takes the target's place when all is done, and otherwise the target stays as it was.

    What the target held is replaced, so whoever calls this has looked first.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as beside:
        whole, before = Path(beside, "whole"), Path(beside, "before")
        whole.mkdir()
        yield whole
        if target.exists():
            target.rename(before)
        try:
            whole.rename(target)
        except BaseException:
            if before.exists():
                before.rename(target)
            raise


def _is_stream(path: Path) -> bool:
    """`/dev/stdout` may lead to a file that the shell holds open: a new one in its place would not be seen."""
    return path.parts[:2] == ("/", "dev") or (path.exists() and not path.is_file() and not path.is_dir())


def _draft(path: Path, text: str, drafts: dict[Path, Path]) -> None:
    target = Path(os.path.realpath(path))  # a link stays one
    if target.is_dir():
        raise IsADirectoryError(0, "it is a folder")
    drafts[target] = draft = target.with_name(f".{target.name}.{os.getpid()}")
    with draft.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        draft.chmod(target.stat().st_mode & 0o777)
