"""The verdicts: four honest ones, nothing before the end, and no verdict at all from a test that went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.unit.core.experiment.made import (
    HEAT,
    SLEEP,
    START,
    TOPPER,
    TWO_WAYS,
    a_schedule,
    after,
    lived,
    values,
)
from unknot.core.experiment.faults import FAULTS, faults
from unknot.core.experiment.outcome import HIGHER_IS, OUTCOMES, least_felt, measured_on
from unknot.core.experiment.values import Schedule, SeenDay, Verdict
from unknot.core.experiment.verdict import WOULD_CHANGE, call, call_of, judge, thresholds
from unknot.knowledge.kinds import Knowledge

VERDICTS = ("probably_helps", "probably_does_not", "got_worse")


def judged(schedule: Schedule, seen: tuple[SeenDay, ...], **more: object) -> Verdict:
    return judge(schedule, seen, after(schedule), **more)  # type: ignore[arg-type]


# ---------------------------------------------------------------- four verdicts


def test_a_clear_gain_probably_helps() -> None:
    verdict = judged(a_schedule(), lived(a_schedule(), 2.5))
    assert (verdict.id, verdict.better_arm, verdict.size) == ("probably_helps", "a", "felt")
    assert verdict.analysis is not None
    assert verdict.analysis.by_plan.p_better > 0.975
    assert verdict.analysis.order.p < 0.01


def test_a_sure_but_small_gain_is_said_to_be_less_than_people_feel() -> None:
    verdict = judged(a_schedule(), lived(a_schedule(), 1.0, noise=0.5))
    assert (verdict.id, verdict.size) == ("probably_helps", "less_than_felt")


def test_no_gain_probably_does_not() -> None:
    verdict = judged(a_schedule(), lived(a_schedule(), 0.0, noise=0.7))
    assert (verdict.id, verdict.better_arm) == ("probably_does_not", "")


def test_a_clear_loss_got_worse() -> None:
    verdict = judged(a_schedule(), lived(a_schedule(), -2.5))
    assert (verdict.id, verdict.better_arm) == ("got_worse", "b")


def test_much_noise_cannot_tell_and_says_what_would_change_that() -> None:
    verdict = judged(a_schedule(), lived(a_schedule(), 0.5, noise=2.2))
    assert verdict.id == "cannot_tell"
    assert verdict.reasons == ("too_much_noise",)
    assert verdict.would_change == ("more_days",)


def test_a_number_of_days_is_told_where_some_would_help() -> None:
    found = [judged(a_schedule(seed=n), lived(a_schedule(seed=n), 0.8, noise=1.2, seed=n)) for n in range(12)]
    days = [verdict.more_days for verdict in found if verdict.id == "cannot_tell"]
    assert any(more is not None and 2 <= more <= 56 and more % 2 == 0 for more in days)
    assert all(verdict.more_days is None for verdict in found if verdict.id != "cannot_tell")


def test_sleep_has_no_least_change_so_the_size_is_not_judged() -> None:
    schedule = a_schedule(SLEEP)
    better = tuple(replace(day, value=10 - (day.value or 0)) for day in lived(schedule, 2.5))
    assert (judged(schedule, better).id, judged(schedule, better).size) == ("probably_helps", "not_known")


def test_of_two_ways_the_other_may_be_better_and_none_got_worse() -> None:
    schedule = a_schedule(TWO_WAYS)
    assert judged(schedule, lived(schedule, 2.5)).better_arm == "a"
    other = judged(schedule, lived(schedule, -2.5))
    assert (other.id, other.better_arm) == ("probably_helps", "b")


def test_two_ways_that_are_alike_cannot_be_told_apart() -> None:
    schedule = a_schedule(TWO_WAYS)
    assert judged(schedule, lived(schedule, 0.0, noise=0.7)).id == "cannot_tell"


def test_a_test_with_washout_days_is_judged_too() -> None:
    schedule = a_schedule(TOPPER, 42)
    assert judged(schedule, lived(schedule, 2.5)).id == "probably_helps"


# ---------------------------------------------------------------- before the end, and hints


@pytest.mark.parametrize("days_early", [28, 14, 1])
def test_before_the_planned_end_it_is_on_its_way_and_no_number_is_shown(days_early: int) -> None:
    schedule = a_schedule()
    day = after(schedule) - timedelta(days=days_early)
    seen = tuple(one for one in lived(schedule, 4.0) if measured_on(HEAT.outcome, one.on) <= day)
    assert judge(schedule, seen, day) == Verdict("on_its_way")


def test_an_outcome_of_the_evening_is_whole_on_the_last_evening() -> None:
    schedule = a_schedule(TWO_WAYS)
    assert judge(schedule, lived(schedule, 2.5), schedule.end).id == "probably_helps"


@pytest.mark.parametrize(("gain", "leans"), [(4.0, "helps"), (0.0, "does_not")])
def test_fourteen_days_are_a_hint_and_never_say_probably(gain: float, leans: str) -> None:
    schedule = a_schedule(days=14)
    verdict = judged(schedule, lived(schedule, gain, noise=0.5))
    assert (verdict.id, verdict.reasons, verdict.leans) == ("cannot_tell", ("only_a_hint",), leans)
    assert verdict.would_change == ("a_whole_test",)


def test_a_clear_loss_is_told_even_after_fourteen_days() -> None:
    schedule = a_schedule(days=14)
    assert judged(schedule, lived(schedule, -4.0, noise=0.5)).id == "got_worse"


def test_a_hint_of_two_ways_leans_to_the_better_one() -> None:
    schedule = a_schedule(TWO_WAYS, days=14)
    verdict = judged(schedule, lived(schedule, -4.0, noise=0.5))
    assert (verdict.id, verdict.leans, verdict.better_arm) == ("cannot_tell", "helps", "b")


@pytest.mark.parametrize("two_ways", [True, False])
def test_a_second_look_must_be_clearer(two_ways: bool) -> None:
    first, second = (thresholds(two_ways=two_ways, looks=looks) for looks in (1, 2))
    assert all(later > sooner for sooner, later in zip(first[:2], second[:2], strict=True))
    assert second[2] >= first[2]


@pytest.mark.parametrize(
    ("p_better", "p_worth_it", "said"),
    [
        (0.975, 0.5, "helps"),
        (0.974, 0.5, ""),
        (0.02, 0.001, "worse"),
        (0.021, 0.001, "does_not"),
        (0.9, 0.05, "does_not"),
        (0.9, 0.051, ""),
        (0.99, 0.01, "helps"),
    ],
)
def test_the_chances_are_called_at_their_limits(p_better: float, p_worth_it: float, said: str) -> None:
    assert call(p_better, p_worth_it) == said


# ---------------------------------------------------------------- notes


def test_an_analysis_that_says_something_else_is_noted() -> None:
    schedule = a_schedule()
    swapped = lived(schedule, 2.5, each=lambda day: replace(day, done="missed") if day.on.day % 3 else day)
    verdict = judged(schedule, swapped)
    assert verdict.reasons == ("seldom_followed",)
    half = lived(schedule, 1.2, each=lambda day: replace(day, done="not_said") if day.on.day % 4 else day)
    assert "often_not_said" in judged(schedule, half).notes
    assert "as_done_differs" in judged(schedule, half).notes


def test_a_test_that_was_made_longer_says_so() -> None:
    assert "made_longer" in judged(a_schedule(), lived(a_schedule(), 2.5), looks=2).notes


def test_a_difference_that_many_orders_would_give_is_noted() -> None:
    numbers = [2.0 if day.arm == "a" and day.pair < 5 else 5.0 + day.pair % 2 for day in a_schedule().days]
    verdict = judged(a_schedule(), values(a_schedule(), numbers))
    assert verdict.analysis is not None
    assert ("order_test_differs" in verdict.notes) == (verdict.id in VERDICTS and verdict.analysis.order.p > 0.1)


# ---------------------------------------------------------------- what went wrong


Change = Callable[[SeenDay], SeenDay | None]
SPOILT: dict[str, Change] = {
    "fewer_than_four_pairs": lambda day: day if (day.on - START).days < 6 else None,
    "outcome_missing_on_one_arm": lambda day: day if day.planned == "a" or (day.on - START).days < 9 else None,
    "filled_in_late": lambda day: replace(day, filled_late=(day.on - START).days < 10),
    "arm_never_followed": lambda day: replace(day, done="missed") if day.planned == "a" else day,
    "seldom_followed": lambda day: replace(day, done="missed") if (day.on - START).days < 15 else day,
    "all_values_equal": lambda day: replace(day, value=4.0),
    "days_do_not_fit": lambda day: replace(day, planned="b") if day.on == START else day,
}


@pytest.mark.parametrize("fault", SPOILT)
def test_each_fault_has_its_own_reason_and_gives_no_verdict(fault: str) -> None:
    schedule = a_schedule()
    seen = lived(schedule, 3.0, each=SPOILT[fault])
    verdict = judged(schedule, seen)
    assert verdict.id == "cannot_tell"
    assert fault in verdict.reasons
    assert verdict.leans == verdict.better_arm == verdict.size == ""
    assert WOULD_CHANGE[fault] in verdict.would_change


def test_the_day_before_the_fault_there_is_none() -> None:
    """The same days, each just inside of its limit."""
    schedule = a_schedule()
    inside: dict[str, Change] = {
        "fewer_than_four_pairs": lambda day: day if (day.on - START).days < 8 else None,
        "filled_in_late": lambda day: replace(day, filled_late=(day.on - START).days < 9),
        "arm_never_followed": lambda day: replace(day, done="missed") if day.planned == "a" and day.on.day > 2 else day,
        "seldom_followed": lambda day: replace(day, done="missed") if (day.on - START).days < 14 else day,
        "all_values_equal": lambda day: replace(day, value=4.0 + (day.on == START)),
    }
    for fault, change in inside.items():
        assert fault not in faults(schedule, lived(schedule, 3.0, each=change), after(schedule)), fault


def test_a_clock_that_went_back_doubles_a_day_and_none_is_chosen() -> None:
    schedule = a_schedule()
    seen = lived(schedule, 3.0)
    verdict = judged(schedule, (*seen, replace(seen[3], value=9.0)))
    assert (verdict.id, verdict.reasons, verdict.analysis) == ("cannot_tell", ("days_doubled",), None)


@pytest.mark.parametrize("on", [START - timedelta(days=1), START + timedelta(days=28)])
def test_a_day_outside_of_the_test_is_told(on: object) -> None:
    schedule = a_schedule()
    stray = SeenDay(on, "a", "followed", 1.0)  # type: ignore[arg-type]
    assert judged(schedule, (*lived(schedule, 3.0), stray)).reasons == ("days_do_not_fit",)


def test_a_value_from_a_day_that_is_still_to_come_is_told() -> None:
    schedule = a_schedule()
    seen = lived(schedule, 3.0)
    assert "days_do_not_fit" in faults(schedule, seen, schedule.end)
    assert "days_do_not_fit" not in faults(schedule, seen, after(schedule))


def test_a_clock_that_went_forward_leaves_gaps_and_gaps_are_nothing() -> None:
    schedule = a_schedule()
    seen = lived(schedule, 3.0, each=lambda day: None if 10 <= (day.on - START).days < 14 else day)
    assert judged(schedule, seen).id == "probably_helps"


def test_a_test_that_was_stopped_early_gives_no_verdict() -> None:
    schedule = a_schedule()
    stop = START + timedelta(days=20)
    seen = lived(schedule, 3.0, each=lambda day: day if day.on < stop else None)
    verdict = judge(schedule, seen, stop, stopped_on=stop)
    assert (verdict.id, verdict.reasons, verdict.leans) == ("cannot_tell", ("stopped_early",), "")
    assert verdict.would_change == ("a_whole_test",)


def test_but_that_it_went_clearly_worse_before_the_stop_is_not_kept_back() -> None:
    schedule = a_schedule()
    stop = START + timedelta(days=20)
    seen = lived(schedule, -3.0, each=lambda day: day if day.on < stop else None)
    verdict = judge(schedule, seen, stop, stopped_on=stop)
    assert (verdict.id, verdict.leans) == ("cannot_tell", "worse")


def test_no_day_at_all_is_no_verdict() -> None:
    assert judged(a_schedule(), ()).id == "cannot_tell"


def test_every_fault_says_what_would_change_it() -> None:
    assert set(FAULTS) < set(WOULD_CHANGE)


@pytest.mark.parametrize("value", [-1.0, 10.5])
def test_a_value_that_cannot_be_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 10"):
        judged(a_schedule(), values(a_schedule(), [value, *[4.0] * 27]))


@pytest.mark.parametrize("wrong", [{"planned": "c"}, {"done": "perhaps"}])
def test_an_arm_or_a_done_that_does_not_exist_is_refused(wrong: dict[str, str]) -> None:
    seen = lived(a_schedule(), 1)
    with pytest.raises(ValueError, match="does not exist"):
        judged(a_schedule(), (replace(seen[0], **wrong), *seen[1:]))  # type: ignore[arg-type]


# ---------------------------------------------------------------- outcomes, and when to put a test aside


def test_outcomes_run_the_way_their_measures_do(knowledge: Knowledge) -> None:
    for outcome in OUTCOMES.values():
        measure = knowledge.measures[outcome.measure]
        assert outcome.item in measure.item_ids
        assert measure.higher_is == HIGHER_IS[outcome.measure]
        assert (measure.at_least, measure.at_most) == (0, 10)


@pytest.mark.parametrize(("usual", "least"), [(8.0, 2.0), (5.0, 1.5), (1.0, 0.3)])
def test_the_least_gain_people_feel_is_two_points_or_three_tenths(usual: float, least: float) -> None:
    assert least_felt("pain_next_morning", usual) == pytest.approx(least)


def test_a_value_of_the_next_morning_is_asked_a_day_later() -> None:
    assert measured_on("pain_next_morning", START) == START + timedelta(days=1)
    assert measured_on("pain_in_the_evening", START) == START


def test_the_simulations_call_what_the_verdict_calls() -> None:
    for seed in range(8):
        schedule = a_schedule(seed=seed)
        verdict = judged(schedule, lived(schedule, seed / 3, seed=seed))
        assert verdict.analysis is not None
        said = {"helps": "probably_helps", "does_not": "probably_does_not", "worse": "got_worse", "": "cannot_tell"}
        assert said[call_of(verdict.analysis.by_plan)] == verdict.id
