"""Laid-out days as a calendar that other programs read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar

from tests.days import BECAUSE, knowing, movement, remedy
from unknot.core.values import PlanItem, PlannedDay, TimedItem
from unknot.interop.calendar import REMINDER, calendar_text

KNOWLEDGE = knowing(remedy("heat_pad"), movement("pelvic_tilt"), movement("cat_cow"))
MADE = datetime(2026, 11, 24, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
HEAT = PlanItem("remedy", "heat_pad", "heat_cold", None, BECAUSE)


def one(start: datetime, minutes: int, *items: PlanItem, block: str = "heat_cold") -> PlannedDay:
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
    return PlannedDay(start.date(), (TimedItem(start, end, block, items or (HEAT,)),))


def events(*days: PlannedDay) -> list[Calendar]:
    return list(Calendar.from_ical(calendar_text(KNOWLEDGE, days, MADE)).walk("VEVENT"))


def test_times_are_the_wall_clock_without_a_zone() -> None:
    (event,) = events(one(datetime(2026, 11, 25, 9, 0, tzinfo=BERLIN), 15))
    assert event["DTSTART"].to_ical() == b"20261125T090000"
    assert event["DTEND"].to_ical() == b"20261125T091500"
    assert "TZID" not in event["DTSTART"].params


def test_an_item_is_named_and_a_session_lists_its_movements_in_order() -> None:
    tilt, cat = (PlanItem("movement", name, "session", None, BECAUSE) for name in ("pelvic_tilt", "cat_cow"))
    (event,) = events(one(datetime(2026, 11, 25, 9, tzinfo=UTC), 10, tilt, cat, block="session"))
    assert event["SUMMARY"] == "Movement session"
    assert str(event["DESCRIPTION"]).splitlines()[:2] == ["pelvic_tilt", "cat_cow"]
    assert events(one(datetime(2026, 11, 25, 9, tzinfo=UTC), 15))[0]["SUMMARY"] == "heat_pad"


def test_the_length_is_what_really_passes_when_the_clock_goes_back() -> None:
    (event,) = events(one(datetime(2026, 10, 25, 2, 50, tzinfo=BERLIN), 20))
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=20)


def test_every_event_has_a_name_of_its_own_that_stays_the_same() -> None:
    days = [one(datetime(2026, 11, day, 9, tzinfo=UTC), 15) for day in (25, 26)]
    names = [str(event["UID"]) for event in events(*days)]
    assert len(set(names)) == 2
    assert names == [str(event["UID"]) for event in events(*days)]


def test_the_same_days_give_the_same_text_with_lines_as_the_standard_wants() -> None:
    day = one(datetime(2026, 11, 25, 9, tzinfo=UTC), 15)
    text = calendar_text(KNOWLEDGE, [day], MADE)
    assert text == calendar_text(KNOWLEDGE, [day], MADE)
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_every_event_says_that_it_is_no_diagnosis() -> None:
    (event,) = events(one(datetime(2026, 11, 25, 9, tzinfo=UTC), 15))
    assert str(event["DESCRIPTION"]).endswith(REMINDER)


def test_no_days_give_a_calendar_without_events() -> None:
    assert events() == []
    assert events(PlannedDay(date(2026, 11, 25), ())) == []
