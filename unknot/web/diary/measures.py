"""Measures: what is due, the forms with their own wording, and what a filled-in one comes to."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from unknot.core.diary import Diary, FilledIn
from unknot.core.measure_schedule import Due, due, with_check_ins
from unknot.core.scores import calls_for_a_new_check
from unknot.knowledge.answers import YesNo
from unknot.knowledge.library_kinds import Measure
from unknot.records.diary_actions import NotADay, record_measure
from unknot.records.diary_queries import diary_of, first_day_of, last_filled, measures_of
from unknot.records.errors import CannotStore
from unknot.records.history import plans_of
from unknot.web.diary.form import leg_is_known
from unknot.web.diary.measure_form import MeasureSent, measure_form, read_measure
from unknot.web.diary.measure_words import result_of
from unknot.web.diary.toast import as_key
from unknot.web.diary.words import near_day
from unknot.web.shell import numbers_for, page
from unknot.web.visit import Visit
from unknot.web.zone import remember_zone

#: measures of mood and worry: the way to a crisis line stands on their pages, whatever the score (RF48)
OF_MOOD = ("phq_2", "gad_2")


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """What is due now, and what can be filled in at any time."""
    visit = Visit(request)
    now = due_now(visit)
    waiting = {one.measure for one in now}
    last = {one.measure: near_day(one.on, visit.today) for one in last_filled(visit.person)}
    every = sorted(visit.knowledge.measures.values(), key=lambda one: one.name)
    context = {
        "due": [visit.knowledge.measures[one.measure] for one in now],
        "others": [one for one in every if one.id not in waiting],
        "last": last,
    }
    return page(request, "diary/measures.html", context, here="diary", place="diary")


def due_now(visit: Visit) -> tuple[Due, ...]:
    """What the schedule of part 6 asks today; nothing before the first check."""
    plans = plans_of(visit.person)
    if not plans:
        return ()
    began = min(one.on for one in plans)
    first = first_day_of(visit.person, began)
    entries = diary_of(visit.person, first, first) if first else Diary()
    return due(visit.knowledge, with_check_ins(last_filled(visit.person), entries), began, visit.today)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: HttpRequest, id_: str) -> HttpResponse:
    """The form of one measure."""
    visit = Visit(request)
    found = _measure(visit, id_)
    names = names_of(visit, found)
    if request.method != "POST":
        return _show(request, visit, found, names, MeasureSent())
    sent = read_measure(found, request.POST, names)
    if sent.errors:
        return _show(request, visit, found, names, sent)
    key = as_key(request.POST.get("key", "")) or uuid4()
    filled = FilledIn(visit.today, found.id, sent.answers, sent.names)
    try:
        record_measure(visit.person, key, filled, at=visit.now, zone=visit.zone, knowledge=visit.knowledge)
    except (NotADay, CannotStore) as error:
        return _show(request, visit, found, names, sent, str(error))
    response = redirect("measure_result", found.id)
    remember_zone(request, response)
    return response


@require_safe
def measure_result(request: HttpRequest, id_: str) -> HttpResponse:
    """What the last filled-in form of a measure comes to, and how it changed since the first."""
    visit = Visit(request)
    found = _measure(visit, id_)
    filled = measures_of(visit.person, found.id)
    if not filled:
        return redirect("measure", found.id)
    context = {
        "measure": found,
        "result": result_of(found, filled, visit.today),
        "mood": found.id in OF_MOOD,
        "numbers": numbers_for(request),
        "check_again": asks_for_a_check(visit, filled[-1].answers),
        "next": [visit.knowledge.measures[one.measure] for one in due_now(visit)][:1],
    }
    return page(request, "diary/measure_result.html", context, here="diary")


def asks_for_a_check(visit: Visit, answers: Mapping[str, float | None]) -> bool:
    """Whether sentence 15 or 24 of the RMDQ is ticked, and weight loss or fever is not known to be absent [D]."""
    facts = visit.counting
    return calls_for_a_new_check(
        answers,
        weight_loss=facts.get("unexplained_weight_loss") is not YesNo.NO,
        fever=any(facts.get(sign) is not YesNo.NO for sign in ("fever", "chills", "night_sweats")),
    )


def names_of(visit: Visit, found: Measure) -> Mapping[str, str]:
    """The person's own words for the items, as they named them at first; the same ones are rated every time."""
    filled = measures_of(visit.person, found.id) if found.scoring == "mean" else ()
    return filled[0].names if filled else {}


def _measure(visit: Visit, id_: str) -> Measure:
    if id_ not in visit.knowledge.measures:
        raise Http404(id_)
    return visit.knowledge.measures[id_]


def _show(
    request: HttpRequest, visit: Visit, found: Measure, names: Mapping[str, str], sent: MeasureSent, fault: str = ""
) -> HttpResponse:
    context = {
        "measure": found,
        "form": measure_form(found, names, sent, leg=leg_is_known(visit)),
        "errors": [{"field": field, "message": message} for field, message in sent.errors.items()],
        "fault": fault,
        "key": as_key(request.POST.get("key", "")) or uuid4(),
        "mood": found.id in OF_MOOD,
        "numbers": numbers_for(request),
    }
    return page(request, "diary/measure.html", context, here="diary", status=422 if sent.errors or fault else 200)
