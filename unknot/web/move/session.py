"""The guided session: its page, what comes back from it, and the questions that follow later."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from unknot.records.errors import CannotStore
from unknot.records.sitting_actions import HeldSitting, NotAnAnswer, StepDone, record_response, record_sitting
from unknot.web.move.sitting import sitting_for
from unknot.web.shell import page
from unknot.web.standing import standing_of
from unknot.web.visit import Visit

#: one that took longer was left lying about: so much of it counts
LONGEST = timedelta(hours=6)
NAMES_OF_ANSWERS = ("before", "worst", "felt", "after_15", "bedtime", "next_morning", "usual_morning")


@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """Today's session; without one, the page of movements says why."""
    visit = Visit(request)
    sitting = sitting_for(visit, standing_of(visit))
    if sitting is None or not sitting.count:
        return redirect("move")
    return page(request, "move/session.html", {"sitting": sitting, "key": uuid.uuid4()}, here="move", place="move")


@require_POST
def log(request: HttpRequest) -> JsonResponse:
    """Keep what a device sends of a session. Sent again it writes nothing twice."""
    try:
        sent = json.loads(request.body)
    except (ValueError, UnicodeDecodeError):
        return JsonResponse({"error": "This is not JSON. Send one object."}, status=400)
    if not isinstance(sent, dict):
        return JsonResponse({"error": "Send one object with key, began, ended, how and steps."}, status=400)
    visit = Visit(request)
    try:
        _keep(visit, sent)
    except (NotAnAnswer, KeyError, TypeError, ValueError, AttributeError) as error:
        return JsonResponse({"error": f"This cannot be kept: {error}"}, status=422)
    except CannotStore as error:
        return JsonResponse({"error": str(error)}, status=503)
    return JsonResponse({"kept": True})


def _keep(visit: Visit, sent: Mapping[str, Any]) -> None:
    """The session itself, then every answer that came with it, each under a key of its own."""
    key = uuid.UUID(str(sent["key"]))
    record_sitting(visit.person, _held(visit, key, sent), visit.zone, visit.knowledge)
    revision = int(sent.get("revision", 0))
    answers = {name: sent[name] for name in NAMES_OF_ANSWERS if sent.get(name) not in (None, "")}
    if sent.get("where"):
        answers["where"] = [str(sent["where"])]
        answers["leg"] = sent["where"] == "leg"
    if sent.get("danger") in ("yes", "no"):
        answers["danger"] = ["not_named"] if sent["danger"] == "yes" else []
    for kind, value in answers.items():
        _answer(visit, key, kind, value, revision)


def _answer(visit: Visit, key: uuid.UUID, kind: str, value: object, revision: int = 0) -> None:
    own = uuid.uuid5(key, f"{kind} {revision}")
    record_response(visit.person, own, key, kind, value, at=visit.now, zone=visit.zone)


def _held(visit: Visit, key: uuid.UUID, sent: Mapping[str, Any]) -> HeldSitting:
    began, ended = _times(_moment(sent["began"]), _moment(sent["ended"]), visit.now)
    standing = standing_of(visit)
    return HeldSitting(
        key=key,
        steps=tuple(_steps(visit, sent)),
        phase=standing.plan.phase if standing.plan else "calm",
        ended=str(sent["how"]),
        started_at=began,
        ended_at=ended,
    )


def _times(began: datetime, ended: datetime, now: datetime) -> tuple[datetime, datetime]:
    """The times as they can have been: a device with a wrong clock must not lose what was done."""
    ahead = max(ended - now, timedelta(0))
    lasted = min(max(ended - began, timedelta(0)), LONGEST)
    return ended - ahead - lasted, ended - ahead


def _moment(text: object) -> datetime:
    moment = datetime.fromisoformat(str(text))
    if moment.tzinfo is None:
        raise NotAnAnswer("its times have no zone.")
    return moment


def _steps(visit: Visit, sent: Mapping[str, Any]) -> list[StepDone]:
    """One line a movement and side, with how it was done."""
    easier = {str(one) for one in sent.get("easier", ())}
    skipped = {(str(one["movement"]), str(one.get("side", ""))) for one in sent.get("skipped", ())}
    seconds: dict[tuple[str, str], float] = {}
    for step in sent["steps"]:
        if step.get("kind") in ("move", "hold") and str(step["movement"]) in visit.knowledge.movements:
            place = (str(step["movement"]), str(step.get("side", "")))
            spent = 0.0 if place in skipped else float(step.get("seconds", 0))
            seconds[place] = seconds.get(place, 0.0) + spent
    done = [StepDone(m, side, spent, "skip" if (m, side) in skipped else "") for (m, side), spent in seconds.items()]
    done += [StepDone(one, "", 0.0, "easier") for one in sorted(easier) if one in visit.knowledge.movements]
    if sent.get("how") == "stopped_for_pain" and str(sent.get("at", "")) in visit.knowledge.movements:
        done.append(StepDone(str(sent["at"]), "", 0.0, "stop"))
    return done


@require_POST
def done(request: HttpRequest) -> HttpResponse:
    """A session that was done without the timer: kept as today's, with the two answers that were given."""
    visit = Visit(request)
    shown = sitting_for(visit, standing_of(visit))
    try:
        key = uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return redirect("session")
    if shown is None or not shown.count:
        return redirect("move")
    sitting = shown.sitting
    began = visit.now - timedelta(seconds=sitting.total_seconds)
    steps = tuple(StepDone(one.id, "", one.seconds) for one in sitting.movements)
    try:
        held = HeldSitting(key, steps, sitting.phase, "finished", began, visit.now)
        record_sitting(visit.person, held, visit.zone, visit.knowledge)
        for kind in ("before", "worst"):
            if (value := request.POST.get(kind, "")).isdigit():
                _answer(visit, key, kind, min(int(value), 10))
    except CannotStore as error:
        return page(request, "move/not_kept.html", {"fault": str(error), "id": ""}, here="move", status=503)
    return redirect("today")


@require_POST
def after(request: HttpRequest) -> HttpResponse:
    """The answers that are asked later: 15 minutes after, at bedtime, the next morning."""
    visit = Visit(request)
    try:
        key = uuid.UUID(request.POST.get("key", ""))
        for kind in ("after_15", "bedtime", "next_morning", "usual_morning"):
            if (value := request.POST.get(kind, "")).isdigit():
                _answer(visit, key, kind, min(int(value), 10))
        if request.POST.get("leg") in ("yes", "no"):
            _answer(visit, key, "leg", request.POST["leg"] == "yes")
    except (ValueError, CannotStore) as error:
        return page(request, "move/not_kept.html", {"fault": str(error), "id": ""}, here="today", status=503)
    return redirect("today")
