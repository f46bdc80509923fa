"""Writes a fair test of 28 days straight into the program's data, as if somebody had noted every morning.

Run in a process of its own: ``UNKNOT_DATA=folder python tests/journeys/seed_fair_days.py DAYS_AGO GAIN`` writes one
that began so many days ago, in which a pillow lowers the pain by so many points. With ``begun`` after these, the test
that was begun in the browser is taken: the same test with the same lots, begun so many days earlier.
"""

from __future__ import annotations

import os
import sys
import uuid
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

#: a moment that stands still is for those who compare what pages say
NOW = datetime.fromisoformat(os.environ["SEED_NOW"]) if "SEED_NOW" in os.environ else datetime.now(UTC)
SEED = 20_261


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unknot.config.settings")
    import django

    django.setup()
    from django.utils import timezone

    write(
        ZoneInfo(timezone.get_default_timezone_name()), int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:] == ["begun"]
    )


def write(zone: ZoneInfo, days_ago: int, gain: float, begun_already: bool) -> None:
    from unknot.core.experiment.design import design, question_of
    from unknot.core.experiment.lots import Lots
    from unknot.knowledge.reader import shipped_knowledge
    from unknot.records import actions
    from unknot.records.experiment_actions import NewTest, record_day, start_test
    from unknot.web.experiments.offers import offer_of

    person, knowledge = actions.local_person(NOW), shipped_knowledge()
    known = knowledge.experiments["pillow_between_knees"]
    today = NOW.astimezone(zone).date()
    key, seed = taken_back() if begun_already else (uuid.uuid4(), SEED)
    schedule = design(question_of(known), 28, today - timedelta(days_ago), seed)
    begun = datetime.combine(schedule.start, time(9), zone)
    new = NewTest(known.id, offer_of(knowledge, known).words, schedule, known.remedies)
    lots = Lots(7)
    start_test(person, key, new, at=begun, zone=zone, knowledge_version=knowledge.version)
    for n, plan in enumerate(schedule.days):
        morning = datetime.combine(plan.on + timedelta(1 + 2 * (n == 5)), time(8), zone)
        if morning.date() >= today or n == 9:
            continue  # what is asked today is for the person to say
        wobble = (-1, 0, 0, 1)[lots.whole() % 4]
        value = min(10, max(0, round(5 - (gain if plan.arm == "a" else 0) + wobble)))
        record_day(person, uuid.uuid4(), key, plan.on, done="followed", value=value, at=morning, zone=zone)


def taken_back() -> tuple[uuid.UUID, int]:
    """The key and the seed of the test that the browser began; its row makes room for the earlier one."""
    from django.db import connection

    from unknot.records.models import ExperimentStarted

    row = ExperimentStarted.objects.latest("id")
    with connection.cursor() as cursor:  # the program itself never deletes a row
        cursor.execute(f"DELETE FROM {ExperimentStarted._meta.db_table} WHERE id = %s", [row.pk])
    return row.key, row.seed


main()
