"""The order of the arms: pairs of blocks, each pair in an order drawn by lot.

Pairs balance the arms by construction and stand close together in time, so that getting better by itself falls on both
alike. In simulations fixed weeks (ABAB) and halves (AB) called a trend a success far more often (decision 0014).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from unknot.core.experiment.lots import Lots
from unknot.core.experiment.values import FairQuestion, PlannedDay, Schedule
from unknot.knowledge.kinds import Experiment

#: days of a test unless the person chooses otherwise, and of a short one, which is only a hint (brief, flow G)
USUAL_DAYS, HINT_DAYS = 28, 14
#: a test of fewer pairs than this can never be told from chance [D]: 4 pairs have 16 orders
LEAST_PAIRS = 4
#: shorter than this is only a hint [D]: 14 days find 1 in 5 real gains of a point, 28 days 3 to 5 in 10
FULL_TEST_DAYS = 24
#: nobody is asked for longer than twelve weeks [D]
MOST_DAYS = 84


def question_of(experiment: Experiment) -> FairQuestion:
    """The question of a knowledge file."""
    return FairQuestion(
        experiment.id, experiment.outcome_id, experiment.block_days, experiment.washout_days, experiment.two_ways
    )


def design(question: FairQuestion, days: int, start: date, seed: int) -> Schedule:
    """The schedule of a test of at least so many days, made up to whole pairs of blocks.

    A longer test from the same seed begins with the days of the shorter one, so that more days can be added.
    """
    if not 0 <= question.washout_days < question.block_days:
        raise ValueError("A block must be longer than its washout, which cannot be below 0.")
    pairs = pairs_in(question, days)
    if pairs < 1 or days > MOST_DAYS:
        raise ValueError(f"A test has from 1 to {MOST_DAYS} days.")
    lots = Lots(seed)
    orders = ["ab" if lots.coin() else "ba" for _ in range(pairs)]
    return Schedule(question, start, seed, tuple(_days(question, start, orders)))


def pairs_in(question: FairQuestion, days: int) -> int:
    """How many pairs of blocks a test of at least so many days has."""
    return -(-days // question.pair_days)


def lengths(experiment: Experiment) -> tuple[int, ...]:
    """The lengths in days that may be offered: the hint, where it has pairs enough, and the usual one."""
    question = question_of(experiment)
    offered = {pairs_in(question, days) * question.pair_days for days in (HINT_DAYS, experiment.days)}
    return tuple(sorted(days for days in offered if pairs_in(question, days) >= LEAST_PAIRS))


def extended(schedule: Schedule, more_days: int) -> Schedule:
    """The same test with more days; those that are over stay as they were."""
    return design(schedule.question, len(schedule.days) + more_days, schedule.start, schedule.seed)


def is_hint(schedule: Schedule) -> bool:
    """Whether a test is so short that it can only be a hint."""
    return len(schedule.days) < FULL_TEST_DAYS


def _days(question: FairQuestion, start: date, orders: list[str]) -> Iterator[PlannedDay]:
    place = 0
    for block, arm in enumerate("".join(orders)):
        for of_block in range(question.block_days):
            counted = of_block >= question.washout_days
            yield PlannedDay(start + timedelta(days=place), arm, counted, block // 2, block)
            place += 1
