"""Starting the app: a taken port and an impossible folder are told, not thrown."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from click.testing import CliRunner

from unknot.cli.main import cli


def test_a_port_that_is_taken_is_told_with_the_next_free_one(runner: CliRunner, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = runner.invoke(cli, ["serve", "--no-browser", "--port", str(port), "--data", str(tmp_path)])
    assert result.exit_code == 2
    assert "This port is taken" in result.stderr
    assert "unknot serve --port" in result.stderr


def test_a_data_folder_that_cannot_be_made_is_told(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = runner.invoke(cli, ["serve", "--no-browser", "--data", str(tmp_path / "file" / "inside")])
    assert result.exit_code == 2
    assert "Choose another one with --data" in result.stderr


def test_commands_over_files_load_neither_django_nor_the_browser() -> None:
    code = (
        "import io, sys; sys.stdin = io.TextIOWrapper(io.BytesIO(b'{\"age\": 40}'))\n"
        "from unknot.cli.main import cli\n"
        "try: cli(['assess', '-', '--json'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('django', 'granian', 'rich', 'icalendar', 'z3') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout
    assert said.splitlines()[-1] == "[]"


def test_the_app_answers_on_this_computer_alone(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ["serve", "--no-browser", "--port", str(port), "--data", str(tmp_path)]
    code = f"from unknot.cli.main import cli; cli({words!r})"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as app:
        try:
            assert _answers(f"http://127.0.0.1:{port}/")
        finally:
            app.terminate()
            app.wait(timeout=20)
    assert (tmp_path / "unknot.sqlite3").is_file()


def _answers(address: str) -> bool:
    for _ in range(200):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.status == 200
        except OSError:
            time.sleep(0.1)
    return False
