"""Every phase that a remedy or a movement is for has a file, or nobody ever comes to what is kept for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.problems import Problem, did_you_mean


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each phase that is named and is no file of ``phases/``."""
    for remedy in knowledge.remedies.values():
        yield from _missing(knowledge, f"remedies/{remedy.id}.md", "phases", remedy.phases)
        yield from _missing(knowledge, f"remedies/{remedy.id}.md", "dose_by_phase", remedy.dose_by_phase)
    for movement in knowledge.movements.values():
        yield from _missing(knowledge, f"movements/{movement.id}.md", "doses", movement.doses)


def _missing(knowledge: Knowledge, file: str, key: str, named: Iterable[str]) -> Iterator[Problem]:
    for phase in named:
        if phase not in knowledge.phases:
            hint = did_you_mean(phase, knowledge.phases)
            yield Problem(file, key, f'No phase called "{phase}".{hint} Ids are file names.')
