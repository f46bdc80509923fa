"""One day laid out: what stands where, and what does not fit."""

from __future__ import annotations

import itertools
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.days import (
    MONDAY,
    NIGHT_SHIFT,
    OFFICE,
    breathing,
    clock,
    daily,
    elapsed,
    heat,
    in_session,
    knowing,
    movement,
    of_block,
    plan_of,
    remedy,
    rest,
    utc,
    walk,
)
from unknot.core.schedule import lay_out
from unknot.core.values import DayShape, PlanItem, WorkHours

LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")
USUAL = DayShape(time(7), time(23))
HEAT = remedy("heat_pad")


def hours_apart(*timed) -> list[float]:
    """The hours between the end of each turn and the start of the next."""
    return [(utc(b)[0] - utc(a)[1]) / timedelta(hours=1) for a, b in itertools.pairwise(timed)]


# ---------------------------------------------------------------- spreading


def test_heat_three_times_a_day_is_spread_over_the_day():
    day = lay_out(knowing(HEAT), plan_of(heat(times=3)), MONDAY, USUAL, LONDON)
    assert clock(*day.timed) == ["09:35 to 09:50", "14:45 to 15:00", "20:00 to 20:15"]
    assert [(one.part, one.parts) for one in day.timed] == [(1, 3), (2, 3), (3, 3)]


def test_times_are_whole_five_minutes_even_when_the_alarm_is_not():
    day = lay_out(knowing(HEAT), plan_of(heat()), MONDAY, DayShape(time(6, 43), time(22, 58)), LONDON)
    assert all(one.start.minute % 5 == 0 for one in day.timed)


def test_a_short_day_gets_fewer_turns_and_keeps_the_hours_between():
    day = lay_out(knowing(HEAT), plan_of(heat(times=4, gap=3)), MONDAY, DayShape(time(8), time(14)), LONDON)
    assert [(one.part, one.parts) for one in day.timed] == [(1, 2), (2, 2)]
    assert min(hours_apart(*day.timed)) >= 3
    assert day.did_not_fit == ()


def test_two_kinds_of_heat_keep_apart_too():
    day = lay_out(
        knowing(HEAT, remedy("hot_fomentation")),
        plan_of(heat(times=2), heat("hot_fomentation", times=2, gap=3)),
        MONDAY,
        USUAL,
        LONDON,
    )
    assert len(day.timed) == 4
    assert min(hours_apart(*day.timed)) >= 3


def test_a_dose_with_most_hours_a_day_is_not_done_more_often():
    day = lay_out(
        knowing(HEAT), plan_of(heat(minutes=60, times=4, gap=1, hours_a_day_at_most=2)), MONDAY, USUAL, LONDON
    )
    assert len(day.timed) == 2


def test_the_same_day_is_laid_out_the_same_way_again():
    plan = plan_of(heat(), walk(), breathing(), rest(), in_session("chin_tuck"))
    known = knowing(HEAT, movement("chin_tuck"))
    assert lay_out(known, plan, MONDAY, USUAL, LONDON) == lay_out(known, plan, MONDAY, USUAL, LONDON)


# ---------------------------------------------------------------- sessions


def test_a_session_is_one_stretch_with_its_movements_in_order():
    items = (in_session("chin_tuck", 1.5), in_session("side_bend", 2), in_session("wall_slide", 1))
    day = lay_out(
        knowing(*map(movement, ["chin_tuck", "side_bend", "wall_slide"])), plan_of(*items), MONDAY, USUAL, LONDON
    )
    (session,) = day.timed
    assert session.items == items
    assert elapsed(session) == timedelta(minutes=5)


def test_a_phase_with_two_sessions_a_day_gets_two_hours_apart():
    day = lay_out(
        knowing(movement("chin_tuck"), sessions_a_day=2), plan_of(in_session("chin_tuck")), MONDAY, USUAL, LONDON
    )
    assert [(one.part, one.parts) for one in day.timed] == [(1, 2), (2, 2)]
    assert min(hours_apart(*day.timed)) >= 4


