"""The page of today."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from unknot.core.schedule import lay_out
from unknot.core.values import Plan
from unknot.core.weekly import review_due
from unknot.knowledge.levels import CareLevel
from unknot.records import queries
from unknot.records.diary_queries import diary_of
from unknot.web.change.messages import Message, messages_for
from unknot.web.diary.measures import due_now
from unknot.web.diary.screen import still_to_screen
from unknot.web.diary.toast import toast_of
from unknot.web.experiments.today import card_for
from unknot.web.move.later import due
from unknot.web.move.sitting import sitting_for
from unknot.web.result.present import why_no_plan
from unknot.web.shell import page
from unknot.web.standing import Standing, standing_of
from unknot.web.today.present import card_of, lead, timed_lines, untimed_lines, week_of
from unknot.web.visit import Visit
from unknot.web.words.dates import day, greeting
from unknot.web.words.truths import NOT_A_DIAGNOSIS, NOT_REVIEWED
from unknot.web.you.reminders import DueReminder, due_reminder

#: the thread shows a week; the words under the greeting look back further, to say since when there are no entries
DAYS_BACK = timedelta(days=28)


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What to do today; somebody new is welcomed first."""
    visit = Visit(request)
    standing = standing_of(visit)
    if standing.id == "new":
        return redirect("start")
    context: dict[str, Any] = {
        "standing": standing.id,
        "greeting": greeting(visit.local_now),
        "day": day(visit.today),
        **_diary(request, visit),
        "message": _message(visit, standing),
        "urgent": "",
        "why": (),
        "truths": (f"{NOT_A_DIAGNOSIS}.", f"{NOT_REVIEWED}."),
        "later": due(visit),
        "sitting": sitting_for(visit, standing),
        "experiment": card_for(visit, standing),
    }
    if standing.outcome is not None and standing.id == "blocked":
        level = standing.outcome.assessment.care_level
        context["urgent"] = level.id if level is not None and level >= CareLevel.SAME_DAY else ""
        context["why"] = why_no_plan(visit.knowledge, standing.outcome.assessment)
    if standing.plan is not None:
        context |= _laid_out(visit, standing.plan)
    return page(request, "today/today.html", context, here="today", place="today")


def _message(visit: Visit, standing: Standing) -> Message | DueReminder | None:
    """The one message of today: what the plan says, else a reminder that came due, else the week to look back on."""
    said = next(iter(messages_for(visit, standing)), None) or due_reminder(visit)
    if said is None and standing.history is not None and review_due(standing.history, visit.today) is not None:
        text = "How it went, what you did, and one suggestion. It takes about two minutes."
        return Message("Look back on your week", text, reverse("weekly"), "Look back")
    return said


def _diary(request: HttpRequest, visit: Visit) -> dict[str, Any]:
    """The thread of the week, the check-in card, what was just done, and what is due."""
    diary = diary_of(visit.person, visit.today - DAYS_BACK, visit.today)
    waiting = due_now(visit)
    return {
        "week": week_of(diary, visit.today),
        "lead": lead(diary, visit.today),
        "checked_in": card_of(diary, visit.today),
        "toast_said": toast_of(request, visit),
        "screen_again": still_to_screen(visit),
        "due": visit.knowledge.measures[waiting[0].measure].name if waiting else "",
        "due_more": len(waiting) - 1,
    }


def _laid_out(visit: Visit, plan: Plan) -> dict[str, Any]:
    shape = queries.day_shape_of(visit.person)
    laid = lay_out(visit.knowledge, plan, visit.today, shape, visit.zone)
    return {
        "timed": timed_lines(visit.knowledge, laid, visit.local_now),
        "untimed": untimed_lines(visit.knowledge, laid.untimed),
        "did_not_fit": untimed_lines(visit.knowledge, laid.did_not_fit),
        "phase": visit.knowledge.phases[plan.phase].name,
    }
