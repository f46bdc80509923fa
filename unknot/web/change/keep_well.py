"""Keeping well: six months of walks and strength, and a look back each month that takes two minutes."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from unknot.core.decisions import SEEN
from unknot.core.keep_well import STRENGTH_DAYS, look_back, programme
from unknot.records.errors import CannotStore
from unknot.web.change.flare import own_plan
from unknot.web.change.keep import keep, not_kept
from unknot.web.shell import page
from unknot.web.standing import Standing, standing_of
from unknot.web.visit import Visit
from unknot.web.words.dates import day_from

#: what a look back asks, with its answers
ASKS: dict[str, tuple[str, dict[str, str]]] = {
    "walks": ("On how many days a week did you walk?", {"0": "None", "1": "1 or 2", "3": "3 or 4", "5": "5 or more"}),
    "strength": ("On how many days a week did you do strength work?", {"0": "None", "1": "1", "2": "2 or more"}),
    "back": ("How was your back this month?", {"better": "Better than before", "same": "The same", "worse": "Worse"}),
}


@require_http_methods(["GET", "HEAD", "POST"])
def keep_well(request: HttpRequest) -> HttpResponse:
    """The six months as they stand, and the look back that is due."""
    visit = Visit(request)
    standing = standing_of(visit)
    if standing.path is None:
        return redirect("plan")
    if request.method == "POST":
        return _look_back(request, visit, standing)
    return page(request, "change/keep_well.html", _context(visit, standing), here="plan", place="plan")


def _context(visit: Visit, standing: Standing) -> dict[str, Any]:
    assert standing.path is not None  # noqa: S101 - the caller looked
    here = standing.path.phase == "keep_well"
    since = standing.path.since if here else visit.today
    decisions = standing.history.decisions if here and standing.history else ()
    found = programme(since, visit.today, decisions)
    return {
        "here": here,
        "programme": found,
        "months": [(one, day_from(one.first, visit.today)) for one in found.months],
        "due": here and found.due is not None,
        "asks": ASKS,
        "strength_days": STRENGTH_DAYS,
        "own": own_plan(visit),
        "key": uuid.uuid4(),
    }


def _look_back(request: HttpRequest, visit: Visit, standing: Standing) -> HttpResponse:
    """Keep what the look back told; a month that was worse leads to the diary's questions, not to blame."""
    assert standing.path is not None and standing.history is not None  # noqa: S101, PT018 - the caller looked
    due = programme(standing.path.since, visit.today, standing.history.decisions).due
    if standing.path.phase != "keep_well" or due is None:
        return redirect("keep_well")
    said = {name: request.POST.get(name, "") for name, (_, answers) in ASKS.items()}
    value = {name: answer for name, answer in said.items() if answer in ASKS[name][1]}
    try:
        keep(request, visit, SEEN, look_back(due), value)
    except CannotStore as error:
        return not_kept(request, error)
    return redirect("flare") if value.get("back") == "worse" else redirect("keep_well")
