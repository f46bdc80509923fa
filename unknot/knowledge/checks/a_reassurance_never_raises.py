"""A fact marked reassuring only ever lowers: it raises no flag, so it is not counted as a danger sign."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.knowledge.conditions import Condition, IsYes, walk
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.problems import Problem

#: RF06 is the old, explained and unchanged trouble itself: its routine level rests on the reassurance
RAISED_BY_REASSURANCE = ("RF06",)


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each reassuring fact that helps to raise a flag."""
    for flag in knowledge.red_flags.values():
        if flag.id in RAISED_BY_REASSURANCE:
            continue
        for condition in (flag.when, *(row.when for row in flag.levels)):
            yield from _reassuring(knowledge, f"red_flags/{flag.id}.md", condition)


def _reassuring(knowledge: Knowledge, file: str, condition: Condition) -> Iterator[Problem]:
    for node in walk(condition):
        if isinstance(node, IsYes) and knowledge.questions[node.fact].reassuring:
            yield Problem(file, "when", f'"{node.fact}" is reassuring and may only stand in unless.')
