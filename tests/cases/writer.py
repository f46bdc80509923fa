"""Writes check-ins until it is killed, over and over. Run by ``test_two_hundred_kills.py`` in a process of its own.

Each child opens the data anew, writes through the records' own actions, and says a key only once its entry is kept.
The parent kills it with signal 9 at a moment drawn from the seed, then looks for every key that was said.

Arguments: how many kills, the seed. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "unknot.config.settings"
django.setup()

# ruff: noqa: E402 (Django must be set up before its tables are known)
from django.core.management import call_command
from django.db import connection

from unknot.core.diary import DiaryDay
from unknot.records.actions import local_person
from unknot.records.diary_actions import record_check_in
from unknot.records.diary_queries import newest_key
from unknot.records.models import CheckIn

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
#: the longest that a child lives after its first entry
LIVES_AT_MOST = 0.12


def write_until_killed(said: int) -> None:
    """A child: write, say, write, say."""
    person = local_person(NOW)
    number = 0
    while True:
        on = date(2026, 11, 24) - timedelta(days=number % 300)
        key, day = uuid4(), DiaryDay(on, pain=number % 11, note="a long day " * (1 + number % 40))
        kept = record_check_in(person, key, day, over=newest_key(person, on), at=NOW, zone=ZONE)
        assert kept.written
        os.write(said, key.bytes)
        number += 1


def one_life(seconds: float) -> list[UUID]:
    """Start a child and kill it so long after its first entry; returns what it said."""
    hears, says = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hears)
        try:
            write_until_killed(says)
        finally:
            os._exit(1)
    os.close(says)
    heard = os.read(hears, 16)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    while piece := os.read(hears, 65_536):
        heard += piece
    os.close(hears)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"
    return [UUID(bytes=heard[place : place + 16]) for place in range(0, len(heard), 16)]


def main(kills: int, seed: int) -> None:
    """Kill, look, and say what was found."""
    call_command("migrate", verbosity=0)
    connection.close()
    chance, said, lost, unsound = random.Random(seed), [], 0, 0
    for _ in range(kills):
        said += one_life(chance.random() * LIVES_AT_MOST)
        kept = set(CheckIn.objects.values_list("key", flat=True))
        lost += len(set(said) - kept)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check")
            unsound += cursor.fetchall() != [("ok",)]
        connection.close()  # a child must not inherit an open file
    sys.stdout.write(json.dumps({"kills": kills, "said": len(said), "lost": lost, "unsound": unsound}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
