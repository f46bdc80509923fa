"""A bad day calls for the warning signs; what is usual is only said when it is known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from unknot.core.bad_day import reasons_to_screen, usual_pain
from unknot.core.diary import Diary, DiaryDay

TODAY = date(2026, 11, 24)


def diary(*pains: int | None, leg: int | None = None) -> Diary:
    """Days up to today, the last one today; ``leg`` is today's pain in a leg."""
    days = [DiaryDay(TODAY - timedelta(len(pains) - 1 - n), pain=pain) for n, pain in enumerate(pains)]
    days[-1] = DiaryDay(TODAY, pain=pains[-1], leg_pain=leg)
    return Diary(tuple(days))


def reasons(*pains: int | None, leg: int | None = None, leg_known: bool = False) -> tuple[str, ...]:
    return reasons_to_screen(diary(*pains, leg=leg), TODAY, leg_known=leg_known)


@pytest.mark.parametrize(("pain", "found"), [(6, ()), (7, ("pain_severe",)), (10, ("pain_severe",))])
def test_severe_pain_calls_for_the_warning_signs(pain: int, found: tuple[str, ...]) -> None:
    assert reasons(pain) == found


@pytest.mark.parametrize(("pain", "found"), [(4, ()), (5, ("pain_above_usual",))])
def test_three_above_the_usual_calls_for_them(pain: int, found: tuple[str, ...]) -> None:
    assert reasons(2, 1, 3, pain) == found


def test_what_is_usual_is_not_known_from_two_days() -> None:
    assert reasons(1, 1, 6) == ()
    assert usual_pain(diary(1, 1, 6), TODAY) is None


def test_what_is_usual_is_the_middle_of_the_days_before() -> None:
    assert usual_pain(diary(2, 9, 3, 4, 0), TODAY) == 3


def test_days_without_a_number_are_no_zero() -> None:
    assert usual_pain(diary(None, None, None, 5), TODAY) is None


def test_a_day_a_month_ago_says_nothing_of_what_is_usual() -> None:
    long_ago = Diary(tuple(DiaryDay(TODAY - timedelta(40 - n), pain=1) for n in range(5)))
    assert usual_pain(long_ago, TODAY) is None


def test_new_pain_in_a_leg_calls_for_them() -> None:
    assert reasons(2, leg=1) == ("new_leg_pain",)


def test_pain_in_a_leg_that_was_told_before_does_not() -> None:
    assert reasons(2, leg=1, leg_known=True) == ()


def test_pain_in_a_leg_that_an_earlier_day_had_is_not_new() -> None:
    days = Diary((DiaryDay(TODAY - timedelta(2), leg_pain=2), DiaryDay(TODAY, pain=2, leg_pain=2)))
    assert reasons_to_screen(days, TODAY, leg_known=False) == ()


def test_a_leg_without_pain_and_a_day_without_an_entry_call_for_nothing() -> None:
    assert reasons(2, leg=0) == ()
    assert reasons_to_screen(Diary(), TODAY, leg_known=False) == ()
