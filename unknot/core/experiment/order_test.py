"""The randomisation test: how often would an order drawn by lot give such a difference, if the arms did nothing?

It rests on nothing but the lot: no curve, no model of days. Within each pair of blocks that has values in both, the
lot could have fallen the other way; over all those orders the sum of the differences is compared with the one seen.
Whole numbers give few different sums, so all orders are counted, however many. Should there be more than ``MOST_SUMS``
different sums, a sample of orders is drawn from the seed of the test.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from unknot.core.experiment.lots import Lots
from unknot.core.experiment.outcome import as_gain
from unknot.core.experiment.values import OrderTest, Schedule, SeenDay

#: as many as 14 pairs can have at most
MOST_SUMS = 2**14
SAMPLED_ORDERS = 10_000
#: sums that agree to so many decimals are the same sum
_DECIMALS = 9
_HAIR = 1e-8


def order_test(schedule: Schedule, days: Sequence[SeenDay]) -> OrderTest:
    """The test over all orders of the pairs that have a value in both blocks; p is 1 where there is no pair."""
    differences = pair_differences(schedule, days)
    if not differences:
        return OrderTest(0.0, 1.0, 0, exact=True)
    counted = _counted(differences)
    p = _sampled(differences, schedule.seed) if counted is None else counted
    return OrderTest(_mean(differences), p, len(differences), counted is not None)


def pair_differences(schedule: Schedule, days: Sequence[SeenDay]) -> list[float]:
    """By how much a did better than b, in each pair with a value in both."""
    values: dict[int, dict[str, list[float]]] = {}
    for day in days:
        plan = schedule.on(day.on)
        if plan is not None and plan.counted and day.value is not None:
            gain = as_gain(schedule.question.outcome, day.value)
            values.setdefault(plan.pair, {"a": [], "b": []})[plan.arm].append(gain)
    return [_mean(pair["a"]) - _mean(pair["b"]) for _, pair in sorted(values.items()) if pair["a"] and pair["b"]]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _counted(differences: Sequence[float]) -> float | None:
    """The share of all orders whose sum lies at least as far from 0 as the one seen; None for too many sums."""
    sums = Counter({0.0: 1})
    for difference in differences:
        longer: Counter[float] = Counter()
        for one, orders in sums.items():
            longer[round(one + difference, _DECIMALS)] += orders
            longer[round(one - difference, _DECIMALS)] += orders
        if len(longer) > MOST_SUMS:
            return None
        sums = longer
    seen = abs(sum(differences)) - _HAIR
    as_far = sum(orders for one, orders in sums.items() if abs(one) >= seen)
    return as_far / (1 << len(differences))


def _sampled(differences: Sequence[float], seed: int) -> float:
    """The same over a sample of orders, the seen one among them, so that p is never 0."""
    lots, seen = Lots(~seed), abs(sum(differences)) - _HAIR
    as_far = sum(abs(_turned(differences, lots)) >= seen for _ in range(SAMPLED_ORDERS))
    return (as_far + 1) / (SAMPLED_ORDERS + 1)


def _turned(differences: Sequence[float], lots: Lots) -> float:
    """The sum in an order drawn by lot; one number of 64 bits serves up to 64 pairs."""
    bits = lots.whole()
    return sum(one if bits >> place & 1 else -one for place, one in enumerate(differences))
