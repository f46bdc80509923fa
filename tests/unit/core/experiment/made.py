"""Fair tests made for tests: a schedule, and days as a person might fill them in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from unknot.core.experiment.design import design
from unknot.core.experiment.lots import Lots
from unknot.core.experiment.values import FairQuestion, PlannedDay, Schedule, SeenDay

START = date(2026, 12, 1)
HEAT = FairQuestion("evening_heat", "pain_next_morning")
TWO_WAYS = FairQuestion("heat_or_cold", "pain_in_the_evening", two_ways=True)
SLEEP = FairQuestion("breathing_before_bed", "sleep_that_night")
TOPPER = FairQuestion("mattress_topper", "pain_next_morning", block_days=3, washout_days=1)


def a_schedule(question: FairQuestion = HEAT, days: int = 28, seed: int = 42) -> Schedule:
    return design(question, days, START, seed)


def after(schedule: Schedule) -> date:
    """A day on which everything could be measured."""
    return schedule.end + timedelta(days=1)


def lived(
    schedule: Schedule,
    gain: float,
    *,
    usual: float = 5.0,
    noise: float = 1.2,
    seed: int = 1,
    each: Callable[[SeenDay], SeenDay | None] = lambda day: day,
) -> tuple[SeenDay, ...]:
    """Every day followed and filled in; arm a changes the value by so much for the better where pain is measured."""
    lots = Lots(seed)
    days = (_day(plan, gain, usual, noise, lots) for plan in schedule.days)
    return tuple(kept for day in days if (kept := each(day)) is not None)


def _day(plan: PlannedDay, gain: float, usual: float, noise: float, lots: Lots) -> SeenDay:
    wobble = noise * (sum(lots.below_one() for _ in range(12)) - 6)
    value = usual - (gain if plan.arm == "a" else 0.0) + wobble
    return SeenDay(plan.on, plan.arm, "followed", float(min(10, max(0, round(value)))))


def values(schedule: Schedule, numbers: Iterable[float | None]) -> tuple[SeenDay, ...]:
    return tuple(
        SeenDay(plan.on, plan.arm, "followed", value) for plan, value in zip(schedule.days, numbers, strict=True)
    )
