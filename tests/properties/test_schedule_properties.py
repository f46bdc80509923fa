"""What holds for every laid-out day: any plan, any sleep, any shift, and both clock changes of a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from math import ceil
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.days import (
    breathing,
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
    wall_times,
)
from unknot.core.schedule import lay_out
from unknot.core.values import DayShape, Plan, PlanItem, PlannedDay, TimedItem, WorkHours
from unknot.knowledge.kinds import MovementDose

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
HALF_AN_HOUR_OFF = ZoneInfo("Australia/Lord_Howe")  # its clock moves by thirty minutes

#: Two weeks before a clock change, so that it falls in the middle of four weeks.
CHANGES = [
    (LONDON, date(2026, 3, 15)),
    (LONDON, date(2026, 10, 11)),
    (NEW_YORK, date(2026, 2, 22)),
    (NEW_YORK, date(2026, 10, 18)),
    (HALF_AN_HOUR_OFF, date(2026, 3, 22)),
    (HALF_AN_HOUR_OFF, date(2026, 9, 20)),
]

MOVES = [
    movement("desk_move", at_work=True),
    movement("floor_move"),
    movement("bending_move", tags=("flexion",), at_work=True),
    movement("belly_breathing", at_work=True),
]
REMEDIES = [remedy("heat_pad"), remedy("heat_wrap", at_work=True), remedy("legs_elevated")]
KNOWN = {times: knowing(*MOVES, *REMEDIES, sessions_a_day=times) for times in (1, 2, 3)}

quarter_hours = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
odd_minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))
clock_times = quarter_hours | odd_minutes
times_a_day = st.integers(1, 6)
gaps = st.sampled_from([0.5, 1, 1.5, 2, 3, 4])

items = st.one_of(
    st.builds(heat, st.sampled_from(["heat_pad", "heat_wrap"]), st.sampled_from([10, 15, 20]), times_a_day, gaps),
    st.builds(walk, st.sampled_from([3, 5, 10, 12.5, 30]), st.integers(1, 10), gaps),
    st.builds(rest, minutes=st.sampled_from([5, 15, 30]), times=times_a_day, gap=gaps),
    st.builds(breathing, st.sampled_from([3, 5, 10]), times_a_day),
    st.builds(
        in_session,
        st.sampled_from(["desk_move", "floor_move", "bending_move"]),
        st.sampled_from([0.5, 1.5, 2, 7]),
        st.none() | st.integers(1, 3),
        st.none() | st.integers(1, 7),
    ),
    st.builds(daily),
)
plans = st.lists(items, min_size=1, max_size=8).map(lambda some: plan_of(*some))
shifts = st.lists(st.builds(WorkHours, st.integers(0, 6), clock_times, clock_times), max_size=7).map(tuple)
small_hours = st.builds(time, st.integers(0, 2), st.sampled_from([0, 15, 30, 45]))
night_work = st.lists(st.builds(WorkHours, st.sampled_from([5, 6, 0]), small_hours, small_hours), max_size=3).map(tuple)


def later_by(clock: time, minutes: int) -> time:
    return (datetime.combine(date(2026, 6, 1), clock) + timedelta(minutes=minutes)).time()


@st.composite
def shapes_with_hours_awake(draw: st.DrawFn, awake: st.SearchStrategy[int], work: st.SearchStrategy) -> DayShape:
    """A day with so many quarters of an hour between getting up and bed."""
    wake = draw(clock_times)
    return DayShape(wake, later_by(wake, 15 * draw(awake)), draw(work))


any_shapes = st.builds(DayShape, clock_times, clock_times, shifts)
short_days = shapes_with_hours_awake(st.integers(2, 16), st.just(()))
short_nights = shapes_with_hours_awake(st.integers(85, 95), st.just(()))
up_at_the_change = st.builds(DayShape, small_hours, clock_times | small_hours, night_work)
to_bed_at_the_change = st.builds(DayShape, clock_times | small_hours, small_hours, night_work)
shapes = any_shapes | short_days | short_nights | up_at_the_change | to_bed_at_the_change
ordinary_shapes = st.builds(DayShape, quarter_hours, quarter_hours, shifts).filter(
    lambda shape: shape.wake != shape.bed
)
zones_and_dates = st.sampled_from(CHANGES)
nights_around_the_change = st.sampled_from([14, 13, 10, 15])

a_few = settings(max_examples=20, deadline=None)
many = settings(max_examples=80, deadline=None)


def days_from(
    plan: Plan, start: date, shape: DayShape, zone: ZoneInfo, how_many: int, sessions_a_day: int = 2
) -> list[PlannedDay]:
    dates = [start + timedelta(days=ahead) for ahead in range(how_many)]
    return [lay_out(KNOWN[sessions_a_day], plan, on, shape, zone) for on in dates]


def all_timed(days: list[PlannedDay]) -> list[TimedItem]:
    return [one for day in days for one in day.timed]


def bed_time(day: PlannedDay, shape: DayShape) -> datetime:
    """When the clock shows bed time, at the end of this day."""
    return datetime.combine(day.on if shape.bed > shape.wake else day.on + timedelta(days=1), shape.bed)


def spells_of_work(day: PlannedDay, shape: DayShape) -> Iterator[tuple[datetime, datetime]]:
    """From when until when the clock says work, on this day and the ones beside it."""
    for ahead in (-1, 0, 1):
        begins = day.on + timedelta(days=ahead)
        for work in shape.work:
            if work.weekday == begins.weekday():
                ends = begins if work.until > work.start else begins + timedelta(days=1)
                yield datetime.combine(begins, work.start), datetime.combine(ends, work.until)


def may_be_at_work(one: TimedItem) -> bool:
    return (one.block == "walk" and elapsed(one) <= timedelta(minutes=10)) or all(
        item.id in {"desk_move", "bending_move", "belly_breathing", "heat_wrap"} for item in one.items
    )


def gap_of(one: TimedItem) -> timedelta:
    return max(timedelta(hours=getattr(item.dose, "hours_between", None) or 0) for item in one.items)


# ---------------------------------------------------------------- four weeks


@a_few
@given(plans, shapes, zones_and_dates)
def test_four_weeks_never_overlap(plan, shape, where):
    zone, start = where
    stretches = sorted(utc(one) for one in all_timed(days_from(plan, start, shape, zone, 28)))
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(stretches))


@a_few
@given(plans, shapes, zones_and_dates)
def test_the_hours_between_two_turns_hold_overnight_too(plan, shape, where):
    zone, start = where
    days = days_from(plan, start, shape, zone, 28)
    for block in ("heat_cold", "walk", "rest"):
        turns = sorted((one for day in days for one in of_block(day, block)), key=utc)
        for earlier, later in pairwise(turns):
            assert utc(later)[0] - utc(earlier)[1] >= gap_of(later)


# ---------------------------------------------------------------- the nights around a clock change


@many
@given(plans, shapes, zones_and_dates, nights_around_the_change)
def test_the_clock_never_shows_sleep(plan, shape, where, night):
    zone, start = where
    for day in days_from(plan, start + timedelta(days=night), shape, zone, 2):
        wake, bed = datetime.combine(day.on, shape.wake), bed_time(day, shape)
        for one in day.timed:
            assert all(wake <= shown < bed for shown in wall_times(one))


@many
@given(plans, shapes, zones_and_dates, nights_around_the_change)
def test_the_clock_never_shows_work_unless_it_can_be_done_there(plan, shape, where, night):
    zone, start = where
    for day in days_from(plan, start + timedelta(days=night), shape, zone, 2):
        work = list(spells_of_work(day, shape))
        for one in day.timed:
            if not may_be_at_work(one):
                assert not any(begin <= shown < end for shown in wall_times(one) for begin, end in work)


@many
@given(st.sampled_from([10, 15]), small_hours, small_hours, st.sampled_from([5, 6]), zones_and_dates)
def test_a_shift_that_starts_or_ends_as_the_clock_changes_is_kept_free(minutes, begins, ends, weekday, where):
    """As many turns as a night holds, so that they come right up to the shift."""
    zone, start = where
    shape = DayShape(time(20), time(8), (WorkHours(weekday, begins, ends),))
    for day in days_from(plan_of(heat("heat_pad", minutes, 40, 0)), start + timedelta(days=12), shape, zone, 2):
        work = list(spells_of_work(day, shape))
        shown = [moment for one in day.timed for moment in wall_times(one)]
        assert shown
        assert not any(begin <= moment < end for moment in shown for begin, end in work)


@many
@given(plans, shapes, zones_and_dates, nights_around_the_change)
def test_nothing_is_squeezed(plan, shape, where, night):
    zone, start = where
    for one in all_timed(days_from(plan, start + timedelta(days=night), shape, zone, 2)):
        assert elapsed(one) == timedelta(minutes=ceil(sum(item.dose.minutes for item in one.items)))


@many
@given(plans, shapes, zones_and_dates, nights_around_the_change)
def test_within_a_day_the_longer_gap_of_two_turns_holds(plan, shape, where, night):
    zone, start = where
    for day in days_from(plan, start + timedelta(days=night), shape, zone, 2):
        for block in ("heat_cold", "walk", "rest"):
            for earlier, later in pairwise(of_block(day, block)):
                assert utc(later)[0] - utc(earlier)[1] >= max(gap_of(earlier), gap_of(later))


@many
@given(plans, shapes, zones_and_dates, nights_around_the_change, st.sampled_from([1, 2, 3]))
def test_no_dose_is_done_more_often_than_it_says(plan, shape, where, night, sessions_a_day):
    zone, start = where
    for day in days_from(plan, start + timedelta(days=night), shape, zone, 2, sessions_a_day):
        assert len(of_block(day, "session")) <= sessions_a_day
        for item in set(plan.items):
            done = sum(one.items.count(item) for one in day.timed)
            allowed = item.dose.times_a_day if item.dose else 0
            assert done <= (sessions_a_day if allowed is None else allowed) * plan.items.count(item)


@many
@given(plans, shapes, zones_and_dates, nights_around_the_change)
def test_deep_bending_waits_an_hour_and_the_last_half_hour_is_quiet(plan, shape, where, night):
    zone, start = where
    for day in days_from(plan, start + timedelta(days=night), shape, zone, 2):
        wake = datetime.combine(day.on, shape.wake, zone).astimezone(UTC)
        bed = bed_time(day, shape).replace(tzinfo=zone, fold=1).astimezone(UTC)
        for one in day.timed:
            begins, ends = utc(one)
            if any(item.id == "bending_move" for item in one.items):
                assert begins - wake >= timedelta(hours=1)
            if one.block not in {"breathing", "heat_cold"}:
                assert bed - ends >= timedelta(minutes=30) or is_at_a_change(bed, zone)
            if one.block == "heat_cold":
                assert ends < bed


def is_at_a_change(instant: datetime, zone: ZoneInfo) -> bool:
    """Whether the clock moves within the hours around an instant."""
    hours = timedelta(hours=3)
    return (instant - hours).astimezone(zone).utcoffset() != (instant + hours).astimezone(zone).utcoffset()


@many
@given(plans, shapes, zones_and_dates, nights_around_the_change)
def test_every_line_that_is_due_is_somewhere_once(plan, shape, where, night):
    zone, start = where
    (day,) = days_from(plan, start + timedelta(days=night), shape, zone, 1)
    timed = {item for one in day.timed for item in one.items}
    assert not timed & set(day.untimed)
    assert not timed & set(day.did_not_fit)
    assert not set(day.untimed) & set(day.did_not_fit)
    every_day = {item for item in plan.items if not is_by_the_week(item)}
    assert every_day <= timed | set(day.untimed) | set(day.did_not_fit) <= set(plan.items)


def is_by_the_week(item: PlanItem) -> bool:
    return isinstance(item.dose, MovementDose) and item.dose.days_a_week is not None


@many
@given(plans, shapes, zones_and_dates, nights_around_the_change)
def test_parts_count_from_one_to_the_last(plan, shape, where, night):
    zone, start = where
    (day,) = days_from(plan, start + timedelta(days=night), shape, zone, 1)
    for one in day.timed:
        assert 1 <= one.part <= one.parts
    if sessions := of_block(day, "session"):
        assert [one.part for one in sessions] == list(range(1, sessions[0].parts + 1))


@many
@given(plans, shapes, zones_and_dates, nights_around_the_change)
def test_the_same_day_comes_out_twice_the_same(plan, shape, where, night):
    zone, start = where
    assert days_from(plan, start + timedelta(days=night), shape, zone, 1) == days_from(
        plan, start + timedelta(days=night), shape, zone, 1
    )


# ---------------------------------------------------------------- one thing alone


@many
@given(st.sampled_from([10, 15, 20]), st.integers(1, 4), st.sampled_from([1, 2, 3]), quarter_hours)
def test_alone_in_a_long_day_every_turn_fits_and_the_turns_are_even(minutes, times, gap, wake):
    bed = time((wake.hour + 16) % 24, wake.minute)
    day = lay_out(
        KNOWN[1], plan_of(heat("heat_pad", minutes, times, gap)), date(2026, 6, 1), DayShape(wake, bed), LONDON
    )
    assert len(day.timed) == times
    got_up = datetime.combine(day.on, wake, LONDON).astimezone(UTC)
    share = timedelta(hours=16) / times
    assert [(utc(one)[0] - got_up) // share for one in day.timed] == list(range(times))
    between = [utc(later)[0] - utc(earlier)[0] for earlier, later in pairwise(day.timed)]
    assert not between or max(between) - min(between) <= timedelta(minutes=10)


@many
@given(items.filter(lambda item: item.block != "daily"), ordinary_shapes, zones_and_dates)
def test_what_did_not_fit_alone_had_no_place(item, shape, where):
    """Tried by hand: no start of the day keeps the length of one turn clear of sleep and of work."""
    zone, start = where
    day = lay_out(KNOWN[1], plan_of(item), start, shape, zone)
    length = timedelta(minutes=ceil(item.dose.minutes))
    wake, bed = datetime.combine(day.on, shape.wake), bed_time(day, shape)
    first = wake + (timedelta(hours=1) if item.id == "bending_move" else timedelta(0))
    quiet = {"breathing": 0, "heat_cold": 10}.get(item.block, 30)
    last = bed - timedelta(minutes=quiet) - length
    spells = [] if can_go_to_work(item) else list(spells_of_work(day, shape))
    asleep = wake - (bed - timedelta(days=1))
    if item in day.did_not_fit and asleep > timedelta(hours=4):
        begin = first
        while begin <= last:
            assert any(begin < end and begin + length > start_of_work for start_of_work, end in spells)
            begin += timedelta(minutes=5)


def can_go_to_work(item: PlanItem) -> bool:
    short_walk = item.block == "walk" and item.dose.minutes <= 10
    return short_walk or item.id in {"desk_move", "bending_move", "belly_breathing", "heat_wrap"}
