"""Steps up from one movement to the next never come back to where they began."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.problems import Problem


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each movement that can be reached from itself by steps up."""
    for id_ in knowledge.movements:
        if id_ in _above(knowledge, id_):
            yield Problem(f"movements/{id_}.md", "progress_to", "These steps up come back to this movement.")


def _above(knowledge: Knowledge, id_: str) -> set[str]:
    found: set[str] = set()
    waiting = list(knowledge.movements[id_].progress_to)
    while waiting:
        step = waiting.pop()
        if step not in found and step in knowledge.movements:
            found.add(step)
            waiting += knowledge.movements[step].progress_to
    return found
