"""The numbers of a fair test against slow and plain reckoning: t, the model, the order test, the days to come."""

from __future__ import annotations

from itertools import pairwise, product
from math import exp, log, sqrt
from statistics import NormalDist, fmean

import pytest

from tests.unit.core.experiment.made import HEAT, TOPPER, a_schedule, lived, values
from unknot.core.experiment import student
from unknot.core.experiment.analysis import LEAST_VALUES, analyse, counted, fit, worth_having
from unknot.core.experiment.lots import Lots
from unknot.core.experiment.more_days import CHANCE, chance_to_tell, more_days
from unknot.core.experiment.order_test import order_test, pair_differences
from unknot.core.experiment.posterior import GAIN_SD, RATE, RHO_HIGH, RHO_LOW, SHAPE, Point, posterior
from unknot.core.experiment.student import Mixture
from unknot.core.experiment.values import Fit
from unknot.core.experiment.verdict import thresholds

HAIR = 1e-9
POINTS = [
    Point(day, 0.5 if arm == "a" else -0.5, value)
    for day, arm, value in zip(
        (0, 1, 2, 4, 5, 6, 7, 9, 12, 13), "abbaabbaab", (-4.0, -6, -5, -3, -4, -6, -5, -4, -3, -5), strict=True
    )
]

# ---------------------------------------------------------------- Student's t


@pytest.mark.parametrize(
    ("t", "freedom", "chance"),
    [
        (12.7062, 1, 0.975),
        (4.302653, 2, 0.975),
        (3.182446, 3, 0.975),
        (2.228139, 10, 0.975),
        (1.724718, 20, 0.95),
        (2.462021, 29, 0.99),
        (2.000298, 60, 0.975),
    ],
)
def test_the_chances_of_t_are_those_of_printed_tables(t: float, freedom: int, chance: float) -> None:
    assert student.cdf(t, freedom) == pytest.approx(chance, abs=2e-6)
    assert student.cdf(-t, freedom) == pytest.approx(1 - chance, abs=2e-6)


@pytest.mark.parametrize("freedom", [1, 2, 3, 8, 27, 28])
def test_the_density_is_the_slope_of_the_chances(freedom: int) -> None:
    slope = (student.cdf(0.7 + 1e-5, freedom) - student.cdf(0.7 - 1e-5, freedom)) / 2e-5
    assert student.density(0.7, freedom) == pytest.approx(slope, rel=1e-6)


@pytest.mark.parametrize("start", [-50.0, 0.0, 0.3, 50.0])
@pytest.mark.parametrize("chance", [0.001, 0.025, 0.5, 0.975, 0.999])
def test_a_quantile_is_reached_with_its_chance_from_any_start(chance: float, start: float) -> None:
    two_humps = Mixture(5, ((0.7, -1.0, 0.2), (0.3, 4.0, 0.1)))
    assert two_humps.up_to(two_humps.quantile(chance, start)) == pytest.approx(chance, abs=1e-7)


def test_mean_and_spread_of_a_mixture_are_those_of_its_parts() -> None:
    mixture = Mixture(6, ((0.5, -1.0, 1.0), (0.5, 1.0, 1.0)))
    assert mixture.mean() == 0
    assert mixture.sd() == pytest.approx(sqrt(6 / 4 + 1))


# ---------------------------------------------------------------- the model


def by_plain_reckoning(points: list[Point], at: float) -> float:
    """The chance of a gain up to a value, summed over fine grids of level, gain, sd and rho: nothing is solved."""
    level_steps, gain_steps, sd_steps, rho_steps = 15, 49, 18, 18
    mean = fmean(point.value for point in points)
    total = below = 0.0
    for rho in (RHO_LOW + (RHO_HIGH - RHO_LOW) * (n + 0.5) / rho_steps for n in range(rho_steps)):
        alike = [rho ** (b.day - a.day) for a, b in pairwise(points)]
        for sd in (exp(log(0.3) + (log(6) - log(0.3)) * n / (sd_steps - 1)) for n in range(sd_steps)):
            variance = sd * sd
            prior = -2 * SHAPE * log(sd) - RATE / variance  # in steps of log sd
            for level in (mean - 4 + 8 * n / (level_steps - 1) for n in range(level_steps)):
                for gain in (-6 + 12 * n / (gain_steps - 1) for n in range(gain_steps)):
                    rest = [point.value - level - gain * point.arm for point in points]
                    fit_ = -(rest[0] ** 2) / (2 * variance) - log(sd)
                    for (u, v), r in zip(pairwise(rest), alike, strict=True):
                        left = variance * (1 - r * r)
                        fit_ += -((v - r * u) ** 2) / (2 * left) - log(left) / 2
                    weight = exp(prior + fit_ - (gain / GAIN_SD) ** 2 / (2 * variance) - log(sd))
                    total += weight
                    below += weight / 2 if abs(gain - at) < HAIR else weight * (gain < at)
    return below / total


@pytest.mark.slow
@pytest.mark.parametrize("at", [0.0, 1.25])
def test_the_model_gives_what_plain_reckoning_gives(at: float) -> None:
    assert posterior(POINTS).gain.up_to(at) == pytest.approx(by_plain_reckoning(POINTS, at), abs=0.01)


