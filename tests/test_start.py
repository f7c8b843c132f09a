"""The set-up script: it must work where nothing is installed yet."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """start.py, with an environment of its own and every outside command recorded instead of run."""
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv/bin/python")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").touch()
    module.called = []

    def call(command: list[str], *, quiet: bool = False) -> int:
        module.called.append(command)
        return 0

    monkeypatch.setattr(module, "call", call)
    return module


def test_it_imports_the_standard_library_alone() -> None:
    tree = ast.parse((ROOT / "start.py").read_text())
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= set(sys.stdlib_module_names)


def test_what_is_set_up_is_not_set_up_again(start: ModuleType) -> None:
    start.set_up("run")
    assert start.called
    start.called.clear()
    start.set_up("run")
    assert start.called == []


def test_the_test_set_up_serves_the_main_job_too(start: ModuleType) -> None:
    start.set_up("test")
    start.called.clear()
    start.set_up("run")
    assert start.called == []


def test_a_changed_lock_is_installed(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start.set_up("run")
    start.called.clear()
    locks = tmp_path / "requirements"
    locks.mkdir()
    for lock in start.LOCKS.glob("*.lock"):
        (locks / lock.name).write_bytes(lock.read_bytes() + b"\n")
    monkeypatch.setattr(start, "LOCKS", locks)
    start.set_up("run")
    assert start.called


@pytest.mark.parametrize("arguments", [["tset"], ["test", "twice"], ["--help"]])
def test_a_job_that_is_none_is_refused_in_one_line(
    start: ModuleType, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.main(arguments) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "use nothing, report, test, proof or setup" in said


def test_an_old_python_is_told_so(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 2))
    assert start.main([]) == 1
    assert "needs 3.11" in capsys.readouterr().err


def test_without_root_a_missing_program_is_named_with_its_cure(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.shutil, "which", lambda _: None)
    monkeypatch.setattr(start, "is_root", lambda: False)
    assert start.main(["test"]) == 1
    assert "missing: chromium; install with: apt-get install chromium" in capsys.readouterr().err


def test_every_check_runs_even_after_one_has_failed(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def module(name: str, *arguments: str) -> int:
        ran.append(name)
        return 1

    monkeypatch.setattr(start, "module", module)
    assert start.test() == 1
    assert len(ran) == len(start.CHECKS)


def test_no_lock_names_a_host() -> None:
    for lock in (ROOT / "requirements").glob("*.lock"):
        assert "://" not in lock.read_text(), lock.name


def test_every_package_in_a_lock_carries_its_hash() -> None:
    for lock in (ROOT / "requirements").glob("*.lock"):
        text = lock.read_text().replace("\\\n", " ")
        pinned = [line for line in text.splitlines() if "==" in line]
        assert pinned
        assert all("--hash=sha256:" in line for line in pinned), lock.name


class Server:
    """A service that is stopped by Ctrl-C while somebody waits for it."""

    def __init__(self, *_: object, **__: object) -> None:
        self.stopped = False

    def wait(self, _seconds: int | None = None) -> int:
        if not self.stopped:
            raise KeyboardInterrupt
        return 0

    def terminate(self) -> None:
        self.stopped = True


def test_the_main_job_fills_the_demonstration_in_and_serves_it_until_ctrl_c(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start.subprocess, "Popen", Server)
    monkeypatch.setattr(start.signal, "signal", lambda *_: None)
    assert start.run() == 0
    assert start.called == [[str(start.PYTHON), "-m", "tornio", "demo", "--into-database"]]


def test_a_demonstration_that_cannot_be_loaded_is_not_served(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "call", lambda *_: 2)
    monkeypatch.setattr(start, "serve", pytest.fail)
    assert start.run() == 2


def test_a_port_that_is_taken_is_passed_over(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "listening", lambda port: port == start.PORTS[0])
    assert start.free_port() == start.PORTS[1]
