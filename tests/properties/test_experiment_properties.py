"""Laws of a fair test: balanced arms, one seed one order, answers that hang on nothing but the days themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from unknot.core.experiment.analysis import analyse, fit
from unknot.core.experiment.design import design, extended
from unknot.core.experiment.outcome import OUTCOMES
from unknot.core.experiment.posterior import Point
from unknot.core.experiment.screening import screen
from unknot.core.experiment.screening_words import CATEGORIES, PLAIN, REFUSED
from unknot.core.experiment.values import DONE, FairQuestion, Schedule, SeenDay, Verdict
from unknot.core.experiment.verdict import judge
from unknot.interop.experiment_file import ExperimentRecord as Record
from unknot.interop.experiment_file import experiment_from_json, experiment_to_json, replay
from unknot.knowledge.reader import shipped_knowledge

START = date(2026, 12, 1)
seeds = st.integers(0, 2**64 - 1)
VERDICTS = ("probably_helps", "probably_does_not", "got_worse")


@st.composite
def questions(draw: st.DrawFn) -> FairQuestion:
    block = draw(st.integers(1, 4))
    washout = draw(st.integers(0, block - 1))
    return FairQuestion("q", draw(st.sampled_from(sorted(OUTCOMES))), block, washout, draw(st.booleans()))


schedules = st.builds(design, questions(), st.integers(8, 56), st.just(START), seeds)


@st.composite
def lived(draw: st.DrawFn, schedule: Schedule) -> list[SeenDay]:
    """Days with any whole numbers, gaps, and any story of what was done."""
    numbers = draw(st.lists(st.none() | st.integers(0, 10), min_size=len(schedule.days), max_size=len(schedule.days)))
    done = draw(st.lists(st.sampled_from(DONE), min_size=len(schedule.days), max_size=len(schedule.days)))
    late = draw(st.integers(0, 3))
    return [
        SeenDay(day.on, day.arm, did, None if number is None else float(number), n % 4 < late)
        for n, (day, number, did) in enumerate(zip(schedule.days, numbers, done, strict=True))
    ]


@st.composite
def whole_tests(draw: st.DrawFn) -> tuple[Schedule, list[SeenDay]]:
    schedule = draw(schedules)
    return schedule, draw(lived(schedule))


@st.composite
def points(draw: st.DrawFn) -> list[Point]:
    """Values of both arms in turn, with gaps of any length."""
    gaps = draw(st.lists(st.integers(1, 4), min_size=8, max_size=30))
    values = draw(st.lists(st.integers(0, 10), min_size=len(gaps), max_size=len(gaps)))
    day, found = 0, []
    for n, (gap, value) in enumerate(zip(gaps, values, strict=True)):
        found.append(Point(day, 0.5 if n % 2 else -0.5, -float(value)))
        day += gap
    return found


# ---------------------------------------------------------------- the order


@given(schedules)
def test_arms_are_balanced_in_every_pair_and_over_the_whole(schedule):
    for pair in range(schedule.pairs):
        counted = Counter(day.arm for day in schedule.days if day.pair == pair and day.counted)
        assert counted["a"] == counted["b"] == schedule.question.block_days - schedule.question.washout_days
    assert sum(day.arm == "a" for day in schedule.days) * 2 == len(schedule.days)


@given(questions(), st.integers(8, 56), seeds)
def test_the_same_seed_gives_the_same_schedule(question, days, seed):
    assert design(question, days, START, seed) == design(question, days, START, seed)


@given(schedules, st.integers(1, 28))
def test_more_days_change_none_of_those_before(schedule, more):
    longer = extended(schedule, more)
    assert longer.days[: len(schedule.days)] == schedule.days
    assert len(longer.days) >= len(schedule.days) + more


@given(schedules, st.integers(-400, 400))
def test_the_order_does_not_hang_on_the_date(schedule, days):
    moved = design(schedule.question, len(schedule.days), START + timedelta(days=days), schedule.seed)
    assert [day.arm for day in moved.days] == [day.arm for day in schedule.days]


# ---------------------------------------------------------------- the numbers


@settings(max_examples=40)
@given(whole_tests(), st.randoms())
def test_the_order_of_entry_is_irrelevant(test, chance):
    schedule, seen = test
    mixed = list(seen)
    chance.shuffle(mixed)
    on = schedule.end + timedelta(days=1)
    assert judge(schedule, mixed, on) == judge(schedule, seen, on)


@settings(max_examples=40)
@given(points(), st.floats(-50, 50))
def test_the_same_added_to_all_values_changes_nothing_but_the_level(given_points, by):
    assume(len({point.value for point in given_points}) > 1)
    moved = [replace(point, value=point.value + by) for point in given_points]
    there, here = fit(moved, 1.0), fit(given_points, 1.0)
    for name in ("p_better", "p_worth_it", "median", "low", "high", "gain_sd", "sd", "rho"):
        assert getattr(there, name) == pytest.approx(getattr(here, name), abs=1e-6)


@settings(max_examples=40)
@given(points(), st.sampled_from([0, 120]))
def test_changing_the_names_of_the_arms_turns_the_sign(given_points, trend_over):
    turned = [replace(point, arm=-point.arm) for point in given_points]
    there, here = fit(turned, 1.0, trend_over=trend_over), fit(given_points, 1.0, trend_over=trend_over)
    assert there.median == pytest.approx(-here.median, abs=1e-6)
    assert (there.low, there.high) == pytest.approx((-here.high, -here.low), abs=1e-6)
    assert there.p_better == pytest.approx(1 - here.p_better, abs=1e-6)
    assert (there.sd, there.rho) == pytest.approx((here.sd, here.rho))


@settings(max_examples=40)
@given(points())
def test_chances_are_chances_and_ranges_are_in_order(given_points):
    found = fit(given_points, 1.0)
    assert 0 <= found.p_worth_it <= found.p_better <= 1
    assert found.low <= found.median <= found.high


@settings(max_examples=40)
@given(points(), st.integers(1, 60))
def test_days_before_the_first_value_say_nothing(given_points, later):
    moved = [replace(point, day=point.day + later) for point in given_points]
    assert fit(moved, 1.0) == fit(given_points, 1.0)


@settings(max_examples=40)
@given(whole_tests())
def test_washout_days_and_gaps_say_nothing(test):
    schedule, seen = test
    counts = {day.on for day in schedule.days if day.counted}
    fewer = [day for day in seen if day.value is not None and day.on in counts]
    assert analyse(schedule, fewer) == analyse(schedule, seen)


# ---------------------------------------------------------------- the verdict


@settings(max_examples=40)
@given(whole_tests(), st.data())
def test_before_the_end_nothing_is_said(test, data):
    schedule, seen = test
    on = data.draw(st.dates(START - timedelta(days=3), schedule.end - timedelta(days=1)))
    assert judge(schedule, seen, on) == Verdict("on_its_way")


@settings(max_examples=40)
@given(whole_tests())
def test_a_verdict_that_cannot_tell_has_a_reason_and_others_have_none(test):
    schedule, seen = test
    verdict = judge(schedule, seen, schedule.end + timedelta(days=1))
    assert (verdict.id == "cannot_tell") == bool(verdict.reasons)
    assert verdict.would_change != ()
    assert verdict.id in (*VERDICTS, "cannot_tell")


@settings(max_examples=40)
@given(whole_tests(), st.sampled_from(["late", "doubled", "never", "equal", "stopped", "few"]))
def test_a_test_that_went_wrong_never_gets_a_verdict(test, wrong):
    schedule, seen = test
    on, stopped = schedule.end + timedelta(days=1), None
    if wrong == "late":
        seen = [replace(day, filled_late=True) for day in seen]
    if wrong == "doubled":
        seen = [*seen, seen[0]]
    if wrong == "never":
        seen = [replace(day, done="missed" if day.planned == "b" else day.done) for day in seen]
    if wrong == "equal":
        seen = [replace(day, value=3.0) for day in seen]
    if wrong == "stopped":
        stopped = on = schedule.end - timedelta(days=2)
        seen = [day for day in seen if day.on < stopped]
    if wrong == "few":
        seen = [day for day in seen if (schedule.on(day.on) or schedule.days[0]).pair < 3]
    assert judge(schedule, seen, on, stopped_on=stopped).id == "cannot_tell"


@settings(max_examples=40)
@given(whole_tests(), seeds)
def test_a_file_gives_the_same_numbers_again(test, version):
    schedule, seen = test
    on = schedule.end + timedelta(days=1)
    record = Record(schedule, tuple(seen), on, judge(schedule, seen, on), f"{version:x}", 1)
    again = experiment_from_json(experiment_to_json(record))
    assert again == record
    assert replay(again) == ()


# ---------------------------------------------------------------- own ideas

single_words = sorted(PLAIN.union(*CATEGORIES.values()))
refused_words = [entry.rstrip("*").replace("_", " ") for listed in REFUSED.values() for entry in listed]


@given(
    st.lists(st.sampled_from(single_words), max_size=6),
    st.sampled_from(refused_words),
    st.lists(st.sampled_from(single_words), max_size=6),
    st.sampled_from(sorted(CATEGORIES)),
)
def test_one_refused_word_is_enough_wherever_it_stands(before, refused, after, category):
    assert not screen(" ".join([*before, refused, *after]), category, shipped_knowledge()).allowed


@given(st.text(max_size=80), st.sampled_from([*CATEGORIES, "other"]))
def test_whatever_is_typed_gets_an_answer_and_only_known_words_are_allowed(idea, category):
    found = screen(idea, category, shipped_knowledge())
    assert found.allowed != bool(found.reason)
    assert bool(found.what_to_do) != found.allowed
