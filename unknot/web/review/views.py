"""The weekly review: three cards and one decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from unknot.core.decisions import REVIEW
from unknot.core.diary import Decision, Diary
from unknot.core.spell import began_of
from unknot.core.weekly import (
    ASKS_FOR_MORE,
    CHECK_FIRST,
    CHOICES,
    HELP_FIRST,
    WEEK,
    Suggestion,
    WeekReview,
    monday_of,
    review,
    week_to_review,
)
from unknot.records.diary_actions import record_decision
from unknot.records.diary_queries import first_day_of
from unknot.records.errors import CannotStore
from unknot.records.history import course_of
from unknot.web.diary.table import dates_words
from unknot.web.diary.toast import as_key
from unknot.web.review.words import (
    DECISIONS,
    decision_buttons,
    done_facts,
    done_sentences,
    pain_sentence,
    suggestion_words,
    thread_sentence,
)
from unknot.web.shell import page
from unknot.web.standing import standing_of
from unknot.web.today.present import Week, week_of
from unknot.web.visit import Visit
from unknot.web.zone import remember_zone

SIX_DAYS = timedelta(6)
#: a week is looked at beside the four weeks before it
LOOKED_AT = timedelta(28)


@require_safe
def weekly(request: HttpRequest) -> HttpResponse:
    """The last week that can be looked back on."""
    return redirect("week", week_to_review(Visit(request).today).isoformat())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def week(request: HttpRequest, monday: str) -> HttpResponse:
    """One week; sending the form keeps what was decided."""
    visit = Visit(request)
    first = _monday(monday)
    if first > visit.today:
        raise Http404(monday)
    if first.isoformat() != monday:
        return redirect("week", first.isoformat())
    fault = ""
    if request.method == "POST":
        try:
            return _decide(request, visit, first)
        except CannotStore as error:
            fault = str(error)
    return _show(request, visit, first, fault)


def _monday(text: str) -> date:
    """The Monday of the week that is asked for."""
    try:
        return monday_of(date.fromisoformat(text))
    except (ValueError, OverflowError):
        raise Http404(text) from None


def _decide(request: HttpRequest, visit: Visit, monday: date) -> HttpResponse:
    """Keep the decision, once a key; something else than the three answers changes nothing."""
    value = request.POST.get("decision", "")
    if value in CHOICES:
        key: UUID = as_key(request.POST.get("key", "")) or uuid4()
        decision = Decision(visit.today, REVIEW, monday.isoformat(), value)
        record_decision(visit.person, key, decision, at=visit.now, zone=visit.zone)
    response = redirect("week", monday.isoformat())
    remember_zone(request, response)
    return response


def _show(request: HttpRequest, visit: Visit, monday: date, fault: str) -> HttpResponse:
    history = course_of(visit.person, visit.today, began_of(visit.counting, visit.today), monday - LOOKED_AT)
    found = review(visit.knowledge, history, visit.counting, monday, visit.today)
    suggestion = safe_suggestion(standing_of(visit).id, found.suggestion)
    last = week_to_review(visit.today)
    began = first_day_of(visit.person) or monday
    context = {
        "heading": heading(monday, last),
        "dates": dates_words(monday, monday + SIX_DAYS),
        "monday": monday.isoformat(),
        "thread": thread_of(history.diary, found),
        "pain": pain_sentence(found.days),
        "facts": done_facts(found.done),
        "done": done_sentences(found.done),
        "suggestion": suggestion_words(visit.knowledge, suggestion) if suggestion else None,
        "buttons": decision_buttons(suggestion) if suggestion else (),
        "decided": DECISIONS[found.decided][1] if found.decided else "",
        "again": "again" in request.GET,
        "key": uuid4(),
        "before": (monday - WEEK).isoformat() if monday > monday_of(began) else "",
        "after": (monday + WEEK).isoformat() if monday < last else "",
        "fault": fault,
    }
    return page(request, "review/week.html", context, here="diary", place="diary", status=503 if fault else 200)


def safe_suggestion(standing: str, suggestion: Suggestion | None) -> Suggestion | None:
    """What may be suggested where the person stands: help first, and nothing more without a safety check [D]."""
    if suggestion is None or standing == "planned":
        return suggestion
    if standing == "blocked":
        return HELP_FIRST
    return CHECK_FIRST if suggestion.id in ASKS_FOR_MORE else suggestion


def heading(monday: date, last: date) -> str:
    """What the week is called."""
    return "Your week" if monday == last else "An earlier week" if monday < last else "This week so far"


def thread_of(diary: Diary, found: WeekReview) -> Week:
    """The thread of the week, with its sentence."""
    drawn = week_of(diary, found.monday + SIX_DAYS)
    labels = tuple(replace(label, now=False) for label in drawn.labels)
    return replace(drawn, labels=labels, sentence=thread_sentence(found.monday, found.days))
