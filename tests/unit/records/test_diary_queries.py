"""What is read of the diary: the days as they stand, within bounds, and only one's own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from unknot.core.diary import DiaryDay, FilledIn
from unknot.knowledge.kinds import Knowledge
from unknot.records.diary_actions import record_check_in, record_measure, take_back_check_in
from unknot.records.diary_queries import (
    checked_since,
    diary_of,
    first_day_of,
    last_day_before,
    last_filled,
    measures_of,
    most_used_marks,
    newest_key,
    standing_entry,
)
from unknot.records.models import Person

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = date(2026, 11, 24)
BERLIN = ZoneInfo("Europe/Berlin")


def put(person: Person, back: int, pain: int | None = 3, marks: str = "", own: tuple[str, ...] = ()) -> None:
    """An entry for so many days ago, over what is there."""
    on = TODAY - timedelta(back)
    day = DiaryDay(on, pain=pain, marks=frozenset(marks.split()), own_marks=own)
    record_check_in(person, uuid4(), day, over=newest_key(person, on), at=NOON, zone=BERLIN)


def test_the_days_come_in_order_within_the_bounds(amal: Person) -> None:
    for back in (0, 5, 2):
        put(amal, back, pain=back)
    assert [day.pain for day in diary_of(amal).days] == [5, 2, 0]
    assert [day.pain for day in diary_of(amal, TODAY - timedelta(2), TODAY - timedelta(1)).days] == [2]


def test_a_whole_decade_is_read_with_one_question(amal: Person, django_assert_num_queries: object) -> None:
    put(amal, 3650)
    put(amal, 0)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(diary_of(amal).days) == 2


def test_first_and_last_days_leap_over_gaps(amal: Person, bo: Person) -> None:
    put(amal, 400)
    put(amal, 3)
    assert first_day_of(amal) == TODAY - timedelta(400)
    assert first_day_of(amal, TODAY - timedelta(10)) == TODAY - timedelta(3)
    assert last_day_before(amal, TODAY - timedelta(3)) == TODAY - timedelta(400)
    assert first_day_of(bo) is None
    assert last_day_before(bo, TODAY) is None


def test_the_most_used_marks_come_first_and_a_correction_counts_once(amal: Person, bo: Person) -> None:
    put(amal, 1, marks="sat_long lifted")
    put(amal, 1, marks="sat_long lifted")
    put(amal, 2, marks="sat_long", own=("Night shift",))
    put(amal, 3, own=("Night shift",))
    put(amal, 4, own=("Night shift",))
    put(amal, 200, marks="period")
    put(bo, 1, marks="sport")
    assert most_used_marks(amal, TODAY - timedelta(90)) == ("Night shift", "sat_long", "lifted")


def test_the_entry_a_day_stands_at_is_the_last_that_was_not_taken_back(amal: Person) -> None:
    assert standing_entry(amal, TODAY) is None
    put(amal, 0, pain=2)
    put(amal, 0, pain=7)
    last = standing_entry(amal, TODAY)
    assert last is not None
    assert last.pain == 7
    take_back_check_in(amal, uuid4(), last.key, at=NOON, zone=BERLIN)
    before = standing_entry(amal, TODAY)
    assert before is not None
    assert before.pain == 2
    assert newest_key(amal, TODAY) not in (before.key, last.key)


def test_a_measure_counts_as_it_was_last_filled_in_on_a_day(amal: Person, bo: Person, knowledge: Knowledge) -> None:
    for back, number in ((7, 5.0), (0, 3.0), (0, 2.0)):
        filled = FilledIn(TODAY - timedelta(back), "confidence_to_move", {"confidence": number})
        record_measure(amal, uuid4(), filled, at=NOON, zone=BERLIN, knowledge=knowledge)
    assert [one.answers["confidence"] for one in measures_of(amal, "confidence_to_move")] == [5.0, 2.0]
    assert [(one.measure, one.on) for one in last_filled(amal)] == [("confidence_to_move", TODAY)]
    assert measures_of(amal, "rmdq_24") == ()
    assert measures_of(bo) == ()


def test_without_a_finished_check_none_came_since(amal: Person) -> None:
    assert not checked_since(amal, NOON)
