"""The same tests of the records once more, on a real PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.slow
@pytest.mark.skipif(bool(os.environ.get("DATABASE_URL")), reason="this run is the one on PostgreSQL")
def test_the_records_work_on_postgresql_too(postgresql_url: str, tmp_path: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": postgresql_url, "UNKNOT_DATA": str(tmp_path)}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "tests/unit/records",
        "-q",
        "-m",
        "not sqlite_only",
        "-p",
        "no:cacheprovider",
    ]

    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
