"""The weekly review: what the week was, what was done, and one suggestion with its reason."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.past import DAY_0, KNOWLEDGE, a_past, checked, decided, on, said, sat
from unknot.core import weekly
from unknot.core.clues import Clue
from unknot.core.course import CourseReading
from unknot.core.decisions import FLARE_BEGINS, REVIEW
from unknot.core.diary import DiaryDay
from unknot.core.escalation import Escalation
from unknot.core.traffic_light import Light
from unknot.core.weekly import Suggestion, WeekReview, review, review_due, week_to_review
from unknot.knowledge.answers import Facts
from unknot.knowledge.levels import CareLevel

#: the Monday after the week of DAY_0
AFTER = on(7)
CALM = CourseReading("on_track", "not_sure", (), None, None, None, None, None, (), 0, 28)


@pytest.fixture(autouse=True)
def _nothing_else_stands_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The course and the clues have tests of their own: here they say nothing unless a test lets them."""
    monkeypatch.setattr(weekly, "read_course", lambda *_: CALM)
    monkeypatch.setattr(weekly, "clues", lambda *_: ())


def looked_back(*parts: Any, today: date = AFTER) -> WeekReview:
    return review(KNOWLEDGE, a_past(*parts), Facts(), DAY_0, today)


def suggested(*parts: Any, today: date = AFTER) -> Suggestion:
    found = looked_back(*parts, today=today).suggestion
    assert found is not None
    return found


def week_of_pain(pain: int, first: int = 0, **more: Any) -> list[DiaryDay]:
    return [said(first + n, pain, **more) for n in range(7)]


# ---------------------------------------------------------------- the week


def test_a_week_has_seven_days_and_a_day_without_an_entry_is_a_gap() -> None:
    found = looked_back(said(0, 4), said(2, 3))

    assert [day.pain if day else None for day in found.days] == [4, None, 3, None, None, None, None]


def test_what_was_done_is_counted_and_days_of_other_weeks_are_not() -> None:
    days = (said(-1, 4, walk_minutes=40), said(0, 4, walk_minutes=10), said(1, 3, walk_minutes=0), said(2, 3))
    done = looked_back(*days, sat(0, "green"), sat(3, "red"), sat(7, "green")).done

    assert (done.check_ins, done.walks, done.walk_minutes) == (3, 1, 10)
    assert done.lights == (Light.GREEN, Light.RED)


def test_a_good_walk_without_minutes_is_a_walk() -> None:
    assert looked_back(said(0, 4, marks=frozenset({"good_walk"}))).done.walks == 1


# ---------------------------------------------------------------- when it is due


def test_it_is_due_on_a_sunday_and_a_monday() -> None:
    past = a_past(said(0, 4))
    sunday = on(6)

    assert [review_due(past, sunday + timedelta(n)) for n in (-1, 0, 1, 2)] == [None, DAY_0, DAY_0, None]


def test_a_week_with_nothing_in_it_and_one_that_was_decided_are_not_due() -> None:
    assert review_due(a_past(), AFTER) is None
    assert review_due(a_past(said(0, 4), decided(6, REVIEW, DAY_0.isoformat(), "keep")), AFTER) is None
    assert review_due(a_past(said(0, 4), decided(6, REVIEW, on(-7).isoformat(), "keep")), AFTER) == DAY_0


def test_on_a_sunday_the_week_that_ends_is_looked_at() -> None:
    assert week_to_review(on(6)) == DAY_0
    assert week_to_review(on(9)) == DAY_0


def test_the_last_decision_of_a_week_counts() -> None:
    first, last = (decided(6, REVIEW, DAY_0.isoformat(), value) for value in ("keep", "test"))
    assert looked_back(first, last).decided == "test"


def test_an_earlier_week_has_no_suggestion() -> None:
    assert looked_back(said(0, 4), today=on(14)).suggestion is None


# ---------------------------------------------------------------- the suggestion, safety first

REDS = (sat(1, "red"), *week_of_pain(4))


def test_help_comes_first() -> None:
    assert suggested(checked(0, "blocked", "same_day"), *REDS).id == "get_help_first"


