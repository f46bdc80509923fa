"""The first page of the diary: what the last weeks were, how it goes beside the usual course, and what came with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from unknot.core.clues import clues, clues_ready_on
from unknot.core.course import read_course, spell_of
from unknot.core.history import History
from unknot.core.spell import began_of
from unknot.core.weekly import review_due
from unknot.records.diary_queries import first_day_of
from unknot.records.history import course_of
from unknot.web.diary.beside import course_chart, status_card
from unknot.web.diary.charts import other_charts, pain_chart
from unknot.web.diary.clue_card import clue_card
from unknot.web.diary.findings import logged
from unknot.web.diary.spans import RANGES, USUAL, Span, span_of
from unknot.web.diary.toast import toast_of
from unknot.web.shell import numbers_for, page
from unknot.web.visit import Visit

HEADINGS = {
    "week": "Your last week",
    "month": "Your last 4 weeks",
    "half": "Your last 6 months",
    "all": "Your whole diary",
}


@require_safe
def diary(request: HttpRequest) -> HttpResponse:
    """The overview of a stretch of time; without any entry, how to begin."""
    return show(request, Visit(request))


def show(request: HttpRequest, visit: Visit, fault: str = "") -> HttpResponse:
    """The overview, with what went wrong when something could not be kept."""
    began = first_day_of(visit.person)
    toast = toast_of(request, visit)
    if began is None:
        return page(request, "diary/empty.html", {"toast": toast}, here="diary", place="diary")
    span = span_of(request.GET.get("range", USUAL), began, visit.today)
    history = course_of(visit.person, visit.today, began_of(visit.counting, visit.today), span.first)
    context = {
        "heading": HEADINGS[span.id],
        "logged": logged(history.diary.between(span.first, span.last), span),
        "ranges": [(id_, words, id_ == span.id) for id_, words in RANGES.items()],
        "toast": toast,
        "fault": fault,
        **_charts(visit, history, span),
        **_beside(request, visit, history),
    }
    return page(request, "diary/diary.html", context, here="diary", place="diary", status=503 if fault else 200)


def _charts(visit: Visit, history: History, span: Span) -> dict[str, Any]:
    seen = history.diary.between(span.first, span.last)
    return {
        "first_chart": pain_chart(seen, span),
        "charts": other_charts(visit.knowledge, seen, history.filled, history.log, span),
    }


def _beside(request: HttpRequest, visit: Visit, history: History) -> dict[str, Any]:
    """The cards that look at the whole diary, whatever the range."""
    knowledge, facts, today = visit.knowledge, visit.counting, visit.today
    reading = read_course(knowledge, history, facts, today)
    spell = spell_of(facts, today, history)
    found = clues(knowledge, history.diary, today)
    return {
        "review_due": review_due(history, today) is not None,
        "status": status_card(knowledge, reading, spell, numbers_for(request)),
        "course": course_chart(knowledge, history, spell, reading, today),
        "clues": clue_card(knowledge, found, clues_ready_on(history.diary, today)),
    }
