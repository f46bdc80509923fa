"""The page of a result."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from unknot.knowledge.levels import CareLevel
from unknot.web.result.contributors import CANNOT_TELL, contributor_views
from unknot.web.result.notes import notes
from unknot.web.result.present import NO_SIGN, result_view, reviews_behind
from unknot.web.shell import numbers_for, page
from unknot.web.visit import Visit
from unknot.web.words.truths import truths

_URGENT = (CareLevel.EMERGENCY, CareLevel.SAME_DAY)


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """What the check came to; while it is not finished, where to go on."""
    visit = Visit(request)
    if not visit.has_ended:
        return page(request, "result/none.html", {"begun": bool(visit.facts)}, here="result", place="result")
    outcome = visit.outcome
    level = outcome.assessment.care_level
    numbers = numbers_for(request)
    context = {
        "view": result_view(visit.knowledge, outcome.assessment, numbers, visit.local_now),
        "contributors": contributor_views(visit.knowledge, outcome.contributors, level),
        "cannot_tell": CANNOT_TELL,
        "no_sign": NO_SIGN,
        "notes": notes(visit, numbers),
        "may_clear": "C12" in outcome.assessment.plan_barred_by and level not in _URGENT,
        "may_be_mistake": level in _URGENT,
        "truths": truths(reviews_behind(visit.knowledge, outcome.assessment)),
    }
    urgent = level is CareLevel.EMERGENCY
    template = "result/emergency.html" if urgent else "result/result.html"
    return page(request, template, context, here="result", place="" if urgent else "result", numbers=numbers)
