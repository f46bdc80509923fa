"""Two people, because one must never see the other's rows."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest

from tests.unit.records.small_knowledge import small_knowledge
from unknot.knowledge.kinds import Knowledge
from unknot.records import actions
from unknot.records.models import Person


@pytest.fixture
def little() -> Knowledge:
    return small_knowledge()


@pytest.fixture
def amal(db: None, now: datetime) -> Person:
    return actions.new_person("Amal", now)


@pytest.fixture
def bo(db: None, now: datetime) -> Person:
    return actions.new_person("Bo", now)


class RunInANewProgram(Protocol):
    """Runs lines of code in a program of its own; returns what it said."""

    def __call__(self, code: str, *, ends_with: int = 0, may_fail: bool = False) -> str: ...


@pytest.fixture
def run_in_a_new_program(tmp_path: Path) -> RunInANewProgram:
    """Run code against a real file in ``tmp_path``, in a process that may be killed."""

    def run(code: str, *, ends_with: int = 0, may_fail: bool = False) -> str:
        environment = {**os.environ, "UNKNOT_DATA": str(tmp_path), "DATABASE_URL": ""}
        script = PREPARED + textwrap.dedent(code)
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        if may_fail:
            return done.stdout + done.stderr
        assert done.returncode == ends_with, done.stderr
        return done.stdout.strip()

    return run


ROOT = Path(__file__).parents[3]

PREPARED = """
import os, pathlib, signal
os.environ["DJANGO_SETTINGS_MODULE"] = "unknot.config.settings"
import django
django.setup()
from datetime import UTC, datetime
from zoneinfo import ZoneInfo
from django.core.management import call_command
from django.db import connection
from tests.unit.records.small_knowledge import small_knowledge
from unknot.knowledge.answers import YesNo
from unknot.records import actions, models, queries, whole
from unknot.records.errors import CannotStore, TracesLeft, reported_cleanly

with reported_cleanly():
    call_command("migrate", verbosity=0, skip_checks=True)
now, zone, little = datetime(2026, 11, 24, 8, tzinfo=UTC), ZoneInfo("Europe/Berlin"), small_knowledge()
person = actions.local_person(now)


def everything():
    folder = pathlib.Path(os.environ["UNKNOT_DATA"])
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))
"""
