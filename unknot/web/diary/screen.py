"""The warning signs after a bad day (rule C8): why they are asked again, and the way to the safety check.

Nothing here says that all is well: the signs are only ever answered in the check itself.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from unknot.core.bad_day import USUAL_OVER, reasons_to_screen, usual_pain
from unknot.core.diary import Diary
from unknot.core.interview import STATE_NOW
from unknot.records.diary_queries import checked_since, diary_of, standing_entry
from unknot.records.errors import CannotStore
from unknot.web.check.mistake import marked, screen_a
from unknot.web.diary.form import leg_is_known
from unknot.web.diary.toast import toast_of
from unknot.web.shell import page
from unknot.web.spasm.signs import SIGNS
from unknot.web.standing import standing_of
from unknot.web.visit import Visit

#: [D] a day that was longer ago says nothing of how things are now
STILL_NOW = timedelta(days=1)
#: standings in which the safety check waits anyway
WAITING = {
    "new": "You have not been through the safety check yet.",
    "begun": "Your safety check is not finished yet.",
    "due": "Your last answers about warning signs have run out.",
}
HARM = "You told us that something made your back worse."


def must_screen(visit: Visit, on: date) -> bool:
    """Whether a day that was just kept leads on to the warning signs."""
    if visit.today - on > STILL_NOW:
        return False
    return standing_of(visit).id in WAITING or bool(reasons_on(visit, on))


def reasons_on(visit: Visit, on: date) -> tuple[str, ...]:
    """The ids of what makes a day a bad one."""
    return reasons_to_screen(_lately(visit, on), on, leg_known=leg_is_known(visit))


def still_to_screen(visit: Visit) -> bool:
    """Whether today's entry calls for the warning signs, and no check was finished since."""
    entry = standing_entry(visit.person, visit.today)
    if entry is None or not reasons_on(visit, visit.today):
        return False
    return not checked_since(visit.person, entry.at)


@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: HttpRequest) -> HttpResponse:
    """Why the warning signs come again; on pressing, the check asks them afresh."""
    visit = Visit(request)
    fault = ""
    if request.method == "POST":
        try:
            ask_again(visit)
            return redirect("check")
        except CannotStore as error:
            fault = str(error)
    return _show(request, visit, fault)


def ask_again(visit: Visit) -> None:
    """Open the warning signs again, and how the pain is now. What was yes or not sure stands (rule C12)."""
    if standing_of(visit).id == "planned" or (visit.is_done and not visit.has_stopped):
        visit.open_again((screen_a(visit.knowledge) | set(STATE_NOW)) - marked(visit))


def _show(request: HttpRequest, visit: Visit, fault: str) -> HttpResponse:
    toast = toast_of(request, visit)
    days = (visit.today, visit.today - STILL_NOW)
    bad = [line for on in days for line in why_lines(visit, on)] if request.GET.get("why") != "harm" else [HARM]
    waiting = WAITING.get(standing_of(visit).id, "")
    context = {
        "toast_said": toast,
        "why": tuple(dict.fromkeys([*bad, *([waiting] if waiting else [])])),
        "stopped": visit.has_stopped,
        "signs": tuple(sign.words for sign in SIGNS),
        "fault": fault,
        "back": "diary_days" if standing_of(visit).id == "new" else "today",
    }
    return page(request, "diary/screen.html", context, here="diary", status=503 if fault else 200)


def why_lines(visit: Visit, on: date) -> tuple[str, ...]:
    """What makes a day a bad one, in words."""
    lately = _lately(visit, on)
    day = lately.on(on)
    words = {
        "pain_severe": f"You put your pain at {day.pain if day else ''}.",
        "pain_above_usual": f"That is well above your usual {usual_pain(lately, on)}.",
        "new_leg_pain": "You told of pain in a leg that was not there before.",
    }
    return tuple(words[reason] for reason in reasons_to_screen(lately, on, leg_known=leg_is_known(visit)))


def _lately(visit: Visit, on: date) -> Diary:
    return diary_of(visit.person, on - USUAL_OVER, on)
