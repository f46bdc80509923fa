"""A flare: the page that begins the calm phase, and the plan that a person wrote for it while they were well."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unknot.core.decisions import FLARE_BEGINS, FLARE_OVER, SEEN
from unknot.core.flare import OFFER, WORTH_TALKING_FROM, flares_of_half_a_year, offered, raised
from unknot.records import queries
from unknot.records.actions import record_preferences
from unknot.records.errors import CannotStore
from unknot.records.history import history_of
from unknot.web.change.keep import keep, not_kept
from unknot.web.shell import page
from unknot.web.spasm.signs import SIGNS
from unknot.web.standing import Standing, standing_of
from unknot.web.visit import Visit

#: the name under which the person's own flare plan is kept
FLARE_PLAN = "flare_plan"
#: its fields: what is asked, and a hint
FIELDS: Mapping[str, tuple[str, str]] = {
    "helps": ("What has helped before?", "Such as a short walk, a warm shower, music."),
    "positions": ("Which positions ease it?", "Such as lying on one side with a pillow between the knees."),
    "warmth": ("Warmth or cold: what do you have, and where is it?", "Such as the heat pad in the hall cupboard."),
    "call": ("Who can you call or ask for help?", "Such as a neighbour who can shop for you."),
    "let_go": ("What can wait for two days?", "Such as the garden, and lifting at work."),
}
MOST = 400
TRIGGERS = {
    "nothing": "Nothing I know of",
    "more_than_usual": "I did more than usual",
    "long_sitting": "I sat for long",
    "bad_sleep": "I slept badly",
    "stress": "It was a hard time",
    "other": "Something else",
}


@require_safe
def flare(request: HttpRequest) -> HttpResponse:
    """Begin, or what to do while one runs; without a check that counts, the check comes first."""
    visit = Visit(request)
    standing = standing_of(visit)
    decisions = standing.history.decisions if standing.history else history_of(visit.person).decisions
    context: dict[str, Any] = {
        "standing": standing.id,
        "state": _state(standing),
        "day": _day(visit, standing),
        "own": own_plan(visit),
        "signs": SIGNS,
        "key": uuid.uuid4(),
        "triggers": TRIGGERS,
        "often": flares_of_half_a_year(decisions, visit.today) >= WORTH_TALKING_FROM,
        "raised": raised(standing.history.diary, visit.today) if standing.history else None,
    }
    return page(request, "change/flare.html", context, here="plan", place="plan")


def _state(standing: Standing) -> str:
    """What this page is about now: begin | calm | coming_back."""
    if standing.path is None or standing.path.flare is None:
        return "begin"
    return "calm" if standing.path.phase == "calm" else "coming_back"


def _day(visit: Visit, standing: Standing) -> int:
    began = standing.path.flare if standing.path else None
    return 0 if began is None else (visit.today - began).days + 1


def own_plan(visit: Visit) -> list[tuple[str, str]]:
    """What the person wrote for a flare, as question and answer; empty when nothing was written."""
    kept = queries.preference(visit.person, FLARE_PLAN) or {}
    return [(FIELDS[name][0], kept[name]) for name in FIELDS if kept.get(name)]


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """One tap begins it, when the safety check stands; the trigger is kept without blame. Or: not now."""
    visit = Visit(request)
    standing = standing_of(visit)
    if standing.id != "planned" or standing.history is None:
        return redirect("flare")
    try:
        if request.POST.get("do") == "not_now":
            found = offered(standing.history.diary, standing.history.decisions, visit.today)
            keep(request, visit, SEEN, OFFER, found.since.isoformat() if found else "")
            return redirect("today")
        trigger = request.POST.get("trigger", "")
        keep(request, visit, FLARE_BEGINS, reason=trigger if trigger in TRIGGERS else "")
    except CannotStore as error:
        return not_kept(request, error)
    return redirect("flare")


@require_POST
def over(request: HttpRequest) -> HttpResponse:
    """The person says that it is over; on its first day, that it was none."""
    visit = Visit(request)
    try:
        keep(request, visit, FLARE_OVER)
    except CannotStore as error:
        return not_kept(request, error)
    return redirect("plan")


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """The plan for a flare, written while one is well."""
    visit = Visit(request)
    if request.method == "POST":
        values = {name: request.POST.get(name, "").strip()[:MOST] for name in FIELDS}
        try:
            record_preferences(visit.person, {FLARE_PLAN: values}, visit.now, visit.zone)
        except CannotStore as error:
            return not_kept(request, error)
        return redirect("/plan/flare#own")
    kept = queries.preference(visit.person, FLARE_PLAN) or {}
    fields = [(name, ask, hint, kept.get(name, "")) for name, (ask, hint) in FIELDS.items()]
    return page(request, "change/flare_write.html", {"fields": fields, "most": MOST}, here="plan", place="plan")
