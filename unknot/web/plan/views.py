"""The page of the plan."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from unknot.web.change.present import changes, mine, where
from unknot.web.experiments.kept import reasons_kept
from unknot.web.plan.present import blocks, left_out, reviews_behind
from unknot.web.result.present import why_no_plan
from unknot.web.shell import page
from unknot.web.standing import standing_of
from unknot.web.visit import Visit
from unknot.web.words.dates import day_from
from unknot.web.words.reasons import because
from unknot.web.words.truths import plan_truths

STOP_RULE = (
    "Stop and get help for new numbness, weakness, or a bladder or bowel change. "
    "Do the same for chest pain, sudden severe pain or a swollen calf, or if you get breathless or faint."
)


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """The plan with its reasons, or why there is none."""
    visit = Visit(request)
    standing = standing_of(visit)
    if standing.plan is None or not (standing.whole or standing.plan).items:
        outcome = standing.outcome
        context = {
            "standing": standing.id,
            "why": why_no_plan(visit.knowledge, outcome.assessment) if outcome else (),
        }
        return page(request, "plan/none.html", context, here="plan", place="plan")
    shown = standing.whole or standing.plan
    phase = visit.knowledge.phases[shown.phase]
    found: dict[str, Any] = {
        "where": where(visit, standing.path) if standing.path else None,
        "changes": changes(visit, standing),
        "mine": mine(visit, standing),
        "skipped": standing.edits.skipped if standing.edits else {},
        "key": uuid.uuid4(),
        "phase": phase,
        "why_phase": because(visit.knowledge, shown.reasons),
        "blocks": blocks(visit.knowledge, shown),
        "own_tests": reasons_kept(visit),
        "left_out": left_out(visit.knowledge, shown),
        "stop_rule": STOP_RULE,
        "on": day_from(shown.on, visit.today),
        "truths": plan_truths(reviews_behind(visit.knowledge, shown)),
    }
    return page(request, "plan/plan.html", found, here="plan", place="plan")