def test_values_without_likeness_give_the_answer_of_a_table() -> None:
    """With rho at 0 alone the model is a regression; its t has two values more than the days, less the level."""
    mixture = posterior(POINTS).gain
    assert mixture.freedom == 2 * SHAPE + len(POINTS) - 1
    assert sum(weight for weight, _, _ in mixture.parts) == pytest.approx(1)


def test_missing_days_need_nothing_but_their_gap() -> None:
    close = [Point(day, point.arm, point.value) for day, point in enumerate(POINTS)]
    assert posterior(close).rho != pytest.approx(posterior(POINTS).rho, abs=1e-3)


def test_a_trend_is_told_in_points_over_the_whole_test() -> None:
    arms = a_schedule().days
    falling = [
        Point(n, 0.5 if day.arm == "a" else -0.5, -6 + 3 * n / 28 + (n % 3 - 1) * 0.3) for n, day in enumerate(arms)
    ]
    assert posterior(falling, trend_over=28).trend == pytest.approx(3, abs=0.3)
    assert posterior(falling).trend is None


def test_a_larger_gain_moves_the_answer_by_as_much() -> None:
    def moved(by: float) -> Fit:
        return fit([Point(p.day, p.arm, p.value + by * p.arm) for p in POINTS], 1.0)

    shift = moved(3.0).median - moved(0.0).median
    assert 0.9 * 3 < shift < 3, "the prior draws a gain only a little towards nothing"


def test_the_range_and_the_chances_hang_together() -> None:
    found, gain = fit(POINTS, 1.0), posterior(POINTS).gain
    assert found.low < found.median < found.high
    assert [gain.up_to(one) for one in (found.low, found.median, found.high)] == pytest.approx([0.025, 0.5, 0.975])
    assert found.p_better == pytest.approx(1 - gain.up_to(0))
    assert found.p_worth_it < found.p_better


def test_a_whole_analysis_is_a_matter_of_milliseconds() -> None:
    """The bar of 10 ms is measured on a quiet machine; here it only must not be a hundred times over."""
    from time import perf_counter

    schedule = a_schedule()
    seen = lived(schedule, 1.0)
    began = perf_counter()
    analyse(schedule, seen)
    assert perf_counter() - began < 1.0


# ---------------------------------------------------------------- by plan, and as done


def test_washout_days_and_days_outside_do_not_count() -> None:
    schedule = a_schedule(TOPPER, 42)
    assert len(counted(schedule, lived(schedule, 0))) == 28


def test_days_without_a_value_are_gaps() -> None:
    schedule = a_schedule()
    seen = values(schedule, [None, 5, *[4] * 26])
    assert [day.value for day in counted(schedule, seen)][:2] == [5, 4]


def test_too_few_values_give_no_numbers() -> None:
    schedule = a_schedule()
    assert analyse(schedule, lived(schedule, 0)[: LEAST_VALUES - 1]) is None
    only_a = [day for day in lived(schedule, 0) if day.planned == "a"]
    assert analyse(schedule, only_a) is None


def test_the_plan_decides_and_what_was_done_stands_beside_it() -> None:
    from dataclasses import replace

    schedule = a_schedule()
    swapped = {"a": "b", "b": "a"}
    cured = [
        replace(day, value=2.0 + n % 3 if day.planned == "a" else 6.0 + n % 2)
        for n, day in enumerate(lived(schedule, 0))
    ]
    crossed = [replace(day, planned=swapped[day.planned], done="crossed_over") for day in cured[:4]]
    back = [replace(day, planned=schedule.on(day.on).arm) for day in crossed]  # type: ignore[union-attr]
    told = analyse(schedule, [*(replace(day, done="crossed_over") for day in back), *cured[4:]])
    assert told is not None
    assert told.as_done is not None
    assert told.by_plan.median > told.as_done.median, "those four days did the other arm, by what was said"


def test_days_of_which_nothing_was_said_are_not_in_the_analysis_by_what_was_done() -> None:
    from dataclasses import replace

    schedule = a_schedule()
    seen = [
        replace(day, done="not_said" if n < 10 else "missed" if n < 12 else "followed")
        for n, day in enumerate(lived(schedule, 1))
    ]
    told = analyse(schedule, seen)
    assert told is not None
    assert told.as_done is not None
    assert (told.by_plan.days, told.as_done.days) == (28, 16)


@pytest.mark.parametrize(("least", "margin"), [(None, 1.0), (2.0, 1.0), (1.2, 1.0), (0.6, 0.6)])
def test_a_gain_worth_having_is_a_point_or_what_people_feel(least: float | None, margin: float) -> None:
    assert worth_having(least) == margin


