"""The one command of a fresh machine: what it needs, what it says, and when it does nothing."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
SOURCE = (ROOT / "run.py").read_text(encoding="utf-8")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """``run.py`` as a module, standing in an empty folder, with all it would start written down instead."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, file in (("LOCK", "requirements.lock"), ("TEST_LOCK", "requirements-test.lock")):
        (tmp_path / file).write_text(f"{name} one")
        monkeypatch.setattr(module, name, str(tmp_path / file))
    monkeypatch.setattr(module, "HERE", str(tmp_path))
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "STAMP", str(tmp_path / ".venv" / "unknot-stamp"))
    module.started = []

    def pip(_: str, *what: str) -> None:
        module.started.append(what)
        program = tmp_path / ".venv" / "bin" / "unknot"
        program.parent.mkdir(parents=True, exist_ok=True)
        program.touch()

    monkeypatch.setattr(module, "pip", pip)
    monkeypatch.setattr(module, "make_venv", lambda: None)
    return module


def test_an_old_python_can_still_read_it() -> None:
    ast.parse(SOURCE, feature_version=(3, 6))
    assert "annotations" not in SOURCE  # a Python 3.6 does not know that future


def test_it_needs_the_standard_library_alone() -> None:
    names = {
        alias.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(ast.parse(SOURCE))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }

    assert names <= set(sys.stdlib_module_names)


def test_an_old_python_is_told_what_is_missing_in_one_line(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", "")

    with pytest.raises(SystemExit) as stopped:
        run.use_a_new_enough_python()

    assert str(stopped.value) == (
        "Unknot needs Python 3.11 or later, and this is Python 3.9. Install a newer Python, then try again."
    )


def test_an_old_python_looks_for_a_newer_one_beside_it(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    newer = tmp_path / "python3.12"
    newer.touch(mode=0o755)
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(run, "hand_over", lambda command: sys.exit(command[0]))

    with pytest.raises(SystemExit, match=r"python3\.12"):
        run.use_a_new_enough_python()


def test_packages_are_installed_with_hashes_and_without_a_compiler(run: ModuleType) -> None:
    run.set_up(run.LOCK)

    (packages, project) = run.started
    assert packages == ("--require-hashes", "--only-binary=:all:", "-r", run.LOCK)
    assert project == ("--no-deps", "--no-build-isolation", "-e", run.HERE)


def test_a_second_time_it_does_nothing(run: ModuleType) -> None:
    run.set_up(run.LOCK)
    run.started.clear()

    run.set_up(run.LOCK)

    assert run.started == []


def test_what_the_tests_need_is_added_later_and_then_serves_both(run: ModuleType) -> None:
    run.set_up(run.LOCK)
    run.set_up(run.TEST_LOCK)
    run.started.clear()

    run.set_up(run.LOCK)
    run.set_up(run.TEST_LOCK)

    assert run.started == []


def test_a_changed_lock_is_installed(run: ModuleType) -> None:
    run.set_up(run.LOCK)
    run.started.clear()
    Path(run.LOCK).write_text("another")

    run.set_up(run.LOCK)

    assert len(run.started) == 2


def test_a_set_up_that_broke_off_is_done_again(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(run.VENV).mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(run, "pip", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            run.set_up(run.LOCK)

    run.set_up(run.LOCK)

    assert len(run.started) == 2


def test_what_it_does_not_know_goes_to_the_program(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[list[str]] = []
    monkeypatch.setattr(run, "hand_over", handed.append)

    run.main(["--with-tests", "--port", "9000"])

    assert handed == [[run.tool("unknot"), "serve", "--port", "9000"]]


def test_setting_up_alone_starts_nothing(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "hand_over", lambda command: pytest.fail("started"))

    run.main(["--setup-only"])


def test_its_help_says_what_it_does() -> None:
    said = subprocess.run([sys.executable, ROOT / "run.py", "--help"], capture_output=True, text=True, check=True)

    assert "--setup-only" in said.stdout


def _interrupted(*_: str) -> None:
    raise KeyboardInterrupt