def test_a_movement_for_once_a_day_is_left_out_of_the_second_session():
    known = knowing(movement("chin_tuck"), movement("side_bend"), sessions_a_day=2)
    once, always = in_session("side_bend", times=1), in_session("chin_tuck")
    first, second = lay_out(known, plan_of(once, always), MONDAY, USUAL, LONDON).timed
    assert first.items == (once, always)
    assert second.items == (always,)
    assert elapsed(second) < elapsed(first)


def test_a_phase_without_sessions_has_none():
    known = knowing(movement("chin_tuck"), sessions_a_day=0)
    day = lay_out(known, plan_of(in_session("chin_tuck")), MONDAY, USUAL, LONDON)
    assert day.timed == ()
    assert day.did_not_fit == (in_session("chin_tuck"),)


@pytest.mark.parametrize(("days_a_week", "expected"), [(1, "M"), (2, "M F"), (3, "M T S"), (7, "M T W T F S S")])
def test_strength_work_comes_on_so_many_days_of_the_week(days_a_week, expected):
    known, plan = knowing(movement("bird_dog")), plan_of(in_session("bird_dog", days_a_week=days_a_week))
    week = [MONDAY + timedelta(days=ahead) for ahead in range(7)]
    on = [day for day in week if lay_out(known, plan, day, USUAL, LONDON).timed]
    assert " ".join(f"{day:%A}"[0] for day in on) == expected


def test_strength_work_three_times_a_week_leaves_a_day_between():
    known, plan = knowing(movement("bird_dog")), plan_of(in_session("bird_dog", days_a_week=3))
    days = [MONDAY + timedelta(days=ahead) for ahead in range(28)]
    on = [day for day in days if lay_out(known, plan, day, USUAL, LONDON).timed]
    assert len(on) == 12
    assert all(later - day > timedelta(days=1) for day, later in itertools.pairwise(on))


def test_what_may_be_used_for_some_days_only_ends_with_them():
    plan = plan_of(heat(days_at_most=7))
    days = [lay_out(knowing(HEAT), plan, MONDAY + timedelta(days=ahead), USUAL, LONDON) for ahead in (6, 7)]
    assert [len(day.timed) for day in days] == [3, 0]


# ---------------------------------------------------------------- the first hour and the last half hour


@pytest.mark.parametrize("tag", ["flexion", "loaded_flexion", "heavy_load"])
def test_bending_waits_for_an_hour_after_getting_up(tag):
    known, plan = knowing(movement("a_move", tags=(tag,))), plan_of(in_session("a_move"))
    short_day = DayShape(time(7), time(8, 55))
    assert clock(*lay_out(known, plan, MONDAY, short_day, LONDON).timed) == ["08:10 to 08:12"]
    assert lay_out(known, plan, MONDAY, DayShape(time(7), time(8, 31)), LONDON).timed == ()


def test_the_hip_hinge_waits_as_well_although_it_carries_no_tag():
    known, plan = knowing(movement("hip_hinge")), plan_of(in_session("hip_hinge"))
    assert lay_out(known, plan, MONDAY, DayShape(time(7), time(8, 31)), LONDON).did_not_fit == plan.items


def test_other_movement_may_come_in_the_first_hour():
    known, plan = knowing(movement("chin_tuck")), plan_of(in_session("chin_tuck"))
    assert clock(*lay_out(known, plan, MONDAY, DayShape(time(7), time(7, 40)), LONDON).timed) == ["07:00 to 07:02"]


@pytest.mark.parametrize("item", [walk(20, 1), rest(minutes=20, times=1), in_session("chin_tuck", 20)])
def test_the_last_half_hour_is_kept_free(item):
    known = knowing(movement("chin_tuck"), remedy("legs_elevated"))
    fits, does_not = DayShape(time(22), time(22, 50)), DayShape(time(22), time(22, 49))
    assert len(lay_out(known, plan_of(item), MONDAY, fits, LONDON).timed) == 1
    assert lay_out(known, plan_of(item), MONDAY, does_not, LONDON).did_not_fit == (item,)