def test_help_comes_before_every_reason_to_be_seen_later(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Escalation("six_weeks", CareLevel.ROUTINE)
    reading = CourseReading("slower", "not_sure", (), None, None, None, None, None, (found,), 0, 28)
    monkeypatch.setattr(weekly, "read_course", lambda *_: reading)

    assert suggested(checked(0, "blocked", "same_day"), *REDS).id == "get_help_first"


def test_an_escalation_comes_before_the_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Escalation("no_better", CareLevel.ROUTINE)
    reading = CourseReading("slower", "not_sure", (), None, None, None, None, None, (found,), 0, 28)
    monkeypatch.setattr(weekly, "read_course", lambda *_: reading)

    assert (suggested(*REDS).id, suggested(*REDS).about) == ("talk_to_someone", "no_better")


@pytest.mark.parametrize(
    ("level", "days_ago", "id_"),
    [
        (CareLevel.ROUTINE, 3, "as_it_is"),
        (CareLevel.ROUTINE, 28, "talk_to_someone"),
        (CareLevel.SOON, 3, "talk_to_someone"),
        (CareLevel.SELF_CARE, 0, "as_it_is"),
    ],
)
def test_a_reason_that_was_read_waits_four_weeks_unless_it_is_a_matter_of_days(
    monkeypatch: pytest.MonkeyPatch, level: CareLevel, days_ago: int, id_: str
) -> None:
    found = Escalation("six_weeks", level, seen_on=AFTER - timedelta(days_ago))
    reading = CourseReading("on_track", "not_sure", (), None, None, None, None, None, (found,), 0, 28)
    monkeypatch.setattr(weekly, "read_course", lambda *_: reading)

    assert suggested(*week_of_pain(4)).id == id_


def test_in_a_flare_nothing_is_changed_or_tested() -> None:
    found = suggested(checked(0, "move"), decided(5, FLARE_BEGINS), *REDS)
    assert (found.kind, found.id) == ("keep", "gentle_week")


def test_red_lights_ask_for_easier_sessions() -> None:
    found = suggested(*REDS)
    assert (found.kind, found.id, found.reason, found.numbers) == (
        "change",
        "gentler_sessions",
        "red_lights",
        {"reds": 1},
    )


def test_three_ambers_in_a_row_do_too_and_two_do_not() -> None:
    three = [sat(day, "amber") for day in (1, 3, 5)]

    assert suggested(*three, *week_of_pain(4)).reason == "amber_lights"
    assert suggested(*three[1:], *week_of_pain(4)).reason == "steady"


def test_a_week_two_points_worse_asks_for_gentler_days() -> None:
    before = week_of_pain(3, first=-7)

    assert suggested(*before, *week_of_pain(5)).id == "gentler_days"
    assert suggested(*before, *week_of_pain(4)).id == "as_it_is"


def test_two_days_are_too_few_to_change_anything() -> None:
    found = suggested(said(0, 4), said(1, 9))
    assert (found.kind, found.reason, found.numbers) == ("keep", "few_days", {"days": 2})


def a_clue(mark: str, low: float, high: float) -> Clue:
    return Clue(mark, False, 1, 7, 20, (low + high) / 2, low, high, 6, 8)


def test_a_clear_clue_is_worth_a_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weekly, "clues", lambda *_: (a_clue("lifted", 0.1, 1.1), a_clue("sat_long", 1.0, 3.0)))
    found = suggested(*week_of_pain(4))

    assert (found.kind, found.about, found.numbers["with"]) == ("test", "sat_long", 6)


def test_what_nobody_can_change_and_what_is_not_clear_are_not_tested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weekly, "clues", lambda *_: (a_clue("period", 1.0, 3.0), a_clue("sat_long", -0.2, 3.0)))

    assert suggested(*week_of_pain(4)).reason == "steady"


def test_no_walk_is_only_noticed_where_it_was_said() -> None:
    assert suggested(*week_of_pain(4, walk_minutes=0)).id == "short_walk"
    assert suggested(*week_of_pain(4)).reason == "steady"
    assert suggested(*week_of_pain(4, walk_minutes=0)[1:], said(0, 4, walk_minutes=5)).reason == "steady"


def test_bad_nights_are_noticed() -> None:
    assert suggested(*week_of_pain(4, sleep=4)).id == "better_nights"
    assert suggested(*week_of_pain(4, sleep=5)).reason == "steady"


def test_a_week_that_eased_is_kept() -> None:
    found = suggested(*week_of_pain(5, first=-7), *week_of_pain(4))
    assert (found.kind, found.reason, found.numbers) == ("keep", "eased", {"before": 5.0, "now": 4.0})
