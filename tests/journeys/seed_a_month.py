"""Writes four weeks of diary straight into the program's data, as if somebody had checked in each evening.

Run in a process of its own: ``UNKNOT_DATA=folder python tests/journeys/seed_a_month.py``. Pain goes from 6 to 3, two
days were in spasm, two have no entry, and one was filled in later.
"""

from __future__ import annotations

import os
import uuid
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

#: a moment that stands still is for those who compare what pages say
NOW = datetime.fromisoformat(os.environ["SEED_NOW"]) if "SEED_NOW" in os.environ else datetime.now(UTC)
SPASMS, GAPS, LATE = (23, 17), (21, 12), 15


def evening_of(on: date, zone: ZoneInfo) -> datetime:
    return min(NOW, datetime.combine(on, time(20), zone))


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unknot.config.settings")
    import django

    django.setup()
    from django.utils import timezone

    zone = ZoneInfo(timezone.get_default_timezone_name())  # that of a browser that told none yet
    write(zone, NOW.astimezone(zone).date())


def write(zone: ZoneInfo, today: date) -> None:
    from unknot.core.diary import DiaryDay, FilledIn
    from unknot.knowledge.reader import shipped_knowledge
    from unknot.records import actions, diary_actions
    from unknot.records.sitting_actions import HeldSitting, StepDone, record_sitting

    person, knowledge = actions.local_person(NOW), shipped_knowledge()
    for back in (n for n in range(27, -1, -1) if n not in GAPS):
        on, spasm = today - timedelta(back), back in SPASMS
        day = DiaryDay(
            on,
            pain=8 if spasm else 6 if back > 13 else 3,
            tightness="in_spasm" if spasm else "bit_tight",
            sleep=5,
            walk_minutes=15,
            marks=frozenset({"sat_long"} if back % 3 == 0 else ()),
        )
        at = evening_of(on + timedelta(back == LATE), zone)
        diary_actions.record_check_in(person, uuid.uuid4(), day, over=None, at=at, zone=zone)
    for back in (20, 9, 8):
        start = evening_of(today - timedelta(back), zone) - timedelta(hours=2)
        done = (StepDone("cat_cow", "", 60.0, ""),)
        held = HeldSitting(uuid.uuid4(), done, "move", "finished", start, start + timedelta(minutes=10))
        record_sitting(person, held, zone, knowledge)
    items = knowledge.measures["rmdq_24"].item_ids
    for back, ticks in ((27, 11), (1, 6)):
        filled = FilledIn(today - timedelta(back), "rmdq_24", dict.fromkeys(items[:ticks], 1.0))
        diary_actions.record_measure(person, uuid.uuid4(), filled, at=NOW, zone=zone, knowledge=knowledge)


main()
