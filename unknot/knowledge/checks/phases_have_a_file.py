"""Every phase that a remedy or a movement is for has a file, or nobody ever comes to what is kept for it."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.problems import Problem, missing


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each phase that is named and is no file of ``phases/``."""
    for remedy in knowledge.remedies.values():
        yield from missing(f"remedies/{remedy.id}.md", "phases", remedy.phases, knowledge.phases, "phase")
        yield from missing(f"remedies/{remedy.id}.md", "dose_by_phase", remedy.dose_by_phase, knowledge.phases, "phase")
    for movement in knowledge.movements.values():
        yield from missing(f"movements/{movement.id}.md", "doses", movement.doses, knowledge.phases, "phase")
