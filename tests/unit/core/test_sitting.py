"""A sitting: what enters, in which order, and how its time is laid out. Worked by hand on small knowledge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any as Anything

import pytest

from tests.made import REVIEW, a_knowledge, a_movement, a_phase, an_exclusion
from unknot.core.path_values import PathNow, Ramp
from unknot.core.sitting import build
from unknot.core.sitting_log import DoneMovement, Log, PastSitting, days_of, days_with, dropped_directions, has_rested
from unknot.core.sitting_order import in_order, seconds_to_get_ready
from unknot.core.sitting_steps import timed_steps
from unknot.core.sitting_values import Sitting, Step
from unknot.core.traffic_light import Light, Response
from unknot.core.values import LeftOut, Plan, PlanItem, Reason
from unknot.knowledge.answers import Answer, Facts, YesNo
from unknot.knowledge.conditions import IsYes
from unknot.knowledge.figure_kinds import Figure, FigureKeyframe
from unknot.knowledge.kinds import Knowledge, Movement, MovementDose
from unknot.knowledge.reader import shipped_knowledge

TODAY = date(2026, 11, 25)
BECAUSE = (Reason("check", "complete"),)
EASY = Facts.of(can_get_on_floor="easily")
GREEN = Response(1, 1, 1, 1, 1, 1, leg_worse=False, lasted_over_24_h=False, danger_signs=frozenset())
RED = replace(GREEN, worst_during=8)
WALL, REST, BRIDGE = "wall_slide", "side_lying_rest", "glute_bridge"


def figure(id_: str, *frames: tuple[float, float], sides: str = "both") -> Figure:
    """A figure whose keyframes take and hold so many seconds; the first is the start."""
    keys = tuple(FigureKeyframe(f"k{n}", seconds, "", hold) for n, (seconds, hold) in enumerate(frames))
    return Figure(id_, id_, "side", "standing", "none", keys, REVIEW, sides=sides)


def knowing(*movements: Movement, figures: Sequence[Figure] = (), **more: Anything) -> Knowledge:
    phases = {"move": a_phase("move", session_minutes=60), "calm": a_phase("calm")}
    known = replace(a_knowledge(*movements), phases=phases, figures={one.id: one for one in figures})
    return replace(known, **more)


def moves(id_: str, kind: str = "mobility", start: str = "standing", **more: Anything) -> Movement:
    """A movement of the phase "move" that takes two minutes by its dose."""
    usual: dict[str, Anything] = {"doses": {"move": MovementDose(2)}, "certainty": "low"}
    return a_movement(id_, kind, start=start, **{**usual, **more})


def planning(*movements: Movement, left_out: tuple[LeftOut, ...] = ()) -> Plan:
    items = tuple(PlanItem("movement", one.id, "session", one.doses["move"], BECAUSE) for one in movements)
    return Plan("move", items, left_out, TODAY)


def sitting(*movements: Movement, facts: Facts = EASY, log: Log | None = None, **more: Anything) -> Sitting:
    known = knowing(*movements, *more.pop("others", ()), figures=more.pop("figures", ()), **more.pop("knowledge", {}))
    return build(known, more.pop("plan", planning(*movements)), facts, log or Log(), TODAY, **more)


def ids(made: Sitting) -> list[str]:
    return [one.id for one in made.movements]


def shape(steps: Sequence[Step]) -> list[tuple[str, str, int]]:
    return [(step.kind, step.side, step.seconds) for step in steps]


def past(days_ago: int, *done: str, response: Response = GREEN, **more: Anything) -> PastSitting:
    made = tuple(DoneMovement(one) for one in done)
    return PastSitting(f"{days_ago}", TODAY - timedelta(days_ago), "move", made, response=response, **more)


# ---------------------------------------------------------------- the time of one movement


def steps_of(movement: Movement, dose: MovementDose, *frames: tuple[float, float], sides: str = "both") -> list[Step]:
    figures = [figure(movement.id, *frames, sides=sides)] if frames else []
    return list(timed_steps(knowing(movement, figures=figures), movement, dose))


SLIDE = moves(WALL)
PRESS = moves(BRIDGE, "strength", "supine")


def test_repetitions_take_the_time_of_the_figure() -> None:
    """1 second at the start, 2 up with half a second there, 2 back: 5.5 each."""
    dose = MovementDose(2, repetitions=8)
    (step,) = steps_of(SLIDE, dose, (1, 0), (2, 0.5), (2, 0))

    assert (step.kind, step.seconds, step.repetitions) == ("move", 44, 8)


def test_short_holds_are_one_step_with_the_hold_of_the_dose() -> None:
    dose = MovementDose(2, repetitions=10, hold_seconds=5)
    (step,) = steps_of(SLIDE, dose, (1, 0), (2, 4), (2, 0))

    assert (step.kind, step.seconds, step.hold_seconds, step.into_seconds) == ("hold", 100, 5, 3)


def test_each_long_hold_is_its_own_step_with_short_releases_and_sides_after_each_other() -> None:
    dose = MovementDose(2, repetitions=2, hold_seconds=20, each_side=True)
    steps = steps_of(moves("twist", "stretch"), dose, (1, 0), (3, 5), (2, 0), sides="one")

    one_side = [("hold", 26), ("rest", 3), ("hold", 26)]
    assert shape(steps) == [
        *((kind, "right", seconds) for kind, seconds in one_side),
        ("switch_side", "left", 5),
        *((kind, "left", seconds) for kind, seconds in one_side),
    ]


def test_a_figure_with_two_held_poses_holds_both() -> None:
    """Calf and thigh: 1 + 2 + 3 + 2 seconds of moving are shared by the two holds."""
    dose = MovementDose(2, repetitions=1, hold_seconds=20)
    steps = steps_of(moves("calf", "stretch"), dose, (1, 0), (2, 4), (3, 4), (2, 0), sides="one")

    assert shape(steps) == [("hold", "", 24), ("rest", "", 3), ("hold", "", 24)]


def test_sets_of_strength_rest_for_a_minute_and_others_for_half_of_one() -> None:
    dose = MovementDose(3, repetitions=10, sets=2)
    strong = steps_of(PRESS, dose, (1, 0), (2, 0), (2, 0))
    light = steps_of(moves("hinge", "skill"), dose, (1, 0), (2, 0), (2, 0))

    assert shape(strong) == [("move", "", 50), ("rest", "", 60), ("move", "", 50)]
    assert [step.set for step in strong] == [1, 1, 2]
    assert {step.of_sets for step in strong} == {2}
    assert shape(light)[1] == ("rest", "", 30)


def test_a_side_rests_while_the_other_works() -> None:
    """Each side works 20 seconds, so 40 are left of the minute; after 50 it is the least, 30."""
    few, many = (MovementDose(3, repetitions=n, sets=2, each_side=True) for n in (4, 10))
    rests = [
        next(step for step in steps_of(PRESS, dose, (1, 0), (2, 0), (2, 0), sides="one") if step.kind == "rest")
        for dose in (few, many)
    ]

    assert [(rest.seconds, rest.side) for rest in rests] == [(38, "right"), (30, "right")]


@pytest.mark.parametrize(
    ("sides", "frames", "seconds"),
    [
        ("both", [(1, 0), (2, 0), (2, 0), (2, 0), (2, 0)], 9),  # drawn to both sides in one way through
        ("alternate", [(1, 0), (2, 0), (2, 0)], 9),  # drawn for one side and then mirrored
    ],
)
def test_a_figure_that_shows_both_sides_is_not_done_again_for_the_other(
    sides: str, frames: list[tuple[float, float]], seconds: int
) -> None:
    (step,) = steps_of(SLIDE, MovementDose(2, repetitions=10, each_side=True), *frames, sides=sides)

    assert (step.side, step.repetitions, step.seconds) == ("", 10, 10 * seconds)


def test_a_counted_hold_is_done_side_by_side_even_so() -> None:
    dose = MovementDose(2, repetitions=1, hold_seconds=15, each_side=True)
    steps = steps_of(SLIDE, dose, (1, 0), (2, 1), (2, 0), (2, 1), (2, 0))

    assert shape(steps) == [("hold", "right", 20), ("switch_side", "left", 5), ("hold", "left", 20)]


def test_rest_and_breathing_go_by_the_minute() -> None:
    rest = moves(REST, "relief_position", "side_lying")

    assert shape(steps_of(rest, MovementDose(5))) == [("hold", "", 300)]
    assert shape(steps_of(moves("breathe", "breathing"), MovementDose(4.5))) == [("move", "", 270)]
    assert shape(steps_of(SLIDE, MovementDose(1, each_side=True))) == [
        ("move", "right", 30),
        ("switch_side", "left", 5),
        ("move", "left", 30),
    ]


def test_without_a_figure_and_for_walks_the_minutes_are_shared_out() -> None:
    """Two minutes less one change of sides are 115 seconds for 2 times on each side."""
    dose = MovementDose(2, repetitions=2, each_side=True)
    carry = moves("carry", "strength", "walking")

    assert shape(steps_of(SLIDE, dose)) == [("move", "right", 58), ("switch_side", "left", 5), ("move", "left", 58)]
    assert shape(steps_of(carry, dose, (0.1, 0), (1, 0), sides="one")) == shape(steps_of(SLIDE, dose))


# ---------------------------------------------------------------- order and getting ready


def test_warming_up_comes_first_and_positions_change_as_little_as_can_be() -> None:
    movements = [
        moves("bridge", "strength", "supine"),
        moves("hinge", "skill", "standing"),
        moves("tilt", "mobility", "supine"),
        moves("squat", "strength", "sitting"),
        moves("rolls", "mobility", "supine"),
    ]

    assert ids(sitting(*movements)) == ["tilt", "rolls", "bridge", "squat", "hinge"]


def test_one_goes_down_to_the_floor_only_once() -> None:
    movements = [
        moves("cat", "mobility", "all_fours"),
        moves("twist", "mobility", "sitting"),
        moves("bridge", "strength", "supine"),
        moves("plank", "strength", "side_lying"),
    ]
    order = ids(sitting(*movements))

    assert order[:2] == ["twist", "cat"]
    assert set(order[2:]) == {"bridge", "plank"}


def test_the_order_given_stays_within_a_position() -> None:
    movements = [moves(name, "strength", "supine") for name in ("c", "a", "b")]

    assert ids(sitting(*movements)) == ["c", "a", "b"]


def test_very_many_positions_still_come_in_an_order() -> None:
    starts = ("standing", "sitting", "half_kneeling", "all_fours", "prone", "side_lying", "supine")
    movements = [moves(f"{kind}_{start}", kind, start) for kind in ("mobility", "strength") for start in starts]
    lines = list(sitting(*movements).movements)

    assert in_order(lines[::-1]) == in_order(lines)
    assert [one.warm_up for one in lines] == [True] * 7 + [False] * 7


def test_the_time_to_get_ready_grows_with_the_change() -> None:
    assert seconds_to_get_ready(None, "supine") == 5
    assert seconds_to_get_ready("supine", "supine") == 5
    assert seconds_to_get_ready("supine", "prone") == 8
    assert seconds_to_get_ready("standing", "sitting") == 8
    assert seconds_to_get_ready("sitting", "supine") == 15


def test_steps_are_numbered_through_and_add_up() -> None:
    made = sitting(moves("twist", start="sitting"), moves("bridge", "strength", "supine"))

    assert [step.index for step in made.steps] == list(range(len(made.steps)))
    assert shape(made.steps) == [("get_ready", "", 5), ("move", "", 120), ("get_ready", "", 15), ("move", "", 120)]
    assert made.total_seconds == 260 == sum(one.seconds for one in made.movements)


# ---------------------------------------------------------------- what enters


def test_only_movements_of_the_session_enter() -> None:
    plan = planning(SLIDE)
    walk = PlanItem("movement", "walk", "walk", MovementDose(10), BECAUSE)
    heat = PlanItem("remedy", "heat_pad", "heat_cold", None, BECAUSE)
    made = sitting(SLIDE, others=(moves("walk"),), plan=replace(plan, items=(walk, *plan.items, heat)))

    assert ids(made) == [WALL]


def test_what_is_excluded_does_not_enter_even_from_a_plan() -> None:
    off = an_exclusion("X", IsYes("leg_pain"), movements=(WALL,))
    made = sitting(SLIDE, PRESS, facts=with_(leg_pain=YesNo.YES), knowledge={"exclusions": {"X": off}})

    assert ids(made) == [BRIDGE]
    assert [(one.movement, one.why, one.reasons) for one in made.left_out] == [
        (WALL, "excluded", (Reason("fact", "leg_pain", YesNo.YES),))
    ]


def with_(**answers: Answer) -> Facts:
    return Facts({**EASY.answers, **Facts.of(**answers).answers})


def test_floor_work_needs_an_easy_way_to_the_floor() -> None:
    made = sitting(moves("plank", needs_floor=True), facts=Facts.of(can_get_on_floor="with_difficulty"))

    assert [one.why for one in made.left_out] == ["needs_floor"]


def test_a_gentle_plan_stays_gentle() -> None:
    """Rule C10: what the plan left out for that reason says so."""
    gentle = planning(SLIDE, moves("b", "breathing"), left_out=(LeftOut("movement", "x", "gentle_only", BECAUSE),))

    assert ids(sitting(SLIDE, moves("b", "breathing"), plan=gentle)) == ["b"]


def test_what_somebody_does_not_want_stays_out() -> None:
    made = sitting(SLIDE, PRESS, log=Log(not_for_me=frozenset({WALL})))

    assert [(one.movement, one.why) for one in made.left_out] == [(WALL, "not_for_me")]


def test_a_leg_that_got_worse_drops_the_direction() -> None:
    bend = moves("bend", tags=("flexion",))
    arch = moves("arch", tags=("extension",))
    worse = past(3, "bend", response=replace(GREEN, leg_worse=True), usual_again=True)
    made = sitting(bend, arch, log=Log((worse,)))

    assert ids(made) == ["arch"]
    assert [(one.movement, one.why) for one in made.left_out] == [("bend", "leg_worse")]


def test_of_several_movements_the_one_stopped_at_gives_the_direction() -> None:
    known = knowing(moves("bend", tags=("flexion",)), moves("arch", tags=("extension",)))
    done = (DoneMovement("bend"), DoneMovement("arch", "stop"))
    stopped = PastSitting("k", TODAY, "move", done, "stopped_for_pain", replace(GREEN, leg_worse=True))

    assert dropped_directions(known, Log((stopped,))) == {"extension"}
    assert dropped_directions(known, Log((replace(stopped, done=done[:1]),))) == {"flexion"}


@pytest.mark.parametrize(("minutes", "left_out"), [(59, ["bend"]), (60, [])])
def test_deep_bending_waits_an_hour_after_getting_up(minutes: float, left_out: list[str]) -> None:
    made = sitting(moves("bend", tags=("flexion",)), SLIDE, minutes_awake=minutes)

    assert [one.movement for one in made.left_out] == left_out


@pytest.mark.parametrize(("days_ago", "rested"), [(1, False), (2, True)])
def test_strength_has_a_day_off_between(days_ago: int, rested: bool) -> None:
    dose = MovementDose(2, days_a_week=3)

    assert has_rested(Log((past(days_ago, BRIDGE),)), PRESS, dose, TODAY) is rested


def test_strength_comes_no_more_often_a_week_than_its_dose_says() -> None:
    twice = Log((past(2, BRIDGE), past(5, BRIDGE)))

    assert not has_rested(twice, PRESS, MovementDose(2, days_a_week=2), TODAY)
    assert has_rested(twice, PRESS, MovementDose(2, days_a_week=3), TODAY)
    assert has_rested(twice, PRESS, MovementDose(2), TODAY)
    assert has_rested(Log((past(7, BRIDGE), past(5, BRIDGE))), PRESS, MovementDose(2, days_a_week=2), TODAY)


def test_what_is_done_once_a_day_is_not_done_twice() -> None:
    today = Log((past(0, BRIDGE),))

    assert not has_rested(today, PRESS, MovementDose(2, times_a_day=1), TODAY)
    assert has_rested(today, PRESS, MovementDose(2, times_a_day=2), TODAY)


# ---------------------------------------------------------------- easier ones


def test_an_easier_one_is_named_when_it_is_allowed_here() -> None:
    easier = moves("easier", doses={"move": MovementDose(1)})
    made = sitting(moves("harder", regress_to=("gone", "easier")), others=(easier,))

    assert (made.movements[0].easier, made.movements[0].easier_dose) == ("easier", MovementDose(1))


@pytest.mark.parametrize(
    ("change", "facts"),
    [
        ({"needs_floor": True}, Facts.of(can_get_on_floor="cannot")),
        ({"doses": {"build": MovementDose(1)}}, EASY),
        ({"suits": IsYes("pregnancy")}, EASY),
        ({"needs": IsYes("has_band")}, EASY),
        ({"id_": "walking"}, EASY),
    ],
)
def test_an_easier_one_that_is_not_allowed_is_not_named(change: dict[str, Anything], facts: Facts) -> None:
    easier = moves(**{"id_": "easier", **change})
    made = sitting(moves("harder", regress_to=(easier.id,)), others=(easier,), facts=facts)

    assert made.movements[0].easier == ""


def test_an_excluded_easier_one_is_not_named() -> None:
    off = an_exclusion("X", IsYes("leg_pain"), movements=("easier",))
    harder = moves("harder", regress_to=("easier",))
    facts = with_(leg_pain=YesNo.NOT_SURE)
    made = sitting(harder, others=(moves("easier"),), facts=facts, knowledge={"exclusions": {"X": off}})

    assert made.movements[0].easier == ""


def test_after_three_ambers_the_easier_one_comes_in_its_place() -> None:
    ambers = tuple(past(n, "harder", response=replace(GREEN, next_morning=2)) for n in (3, 2, 1))
    made = sitting(moves("harder", regress_to=("easier",)), others=(moves("easier"),), log=Log(ambers))

    assert (made.movements[0].id, made.movements[0].planned) == ("easier", "harder")
    assert made.movements[0].dose_step.reason == "step_down"


def test_an_easier_one_for_two_movements_is_done_once() -> None:
    ambers = tuple(past(n, "a", "b", response=replace(GREEN, next_morning=2)) for n in (3, 2, 1))
    both = [moves(name, regress_to=("easier",)) for name in ("a", "b")]
    made = sitting(*both, others=(moves("easier"),), log=Log(ambers))

    assert ids(made) == ["easier"]
    assert [(one.movement, one.why) for one in made.left_out] == [("b", "already_in")]


# ---------------------------------------------------------------- into the minutes


def test_the_least_supported_goes_first_and_favourites_last() -> None:
    weak, strong = (moves(c, "strength", certainty=c) for c in ("very_low", "moderate"))
    warm = moves("warm")
    by_support = sitting(warm, weak, strong, minutes=5)
    by_wish = sitting(warm, weak, strong, minutes=5, log=Log(favourites=frozenset({"very_low"})))

    assert ids(by_support) == ["warm", "moderate"]
    assert [(one.movement, one.why) for one in by_support.left_out] == [("very_low", "no_time")]
    assert ids(by_wish) == ["warm", "very_low"]


def test_one_to_warm_up_and_one_more_stay_and_are_cut_to_half_at_most() -> None:
    warm, strong = moves("warm"), moves("strong", "strength")
    made = sitting(warm, strong, minutes=1)

    assert ids(made) == ["warm", "strong"]
    assert [one.dose.minutes for one in made.movements] == [1, 1]


def test_rest_gives_way_before_a_movement_is_dropped() -> None:
    rest = moves(REST, "relief_position", doses={"move": MovementDose(5)})
    made = sitting(rest, SLIDE, minutes=7)

    assert ids(made) == [REST, WALL]
    assert made.total_seconds == 7 * 60


def test_a_sitting_may_be_a_tenth_longer_than_asked() -> None:
    """Two movements of two minutes and ten seconds to get ready are 250 seconds."""
    assert len(sitting(SLIDE, moves("b"), minutes=3.8).movements) == 2
    assert len(sitting(SLIDE, moves("b"), minutes=3.7).movements) == 1


# ---------------------------------------------------------------- what came before


def test_after_an_unsettled_red_there_is_no_sitting() -> None:
    made = sitting(SLIDE, log=Log((past(1, WALL, response=replace(RED, next_morning=2)),)))

    assert (made.steps, made.movements, made.outlook.held_back) == ((), (), "morning_not_usual")


def test_after_a_settled_red_there_is_half_of_it() -> None:
    made = sitting(SLIDE, log=Log((past(1, WALL, response=RED),)))

    assert made.movements[0].dose.minutes == 1
    assert made.movements[0].dose_step.reason == "after_red"


def test_a_danger_sign_holds_back_until_it_was_checked() -> None:
    danger = replace(GREEN, danger_signs=frozenset({"chest_pain"}))

    assert sitting(SLIDE, log=Log((past(1, response=danger),))).outlook.held_back == "stop_now"
    assert sitting(SLIDE, log=Log((past(1, response=danger, checked_since=True),))).outlook.held_back == ""


def test_a_sitting_that_was_stopped_for_pain_is_never_green() -> None:
    assert past(1, WALL).light is Light.GREEN
    assert past(1, WALL, ended="stopped_for_pain").light is Light.AMBER


def test_a_green_day_counts_only_for_what_was_done_as_given() -> None:
    eased = replace(past(2), done=(DoneMovement(WALL, "easier"),))
    log = Log((past(3, WALL), eased, past(1, BRIDGE)))

    assert [day.on for day in days_with(log, frozenset({WALL}))] == [TODAY - timedelta(3)]
    assert [day.on for day in days_with(log, frozenset({BRIDGE}))] == [TODAY - timedelta(1)]


def test_an_amber_day_holds_back_what_was_done_before_it_too() -> None:
    amber = past(1, BRIDGE, response=replace(GREEN, next_morning=2))

    assert [day.light for day in days_with(Log((past(2, WALL), amber)), frozenset({WALL}))] == [
        Light.GREEN,
        Light.AMBER,
    ]
    assert [day.light for day in days_with(Log((amber,)), frozenset({WALL}))] == [Light.AMBER]
    assert days_with(Log((amber, replace(past(0), key="later"))), frozenset({WALL})) == ()


def test_of_two_sittings_on_a_day_the_worse_counts() -> None:
    log = Log((past(1, WALL), replace(past(1, WALL, response=RED), key="other")))

    assert [day.light for day in days_of(log)] == [Light.RED]


# ---------------------------------------------------------------- what ships


def test_what_ships_takes_about_as_long_as_its_doses_say() -> None:
    """Each within a tenth or half a minute, since doses are written in halves of a minute."""
    known = shipped_knowledge()
    for movement in known.movements.values():
        for phase, dose in movement.doses.items():
            minutes = sum(step.seconds for step in timed_steps(known, movement, dose)) / 60
            assert abs(minutes - dose.minutes) <= max(dose.minutes / 10, 0.5), (movement.id, phase, minutes)


def test_while_doses_come_back_after_a_flare_green_days_raise_none() -> None:
    bridge = moves("bridge", kind="strength", doses={"move": MovementDose(2, repetitions=5)})
    log = Log(tuple(past(days, "bridge") for days in (2, 1)))
    coming_back = PathNow("move", TODAY, share=0.5, ramps=(Ramp(TODAY - timedelta(4), TODAY),))
    assert sitting(bridge, log=log).movements[0].dose_step.reason == "up"
    assert sitting(bridge, log=log, now=coming_back).movements[0].dose_step.reason == "undecided"
