"""When help for a flare is offered (5.4), how the six months of keeping well go, and what differs between two plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from tests.past import decided, on, said
from unknot.core.adapted import adapted
from unknot.core.decisions import FLARE_BEGINS, FLARE_OVER, SEEN
from unknot.core.diary import Diary, DiaryDay
from unknot.core.flare import OFFER, flares_of_half_a_year, offered, raised, usual_pain
from unknot.core.keep_well import look_back, programme
from unknot.core.path import PathNow
from unknot.core.plan_diff import diff
from unknot.core.values import Plan, PlanItem
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import MovementDose, RemedyDose, WalkingDose

USUAL = [said(day, 3) for day in range(5)]


def diary(*days: DiaryDay) -> Diary:
    return Diary(tuple(sorted(days, key=lambda day: day.on)))


# ---------------------------------------------------------------- a flare


def test_the_usual_is_the_median_of_two_weeks_from_five_entries() -> None:
    assert usual_pain(diary(*USUAL, said(5, 9)), on(6)) == 3
    assert usual_pain(diary(*USUAL[:4]), on(6)) is None
    assert usual_pain(diary(*USUAL), on(19)) is None


def test_two_days_of_two_points_above_the_usual_are_a_flare() -> None:
    found = raised(diary(*USUAL, said(5, 5), said(6, 6)), on(6))
    assert found is not None
    assert (found.since, found.pain, found.usual) == (on(5), 6, 3)


@pytest.mark.parametrize(
    "days",
    [
        [said(5, 5)],
        [said(5, 5), said(6, 4)],
        [said(5, 4), said(6, 9)],
        [said(5, 6), said(8, 6)],
    ],
)
def test_less_is_none(days: list[DiaryDay]) -> None:
    assert raised(diary(*USUAL, *days), days[-1].on) is None


def test_an_old_entry_is_no_flare_of_today() -> None:
    assert raised(diary(*USUAL, said(5, 6), said(6, 6)), on(8)) is None


def test_help_is_not_offered_again_while_a_flare_runs_or_after_a_no() -> None:
    days = diary(*USUAL, said(5, 6), said(6, 6))
    assert offered(days, (), on(6)) is not None
    assert offered(days, (decided(5, FLARE_BEGINS),), on(6)) is None
    assert offered(days, (decided(6, SEEN, OFFER),), on(6)) is None
    assert offered(days, (decided(2, SEEN, OFFER),), on(6)) is not None


def test_flares_of_half_a_year_are_counted_without_those_taken_back() -> None:
    words = [decided(1, FLARE_BEGINS), decided(50, FLARE_BEGINS), decided(90, FLARE_BEGINS), decided(90, FLARE_OVER)]
    assert flares_of_half_a_year(words, on(90)) == 2
    assert flares_of_half_a_year(words, on(200)) == 1


# ---------------------------------------------------------------- keeping well


def test_walks_grow_to_30_minutes_on_five_days_by_a_fifth_a_month_at_most() -> None:
    months = programme(on(0), on(0), ()).months
    minutes = [one.minutes for one in months]
    assert (len(months), minutes[-1], {one.walks_a_week for one in months}) == (6, 30, {5})
    assert all(later <= 1.2 * before for before, later in pairwise(minutes))


def test_a_look_back_is_due_after_each_month_until_it_is_done() -> None:
    assert programme(on(0), on(27), ()).due is None
    assert programme(on(0), on(28), ()).due == on(28)
    done = decided(30, SEEN, look_back(on(28)))
    assert programme(on(0), on(31), (done,)).due is None
    assert programme(on(0), on(56), (done,)).due == on(56)


# ---------------------------------------------------------------- doses of a day, and a diff


def plan(*items: PlanItem) -> Plan:
    return Plan("move", items, (), on(0))


WALK = PlanItem("remedy", "walking", "walk", WalkingDose(5, 3, 3, add_minutes_a_day=1, at_most_minutes=20), ())
BRIDGE = PlanItem("movement", "bridge", "session", MovementDose(2, repetitions=10), ())
HEAT = PlanItem("remedy", "heat_pad", "heat_cold", RemedyDose(15, 3), ())


def minutes(now: PathNow, days: int = 0, **facts: float) -> float:
    made = adapted(plan(WALK), now, Facts.of(**facts), days).items[0].dose
    assert isinstance(made, WalkingDose)
    return made.minutes


def test_walks_grow_by_the_days_that_went_well_up_to_their_most() -> None:
    assert [minutes(PathNow("move", on(0), grown=days)) for days in (0, 3, 40)] == [5, 8, 20]


def test_after_a_flare_movements_and_walks_are_half_and_warmth_is_whole() -> None:
    made = adapted(plan(WALK, BRIDGE, HEAT), PathNow("move", on(0), share=0.5, grown=5), Facts.of(), 5)
    assert [getattr(one.dose, "repetitions", None) or getattr(one.dose, "minutes", 0) for one in made.items] == [
        5,
        5,
        15,
    ]


def test_a_long_spell_begins_below_half_of_a_walk_in_comfort() -> None:
    assert minutes(PathNow("persistent", on(0)), walk_minutes_comfortable=6.0) == 3
    assert minutes(PathNow("persistent", on(0)), walk_minutes_comfortable=60.0) == 5


def test_a_diff_names_what_comes_goes_and_is_more_or_less() -> None:
    more = replace(BRIDGE, dose=MovementDose(2, repetitions=12))
    shorter = replace(WALK, dose=WalkingDose(3, 3, 3))
    found = diff(plan(WALK, BRIDGE), plan(shorter, more, HEAT))
    assert [(one.how, one.id) for one in found] == [("added", "heat_pad"), ("less", "walking"), ("more", "bridge")]
    assert [(one.how, one.id) for one in diff(plan(HEAT), plan())] == [("taken_out", "heat_pad")]
    assert diff(plan(HEAT), plan(HEAT)) == ()


def test_a_day_has_its_look_back_in_its_name() -> None:
    assert look_back(on(0) + timedelta(28)) == f"monthly_check:{on(28)}"
