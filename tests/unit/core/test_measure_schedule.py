"""The schedule of part 6: what is due on which day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from unknot.core.diary import Diary, DiaryDay, FilledIn
from unknot.core.measure_schedule import due, with_check_ins
from unknot.knowledge.kinds import Knowledge

BEGAN = date(2026, 9, 1)
AT_THE_START = ["nrs", "activities_that_matter", "rmdq_24", "phq_2", "gad_2", "confidence_to_move"]


def after(days: int) -> date:
    return BEGAN + timedelta(days)


def filled(*days: int, measures: tuple[str, ...] = (*AT_THE_START, "global_change")) -> list[FilledIn]:
    return [FilledIn(after(day), measure, {}) for day in days for measure in measures]


def ids(knowledge: Knowledge, day: int, *done: FilledIn) -> list[str]:
    return [one.measure for one in due(knowledge, done, BEGAN, after(day))]


def test_on_the_first_day_everything_of_the_start_is_due(knowledge: Knowledge) -> None:
    assert ids(knowledge, 0) == AT_THE_START


def test_what_was_filled_in_is_not_due_again(knowledge: Knowledge) -> None:
    assert ids(knowledge, 0, *filled(0)) == []
    assert ids(knowledge, 6, *filled(0)) == []


def test_after_a_week_activities_confidence_and_the_change_are_due(knowledge: Knowledge) -> None:
    assert ids(knowledge, 7, *filled(0)) == ["activities_that_matter", "confidence_to_move", "global_change"]


def test_a_missed_week_is_let_go(knowledge: Knowledge) -> None:
    found = due(knowledge, filled(0), BEGAN, after(25))
    assert [(one.measure, one.week) for one in found if one.measure == "global_change"] == [("global_change", 3)]


@pytest.mark.parametrize(
    ("day", "week"), [(13, 0), (14, 2), (28, 4), (42, 6), (83, 6), (84, 12), (111, 12), (112, 16), (140, 20)]
)
def test_the_rmdq_comes_in_weeks_2_4_6_and_12_and_then_once_a_month(knowledge: Knowledge, day: int, week: int) -> None:
    found = {one.measure: one for one in due(knowledge, (), BEGAN, after(day))}
    assert found["rmdq_24"].week == week
    assert found["rmdq_24"].since == BEGAN + timedelta(weeks=week)


def test_two_days_early_counts_for_the_time_that_is_coming(knowledge: Knowledge) -> None:
    assert "rmdq_24" not in ids(knowledge, 14, *filled(12))
    assert "rmdq_24" in ids(knowledge, 14, *filled(11))


def test_mood_and_worry_are_asked_once(knowledge: Knowledge) -> None:
    assert {"phq_2", "gad_2"}.isdisjoint(ids(knowledge, 200, *filled(0)))


def test_nothing_is_due_before_the_start(knowledge: Knowledge) -> None:
    assert ids(knowledge, -1) == []


def test_a_check_in_counts_as_the_question_on_pain(knowledge: Knowledge) -> None:
    with_pain = Diary((DiaryDay(after(0), pain=4),))
    without = Diary((DiaryDay(after(0), tightness="loose"),))
    assert "nrs" not in ids(knowledge, 0, *with_check_ins((), with_pain))
    assert "nrs" in ids(knowledge, 0, *with_check_ins((), without))
