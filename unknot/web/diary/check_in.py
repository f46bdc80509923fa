"""Check in: pain, tightness, Save. Also what devices send later, the undo, and the choice after a clash."""

from __future__ import annotations

from datetime import date
from uuid import uuid4, uuid5

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from unknot.core.diary import DiaryDay
from unknot.records.diary_actions import take_back_check_in
from unknot.records.diary_queries import entry_with_key
from unknot.records.errors import CannotStore
from unknot.web.diary.form import Offer, Sent, form_of
from unknot.web.diary.keeping import after, clash_page, keep, place_of, show, written_at
from unknot.web.diary.toast import as_key
from unknot.web.shell import page, the_knowledge
from unknot.web.spasm.guard import FOR_ANYBODY
from unknot.web.visit import Visit
from unknot.web.zone import remember_zone


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest) -> HttpResponse:
    """Today's check-in. A second visit on the same day shows the entry of the day, to change it."""
    if request.headers.get(FOR_ANYBODY):
        return _for_anybody(request)
    visit = Visit(request)
    if request.method != "POST":
        return show(request, visit, visit.today)
    return keep_and_go(request, visit, _day_of(request, visit))


def keep_and_go(request: HttpRequest, visit: Visit, on: date) -> HttpResponse:
    """Keep a day that was sent as a form, and go on; or say what stands in the way."""
    outcome = keep(request, visit, on)
    if outcome.clash is not None:
        return clash_page(request, visit, on, outcome)
    if outcome.key is None:
        return show(request, visit, on, outcome)
    response = redirect(after(visit, on, outcome.key))
    remember_zone(request, response)
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> JsonResponse:
    """What a device sends, at once or once it is back: kept once a key. Asked for, it gives the token for sending."""
    if request.method != "POST":
        return JsonResponse({"token": get_token(request)})
    visit = Visit(request)
    on = _day_of(request, visit)
    outcome = keep(request, visit, on, written_at(request.POST.get("at", ""), visit))
    if outcome.fault:
        return JsonResponse({"error": outcome.fault}, status=503)
    if outcome.clash is not None:
        return JsonResponse({"error": "This day was also changed on another page."}, status=409)
    if outcome.key is None:
        return JsonResponse({"error": " ".join(outcome.sent.errors.values())}, status=422)
    response = JsonResponse({"next": after(visit, on, outcome.key)})
    remember_zone(request, response)
    return response


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take an entry back: what was there before it counts again."""
    visit = Visit(request)
    key = as_key(request.POST.get("key", ""))
    row = entry_with_key(visit.person, key) if key else None
    if key is None or row is None:
        return redirect("diary_days")
    try:
        done = take_back_check_in(visit.person, uuid5(key, "taken back"), key, at=visit.now, zone=visit.zone)
    except CannotStore as error:
        return page(request, "move/not_kept.html", {"fault": str(error), "id": ""}, here="diary", status=503)
    return redirect(place_of(visit, row.on, **{"undone" if done else "changed": "1"}, settled=str(key)))


@require_POST
def settle(request: HttpRequest) -> HttpResponse:
    """After a clash: keep what is there, and let the other go."""
    visit = Visit(request)
    return redirect(place_of(visit, _day_of(request, visit), settled=request.POST.get("key", "")))


def _for_anybody(request: HttpRequest) -> HttpResponse:
    """The page that a device keeps for the days without a network: nothing in it is about anybody."""
    context = {
        "form": form_of(the_knowledge(), Offer(), Sent(DiaryDay(date.min))),
        "title": "How is your back now?",
        "when": "today",
        "late": False,
        "address": request.path,
        "back": "/",
        "anybody": True,
        "key": uuid4(),
        "over": "",
        "fault": "",
        "entry": "",
    }
    return page(request, "diary/check_in.html", context, here="diary")


def _day_of(request: HttpRequest, visit: Visit) -> date:
    """The day that was sent, or today where the person is."""
    try:
        return date.fromisoformat(request.POST.get("on", ""))
    except ValueError:
        return visit.today