def test_breathing_may_last_until_bed_and_heat_ends_before_it():
    evening = DayShape(time(22), time(22, 25))
    day = lay_out(knowing(HEAT), plan_of(heat(times=1)), MONDAY, evening, LONDON)
    assert clock(*day.timed) == ["22:00 to 22:15"]
    day = lay_out(knowing(), plan_of(breathing(25, 1)), MONDAY, evening, LONDON)
    assert clock(*day.timed) == ["22:00 to 22:25"]
    day = lay_out(knowing(HEAT), plan_of(heat(times=1)), MONDAY, DayShape(time(22), time(22, 20)), LONDON)
    assert day.did_not_fit == (heat(times=1),)


# ---------------------------------------------------------------- work


def test_nothing_stands_in_working_hours_when_it_cannot_be_done_there():
    plan = plan_of(heat(), in_session("cat_cow"), rest())
    known = knowing(HEAT, movement("cat_cow"), remedy("legs_elevated"))
    day = lay_out(known, plan, MONDAY, DayShape(time(7), time(23), OFFICE), LONDON)
    assert {one.block for one in day.timed} == {"heat_cold", "session", "rest"}
    assert all(f"{one.end:%H:%M}" <= "09:00" or f"{one.start:%H:%M}" >= "17:00" for one in day.timed)


def test_what_can_be_done_at_work_may_stand_there():
    known = knowing(movement("chin_tuck", at_work=True))
    day = lay_out(known, plan_of(in_session("chin_tuck")), MONDAY, DayShape(time(8), time(18), OFFICE), LONDON)
    assert time(9) < day.timed[0].start.time() < time(17)


def test_one_movement_that_cannot_be_done_at_work_keeps_the_whole_session_out():
    known = knowing(movement("chin_tuck", at_work=True), movement("cat_cow"))
    plan = plan_of(in_session("chin_tuck"), in_session("cat_cow"))
    day = lay_out(known, plan, MONDAY, DayShape(time(7), time(18), OFFICE), LONDON)
    assert day.timed[0].end.time() <= time(9) or day.timed[0].start.time() >= time(17)


def test_short_walks_fit_into_breaks_at_work_and_long_ones_do_not():
    at_work = DayShape(time(8, 45), time(17, 30), OFFICE)
    assert len(lay_out(knowing(), plan_of(walk(10, 4)), MONDAY, at_work, LONDON).timed) == 4
    assert lay_out(knowing(), plan_of(walk(20, 1)), MONDAY, at_work, LONDON).timed == ()


def test_a_saturday_off_has_no_working_hours():
    saturday = MONDAY + timedelta(days=5)
    day = lay_out(knowing(HEAT), plan_of(heat(times=1)), saturday, DayShape(time(7), time(23), OFFICE), LONDON)
    assert day.timed[0].start.time() == time(14, 45)


def test_a_night_worker_gets_up_in_the_evening_and_the_day_runs_past_midnight():
    shape = DayShape(time(17), time(9), NIGHT_SHIFT)
    day = lay_out(knowing(HEAT), plan_of(heat(times=2), walk(5, 4)), MONDAY, shape, LONDON)
    assert clock(*of_block(day, "heat_cold")) == ["20:55 to 21:10", "06:00 to 06:15"]
    assert of_block(day, "heat_cold")[1].start.date() == MONDAY + timedelta(days=1)
    assert len(of_block(day, "walk")) == 4


def test_the_shift_that_began_yesterday_still_counts_this_morning():
    sunday_night = (WorkHours(6, time(22), time(8)),)
    known, plan = knowing(HEAT), plan_of(heat(times=1))
    day = lay_out(known, plan, MONDAY, DayShape(time(6), time(9), sunday_night), LONDON)
    assert clock(*day.timed) == ["08:15 to 08:30"]


def test_the_shift_that_begins_tomorrow_counts_for_a_day_that_runs_past_midnight():
    early_on_tuesday = (WorkHours(1, time(1), time(9)),)
    shape = DayShape(time(23), time(4), early_on_tuesday)
    day = lay_out(knowing(HEAT), plan_of(heat(times=9, gap=0)), MONDAY, shape, LONDON)
    assert clock(day.timed[0], day.timed[-1]) == ["23:00 to 23:15", "00:45 to 01:00"]


