"""The development vignettes, each through the real interview: the bars a release must meet."""

from __future__ import annotations

import functools
from pathlib import Path

from unknot.cli.evaluation import Evaluated, evaluate
from unknot.cli.figures import Figures, bars, figures
from unknot.cli.stories import read_story
from unknot.knowledge.reader import shipped_knowledge

STORIES = Path(__file__).parents[1] / "data" / "vignettes" / "dev.jsonl"


@functools.cache
def evaluated() -> tuple[Evaluated, ...]:
    knowledge = shipped_knowledge()
    lines = STORIES.read_text(encoding="utf-8").splitlines()
    return tuple(evaluate(knowledge, read_story(knowledge, line)) for line in lines)


def found() -> Figures:
    return figures([one.outcome for one in evaluated()])


def test_every_bar_of_a_release_is_met() -> None:
    assert [bar.words for bar in bars(found()) if not bar.met] == []


def test_nobody_who_should_be_seen_today_is_sent_home() -> None:
    assert found().critical_misses.count == 0


def test_nothing_that_must_not_be_advised_is_advised_in_four_weeks() -> None:
    assert {one.story.id: one.breaches for one in evaluated() if one.breaches} == {}
