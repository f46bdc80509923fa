"""Reminders in the tables: set, marked once however many look, and hushed by what the diary says."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from tests.unit.records.conftest import RunInANewProgram
from unknot.core.decisions import FLARE_BEGINS
from unknot.core.diary import Decision, DiaryDay
from unknot.core.reminding import CHECK_IN, FIRST, SECOND, Reminder
from unknot.records import actions, models
from unknot.records.diary_actions import record_check_in, record_decision
from unknot.records.models import Person
from unknot.records.reminder_actions import NotAReminder, record_reminders, tick
from unknot.records.reminder_queries import reminders_of

BERLIN = ZoneInfo("Europe/Berlin")
SET = datetime(2026, 11, 23, 8, tzinfo=BERLIN)
EVENING = Reminder(FIRST, CHECK_IN, time(18))
SIX = datetime(2026, 11, 23, 18, tzinfo=BERLIN)


def kinds(person: Person) -> list[str]:
    return list(models.ReminderEvent.objects.filter(person=person).values_list("kind", flat=True))


def test_what_is_set_is_read_again_and_the_latest_counts(amal: Person) -> None:
    record_reminders(amal, [EVENING, Reminder(SECOND, CHECK_IN, time(9), frozenset({0, 6}))], SET, BERLIN)
    settings, zone = reminders_of(amal)
    assert (settings.since, zone) == (SET, BERLIN)
    assert settings.of(SECOND) == Reminder(SECOND, CHECK_IN, time(9), frozenset({0, 6}))

    record_reminders(amal, [], SET + timedelta(1), BERLIN)
    assert reminders_of(amal)[0].reminders == ()


@pytest.mark.parametrize(
    "wrong",
    [
        [Reminder(FIRST, CHECK_IN, time(21))],
        [Reminder(FIRST, CHECK_IN, time(7, 59))],
        [Reminder(FIRST, "a_sale", time(9))],
        [EVENING, EVENING],
        [EVENING, Reminder(SECOND, CHECK_IN, time(9)), Reminder("third", CHECK_IN, time(10))],
    ],
)
def test_a_night_a_third_one_and_other_errands_are_refused(amal: Person, wrong: list[Reminder]) -> None:
    with pytest.raises(NotAReminder):
        record_reminders(amal, wrong, SET, BERLIN)
    assert not models.Preference.objects.exists()


def test_a_tick_marks_what_is_due_for_each_person_once(amal: Person, bo: Person) -> None:
    record_reminders(amal, [EVENING], SET, BERLIN)
    record_reminders(bo, [Reminder(FIRST, CHECK_IN, time(19))], SET, BERLIN)

    assert tick(SIX) == 1
    assert tick(SIX) == 0
    assert tick(SIX + timedelta(hours=1)) == 1
    assert (kinds(amal), kinds(bo)) == (["due"], ["due"])


def test_a_check_in_of_the_day_counts_as_acted_on(amal: Person) -> None:
    record_reminders(amal, [EVENING], SET, BERLIN)
    tick(SIX)
    record_check_in(amal, uuid4(), DiaryDay(SIX.date(), pain=2), over=None, at=SIX + timedelta(minutes=5), zone=BERLIN)
    tick(SIX + timedelta(minutes=6))
    assert kinds(amal) == ["due", "acted"]


def test_a_flare_hushes_for_a_day(amal: Person) -> None:
    record_reminders(amal, [EVENING], SET, BERLIN)
    record_decision(
        amal, uuid4(), Decision(SIX.date(), FLARE_BEGINS), at=SIX - timedelta(hours=23, minutes=59), zone=BERLIN
    )
    assert tick(SIX) == 0
    assert tick(SIX + timedelta(minutes=1)) == 1


def test_saying_that_it_is_in_spasm_hushes_too(amal: Person) -> None:
    record_reminders(amal, [Reminder(FIRST, "session", time(18))], SET, BERLIN)
    spasm = DiaryDay(SIX.date(), pain=8, tightness="in_spasm")
    record_check_in(amal, uuid4(), spasm, over=None, at=SIX - timedelta(hours=1), zone=BERLIN)
    assert tick(SIX) == 0


@pytest.mark.sqlite_only
def test_ten_ticks_at_once_mark_once_on_sqlite(run_in_a_new_program: RunInANewProgram) -> None:
    said = run_in_a_new_program(
        """
        from concurrent.futures import ThreadPoolExecutor
        from datetime import time, timedelta
        from django.db import connections
        from unknot.core.reminding import Reminder
        from unknot.records.reminder_actions import record_reminders, tick
        record_reminders(person, [Reminder("first", "check_in", time(12))], now, zone)
        noon = now.replace(hour=12)
        def once(_):
            try:
                return tick(noon)
            finally:
                connections.close_all()
        with ThreadPoolExecutor(10) as pool:
            marked = sum(pool.map(once, range(10)))
        print(marked, models.ReminderEvent.objects.count())
        """
    )
    assert said == "1 1"


@pytest.mark.django_db(transaction=True)
def test_ten_ticks_at_once_mark_once_on_a_server() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite is looked at in a program of its own")
    person = actions.new_person("Amal", SET)
    record_reminders(person, [EVENING], SET, BERLIN)

    def once(_: int) -> int:
        try:
            return tick(SIX)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(once, range(10))) == 1
    assert kinds(person) == ["due"]
