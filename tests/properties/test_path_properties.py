"""What must hold of the path through the phases whatever a person's past is."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.past import DAY_0, KNOWLEDGE, a_past, checked, decided, on, rated, said, sat
from unknot.core.decisions import ALLOW, FLARE_BEGINS, FLARE_OVER, GOALS_MET, LADDER, REFUSE
from unknot.core.history import History
from unknot.core.path import PathNow, path
from unknot.core.path_values import RANK, WAY_UP
from unknot.core.sitting_log import days_of
from unknot.core.traffic_light import Light

DAYS = 21
PHASES = st.sampled_from([*RANK])
a_day = st.integers(0, DAYS)
a_light = st.sampled_from(["green", "green", "green", "amber", "red", "undecided", "stop_now"])
diary_days = st.builds(
    lambda day, pain, walk, rose: said(day, pain, longest_walk=walk, rose_five_times=rose),
    a_day,
    st.none() | st.integers(0, 10),
    st.none() | st.integers(0, 30),
    st.none() | st.booleans(),
)
sittings = st.builds(
    lambda day, light, phase, settled: sat(day, light, phase, settled=settled), a_day, a_light, PHASES, st.booleans()
)
ratings = st.builds(rated, a_day, st.integers(0, 10))
checks = st.builds(
    checked, a_day, st.sampled_from(["calm", "move", "blocked", "persistent"]), st.sampled_from(["self_care", "soon"])
)
ways = [f"{before}_to_{after}" for before in RANK for after in RANK if before != after]
words = st.builds(
    lambda day, kind, way, of: decided(day, kind, f"{way}:{on(of)}"),
    a_day,
    st.sampled_from([REFUSE, ALLOW]),
    st.sampled_from(ways),
    a_day,
)
deeds = st.builds(decided, a_day, st.sampled_from([FLARE_BEGINS, FLARE_OVER, GOALS_MET]))
ladders = st.builds(lambda day: decided(day, LADDER, value="work"), a_day)


@st.composite
def pasts(draw: st.DrawFn) -> History:
    """Any past of a month; the good days are many, so that there is much to go up for."""
    days = draw(st.lists(diary_days, max_size=DAYS, unique_by=lambda day: day.on))
    rows: list[Any] = [*days, *draw(st.lists(ratings, max_size=4, unique_by=lambda one: one.on))]
    held = draw(st.lists(sittings, max_size=20, unique_by=lambda one: one.key))
    if draw(st.booleans()):
        held = [one for one in held if not 3 <= (one.on - DAY_0).days <= 8]
        held += [sat(day, "green", "move") for day in range(3, 9)]
    rows += held
    for kind, most in ((checks, 4), (words, 6), (deeds, 3), (ladders, 1)):
        rows += draw(st.lists(kind, max_size=most))
    return a_past(*rows)


def at(past: History, entry: str, day: int) -> PathNow:
    return path(KNOWLEDGE, past, entry, DAY_0, on(day), age=44, activity="high")


@settings(deadline=None, max_examples=30)
@given(pasts(), PHASES)
def test_every_change_has_a_reason_and_leads_from_where_one_was(past: History, entry: str) -> None:
    where = entry
    for change in at(past, entry, DAYS).changes:
        assert change.reason
        if not change.refused:
            assert change.before == where or change.is_up is False
            where = change.after


@settings(deadline=None, max_examples=30)
@given(pasts(), PHASES)
def test_the_same_past_gives_the_same_path_in_whatever_order_its_rows_came(past: History, entry: str) -> None:
    mixed: list[Any] = [*past.diary.days, *past.log.sittings, *past.filled]
    random.Random(7).shuffle(mixed)
    again = a_past(*mixed, *past.decisions, *past.plans)
    assert at(past, entry, DAYS) == at(again, entry, DAYS)


@settings(deadline=None, max_examples=30)
@given(pasts(), PHASES)
def test_a_phase_is_never_skipped_upward_and_nothing_goes_up_after_amber_or_red(past: History, entry: str) -> None:
    days = days_of(past.log)
    before = at(past, entry, 0)
    for day in range(1, DAYS + 1):
        after = at(past, entry, day)
        if RANK[after.phase] > RANK[before.phase]:
            assert after.phase == WAY_UP[before.phase] or after.phase == "persistent" or _is_undone(after, before)
        if RANK[after.phase] > RANK[before.phase] or (after.share > before.share and after.phase == before.phase):
            told = [one for one in days if one.on <= on(day) and one.light is not Light.UNDECIDED]
            recent = told and (on(day) - told[-1].on) <= timedelta(7)
            assert not recent or told[-1].light not in (Light.AMBER, Light.RED) or after.share == 1.0 > before.share
        before = after


def _is_undone(after: PathNow, before: PathNow) -> bool:
    """A step back that the person refused: they are where they were."""
    return any(one.refused and not one.is_up and one.before == after.phase for one in after.changes)


@settings(deadline=None, max_examples=30)
@given(pasts(), PHASES)
def test_what_is_refused_is_not_made(past: History, entry: str) -> None:
    latest = {one.target: one for one in past.decisions if one.kind in (REFUSE, ALLOW)}
    for change in at(past, entry, DAYS).changes:
        said_of_it = latest.get(change.id)
        if change.is_up and said_of_it is not None and said_of_it.kind == REFUSE:
            assert change.refused


@settings(deadline=None, max_examples=30)
@given(pasts(), PHASES, st.integers(1, DAYS))
def test_what_comes_later_changes_no_day_that_was(past: History, entry: str, day: int) -> None:
    """Days still to come are not looked at: only a word on a change reaches back, to the change it is about."""
    told: list[Any] = [*past.diary.days, *past.log.sittings, *past.filled, *past.plans]
    until = a_past(*(one for one in told if one.on <= on(day)), *past.decisions)
    assert at(past, entry, day).phase == at(until, entry, day).phase


@settings(deadline=None, max_examples=60)
@given(pasts(), PHASES, a_day)
def test_a_path_that_goes_on_from_a_day_comes_to_the_same_as_the_whole(past: History, entry: str, stop: int) -> None:
    walked = at(past, entry, stop).walked

    going_on = path(KNOWLEDGE, past, entry, DAY_0, on(DAYS), age=44, activity="high", walked=walked)

    assert replace(going_on, went_on_from=None) == at(past, entry, DAYS)
