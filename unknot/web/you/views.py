"""The pages about the person, the program and the data."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unknot.records import actions, queries
from unknot.records.errors import CannotStore
from unknot.records.whole import TABLES, erase_everything, export_everything
from unknot.web.shell import COUNTRY_COOKIE, THEME_COOKIE, THEMES, page, remember, theme_of
from unknot.web.steps import forget_steps
from unknot.web.visit import Visit
from unknot.web.words.answers import answer_words
from unknot.web.words.dates import day_from, joined, plural
from unknot.web.you.day_shape import DayForm, form_of, read_day
from unknot.web.zone import ZONE_COOKIE, remember_zone

ABOUT_ME = ("age", "sex", "country")
THEME_WORDS = {"system": "As this device", "light": "Light", "dark": "Dark"}
COUNTED = {"answers": "answer", "results": "result", "day_shapes": "day shape", "preferences": "choice"}


@require_safe
def you(request: HttpRequest) -> HttpResponse:
    """Everything about the person in one place."""
    return _show(request, Visit(request))


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
        return _show(request, visit, form=read)
    try:
        actions.record_day_shape(visit.person, read, visit.now, visit.zone)
    except CannotStore as error:
        return _show(request, visit, form=form_of(read), fault=str(error))
    response = redirect(f"{reverse('you')}?saved=day#day")
    remember_zone(request, response)
    return response


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """All data of the person as one JSON file."""
    visit = Visit(request)
    response = JsonResponse(export_everything(visit.person), json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="unknot-{visit.today.isoformat()}.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Erase everything, after a page that says how much goes."""
    visit = Visit(request)
    fault = ""
    if request.method == "POST" and request.POST.get("do") == "erase":
        try:
            erase_everything(visit.person)
            forget_steps()
            return _erased(request)
        except CannotStore as error:
            fault = str(error)
    return page(request, "you/erase.html", {"amount": _amount(visit), "fault": fault}, here="you", place="you")


def _erased(request: HttpRequest) -> HttpResponse:
    response = page(request, "you/erased.html", here="you")
    for cookie in (COUNTRY_COOKIE, THEME_COOKIE, ZONE_COOKIE):
        response.delete_cookie(cookie)
    return response


def _amount(visit: Visit) -> str:
    """How much there is, in words: "214 answers and 3 results"; empty when there is nothing."""
    counts = {name: table.objects.filter(person=visit.person).count() for name, table in TABLES.items()}
    return joined([plural(count, COUNTED.get(name, name)) for name, count in counts.items() if count])


def _show(request: HttpRequest, visit: Visit, form: DayForm | None = None, fault: str = "") -> HttpResponse:
    last = queries.latest_result(visit.person)
    form = form or form_of(queries.day_shape_of(visit.person))
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
        "errors": [{"field": name, "message": message} for name, message in form.errors.items()],
        "fault": fault,
        "saved": request.GET.get("saved") == "day" and not form.errors,
        "zone": visit.zone.key.replace("_", " "),
        "amount": _amount(visit),
    }
    return page(request, "you/you.html", context, here="you", place="you", status=422 if form.errors or fault else 200)
