"""The pages about the person, the program and the data."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from unknot.records import actions, queries
from unknot.records.errors import CannotStore
from unknot.records.reminder_queries import reminders_of
from unknot.web.shell import THEME_COOKIE, THEMES, page, remember, theme_of
from unknot.web.visit import Visit
from unknot.web.words.answers import answer_words
from unknot.web.words.dates import day_from
from unknot.web.you.data import amount
from unknot.web.you.day_shape import DayForm, form_of, read_day
from unknot.web.you.reminders import ReminderForm, forms_of, has_gone_quiet, set_words
from unknot.web.zone import remember_zone

ABOUT_ME = ("age", "sex", "country")
THEME_WORDS = {"system": "As this device", "light": "Light", "dark": "Dark"}


@require_safe
def you(request: HttpRequest) -> HttpResponse:
    """Everything about the person in one place."""
    return show(request, Visit(request))


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Choose the look on this device."""
    chosen = request.POST.get("theme", "")
    response = redirect(f"{reverse('you')}#look")
    if chosen in THEMES:
        remember(response, THEME_COOKIE, chosen)
    return response


@require_POST
def day(request: HttpRequest) -> HttpResponse:
    """Keep the shape of the day; plans are laid out anew from it."""
    visit = Visit(request)
    read = read_day(request.POST, request.POST.getlist("days"))
    if isinstance(read, DayForm):
        return show(request, visit, form=read)
    try:
        actions.record_day_shape(visit.person, read, visit.now, visit.zone)
    except CannotStore as error:
        return show(request, visit, form=form_of(read), fault=str(error))
    response = redirect(f"{reverse('you')}?saved=day#day")
    remember_zone(request, response)
    return response


def show(
    request: HttpRequest,
    visit: Visit,
    form: DayForm | None = None,
    fault: str = "",
    reminder_forms: tuple[ReminderForm, ReminderForm] | None = None,
) -> HttpResponse:
    """The page, with a form that was sent and has something to put right, or with what could not be kept."""
    last = queries.latest_result(visit.person)
    form = form or form_of(queries.day_shape_of(visit.person))
    settings, _ = reminders_of(visit.person)
    first, second = reminder_forms or forms_of(settings)
    errors = {**form.errors, **first.errors, **second.errors}
    chosen = theme_of(request)
    context: dict[str, Any] = {
        "about_me": [
            (visit.knowledge.questions[fact].ask, answer_words(visit.knowledge.questions[fact], answer), fact)
            for fact in ABOUT_ME
            if (answer := visit.facts.get(fact)) is not None
        ],
        "last_check": day_from(last.local_date, visit.today) if last else "",
        "themes": [(value, words, value == chosen) for value, words in THEME_WORDS.items()],
        "form": form,
        "errors": [{"field": name, "message": message} for name, message in errors.items()],
        "first": first,
        "second": second,
        "reminders_set": set_words(settings),
        "gone_quiet": has_gone_quiet(visit),
        "fault": fault,
        "saved": "" if errors or fault else request.GET.get("saved", ""),
        "zone": visit.zone.key.replace("_", " "),
        "amount": amount(visit),
    }
    return page(request, "you/you.html", context, here="you", place="you", status=422 if errors or fault else 200)
