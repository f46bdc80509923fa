"""The ladder back to work, lifting or sport: choose the road, do a rung, tell how it was."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from unknot.core.decisions import LADDER
from unknot.core.ladder import ROADS, Ladder, Rung, barred, ladder_of, not_today, rungs_of
from unknot.records.errors import CannotStore
from unknot.records.sitting_actions import HeldSitting, StepDone, record_response, record_sitting
from unknot.web.change.keep import keep, key_of, not_kept
from unknot.web.change.ladder_words import BARRED, NOT_TODAY, ROAD_WORDS, RUNGS, SPORT_READY
from unknot.web.shell import page
from unknot.web.standing import Standing, standing_of
from unknot.web.visit import Visit

#: about how long a rung takes: the time before now at which its sitting is said to have begun
ABOUT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class RungView:
    """One rung in words. ``state``: done | now | later."""

    number: int
    name: str
    what: str
    state: str


@require_safe
def ladder(request: HttpRequest) -> HttpResponse:
    """The ladder as it stands, or the choice of the road."""
    visit = Visit(request)
    standing = standing_of(visit)
    if standing.path is None or standing.outcome is None:
        return redirect("plan")
    found = _ladder(visit, standing)
    context: dict[str, Any] = {
        "phase": standing.path.phase,
        "barred": BARRED.get(_barred(visit, standing, found), ""),
        "ladder": found,
        "rungs": _rungs(found) if found else (),
        "road": ROAD_WORDS.get(found.road, "") if found else "",
        "not_today": NOT_TODAY.get(not_today(found, visit.today), "") if found else "",
        "tells": _tells(standing, found),
        "roads": ROAD_WORDS,
        "ready": SPORT_READY if found is not None and found.road == "sport" else (),
        "key": uuid.uuid4(),
    }
    return page(request, "change/ladder.html", context, here="plan", place="plan")


def _ladder(visit: Visit, standing: Standing) -> Ladder | None:
    """The ladder of this stay in the phase "return"; none elsewhere."""
    if standing.path is None or standing.history is None or standing.path.phase != "return":
        return None
    return ladder_of(standing.history, visit.today, standing.path.since)


def _barred(visit: Visit, standing: Standing, found: Ladder | None) -> str:
    assert standing.outcome is not None  # noqa: S101 - the caller looked
    rung = found.at if found is not None else 1
    return barred(visit.knowledge, standing.outcome.assessment, visit.counting, rung)


def _tells(standing: Standing, found: Ladder | None) -> str:
    """What holds the rung of today, by the lights of all sittings."""
    held = standing.path.held if standing.path is not None and found is not None else ""
    return held if held in ("stop_now", "morning_not_usual") else ""


def _rungs(found: Ladder) -> tuple[RungView, ...]:
    return tuple(_rung(one, found) for one in rungs_of(found.road))


def _rung(one: Rung, found: Ladder) -> RungView:
    name, what = RUNGS[one.kind]
    state = "done" if found.done or one.number < found.at else "now" if one.number == found.at else "later"
    return RungView(one.number, name, what, state)


@require_POST
def road(request: HttpRequest) -> HttpResponse:
    """Choose the road: work, lifting or sport. The ladder begins with its first rung."""
    visit = Visit(request)
    standing = standing_of(visit)
    chosen = request.POST.get("road", "")
    may = standing.path is not None and standing.path.phase == "return" and not _barred(visit, standing, None)
    try:
        if chosen in ROADS and may:
            keep(request, visit, LADDER, value=chosen)
    except CannotStore as error:
        return not_kept(request, error)
    return redirect("ladder")


@require_POST
def done(request: HttpRequest) -> HttpResponse:
    """A rung was done: a sitting like any other, so that the light and the later questions are the same."""
    visit = Visit(request)
    standing = standing_of(visit)
    found = _ladder(visit, standing)
    if found is None or not_today(found, visit.today) or _tells(standing, found) or _barred(visit, standing, found):
        return redirect("ladder")
    key = key_of(request)
    step = StepDone(found.rung.movement, "", ABOUT.total_seconds())
    held = HeldSitting(key, (step,), "return", "finished", visit.now - ABOUT, visit.now)
    try:
        record_sitting(visit.person, held, visit.zone, visit.knowledge)
        for kind, value in _answers(request).items():
            own = uuid.uuid5(key, kind)
            record_response(visit.person, own, key, kind, value, at=visit.now, zone=visit.zone)
    except CannotStore as error:
        return not_kept(request, error)
    return redirect("check") if request.POST.get("danger") == "yes" else redirect("ladder")


def _answers(request: HttpRequest) -> dict[str, object]:
    """What was told of the rung: pain before, the worst, and whether a warning sign came."""
    sent = request.POST
    found: dict[str, object] = {
        kind: min(int(sent[kind]), 10) for kind in ("before", "worst") if _is_number(sent, kind)
    }
    if sent.get("danger") in ("yes", "no"):
        found["danger"] = ["not_named"] if sent["danger"] == "yes" else []
    return found


def _is_number(sent: Any, kind: str) -> bool:
    text: str = sent.get(kind, "")
    return text.isascii() and text.isdigit()
