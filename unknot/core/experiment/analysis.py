"""From what was seen to numbers: by plan, by what was done, with a trend, and by the order of the arms.

The analysis by plan decides (intention to treat): it compares the days as they were drawn, whatever was done on them.
The one by what was done takes only days of which the person said what was done; it stands beside the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from unknot.core.experiment.order_test import order_test
from unknot.core.experiment.outcome import as_gain, least_felt
from unknot.core.experiment.posterior import Point, Posterior, posterior
from unknot.core.experiment.values import Analysis, Fit, Schedule, SeenDay

#: with fewer values there is nothing to compare [D]
LEAST_VALUES = 6
#: a gain of a point is worth having, or less where people feel less [D: half of the two points of part 6]
WORTH_HAVING = 1.0
#: the range that is told holds the gain in 95 of 100 tests
_LOW, _MIDDLE, _HIGH = 0.025, 0.5, 0.975
_OTHER = {"a": "b", "b": "a"}
#: what says which arm was lived
_SAID = ("followed", "crossed_over")


def counted(schedule: Schedule, seen: Iterable[SeenDay]) -> tuple[SeenDay, ...]:
    """The days with a value that count, in order: those of the schedule, less its washout days."""
    planned = {day.on: day for day in schedule.days if day.counted}
    return tuple(sorted((day for day in seen if day.value is not None and day.on in planned), key=lambda day: day.on))


def analyse(schedule: Schedule, seen: Iterable[SeenDay]) -> Analysis | None:
    """All numbers of a test; None while there are too few values in either arm to reckon with."""
    outcome, days = schedule.question.outcome, counted(schedule, seen)
    planned = {day.on: day.arm for day in schedule.days}
    by_plan = [_point(schedule, day, planned[day.on]) for day in days]
    if not _enough(by_plan):
        return None
    mean_a, mean_b = _mean(days, planned, "a"), _mean(days, planned, "b")
    least = least_felt(outcome, mean_b)
    margin = worth_having(least)
    order, first = order_test(schedule, days), fit(by_plan, margin)
    as_done = _as_done(schedule, days)
    return Analysis(
        by_plan=first,
        as_done=first if as_done == by_plan else fit(as_done, margin) if _enough(as_done) else None,
        with_trend=fit(by_plan, margin, trend_over=len(schedule.days)),
        order=order,
        mean_a=mean_a,
        mean_b=mean_b,
        usual=mean_b,
        least_felt=least,
        pairs=order.pairs,
    )


def worth_having(least: float | None) -> float:
    """The gain that must be ruled out before a test says "probably does not"."""
    return WORTH_HAVING if least is None else min(WORTH_HAVING, least)


def fit(points: Sequence[Point], margin: float, *, trend_over: int = 0) -> Fit:
    """What the model says of these values."""
    found = posterior(points, trend_over=trend_over)
    gain, middle, sd = found.gain, found.gain.mean(), found.gain.sd()
    low, median, high = (gain.quantile(chance, middle + wide * sd) for chance, wide in _STARTS)
    p_better, p_worth = chances(found, margin)
    return Fit(len(points), p_better, p_worth, margin, median, low, high, sd, found.sd, found.rho, found.trend)


#: where to begin looking for the ends of the range: near where a normal curve has them
_STARTS = ((_LOW, -2.0), (_MIDDLE, 0.0), (_HIGH, 2.0))


def chances(found: Posterior, margin: float) -> tuple[float, float]:
    """The chance that a is better at all, and that it is better by the margin."""
    return 1 - found.gain.up_to(0.0), 1 - found.gain.up_to(margin)


def _as_done(schedule: Schedule, days: Sequence[SeenDay]) -> list[Point]:
    """By what was done: days that were followed, and days on which the other arm was done instead."""
    arms = {day.on: day.planned if day.done == "followed" else _OTHER[day.planned] for day in days if day.done in _SAID}
    return [_point(schedule, day, arms[day.on]) for day in days if day.on in arms]


def _point(schedule: Schedule, day: SeenDay, arm: str) -> Point:
    value = as_gain(schedule.question.outcome, day.value or 0.0)
    return Point((day.on - schedule.start).days, 0.5 if arm == "a" else -0.5, value)


def _enough(points: Sequence[Point]) -> bool:
    return len(points) >= LEAST_VALUES and len({point.arm for point in points}) == 2


def _mean(days: Sequence[SeenDay], planned: Mapping[date, str], arm: str) -> float:
    values = [day.value for day in days if planned[day.on] == arm and day.value is not None]
    return sum(values) / len(values)
