"""The calendar that other programs fetch: the same wall clock whatever the clocks do, and words that tell nothing."""

# ruff: noqa: DTZ001 (the wall clock has no zone)
from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject  # type: ignore[import-untyped]
from icalendar import Calendar

from tests.days import BECAUSE, knowing, movement, remedy
from unknot.core.reminding import CHECK_IN, FIRST, SECOND, SESSION, Reminder, Settings
from unknot.core.schedule import lay_out
from unknot.core.values import DayShape, Plan, PlanItem, PlannedDay
from unknot.interop.feed import (
    ALARM,
    FeedEvent,
    feed_text,
    hushed_until,
    open_events,
    plan_events,
    reminder_events,
    ring_once_a_day,
    without_sessions,
)
from unknot.knowledge.kinds import MovementDose, RemedyDose

KNOWLEDGE = knowing(remedy("heat_pad"), movement("pelvic_tilt"))
HEAT = PlanItem("remedy", "heat_pad", "heat_cold", RemedyDose(minutes=15, times_a_day=3, hours_between=2), BECAUSE)
TILT = PlanItem("movement", "pelvic_tilt", "session", MovementDose(minutes=6, times_a_day=2), BECAUSE)
PLAN = Plan("calm", (TILT, HEAT), (), date(2026, 1, 1))
SHAPE = DayShape(wake=time(6, 30), bed=time(23))
REVISED = datetime(2026, 9, 1, 12, 30, 45, tzinfo=UTC)
SETTINGS = Settings((Reminder(FIRST, CHECK_IN, time(18)), Reminder(SECOND, SESSION, time(9, 30), frozenset({0, 2}))))

#: a fortnight before each change of the clocks, so that four weeks go over it
CHANGES = {
    "Europe/Berlin": (date(2026, 10, 25), date(2027, 3, 28)),
    "America/New_York": (date(2026, 11, 1), date(2027, 3, 14)),
    "Australia/Sydney": (date(2026, 10, 4), date(2027, 4, 4)),
}
OVER_CHANGES = [(zone, change) for zone, changes in CHANGES.items() for change in changes]


def days_from(first: date, zone: ZoneInfo) -> list[PlannedDay]:
    return [lay_out(KNOWLEDGE, PLAN, first + timedelta(number), SHAPE, zone) for number in range(28)]


def text_of(events: Iterable[FeedEvent], whose: str = "amal", revised: datetime = REVISED) -> str:
    return feed_text(events, whose=whose, revised=revised)


def read(text: str) -> Any:
    return Calendar.from_ical(text)


def read_by_icalendar(text: str) -> dict[str, tuple[datetime, datetime]]:
    return {str(e["UID"]): (e["DTSTART"].dt, e["DTEND"].dt) for e in read(text).walk("VEVENT")}


def read_by_vobject(text: str) -> dict[str, tuple[datetime, datetime]]:
    return {e.uid.value: (e.dtstart.value, e.dtend.value) for e in vobject.readOne(text).vevent_list}


@pytest.mark.parametrize(("name", "change"), OVER_CHANGES)
def test_two_programs_read_the_same_wall_clock_over_each_clock_change(name: str, change: date) -> None:
    zone, first = ZoneInfo(name), change - timedelta(14)
    days = days_from(first, zone)
    wall = sorted(timed.start.replace(tzinfo=None) for day in days for timed in day.timed)
    reminded = [datetime.combine(first + timedelta(n), time(18)) for n in range(28)]
    text = text_of(
        (*plan_events(KNOWLEDGE, days, plain=False), *reminder_events(Settings(SETTINGS.reminders[:1]), first))
    )

    assert zone.utcoffset(datetime.combine(first, time(12))) != zone.utcoffset(datetime.combine(days[-1].on, time(12)))
    for read in (read_by_icalendar(text), read_by_vobject(text)):
        starts = sorted(start for start, _ in read.values())
        assert starts == sorted([*wall, *reminded])
        assert all(start.tzinfo is None for start in starts)


@pytest.mark.parametrize(("name", "change"), OVER_CHANGES)
def test_a_day_has_the_same_times_on_both_sides_of_a_clock_change(name: str, change: date) -> None:
    days = days_from(change - timedelta(14), ZoneInfo(name))
    events = read_by_vobject(text_of(plan_events(KNOWLEDGE, days, plain=False)))
    by_day: dict[date, set[time]] = {}
    for start, _ in events.values():
        by_day.setdefault(start.date(), set()).add(start.time())
    assert by_day[change - timedelta(7)] == by_day[change + timedelta(7)]


def test_both_programs_read_the_same_events_with_their_lengths() -> None:
    text = text_of(plan_events(KNOWLEDGE, days_from(date(2026, 10, 20), ZoneInfo("Europe/Berlin")), plain=True))
    assert read_by_icalendar(text) == read_by_vobject(text)


