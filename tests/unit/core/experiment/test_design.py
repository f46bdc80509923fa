"""The order of the arms: pairs, drawn by lot, the same for ever from one seed."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from tests.unit.core.experiment.made import HEAT, START, TOPPER, a_schedule
from unknot.core.experiment.design import LEAST_PAIRS, design, extended, is_hint, lengths, question_of
from unknot.core.experiment.lots import Lots
from unknot.core.experiment.values import FairQuestion
from unknot.knowledge.kinds import Knowledge


def test_the_lots_are_those_of_the_published_generator() -> None:
    lots = Lots(1234567)
    assert [lots.whole() for _ in range(3)] == [6457827717110365317, 3203168211198807973, 9817491932198370423]


def test_a_number_below_one_is_below_one() -> None:
    lots = Lots(0)
    drawn = [lots.below_one() for _ in range(2_000)]
    assert 0 <= min(drawn) < 0.01
    assert 0.99 < max(drawn) < 1


def test_coins_fall_evenly() -> None:
    lots = Lots(7)
    assert 4_800 < sum(lots.coin() for _ in range(10_000)) < 5_200


def test_this_seed_gives_this_order_for_ever() -> None:
    assert "".join(day.arm for day in a_schedule(seed=42).days) == "abbabababaabbaabbaabbabaabab"


def test_each_pair_of_blocks_has_one_of_each_arm() -> None:
    schedule = a_schedule(FairQuestion("shoes", "pain_in_the_evening", block_days=2))
    for pair in range(schedule.pairs):
        assert Counter(day.arm for day in schedule.days if day.pair == pair) == {"a": 2, "b": 2}
    blocks = {day.block: {other.arm for other in schedule.days if other.block == day.block} for day in schedule.days}
    assert all(len(arms) == 1 for arms in blocks.values())


def test_the_days_follow_each_other_from_the_start() -> None:
    schedule = a_schedule()
    assert [day.on for day in schedule.days] == [START + timedelta(days=n) for n in range(28)]
    assert (schedule.end, schedule.pairs) == (date(2026, 12, 28), 14)


def test_washout_days_are_lived_and_not_counted() -> None:
    schedule = a_schedule(TOPPER, 42)
    assert [day.counted for day in schedule.days[:6]] == [False, True, True, False, True, True]
    assert sum(day.counted for day in schedule.days) == 28


def test_a_length_that_is_no_whole_number_of_pairs_is_made_up() -> None:
    assert len(a_schedule(FairQuestion("shoes", "pain_in_the_evening", block_days=2), 14).days) == 16


def test_a_longer_test_begins_with_the_days_of_the_shorter_one() -> None:
    short = a_schedule(days=28)
    longer = extended(short, 8)
    assert (len(longer.days), longer.days[:28]) == (36, short.days)


@pytest.mark.parametrize("days", [0, -1, 85])
def test_a_test_is_neither_empty_nor_longer_than_twelve_weeks(days: int) -> None:
    with pytest.raises(ValueError, match="84 days"):
        a_schedule(days=days)


@pytest.mark.parametrize(("block", "washout"), [(1, 1), (2, 3), (2, -1), (0, 0)])
def test_a_block_is_longer_than_its_washout(block: int, washout: int) -> None:
    with pytest.raises(ValueError, match="longer than its washout"):
        design(FairQuestion("x", "pain_next_morning", block, washout), 28, START, 1)


def test_a_day_outside_of_the_test_has_no_plan() -> None:
    schedule = a_schedule()
    assert schedule.on(START - timedelta(days=1)) is None
    assert schedule.on(schedule.end + timedelta(days=1)) is None
    assert schedule.on(schedule.end) == schedule.days[-1]


@pytest.mark.parametrize(("days", "hint"), [(14, True), (16, True), (28, False)])
def test_a_short_test_is_a_hint(days: int, hint: bool) -> None:
    assert is_hint(a_schedule(days=days)) is hint


def test_the_lengths_on_offer_have_pairs_enough(knowledge: Knowledge) -> None:
    assert lengths(knowledge.experiments["evening_heat"]) == (14, 28)
    assert lengths(knowledge.experiments["heels_or_flat"]) == (16, 28)
    assert lengths(knowledge.experiments["mattress_topper"]) == (42,)
    for experiment in knowledge.experiments.values():
        question = question_of(experiment)
        assert all(design(question, days, START, 1).pairs >= LEAST_PAIRS for days in lengths(experiment))


def test_a_question_of_a_file_keeps_what_the_test_needs(knowledge: Knowledge) -> None:
    assert question_of(knowledge.experiments["evening_heat"]) == HEAT
    assert question_of(knowledge.experiments["mattress_topper"]) == TOPPER
