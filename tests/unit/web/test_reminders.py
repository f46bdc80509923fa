"""Reminders on the page of You, and the card on Today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from unknot.records import models
from unknot.records.reminder_actions import tick
from unknot.web import clock
from unknot.web.visit import Visit
from unknot.web.you.reminders import DueReminder, due_reminder

from .conftest import Walker

Go = Callable[[datetime], None]
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)  # in Berlin, a Monday
SET: dict[str, str | list[str]] = {
    "first-on": "yes",
    "first-at": "18:00",
    "first-what": "check_in",
    "first-days": list("0123456"),
}


@pytest.fixture
def go(monkeypatch: pytest.MonkeyPatch) -> Go:
    """Go to a moment, and let the minute's tick happen there."""

    def go(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)
        tick(moment)

    return go


def card() -> DueReminder | None:
    request = RequestFactory().get("/")
    request.COOKIES["unknot-zone"] = "Europe/Berlin"
    return due_reminder(Visit(request))


def test_it_is_off_until_one_is_set(walker: Walker) -> None:
    assert "Off until you set one" in walker.get("/you")
    assert not models.Preference.objects.filter(name="reminders").exists()


def test_one_that_is_set_is_said_and_can_be_turned_off(walker: Walker) -> None:
    walker.send("/you/reminders", **SET)
    assert "Set for 18:00 every day." in walker.get("/you")
    walker.send("/you/reminders", **{key: value for key, value in SET.items() if key != "first-on"})
    assert "Off until you set one" in walker.get("/you")


@pytest.mark.parametrize("night", ["21:00", "23:30", "03:00", "07:59"])
def test_a_time_in_the_night_is_refused_kindly_and_what_was_sent_stays(walker: Walker, night: str) -> None:
    answer = walker.send("/you/reminders", **{**SET, "first-at": night})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose a time from 8:00, and before 21:00" in page
    assert f'value="{night}"' in page
    assert not models.Preference.objects.filter(name="reminders").exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"first-at": "soon"}, "Give a time such as 18:30"),
        ({"first-at": "18:00+02:00"}, "Give a time such as 18:30"),
        ({"first-days": []}, "Tick at least one day"),
        ({"first-days": ["9", "x", "01"]}, "Tick at least one day"),
    ],
)
def test_what_cannot_be_read_is_said_in_kind_words(
    walker: Walker, changed: dict[str, str | list[str]], words: str
) -> None:
    answer = walker.send("/you/reminders", **{**SET, **changed})
    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_the_card_comes_when_it_is_due_and_goes_with_the_check_in(walker: Walker, go: Go) -> None:
    go(NOON)
    walker.send("/you/reminders", **SET)
    assert card() is None

    go(NOON + timedelta(hours=6))
    due = card()
    assert due is not None
    assert (due.heading, due.link) == ("A reminder you set", "/diary/check-in")

    walker.send("/diary/check-in", pain="3", tightness="bit_tight")
    assert card() is None


def test_looking_at_a_card_writes_nothing(walker: Walker, go: Go) -> None:
    go(NOON)
    walker.send("/you/reminders", **SET)
    go(NOON + timedelta(hours=6))
    before = models.ReminderEvent.objects.count()
    card()
    assert models.ReminderEvent.objects.count() == before


def test_without_a_plan_there_is_no_card_for_a_session(walker: Walker, go: Go) -> None:
    go(NOON)
    walker.send("/you/reminders", **{**SET, "first-what": "session"})
    go(NOON + timedelta(hours=6))
    assert models.ReminderEvent.objects.count() == 1
    assert card() is None


def test_after_three_that_passed_it_asks_once_and_saving_starts_again(walker: Walker, go: Go) -> None:
    go(NOON)
    walker.send("/you/reminders", **SET)
    for day in range(4):
        go(NOON + timedelta(days=day, hours=6))
    asked = card()
    assert asked is not None
    assert asked.heading == "Change the time of your reminder?"
    assert asked.link == "/you#reminders"
    assert "Three reminders in a row passed" in walker.get("/you")

    for day in range(4, 12):
        go(NOON + timedelta(days=day, hours=6))
    assert models.ReminderEvent.objects.filter(kind="due").count() == 3
    assert models.ReminderEvent.objects.filter(kind="asked").count() == 1
    assert card() is None

    walker.send("/you/reminders", **SET)
    go(NOON + timedelta(days=12, hours=6))
    assert card() is not None
