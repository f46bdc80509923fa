"""The person's word on a change of the plan: keep it as it was, or do it after all."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from unknot.core.decisions import ALLOW, GOALS_MET, REFUSE
from unknot.records.errors import CannotStore
from unknot.web.change.keep import keep, not_kept
from unknot.web.standing import standing_of
from unknot.web.visit import Visit

WORDS = {"refuse": REFUSE, "allow": ALLOW}


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Keep the word on one change, or that a goal is met; the plan shows what came of it."""
    visit = Visit(request)
    do, change = request.POST.get("do", ""), request.POST.get("change", "")
    try:
        if do == "goals_met":
            keep(request, visit, GOALS_MET, target="goals")
        elif do in WORDS and may_decide(visit, change, do):
            keep(request, visit, WORDS[do], target=change)
    except CannotStore as error:
        return not_kept(request, error)
    return redirect("/plan#changed")


def may_decide(visit: Visit, change: str, do: str) -> bool:
    """Whether this change stands there to be refused or allowed now."""
    now = standing_of(visit).path
    found = next((one for one in now.changes if one.id == change), None) if now is not None else None
    return found is not None and (found.refusable if do == "refuse" else found.refused)
