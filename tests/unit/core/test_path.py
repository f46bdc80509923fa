"""The path through the phases (5.1), worked by hand: what leads on, what leads back, and the person's word on it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.past import a_past, checked, decided, now, on, rated, said, sat, walked
from unknot.core.decisions import ALLOW, FLARE_BEGINS, FLARE_OVER, GOALS_MET, LADDER, REFUSE
from unknot.core.path import entry_of

THREE_GREENS = [sat(1, "green"), sat(2, "green"), sat(3, "green")]
A_WALK = said(3, 3, longest_walk=15)
A_GOOD_WEEK = [said(day, 1) for day in range(1, 8)]
BETTER = [rated(0, 3, 4, 5), rated(6, 8, 8, 8)]


# ---------------------------------------------------------------- on, one phase at a time


def test_without_a_past_one_stays_where_the_check_led() -> None:
    found = now("move", 20)
    assert (found.phase, found.since, found.changes) == ("move", on(0), ())


@pytest.mark.parametrize(
    "days",
    [
        [said(0, 5), said(1, 5)],
        [said(0, 8, rose_five_times=True), said(1, 4)],
        [said(0, rose_five_times=True), said(3, 3)],
    ],
)
def test_calm_is_left_the_morning_after_a_day_of_calm(days: list[Any]) -> None:
    last = (days[-1].on - on(0)).days
    assert now("calm", last, *days).phase == "calm"
    assert walked(now("calm", last + 1, *days)) == [f"{last + 1}: calm > move because calm_for_a_day"]


@pytest.mark.parametrize(
    "days",
    [
        [said(0, 5)],
        [said(0, 5), said(1, 6)],
        [said(0, 5), said(1, 6), said(2, 5)],
        [said(0, 5), said(1, rose_five_times=False)],
        [said(0, tightness="loose"), said(1, tightness="loose")],
    ],
)
def test_calm_is_not_left_on_less(days: list[Any]) -> None:
    assert now("calm", 9, *days).phase == "calm"


def test_move_is_left_after_three_green_days_and_a_walk_of_15_minutes() -> None:
    assert now("move", 3, *THREE_GREENS, A_WALK).phase == "move"
    found = now("move", 4, *THREE_GREENS, A_WALK)
    assert walked(found) == ["4: move > build because green_and_walking"]
    assert found.changes[0].numbers == (("green_days", 3), ("longest_walk", 15))


@pytest.mark.parametrize(
    "past",
    [
        [*THREE_GREENS, said(3, 3, longest_walk=14)],
        [*THREE_GREENS, said(3, 3, walk_minutes=60)],
        [sat(1, "green"), sat(2, "amber"), sat(3, "green"), A_WALK],
        [sat(1, "green"), sat(2, "undecided"), sat(3, "green"), A_WALK],
        [*THREE_GREENS, A_WALK, sat(4, "amber")],
        [*THREE_GREENS, A_WALK, sat(4, "stop_now", settled=False)],
        [*THREE_GREENS, A_WALK, checked(2, "move", "soon")],
    ],
)
def test_move_is_not_left_on_less(past: list[Any]) -> None:
    assert now("move", 6, *past).phase == "move"


@pytest.mark.parametrize(("age", "activity"), [(65, "high"), (44, "low"), (44, None)])
def test_some_stay_in_move_for_a_week(age: float, activity: str | None) -> None:
    past = [*THREE_GREENS, A_WALK]
    assert now("move", 6, *past, age=age, activity=activity).phase == "move"
    assert walked(now("move", 9, *past, age=age, activity=activity)) == ["7: move > build because green_and_walking"]


def test_build_is_left_with_better_activities_and_low_pain_on_most_days() -> None:
    assert walked(now("build", 9, *A_GOOD_WEEK, *BETTER)) == ["7: build > return because activities_back"]


def test_activities_may_be_up_by_three_instead_of_at_eight() -> None:
    assert now("build", 9, *A_GOOD_WEEK, rated(0, 2, 2, 2), rated(6, 5, 5, 5)).phase == "return"
    assert now("build", 9, *A_GOOD_WEEK, rated(0, 2, 2, 2), rated(6, 5, 5, 4)).phase == "build"


def test_low_pain_needs_four_entries_and_most_of_them() -> None:
    assert now("build", 9, *A_GOOD_WEEK[4:], *BETTER).phase == "build"
    assert now("build", 8, *[said(day, 4 if day % 2 else 1) for day in range(1, 9)], *BETTER).phase == "build"


def test_return_ends_by_the_persons_word_or_the_ladder() -> None:
    assert now("return", 30).phase == "return"
    assert walked(now("return", 5, decided(5, GOALS_MET))) == ["5: return > keep_well because no_ladder_needed"]
    assert now("return", 5, decided(5, GOALS_MET), sat(5, "red", "return")).phase == "return"


def test_a_word_given_on_the_first_day_of_a_phase_waits_for_the_next() -> None:
    said_at_once = decided(0, GOALS_MET)
    assert now("return", 0, said_at_once).phase == "return"
    assert walked(now("return", 3, said_at_once)) == ["1: return > keep_well because no_ladder_needed"]


def test_a_long_spell_ends_when_its_goals_are_met() -> None:
    assert now("persistent", 9, *BETTER).phase == "keep_well"
    assert now("persistent", 9, rated(6, 7, 7, 7)).phase == "persistent"
    assert now("persistent", 3, decided(3, GOALS_MET)).phase == "keep_well"


def test_all_that_is_met_at_once_still_leads_up_one_step_a_day() -> None:
    past = [said(day, 1, longest_walk=20) for day in range(10)] + [sat(day, "green") for day in range(2, 8)] + BETTER
    found = now("calm", 9, *past)
    assert walked(found)[:2] == ["2: calm > move because calm_for_a_day", "5: move > build because green_and_walking"]


# ---------------------------------------------------------------- back


def test_two_reds_in_a_week_lead_one_phase_back_at_once_and_only_once() -> None:
    found = now("build", 30, sat(2, "red", "build"), sat(5, "red", "build"))
    assert walked(found) == ["5: build > move because two_reds"]


def test_the_same_two_reds_do_not_send_back_again_after_a_calm_day() -> None:
    past = [sat(2, "red"), sat(5, "red"), said(6, 3), said(7, 3), sat(8, "green", "calm")]
    assert walked(now("move", 14, *past)) == [
        "5: move > calm because two_reds",
        "8: calm > move because calm_for_a_day",
    ]


def test_a_step_back_for_two_reds_cannot_be_refused_until_it_has_settled() -> None:
    reds = [sat(2, "red", "build"), sat(5, "red", "build", settled=False)]
    here = now("build", 5, *reds)
    no = decided(5, REFUSE, here.changes[-1].id)
    assert not here.changes[-1].refusable
    assert now("build", 6, *reds, no).phase == "move"

    good = [sat(2, "red", "build"), sat(5, "red", "build"), sat(7, "green")]
    assert now("build", 8, *good).changes[-1].refusable
    assert now("build", 8, *good, decided(8, REFUSE, here.changes[-1].id)).phase == "build"


def test_two_weeks_without_a_sitting_lead_one_phase_back() -> None:
    assert walked(now("build", 40, sat(1, "green", "build"))) == ["16: build > move because back_after_two_weeks"]


def test_a_new_check_that_calls_for_calm_leads_back_to_it() -> None:
    past = [checked(0, "move"), checked(4, "calm", "routine")]
    assert walked(now("build", 4, *past)) == ["4: build > calm because check_again"]


def test_a_new_check_with_the_old_answer_about_pain_says_nothing_new() -> None:
    past = [checked(0, "calm"), said(0, 4), said(1, 4), checked(3, "calm")]
    assert now("calm", 4, *past).phase == "move"


def test_while_help_comes_first_nothing_goes_up_and_after_it_one_begins_low() -> None:
    past = [*THREE_GREENS, A_WALK, checked(3, "blocked", "same_day")]
    assert (now("move", 6, *past).phase, now("move", 6, *past).held) == ("move", "help_first")
    later = [checked(5, "blocked", "emergency"), checked(9, "move")]
    assert walked(now("build", 9, *later)) == ["9: build > move because after_help"]


# ---------------------------------------------------------------- a flare


def test_a_flare_calms_then_comes_back_at_half_and_is_whole_by_day_7_to_10() -> None:
    past = [decided(10, FLARE_BEGINS), said(10, 8), *(said(day, 3) for day in range(11, 30))]
    assert now("build", 11, *past).phase == "calm"
    shares = {day - 10: now("build", day, *past).share for day in range(10, 24)}
    assert walked(now("build", 29, *past)) == [
        "10: build > calm because flare",
        "13: calm > move because calm_for_a_day",
        "14: move > build because after_flare",
    ]
    assert [shares[day] for day in (3, 5, 6, 7, 9)] == [0.5, 0.5, 0.6, 0.7, 0.9]
    assert shares[10] == 1.0


def test_amber_stops_the_coming_back_for_that_day() -> None:
    past = [decided(0, FLARE_BEGINS), said(0, 4), said(1, 4)]
    assert now("move", 5, *past).share == 0.6
    assert now("move", 5, *past, sat(5, "amber")).share == 0.5


def test_a_flare_taken_back_on_its_day_was_none() -> None:
    assert now("build", 3, decided(3, FLARE_BEGINS), decided(3, FLARE_OVER)).phase == "build"


def test_a_flare_that_is_said_to_be_over_is_unless_the_diary_denies_it() -> None:
    begun = decided(3, FLARE_BEGINS)
    assert now("build", 4, begun, decided(4, FLARE_OVER)).phase == "move"
    assert now("build", 4, begun, said(4, 8), decided(4, FLARE_OVER)).phase == "calm"


def test_a_long_spell_goes_on_after_a_flare() -> None:
    past = [decided(3, FLARE_BEGINS), said(3, 4), said(4, 4)]
    assert now("persistent", 5, *past).phase == "persistent"


# ---------------------------------------------------------------- the person's word


def test_a_refused_step_is_not_made_and_comes_again_after_a_week() -> None:
    past = [*THREE_GREENS, A_WALK]
    no = decided(4, REFUSE, f"move_to_build:{on(4)}")
    found = now("move", 10, *past, no)
    assert (found.phase, found.held, found.changes[0].refused) == ("move", "refused_lately", True)
    assert walked(now("move", 11, *past, no)) == ["11: move > build because green_and_walking"]


def test_a_step_refused_some_days_later_was_not_made() -> None:
    past = [*THREE_GREENS, A_WALK, decided(6, REFUSE, f"move_to_build:{on(4)}")]
    assert now("move", 12, *past).phase == "move"
    assert now("move", 13, *past).phase == "build"


def test_a_step_allowed_after_all_is_made_on_the_day_of_that_word() -> None:
    id_ = f"move_to_build:{on(4)}"
    words = [decided(4, REFUSE, id_), decided(6, ALLOW, id_)]
    found = now("move", 8, *THREE_GREENS, A_WALK, *words)
    assert walked(found) == ["6: move > build because green_and_walking"]
    assert found.since == on(6)


def test_a_step_allowed_after_all_still_waits_after_amber() -> None:
    id_ = f"move_to_build:{on(4)}"
    words = [decided(4, REFUSE, id_), decided(6, ALLOW, id_)]
    assert now("move", 8, *THREE_GREENS, A_WALK, *words, sat(6, "amber")).phase == "move"


def test_what_is_missing_is_told_with_its_numbers() -> None:
    found = now("move", 3, sat(1, "green"), sat(2, "green"), said(2, 3, longest_walk=10))
    assert [(one.id, one.have, one.want) for one in found.next_step] == [
        ("green_days", 2, 3),
        ("longest_walk", 10, 15),
    ]


# ---------------------------------------------------------------- where it begins


def test_the_last_check_of_the_first_day_counts() -> None:
    found = entry_of(a_past(checked(0, "blocked"), checked(0, "calm"), checked(0, "move"), checked(5, "calm")))
    assert found == checked(0, "move")


def test_after_eight_weeks_of_nothing_a_check_begins_a_new_spell() -> None:
    assert entry_of(a_past(checked(0, "move"), said(3, 2), checked(59, "calm"))) == checked(59, "calm")
    assert entry_of(a_past(checked(0, "move"), said(30, 2), checked(59, "calm"))) == checked(0, "move")


def test_the_ladder_shows_its_rung() -> None:
    assert now("return", 3, decided(2, LADDER, value="work")).ladder_rung == 1