def test_fetching_again_on_the_next_day_changes_events_and_adds_no_second_one() -> None:
    zone = ZoneInfo("Europe/Berlin")
    today = read_by_icalendar(text_of(plan_events(KNOWLEDGE, days_from(date(2026, 10, 20), zone), plain=False)))
    tomorrow = read_by_icalendar(text_of(plan_events(KNOWLEDGE, days_from(date(2026, 10, 21), zone), plain=False)))
    both = today.keys() & tomorrow.keys()
    per_day = len(today) / 28
    assert len(both) == per_day * 27
    assert all(today[uid] == tomorrow[uid] for uid in both)


def test_words_of_the_plan_change_nothing_of_an_events_id() -> None:
    days = days_from(date(2026, 10, 20), ZoneInfo("UTC"))
    neutral, plain = (read_by_icalendar(text_of(plan_events(KNOWLEDGE, days, plain=plain))) for plain in (False, True))
    assert neutral.keys() == plain.keys()


def test_two_people_in_one_calendar_keep_their_own_events() -> None:
    events = reminder_events(SETTINGS, date(2026, 10, 20))
    mine, theirs = (read_by_icalendar(text_of(events, whose)) for whose in ("amal", "bo"))
    assert not mine.keys() & theirs.keys()


def test_the_neutral_words_tell_nothing_of_a_back_or_of_heat() -> None:
    days = days_from(date(2026, 10, 20), ZoneInfo("UTC"))
    said = text_of((*plan_events(KNOWLEDGE, days, plain=False), *reminder_events(SETTINGS, days[0].on)))
    assert "SUMMARY:Movement" in said
    assert "SUMMARY:Check-in" in said
    for word in ("back", "pain", "heat", "tilt", "exercise", "spasm"):
        assert word not in said.lower()
    assert "heat_pad" in text_of(plan_events(KNOWLEDGE, days, plain=True))


def test_a_later_change_has_a_higher_number_and_the_same_change_the_same_text() -> None:
    events = reminder_events(SETTINGS, date(2026, 10, 20))
    assert text_of(events) == text_of(events)
    first, later = (
        next(iter(read(text_of(events, revised=when)).walk("VEVENT")))
        for when in (REVISED, REVISED + timedelta(minutes=1))
    )
    assert later["SEQUENCE"] > first["SEQUENCE"]
    assert later["SEQUENCE"] < 2**31
    assert first["DTSTAMP"].dt == REVISED.replace(microsecond=0)


def alarms(events: Iterable[FeedEvent]) -> list[Any]:
    return list(read(text_of(events)).walk("VALARM"))


def test_reminders_ring_with_a_neutral_line_and_the_plan_does_not() -> None:
    days = days_from(date(2026, 10, 20), ZoneInfo("UTC"))
    assert alarms(plan_events(KNOWLEDGE, days, plain=True)) == []
    rung = alarms(reminder_events(SETTINGS, date(2026, 10, 19)))  # a Monday: 28 evenings, 8 mornings
    assert len(rung) == 36
    assert {(str(one["DESCRIPTION"]), str(one["ACTION"])) for one in rung} == {(ALARM, "DISPLAY")}
    assert all(one["TRIGGER"].dt == timedelta(0) for one in rung)


def test_once_a_day_rings_once_a_day_and_never_at_night() -> None:
    days = days_from(date(2026, 10, 20), ZoneInfo("UTC"))
    rung = [one for one in ring_once_a_day(plan_events(KNOWLEDGE, days, plain=False)) if one.rings]
    assert len(rung) == 28
    assert len({one.start.date() for one in rung}) == 28
    assert all(time(8) <= one.start.time() < time(21) for one in rung)


def test_nothing_rings_in_the_day_after_a_flare_began() -> None:
    events = reminder_events(SETTINGS, date(2026, 10, 19))
    until = datetime(2026, 10, 20, 18, 1)
    hushed = hushed_until(events, until)
    assert [one.start for one in hushed] == [one.start for one in events]
    assert min(one.start for one in hushed if one.rings) == datetime(2026, 10, 21, 9, 30)


def test_while_a_check_is_due_it_only_says_to_open_the_program() -> None:
    assert {one.summary for one in open_events(SETTINGS, date(2026, 10, 19))} == {"Open Unknot"}
    (alone,) = open_events(Settings(), date(2026, 10, 19))
    assert (alone.summary, alone.rings) == ("Open Unknot", False)
    tomorrow = open_events(Settings(), date(2026, 10, 20))
    assert read_by_icalendar(text_of([alone])).keys() == read_by_icalendar(text_of(tomorrow)).keys()


def test_without_a_plan_no_session_is_reminded_of() -> None:
    assert [one.what for one in without_sessions(SETTINGS).reminders] == [CHECK_IN]


def test_every_line_is_as_long_as_the_standard_allows() -> None:
    days = days_from(date(2026, 10, 20), ZoneInfo("UTC"))
    text = text_of(plan_events(KNOWLEDGE, days, plain=True))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
