"""Where a person stands: no check yet, in the middle of one, sent for help, with a plan, or with one that ran out."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.core.values import Plan
from unknot.records import queries
from unknot.records.replay import Outcome
from unknot.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Standing:
    """``id``: new | begun | due | blocked | planned. The plan is there only while the check behind it counts."""

    id: str
    outcome: Outcome | None = None
    plan: Plan | None = None


def standing_of(visit: Visit) -> Standing:
    """Read from the answers that count now; nothing else decides."""
    if not visit.facts:  # nothing was answered, or all of it has run out: no check can have ended
        return Standing("due" if visit.past_levels else "new")
    if not visit.has_ended:
        if visit.past_levels:
            return Standing("due")
        return Standing("begun" if visit.facts else "new")
    outcome = visit.outcome
    if not outcome.assessment.plan_allowed:
        return Standing("blocked", outcome)
    # A plan goes on from its first day as long as it rests on the same answers.
    last = queries.latest_result(visit.person)
    kept = last is not None and visit.rests_on_same_answers(last)
    return Standing("planned", outcome, last.plan if last is not None and kept else outcome.plan)
