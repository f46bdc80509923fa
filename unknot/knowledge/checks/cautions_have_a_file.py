"""Every caution that a movement carries has a file, and is switched by some exclusion, or it does nothing."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.problems import Problem, did_you_mean


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each caution code that no exclusion row names, or that is no file of ``exclusions/``."""
    rows = [row for exclusion in knowledge.exclusions.values() for row in exclusion.rows]
    switched = {code for row in rows for code in (*row.cautions, *row.changes)}
    for movement in knowledge.movements.values():
        for code in movement.cautions:
            if code not in switched:
                hint = did_you_mean(code, switched)
                yield Problem(f"movements/{movement.id}.md", "cautions", f'No exclusion switches "{code}".{hint}')
            elif code not in knowledge.exclusions:
                hint = did_you_mean(code, knowledge.exclusions)
                yield Problem(f"movements/{movement.id}.md", "cautions", f'No exclusion called "{code}".{hint}')
