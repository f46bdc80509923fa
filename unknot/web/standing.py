"""Where a person stands: no check yet, in the middle of one, sent for help, with a plan, or with one that ran out.

The plan is that of the last check, brought to the phase that the person's past has led to, with their own edits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from unknot.core.adapted import adapted
from unknot.core.edits import Choices, Edits, edited, edits_on, without_skipped
from unknot.core.history import History, PlanMade
from unknot.core.path import LOOKS_BACK, PathNow, entry_of, path
from unknot.core.path_values import Walked
from unknot.core.plan import make
from unknot.core.sitting import levels
from unknot.core.sitting_log import dropped_directions
from unknot.core.values import Plan
from unknot.records import queries
from unknot.records.history import recent_of
from unknot.records.replay import Outcome
from unknot.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Standing:
    """``id``: new | begun | due | blocked | planned. The plan is there only while the check behind it counts.

    ``plan`` is that of today, without what is skipped today; ``whole`` has it still. ``made`` is the plan of this
    phase before the person's edits. ``path``, ``edits`` and ``history`` are what led there.
    """

    id: str
    outcome: Outcome | None = None
    plan: Plan | None = None
    whole: Plan | None = None
    made: Plan | None = None
    path: PathNow | None = None
    edits: Edits | None = None
    history: History | None = None


def standing_of(visit: Visit) -> Standing:
    """Read from the answers that count now, and from the past since the plan began; nothing else decides."""
    if not visit.facts:  # nothing was answered, or all of it has run out: no check can have ended
        return Standing("due" if visit.has_had_result else "new")
    if not visit.has_ended:
        if visit.has_had_result:
            return Standing("due")
        return Standing("begun" if visit.facts else "new")
    outcome = visit.outcome
    if not outcome.assessment.plan_allowed:
        return Standing("blocked", outcome)
    # A plan goes on from its first day as long as it rests on the same answers.
    last = queries.latest_result(visit.person)
    kept = last.plan if last is not None and visit.rests_on_same_answers(last) else None
    return _planned(visit, outcome, kept)


def _planned(visit: Visit, outcome: Outcome, kept: Plan | None) -> Standing:
    recent = recent_of(visit.person, visit.today)
    history = recent.history
    if kept is None:  # the check is not kept yet, and counts at once all the same
        history = replace(history, plans=(*history.plans, _made_now(outcome, visit.today)))
    now = path_of(visit, history, recent.walked)
    made = kept if kept is not None and kept.phase == now.phase else _remade(visit, outcome, kept, now.phase)
    edits = edits_on(history.decisions, visit.today)
    mine = edited(made, edits, choices_of(visit, outcome, made, history, now))
    whole = adapted(mine, now, visit.counting, (visit.today - now.since).days)
    return Standing("planned", outcome, without_skipped(whole, edits), whole, made, now, edits, history)


def _made_now(outcome: Outcome, today: date) -> PlanMade:
    level = outcome.assessment.care_level
    return PlanMade(today, outcome.plan.phase, "" if level is None else level.id)


def path_of(visit: Visit, history: History, walked: Walked | None = None) -> PathNow:
    """The path through the phases up to today, from the plan with which this spell began, or from where it had come."""
    began = entry_of(history, since=walked.on - timedelta(LOOKS_BACK) if walked else date.min)
    if began is not None:
        walked = None
    phase, first = (began.phase, began.on) if began is not None else (visit.outcome.plan.phase, visit.today)
    facts = visit.counting
    activity = next(iter(facts.chosen("activity_level")), None)
    age = facts.number("age")
    return path(visit.knowledge, history, phase, first, visit.today, age=age, activity=activity, walked=walked)


def keep_outcome(visit: Visit) -> None:
    """Keep what the check came to, with where the path through the phases had come to by then."""
    now = standing_of(visit)
    if now.path is None or now.path.walked is None or now.made is None or now.history is None:
        visit.keep_outcome()
        return
    reached = levels(visit.knowledge, now.made, visit.counting, now.history.log, visit.today, now.path)
    dropped = tuple(sorted(dropped_directions(visit.knowledge, now.history.log)))
    visit.keep_outcome(replace(now.path.walked, levels=reached, dropped=dropped))


def _remade(visit: Visit, outcome: Outcome, kept: Plan | None, phase: str) -> Plan:
    """The plan of another phase, from the same answers; its first day stays, so that limits in days go on."""
    on = visit.today if kept is None else kept.on
    return make(visit.knowledge, outcome.assessment, outcome.contributors, visit.counting, on, phase=phase)


def choices_of(visit: Visit, outcome: Outcome, plan: Plan, history: History, now: PathNow) -> Choices:
    """What may be swapped for what; nothing harder on a day on which nothing goes up."""
    held = bool(now.held) and now.held != "refused_lately"
    return Choices(
        visit.knowledge, plan, outcome.contributors, visit.counting, history.log, easier_only=held or now.share < 1
    )
