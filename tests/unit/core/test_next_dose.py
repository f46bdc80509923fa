"""How doses go up and down by the lights and the days off (5.2 and 5.3), worked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any as Anything

import pytest

from tests.made import a_knowledge, a_movement
from unknot.core.dose_changes import lowered, raised, work
from unknot.core.next_dose import DoseStep, next_dose
from unknot.core.outlook import DayLight, Outlook, outlook
from unknot.core.traffic_light import Light
from unknot.knowledge.kinds import Movement, MovementDose
from unknot.knowledge.levels import CareLevel

G, A, R, U, S = Light.GREEN, Light.AMBER, Light.RED, Light.UNDECIDED, Light.STOP_NOW
MONDAY = date(2026, 11, 23)
TEN = MovementDose(2, repetitions=10)
STRETCH = MovementDose(2, repetitions=2, hold_seconds=20, each_side=True)


def held(minutes: float, seconds: float) -> MovementDose:
    return MovementDose(minutes, repetitions=2, hold_seconds=seconds)


def phases(dose: MovementDose, **others: MovementDose) -> dict[str, MovementDose]:
    return {"move": dose, "build": dose, **others}


def on_day(number: int, light: Light, phase: str = "move", **more: Anything) -> DayLight:
    return DayLight(MONDAY + timedelta(number), light, phase, **more)


def daily(lights: Sequence[Light], phase: str = "move") -> list[DayLight]:
    """One sitting a day, each red settled the next morning."""
    return [on_day(n, light, phase, settled=True) for n, light in enumerate(lights)]


def after(
    history: Sequence[DayLight],
    *,
    phase: str = "move",
    day: int | None = None,
    others: tuple[Movement, ...] = (),
    **more: Anything,
) -> DoseStep:
    """The step on the day after the last, or on another day, of a movement done 10 times."""
    doses = more.pop("doses", phases(TEN))
    tilt = a_movement("tilt", kind=more.pop("kind", "strength"), doses=doses, **more)
    last = (history[-1].on - MONDAY).days if history else -1
    known = a_knowledge(tilt, *others)
    today = MONDAY + timedelta(last + 1 if day is None else day)
    return next_dose(known, "tilt", phase, history, today, allowed=frozenset(one.id for one in others))


def test_the_first_time_it_is_the_dose_of_the_plan() -> None:
    step = after([])

    assert (step.dose, step.reason) == (TEN, "first_time")


@pytest.mark.parametrize(
    ("phase", "greens", "repetitions"),
    [("move", 1, 10), ("move", 2, 12), ("build", 2, 10), ("build", 3, 12)],
)
def test_two_greens_in_move_and_three_in_build_bring_a_fifth_more(phase: str, greens: int, repetitions: int) -> None:
    step = after(daily([G] * greens, phase), phase=phase)

    assert step.dose == replace(TEN, repetitions=repetitions, minutes=2 * repetitions / 10)
    assert step.greens == greens


def test_a_step_up_says_what_went_up() -> None:
    step = after(daily([G, G]))

    assert (step.reason, step.variable, step.before, step.after) == ("up", "repetitions", 10, 12)


def test_in_the_calm_phase_nothing_goes_up() -> None:
    step = after(daily([G] * 5, "calm"), phase="calm", doses={"calm": TEN})

    assert (step.dose, step.reason) == (TEN, "no_progress_in_phase")


def test_the_greens_must_be_in_a_row() -> None:
    assert after(daily([G, A, G])).reason == "keep"
    assert after(daily([G, U, G])).reason == "keep"
    assert after(daily([G, U, G, G])).reason == "up"


def test_an_undecided_light_changes_nothing() -> None:
    assert after(daily([G, G, U])).reason == "undecided"


def test_after_a_step_up_the_greens_are_counted_anew() -> None:
    assert after(daily([G, G, G])).dose == replace(TEN, repetitions=12, minutes=2.4)  # the third was at 12


def test_two_steps_a_week_are_the_most() -> None:
    twenty = phases(TEN, keep_well=replace(TEN, repetitions=20))
    third = after(daily([G] * 7), doses=twenty)  # up on day 2 (12) and day 4 (14); day 6 would be the third
    later = after(daily([G] * 9), doses=twenty)  # on day 9 the step of day 2 is a week old

    assert (third.reason, third.dose.repetitions if third.dose else 0) == ("two_steps_this_week", 14)
    assert (later.reason, later.dose.repetitions if later.dose else 0) == ("up", 16)


def test_one_amber_repeats_and_two_in_a_row_take_a_quarter() -> None:
    assert after(daily([A])).dose == TEN
    assert after(daily([A])).reason == "amber"
    second = after(daily([A, A]))
    assert (second.reason, second.dose and second.dose.repetitions) == ("amber_again", 7)  # 7.5, and never above


def test_three_ambers_in_a_row_step_down_to_an_easier_one() -> None:
    easy = a_movement("easy", doses=phases(replace(TEN, repetitions=8)))
    step = after(daily([A, A, A]), others=(easy,), regress_to=("easy",))

    assert (step.reason, step.movement, step.dose) == ("step_down", "easy", replace(TEN, repetitions=8))


def test_without_an_easier_one_that_is_allowed_the_dose_goes_down_again() -> None:
    step = after(daily([A, A, A]), regress_to=("easy",))

    assert (step.movement, step.reason) == ("tilt", "amber_again")
    assert step.dose == replace(TEN, repetitions=5, minutes=1.0)  # 10, 7, 5


def test_after_a_step_down_greens_lead_back_up() -> None:
    easy = a_movement("easy", doses=phases(replace(TEN, repetitions=8)))
    step = after(daily([A, A, A, G, G]), others=(easy,), regress_to=("easy",))

    assert (step.reason, step.movement) == ("back_up", "tilt")
    assert step.dose is not None
    assert step.dose.repetitions == 5  # a quarter less than the 7 it was left at


def test_after_a_red_it_is_half_and_only_when_the_morning_was_usual() -> None:
    waiting = after([on_day(0, R, settled=False)])
    settled = after([on_day(0, R, settled=True)])

    assert (waiting.dose, waiting.reason) == (None, "morning_not_usual")
    assert (settled.reason, settled.dose) == ("after_red", replace(TEN, repetitions=5, minutes=1.0))


def test_from_half_it_goes_up_by_greens_again() -> None:
    assert after(daily([R, G])).dose == replace(TEN, repetitions=5, minutes=1.0)
    assert after(daily([R, G, G])).dose == replace(TEN, repetitions=6, minutes=1.2)


@pytest.mark.parametrize(("apart", "reason"), [(7, "two_reds"), (8, "after_red")])
def test_two_reds_in_seven_days_go_back_one_phase(apart: int, reason: str) -> None:
    few = replace(TEN, repetitions=3)
    history = [on_day(0, R, settled=True), *(on_day(n, U) for n in range(1, apart)), on_day(apart, R, settled=True)]
    step = after(history, doses=phases(TEN, calm=few))

    assert step.reason == reason
    assert step.dose is not None
    assert step.dose.repetitions == 2  # half of the 5 after the first red, less than the 3 of the phase before
    assert outlook(history, "move", history[-1].on).back_one_phase is (reason == "two_reds")


def test_a_danger_sign_waits_for_a_safety_check_and_then_counts_as_a_red() -> None:
    assert after([on_day(0, S)]).reason == "stop_now"
    assert after([on_day(0, S), on_day(1, G)]).reason == "stop_now"
    checked = after([on_day(0, S, settled=True)])
    assert (checked.reason, checked.dose) == ("after_red", replace(TEN, repetitions=5, minutes=1.0))


@pytest.mark.parametrize(
    ("days_off", "reason", "repetitions"),
    [
        (2, "up", 12),
        (3, "repeat_after_days_off", 10),
        (6, "repeat_after_days_off", 10),
        (7, "less_after_a_week", 8),
        (13, "less_after_a_week", 8),
        (14, "back_after_two_weeks", 4),
    ],
)
def test_days_without_a_sitting(days_off: int, reason: str, repetitions: int) -> None:
    calmer = phases(TEN, calm=replace(TEN, repetitions=4))
    step = after(daily([G, G]), day=2 + days_off, doses=calmer)

    assert (step.reason, step.days_off) == (reason, days_off)
    assert step.dose is not None
    assert step.dose.repetitions == repetitions


def test_without_an_earlier_phase_two_weeks_off_halve_the_dose() -> None:
    assert after(daily([G]), day=15).dose == replace(TEN, repetitions=5, minutes=1.0)


def test_of_two_rules_the_lower_dose_counts() -> None:
    assert after(daily([R]), day=8).reason == "after_red"  # half, not a fifth less
    assert after(daily([A]), day=8).reason == "less_after_a_week"


def test_another_phase_begins_at_its_own_dose_and_a_red_follows_into_it() -> None:
    assert after(daily([G, G, G], "calm")).dose == TEN
    assert after(daily([R], "calm")).dose == replace(TEN, repetitions=5, minutes=1.0)


def test_at_the_top_a_harder_one_is_offered_and_never_taken() -> None:
    hard = a_movement("hard", doses=phases(TEN))
    top = replace(TEN, repetitions=12)
    step = after(daily([G, G]), kind="mobility", doses=phases(top), others=(hard,), progress_to=("hard",))

    assert (step.reason, step.movement, step.dose, step.offer) == ("at_the_top", "tilt", top, "hard")
    assert after(daily([G, G]), kind="mobility", doses=phases(top), progress_to=("hard",)).offer == ""


# ---------------------------------------------------------------- one step up or down of a dose


@pytest.mark.parametrize(
    ("kind", "dose", "larger", "variable"),
    [
        ("strength", MovementDose(2, repetitions=10), MovementDose(2.4, repetitions=12), "repetitions"),
        # at the 12 of the reference: one more set of 7, which is 14 in all
        ("strength", MovementDose(2, repetitions=12), MovementDose(2.33, repetitions=7, sets=2), "sets"),
        ("strength", MovementDose(4, repetitions=12, sets=2), MovementDose(4.5, repetitions=9, sets=3), "sets"),
        ("strength", MovementDose(6, repetitions=12, sets=3), None, ""),
        ("mobility", MovementDose(2, repetitions=12), None, ""),
        ("stretch", held(2, 20), held(2.4, 24), "hold_seconds"),
        ("stretch", held(2, 28), held(2.14, 30), "hold_seconds"),
        ("stretch", held(2, 30), None, ""),
        ("strength", MovementDose(2, repetitions=3), None, ""),  # one more would be a third
        ("relief_position", MovementDose(5), None, ""),
    ],
)
def test_one_step_up(kind: str, dose: MovementDose, larger: MovementDose | None, variable: str) -> None:
    found = raised(a_movement("tilt", kind=kind, doses={"move": dose}), dose)

    assert found == (None if larger is None else (larger, variable))


def test_a_held_movement_goes_up_to_what_its_own_phases_name() -> None:
    plank = MovementDose(1, repetitions=5, hold_seconds=8)
    movement = a_movement(
        "plank", kind="strength", doses={"build": plank, "keep_well": replace(plank, hold_seconds=10)}
    )

    assert raised(movement, plank) == (replace(plank, hold_seconds=9, minutes=1.12), "hold_seconds")


@pytest.mark.parametrize(
    ("dose", "factor", "less"),
    [
        (MovementDose(2, repetitions=10), 0.5, MovementDose(1, repetitions=5)),
        (MovementDose(2, repetitions=3), 0.5, MovementDose(0.67, repetitions=1)),
        # the hold comes closer to a quarter less than one of two repetitions would
        (STRETCH, 0.75, replace(STRETCH, hold_seconds=15, minutes=1.5)),
        (STRETCH, 0.5, replace(STRETCH, repetitions=1, minutes=1)),
        (
            replace(STRETCH, repetitions=1, sets=3),
            0.5,
            replace(STRETCH, repetitions=1, sets=3, hold_seconds=10, minutes=1),
        ),
        (MovementDose(5), 0.5, MovementDose(2.5)),
        (MovementDose(1, repetitions=1), 0.5, MovementDose(1, repetitions=1)),
    ],
)
def test_less_of_a_dose(dose: MovementDose, factor: float, less: MovementDose) -> None:
    assert lowered(dose, factor) == less
    assert work(less) <= max(work(dose) * factor, 1)


# ---------------------------------------------------------------- beyond the dose


def test_three_reds_in_four_weeks_are_a_hint_to_talk_to_somebody() -> None:
    history = [on_day(0, R), on_day(5, G), on_day(10, R), on_day(15, G), on_day(20, R)]

    assert outlook(history[:4], "move", MONDAY + timedelta(20)).care_hint is None
    assert outlook(history, "move", MONDAY + timedelta(20)).reasons == ("three_reds",)
    assert outlook(history, "move", MONDAY + timedelta(20)).care_hint is CareLevel.ROUTINE
    assert "three_reds" not in outlook(history, "move", MONDAY + timedelta(28)).reasons


@pytest.mark.parametrize(("last", "hint"), [(13, None), (14, CareLevel.ROUTINE)])
def test_two_weeks_with_no_green_are_one_too(last: int, hint: CareLevel | None) -> None:
    history = [on_day(n, A if n == 5 else U) for n in range(last)]

    assert outlook(history, "move", MONDAY + timedelta(last)).care_hint is hint


def test_lights_that_nobody_told_us_are_no_hint() -> None:
    assert outlook([on_day(n, U) for n in range(20)], "move", MONDAY + timedelta(20)) == Outlook()


def test_a_worse_leg_and_a_repeated_seed_stop_are_hints() -> None:
    leg = outlook([on_day(0, R, settled=True, leg_worse=True)], "move", MONDAY + timedelta(1))
    seeds = [on_day(0, R, seed=True), on_day(9, R, settled=True, seed=True)]

    assert (leg.care_hint, leg.reasons) == (CareLevel.ROUTINE, ("leg_worse",))
    assert outlook(seeds[:1], "move", MONDAY + timedelta(9)).care_hint is None
    assert outlook(seeds, "move", MONDAY + timedelta(9)).reasons == ("seed_rule_again",)


def test_a_plan_that_went_back_is_not_sent_back_again() -> None:
    history = [on_day(0, R, settled=True), on_day(1, R, settled=True)]

    assert outlook(history, "move", MONDAY + timedelta(2)).back_one_phase
    assert not outlook(history, "calm", MONDAY + timedelta(2)).back_one_phase