def test_more_sleep_is_a_gain_and_more_pain_a_loss() -> None:
    from tests.unit.core.experiment.made import SLEEP

    numbers = [8.0 if day.arm == "a" else 4.0 + n % 2 for n, day in enumerate(a_schedule().days)]
    sleep = analyse(a_schedule(SLEEP), values(a_schedule(SLEEP), numbers))
    pain = analyse(a_schedule(HEAT), values(a_schedule(HEAT), numbers))
    assert sleep is not None
    assert pain is not None
    assert sleep.by_plan.median == pytest.approx(-pain.by_plan.median)
    assert sleep.by_plan.median > 2
    assert sleep.least_felt is None
    assert pain.least_felt == pytest.approx(0.3 * pain.mean_b)


# ---------------------------------------------------------------- the order test


def by_all_orders(differences: list[float]) -> float:
    seen = abs(sum(differences)) - 1e-9
    orders = [
        sum(s * d for s, d in zip(signs, differences, strict=True))
        for signs in product((1, -1), repeat=len(differences))
    ]
    return fmean(abs(one) >= seen for one in orders)


@pytest.mark.parametrize("seed", range(6))
def test_all_orders_are_counted(seed: int) -> None:
    schedule = a_schedule(days=2 * (4 + seed), seed=seed)
    seen = lived(schedule, 1.0, seed=seed)
    assert order_test(schedule, seen).p == pytest.approx(by_all_orders(pair_differences(schedule, seen)))


def test_a_pair_with_a_gap_is_left_out() -> None:
    schedule = a_schedule()
    seen = values(schedule, [None, *[4, 5] * 13, 4])
    assert order_test(schedule, seen).pairs == 13


def test_no_pair_says_nothing() -> None:
    schedule = a_schedule()
    only_a = [day for day in lived(schedule, 1) if day.planned == "a"]
    assert (order_test(schedule, only_a).p, order_test(schedule, only_a).pairs) == (1.0, 0)


def test_even_very_many_orders_of_whole_numbers_are_all_counted() -> None:
    schedule = a_schedule(days=84)
    found = order_test(schedule, lived(schedule, 0.5))
    assert (found.exact, found.pairs) == (True, 42)


def test_too_many_different_sums_are_sampled_from_the_seed_of_the_test() -> None:
    schedule, lots = a_schedule(days=36), Lots(5)
    seen = values(schedule, [lots.below_one() * 10 for _ in schedule.days])
    found = order_test(schedule, seen)
    assert (found.exact, found.pairs) == (False, 18)
    assert found == order_test(schedule, seen)
    assert found.p == pytest.approx(by_all_orders(pair_differences(schedule, seen)), abs=0.02)


# ---------------------------------------------------------------- the days to come

ONE_LOOK = thresholds(two_ways=False, looks=2)


def a_fit(median: float, gain_sd: float, margin: float = 1.0) -> Fit:
    middle = NormalDist(median, gain_sd)
    low, high = median - 2 * gain_sd, median + 2 * gain_sd
    return Fit(24, 1 - middle.cdf(0), 1 - middle.cdf(margin), margin, median, low, high, gain_sd, 1.5, 0.2)


def by_drawing(fit_: Fit, left: float) -> float:
    """The chance to tell, by living it many times."""
    lots, normal, later = Lots(3), NormalDist(), fit_.gain_sd * sqrt(left)
    told = 0
    for _ in range(4_000):
        middle = fit_.median + fit_.gain_sd * sqrt(1 - left) * normal.inv_cdf(lots.below_one() or 0.5)
        then = NormalDist(middle, later)
        told += 1 - then.cdf(0) >= ONE_LOOK[0] or then.cdf(0) >= ONE_LOOK[1] or then.cdf(fit_.margin) >= ONE_LOOK[2]
    return told / 4_000


@pytest.mark.parametrize(
    ("median", "sd", "left"), [(0.8, 0.5, 0.7), (0.3, 0.5, 0.5), (-0.6, 0.8, 0.4), (0.9, 0.3, 0.8)]
)
def test_the_chance_to_tell_is_what_many_lives_give(median: float, sd: float, left: float) -> None:
    assert chance_to_tell(a_fit(median, sd), left, ONE_LOOK) == pytest.approx(
        by_drawing(a_fit(median, sd), left), abs=0.03
    )


def test_the_fewest_days_with_a_good_chance_are_told() -> None:
    schedule, near = a_schedule(), a_fit(0.9, 0.42)
    more = more_days(schedule, near, ONE_LOOK)
    assert more is not None
    assert more % 2 == 0
    assert chance_to_tell(near, 28 / (28 + more), ONE_LOOK) >= CHANCE
    assert more == 2 or chance_to_tell(near, 28 / (26 + more), ONE_LOOK) < CHANCE


def test_more_noise_needs_more_days_and_too_much_gives_no_number() -> None:
    needed = [more_days(a_schedule(), a_fit(0.9, sd), ONE_LOOK) for sd in (0.4, 0.5, 3.0)]
    assert needed[0] is not None
    assert needed[1] is not None
    assert needed[0] < needed[1]
    assert needed[2] is None


def test_more_days_come_in_whole_pairs_of_blocks() -> None:
    more = more_days(a_schedule(TOPPER, 42), a_fit(0.9, 0.45), ONE_LOOK)
    assert more is not None
    assert more % 6 == 0
