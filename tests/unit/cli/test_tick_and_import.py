"""``unknot tick`` and ``unknot import``, as they are typed."""

from __future__ import annotations

import importlib
import subprocess
import sys
import time
from pathlib import Path

import pytest

tick = importlib.import_module("unknot.cli.tick")
CODE = "from unknot.cli.main import main; main()"
DATA = '{"format": "unknot-export-2", "schema": "0001_initial", "person": %s%s}'
PERSON = '{"id": "6f4e2d0e-5d1c-4a53-9d5d-3a0c5a3f0b11", "made_at": "2026-11-24T08:00:00+00:00", "name": ""}'
CHOICE = (
    ', "preferences": [{"at": "2026-11-24T08:00:00+00:00", "local_date": "2026-11-24", "name": "country",'
    ' "value": "de", "zone": "Europe/Berlin"}]'
)


def unknot(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CODE, *words, "--data", str(folder / "data")]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.sqlite_only
def test_a_file_comes_in_once_and_then_only_when_told_and_the_night_is_copied(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text(DATA % (PERSON, CHOICE), encoding="utf-8")
    assert "nothing is due" in unknot(tmp_path, "tick").stdout

    assert "is in: 1" in unknot(tmp_path, "import", str(file)).stdout
    again = unknot(tmp_path, "import", str(file))
    assert (again.returncode, "data here already" in again.stderr) == (2, True)
    replaced = unknot(tmp_path, "import", "--replace", str(file))
    assert (replaced.returncode, "What was here is kept in" in replaced.stdout) == (0, True)

    file.write_text("holiday", encoding="utf-8")
    strange = unknot(tmp_path, "import", "--replace", str(file))
    assert (strange.returncode, "not a file that Unknot made" in strange.stderr) == (2, True)

    assert unknot(tmp_path, "tick").returncode == 0


def test_the_minutes_go_on_after_a_fault_and_a_lasting_one_is_told_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    happens = [OSError("the disk is full"), OSError("the disk is full"), None, OSError("the disk is full")]

    def tick_once() -> list[str]:
        fault = happens.pop(0)
        if fault:
            raise fault
        return []

    def sleep(_: float) -> None:
        if not happens:
            raise KeyboardInterrupt

    monkeypatch.setattr(tick, "tick_once", tick_once)
    monkeypatch.setattr(time, "sleep", sleep)
    with pytest.raises(KeyboardInterrupt):
        tick.tick_for_ever(lambda: True)
    assert len(caplog.records) == 2


def test_nothing_ticks_where_the_app_never_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tick, "tick_once", lambda: pytest.fail("it ticked"))
    tick.tick_for_ever(lambda: False)
