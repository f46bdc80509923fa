"""The words of fair tests: none is missing, the figures are those of the simulations, and the dots stand right."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.core.experiment.made import HEAT, TWO_WAYS, a_schedule, after, lived
from unknot.core.experiment import verdict as core_verdict
from unknot.core.experiment.faults import FAULTS
from unknot.core.experiment.outcome import OUTCOMES as CORE_OUTCOMES
from unknot.core.experiment.screening import WHAT_TO_DO
from unknot.core.experiment.screening_words import CATEGORIES as CORE_CATEGORIES
from unknot.core.experiment.values import DONE as CORE_DONE
from unknot.core.experiment.values import FairQuestion
from unknot.core.experiment.verdict import WOULD_CHANGE as CORE_CHANGES
from unknot.core.experiment.verdict import judge
from unknot.records import models
from unknot.records.experiment_queries import ArmWords, FairTest, FairWords
from unknot.web.drawings.dot_plot import dot_plot
from unknot.web.experiments.power import FOUND, power_words
from unknot.web.experiments.result import interval_of, sentence_of
from unknot.web.words import experiments as words

TABLE = Path(__file__).parents[3] / "docs" / "reference" / "generated" / "simulated-experiments.md"
TEXTS = FairWords("Does it help?", (ArmWords("With", "Do it."), ArmWords("Without", "Leave it.")))


def test_every_id_of_the_core_has_its_words() -> None:
    assert set(words.REASONS) == {*CORE_CHANGES, *FAULTS}
    assert set(words.WOULD_CHANGE) == {*CORE_CHANGES.values(), "a_second_test"}
    assert set(words.NOTES) == set(re.findall(r'yield "(\w+)"', inspect.getsource(core_verdict._notes)))
    assert set(words.REFUSED) == set(WHAT_TO_DO)
    assert set(words.INSTEAD) == set(WHAT_TO_DO.values())
    assert set(words.CATEGORIES) == set(CORE_CATEGORIES)
    assert set(words.OUTCOMES) == set(CORE_OUTCOMES)
    assert set(words.DONE) == set(CORE_DONE)
    assert set(words.ENDED) == set(models.ExperimentEnded.Why.values)
    assert {"no_plan", "be_seen_first", "barred"} <= set(words.NOT_ALLOWED)
    ids = re.findall(r'Verdict\("(\w+)"', inspect.getsource(core_verdict))
    assert set(words.VERDICTS) == set(ids)


def test_the_figures_before_a_test_are_those_of_the_simulations() -> None:
    part = TABLE.read_text(encoding="utf-8").split("## Something helps\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (\d+) \| (\d) \| ([12]) \| [\d.]+ \| 0 \|  \| ([\d.]+) \(", part, re.MULTILINE)
    seen: dict[tuple[int, int], dict[int, list[float]]] = {}
    for days, block, gain, share in rows:
        seen.setdefault((int(days), int(block)), {}).setdefault(int(gain), []).append(float(share))
    assert {key: {gain: (min(all_), max(all_)) for gain, all_ in of.items()} for key, of in seen.items()} == FOUND


def test_no_figure_is_given_for_what_was_not_simulated() -> None:
    assert power_words(HEAT, 28)
    assert power_words(TWO_WAYS, 28) == ()
    assert power_words(FairQuestion("x", "pain_next_morning", 3, 1), 42) == ()


def a_test(gain: float, question: FairQuestion = HEAT, **more: object) -> FairTest:
    from datetime import UTC, datetime
    from uuid import UUID

    schedule = a_schedule(question)
    test = FairTest(
        *(UUID(int=1), question.id, "", TEXTS, (), schedule, 1, datetime(2026, 12, 1, tzinfo=UTC), "a" * 64),
        seen=lived(schedule, gain),
    )
    return replace(test, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gain", "question", "sentence"),
    [
        (3.0, HEAT, "“With” probably helps you."),
        (-3.0, HEAT, "On the days of “With” it got worse."),
        (3.0, TWO_WAYS, "“With” probably does better for you."),
        (-3.0, TWO_WAYS, "“Without” probably does better for you."),
    ],
)
def test_the_sentence_names_the_arm_that_did_better(gain: float, question: FairQuestion, sentence: str) -> None:
    test = a_test(gain, question)
    assert sentence_of(test, judge(test.schedule, test.seen, after(test.schedule))) == sentence


@pytest.mark.parametrize(("gain", "favoured"), [(3.0, "“With”"), (-3.0, "“Without”")])
def test_the_range_is_in_favour_of_the_arm_it_speaks_for(gain: float, favoured: str) -> None:
    test = a_test(gain)
    found = judge(test.schedule, test.seen, after(test.schedule)).analysis
    assert found is not None
    assert interval_of(test, found.by_plan).endswith(f"points in favour of {favoured}.")


def test_a_range_across_zero_speaks_for_neither() -> None:
    test = a_test(0.0)
    found = judge(test.schedule, test.seen, after(test.schedule)).analysis
    assert found is not None
    fit = replace(found.by_plan, low=-0.4, high=1.2)
    told = "The true difference may be 0.4 points in favour of “Without”, 1.2 of “With”, or between."
    assert interval_of(test, fit) == told


def test_equal_days_stand_on_one_another_above_their_value() -> None:
    plot = dot_plot([("With", [3.0, 3.0, 5.0]), ("Without", [4.0])], "wide", 600)
    first, second = plot.rows
    assert len({dot.x for dot in first.dots}) == 2
    assert len({(dot.x, dot.y) for dot in first.dots}) == 3
    assert first.dots[0].x == plot.ticks[3].x
    assert second.mean_x == plot.ticks[4].x
    assert first.mean_words == "mean 3.7"
    assert {first.look, second.look} == {"full", "open"}


def test_high_stacks_stay_in_their_row_and_the_row_on_the_sheet() -> None:
    plot = dot_plot([("With", [10.0] * 42), ("Without", [0.0] * 42)], "narrow", 340)
    for row in plot.rows:
        assert min(dot.y for dot in row.dots) - plot.radius >= row.label_y
        assert all(plot.left <= dot.x <= plot.right for dot in row.dots)
    assert plot.rows[-1].base_y < plot.height
