"""Dates, times and doses in words."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from unknot.knowledge.kinds import MovementDose, RemedyDose, WalkingDose
from unknot.web.words.dates import clock, day_from, greeting, joined, minutes
from unknot.web.words.dose import dose_words

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (TODAY, "today"),
        (date(2026, 11, 25), "tomorrow"),
        (date(2026, 12, 2), "Wednesday 2 December"),
        (date(2027, 1, 4), "Monday 4 January 2027"),
    ],
)
def test_a_date_beside_today(on: date, words: str) -> None:
    assert day_from(on, TODAY) == words


def test_times_and_lengths() -> None:
    assert clock(time(8, 5)) == "8:05"
    assert [minutes(m) for m in (8, 60, 90)] == ["8 min", "1 h", "1 h 30 min"]
    assert joined(["neck", "back", "hip"]) == "neck, back and hip"


@pytest.mark.parametrize(("hour", "words"), [(3, "Evening"), (4, "Morning"), (12, "Afternoon"), (18, "Evening")])
def test_the_greeting_fits_the_hour(hour: int, words: str) -> None:
    assert greeting(datetime(2026, 11, 24, hour)) == words  # noqa: DTZ001


def test_a_remedy_dose() -> None:
    dose = RemedyDose(minutes=15, times_a_day=3, hours_between=2, max_celsius=42, days_at_most=7)
    words = "15 min, 3 times a day, at least 2 hours apart, 42 °C (107 °F) at most, for 7 days at most"
    assert dose_words(dose) == words


def test_a_movement_dose() -> None:
    assert dose_words(MovementDose(minutes=2, repetitions=10, sets=2, each_side=True, times_a_day=1)) == (
        "2 sets of 10 times on each side, once a day"
    )
    assert dose_words(MovementDose(minutes=5, times_a_day=2, days_a_week=3)) == "5 min, twice a day, 3 days a week"


def test_a_walking_dose_and_none() -> None:
    assert dose_words(WalkingDose(5, 6, 2)) == "5 min, 6 times a day"
    assert dose_words(WalkingDose(10, 3, 3, add_minutes_a_day=1)).endswith("adding 1 min a day, up to 30 min")
    assert dose_words(None) == ""