# ---------------------------------------------------------------- clock changes


def test_the_hour_that_is_missing_in_spring_is_not_counted():
    last_sunday_of_march = date(2026, 3, 29)
    day = lay_out(knowing(HEAT), plan_of(heat(times=2)), last_sunday_of_march, DayShape(time(0), time(5)), LONDON)
    assert [elapsed(one) for one in day.timed] == [timedelta(minutes=15)] * 2
    assert hours_apart(*day.timed)[0] >= 2


def test_the_hour_that_comes_twice_in_autumn_keeps_the_hours_between():
    first_sunday_of_november = date(2026, 11, 1)
    plan, shape = plan_of(heat(times=9)), DayShape(time(0, 30), time(5))
    day = lay_out(knowing(HEAT), plan, first_sunday_of_november, shape, NEW_YORK)
    assert min(hours_apart(*day.timed)) >= 2


def test_a_wake_up_time_that_does_not_exist_moves_to_the_next_one_that_does():
    last_sunday_of_march = date(2026, 3, 29)
    day = lay_out(knowing(), plan_of(breathing(5, 1)), last_sunday_of_march, DayShape(time(1, 30), time(2, 35)), LONDON)
    assert clock(*day.timed) == ["02:30 to 02:35"]


def test_a_wake_up_time_that_comes_twice_means_the_second_and_a_bed_time_the_first():
    last_sunday_of_october = date(2026, 10, 25)
    woken = lay_out(
        knowing(), plan_of(breathing(35, 1)), last_sunday_of_october, DayShape(time(1, 30), time(2, 5)), LONDON
    )
    assert clock(*woken.timed) == ["01:30 to 02:05"]
    assert woken.timed[0].start.fold == 1
    early = lay_out(
        knowing(), plan_of(breathing(60, 1)), last_sunday_of_october, DayShape(time(0, 30), time(1, 30)), LONDON
    )
    assert clock(*early.timed) == ["00:30 to 01:30"]
    assert early.timed[0].end.fold == 0


def test_a_shift_that_ends_in_the_hour_that_comes_twice_ends_the_second_time():
    saturday_night = (WorkHours(5, time(22), time(1, 30)),)
    shape = DayShape(time(21, 50), time(2, 55), saturday_night)
    day = lay_out(knowing(HEAT), plan_of(heat(times=9, gap=0)), date(2026, 10, 24), shape, LONDON)
    assert clock(day.timed[0]) == ["01:30 to 01:45"]
    assert day.timed[0].start.fold == 1


# ---------------------------------------------------------------- what has no time


def test_lines_without_a_set_time_stay_lines():
    plan = plan_of(daily(), heat(), PlanItem("remedy", "paracetamol", "medicine", None, daily().reasons))
    day = lay_out(knowing(HEAT), plan, MONDAY, USUAL, LONDON)
    assert [item.id for item in day.untimed] == ["stay_active", "paracetamol"]


def test_a_remedy_that_is_not_tied_to_times_stays_a_line():
    day = lay_out(knowing(remedy("heat_wrap", timed=False)), plan_of(heat("heat_wrap", 480, 1)), MONDAY, USUAL, LONDON)
    assert [item.id for item in day.untimed] == ["heat_wrap"]


def test_what_is_longer_than_the_day_does_not_fit():
    day = lay_out(knowing(HEAT), plan_of(heat(), walk(60, 1)), MONDAY, DayShape(time(8), time(9)), LONDON)
    assert [item.id for item in day.did_not_fit] == ["walking"]
    assert [one.block for one in day.timed] == ["heat_cold"]


def test_a_day_without_waking_hours_fits_nothing():
    plan = plan_of(daily(), heat())
    day = lay_out(knowing(HEAT), plan, MONDAY, DayShape(time(7), time(7)), LONDON)
    assert (day.timed, day.untimed, day.did_not_fit) == ((), (), plan.items)


def test_a_blocked_plan_is_an_empty_day():
    day = lay_out(knowing(), plan_of(), MONDAY, USUAL, LONDON)
    assert (day.timed, day.untimed, day.did_not_fit) == ((), (), ())
