"""The private calendar address over HTTP: what it says when, that it writes nothing, and that it stays a secret."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from unknot.config.logs import HideAddresses, logging_to
from unknot.records import models
from unknot.web import clock

from .conftest import Walker
from .test_move import STORY

EVERY_DAY: dict[str, str | list[str]] = {"first-days": list("0123456")}
PassTime = Callable[[timedelta], None]


def private_address(walker: Walker, zone: str = "Europe/Berlin", **choices: str) -> str:
    """Make an address, as the page shows it."""
    page = walker.client.post("/you/calendar", {"zone": zone, "words": "neutral", "rings": "yes", **choices})
    found = re.search(r'value="http://127\.0\.0\.1(/calendar/[\w-]+\.ics)"', page.content.decode())
    assert found
    return found[1]


def fetched(path: str) -> str:
    """What a calendar program gets, which has no cookies."""
    answer = Client(HTTP_HOST="127.0.0.1").get(path)
    assert answer.status_code == 200
    assert not answer.cookies
    return answer.content.decode()


def read(text: str) -> Any:
    """The calendar as the library reads it."""
    return Calendar.from_ical(text)


def summaries(text: str) -> set[str]:
    return {str(event["SUMMARY"]) for event in read(text).walk("VEVENT")}


@pytest.fixture
def planned(walker: Walker) -> Walker:
    walker.begin()
    walker.walk(STORY)
    walker.get("/result")
    return walker


def test_an_address_is_long_shown_once_and_not_kept(walker: Walker) -> None:
    path = private_address(walker)
    token = path.removeprefix("/calendar/").removesuffix(".ics")
    assert len(token) >= 43  # 32 bytes
    assert token not in walker.get("/you/calendar")
    assert token not in str(models.CalendarFeed.objects.values())


def test_unknown_replaced_and_ended_addresses_answer_the_same(walker: Walker) -> None:
    old = private_address(walker)
    new = private_address(walker)
    walker.send("/you/calendar/end")
    answers = [Client(HTTP_HOST="127.0.0.1").get(path) for path in ("/calendar/never-made.ics", old, new)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1


def test_a_plan_gives_four_weeks_in_neutral_words_unless_names_are_chosen(planned: Walker) -> None:
    path = private_address(planned)
    answer = Client(HTTP_HOST="127.0.0.1").get(path)
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"

    text = fetched(path)
    starts = {event["DTSTART"].dt.date() for event in read(text).walk("VEVENT")}
    assert len(starts) == 28
    assert "Movement" in summaries(text)
    assert not re.search(r"\b(back|pain|spasm|heat)\b", text, re.IGNORECASE)
    assert summaries(fetched(private_address(planned, words="plain"))) != summaries(text)


def test_a_fetch_writes_nothing_at_all(planned: Walker) -> None:
    path = private_address(planned)
    with CaptureQueriesContext(connection) as asked:
        fetched(path)
    assert asked.captured_queries
    written = [one["sql"] for one in asked.captured_queries if not one["sql"].lstrip().startswith(("SELECT", "WITH"))]
    assert written == []


def test_the_same_address_gives_the_same_text_until_something_changes(planned: Walker, later: PassTime) -> None:
    later(timedelta())
    path = private_address(planned)
    first = fetched(path)
    assert fetched(path) == first
    planned.send("/you/day", wake="05:00", bed="21:00")
    changed = fetched(path)
    numbers = [next(iter(read(text).walk("VEVENT")))["SEQUENCE"] for text in (first, changed)]
    assert numbers[1] >= numbers[0]
    assert changed != first


def test_while_the_check_is_due_it_only_says_to_open_unknot(planned: Walker, later: PassTime) -> None:
    path = private_address(planned)
    later(timedelta(days=40))
    assert summaries(fetched(path)) == {"Open Unknot"}


def test_for_somebody_new_it_works_too(walker: Walker) -> None:
    assert summaries(fetched(private_address(walker))) == {"Open Unknot"}


def test_after_get_help_first_there_is_no_session_in_it(walker: Walker) -> None:
    walker.begin()
    walker.walk(until="saddle_numbness")
    walker.send(walker.at, asked=["saddle_numbness"], saddle_numbness="yes", do="continue")
    walker.walk()
    walker.send("/you/reminders", **EVERY_DAY, **{"first-on": "yes", "first-at": "18:00", "first-what": "session"})
    assert summaries(fetched(private_address(walker))) == set()


def test_a_reminder_that_is_set_rings_and_nothing_else_does(planned: Walker) -> None:
    planned.send("/you/reminders", **EVERY_DAY, **{"first-on": "yes", "first-at": "18:30", "first-what": "check_in"})
    calendar = read(fetched(private_address(planned)))
    ringing = [event for event in calendar.walk("VEVENT") if event.walk("VALARM")]
    assert {f"{event['DTSTART'].dt:%H:%M}" for event in ringing} == {"18:30"}
    assert len(ringing) == 28


@pytest.mark.parametrize(
    ("zone", "on"),
    [
        ("Australia/Sydney", date(2026, 9, 25)),
        ("Europe/Berlin", date(2026, 10, 20)),
        ("America/New_York", date(2027, 3, 8)),
    ],
)
def test_both_readers_find_the_same_wall_clock_when_fetched_over_a_clock_change(
    walker: Walker, monkeypatch: pytest.MonkeyPatch, zone: str, on: date
) -> None:
    moment = datetime(on.year, on.month, on.day, 12, tzinfo=clock.now().tzinfo)
    monkeypatch.setattr(clock, "now", lambda: moment)
    walker.client.cookies["unknot-zone"] = zone
    walker.begin()
    walker.walk(STORY)
    walker.get("/result")
    text = fetched(private_address(walker, zone))

    one = sorted(event["DTSTART"].dt for event in read(text).walk("VEVENT"))
    other = sorted(event.dtstart.value for event in vobject.readOne(text).vevent_list)
    assert one == other
    sessions = {
        event["DTSTART"].dt.time()
        for event in read(text).walk("VEVENT")
        if event["SUMMARY"] == "Movement" and event["DTSTART"].dt.date() > on
    }
    assert len(sessions) <= 2  # as many as there are sessions a day: the clock change moves none
    assert all(start.tzinfo is None for start in one)


def test_the_secret_does_not_reach_the_log(walker: Walker, tmp_path: Path) -> None:
    settings = logging_to(tmp_path)
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "%s: %s", ("Not Found", "/calendar/sEcReT-1.ics"), None
    )
    assert HideAddresses().filter(record)
    assert record.getMessage() == "Not Found: /calendar/(private).ics"
    assert all(handler["filters"] == ["private"] for handler in settings["handlers"].values())
