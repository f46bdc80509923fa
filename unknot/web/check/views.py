"""Question pages: show, read, keep, go on. Where a person is follows from their answers alone."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from unknot.core.values import Ask
from unknot.records.errors import CannotStore
from unknot.web.check import words
from unknot.web.check.fields import FieldView, field_view
from unknot.web.check.pages import Page, Trail, trail
from unknot.web.check.reading import Reading, read_page
from unknot.web.shell import COUNTRY_COOKIE, page, remember
from unknot.web.standing import keep_outcome
from unknot.web.visit import Visit
from unknot.web.zone import remember_zone


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Go on with the check: the page that comes next, or what it came to."""
    return _onwards(Visit(request))


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, fact: str, *, again: bool = False) -> HttpResponse:
    """One page of the check, by the first fact it asks."""
    visit = Visit(request)
    if fact not in visit.knowledge.questions:
        raise Http404(fact)
    been = trail(visit.knowledge, visit.counting)
    found = been.find(fact, again=again)
    if found is None:
        return page(request, "check/stale.html", {"ended": been.current is None}, status=409)
    if request.method == "POST":
        return _answer(request, visit, been, found)
    return _show(request, visit, been, found)


def _answer(request: HttpRequest, visit: Visit, been: Trail, found: Page) -> HttpResponse:
    asked = frozenset(request.POST.getlist("asked"))
    facts = tuple(fact for fact in found.ask.facts if fact in asked) or found.ask.facts
    ask = Ask(facts, found.ask.stage, found.ask.heading, found.ask.rows, found.ask.again)
    reading = read_page(visit.knowledge.questions, ask, request.POST)
    if reading.errors:
        return _show(request, visit, been, found, sent=request.POST, reading=reading)
    try:
        (visit.record_again if ask.again else visit.record)(reading.answers)
        if visit.has_stopped:
            keep_outcome(visit)
    except CannotStore as error:
        return _show(request, visit, been, found, sent=request.POST, fault=str(error))
    response = _onwards(visit)
    remember_zone(request, response)
    if "country" in reading.answers:
        remember(response, COUNTRY_COOKIE, next(iter(visit.facts.chosen("country")), ""))
    return response


def _onwards(visit: Visit) -> HttpResponse:
    if isinstance(visit.step, Ask):
        return redirect(Page(visit.step).address)
    return redirect(reverse("answers" if visit.is_done else "result"))


def _show(
    request: HttpRequest,
    visit: Visit,
    been: Trail,
    found: Page,
    sent: QueryDict | None = None,
    reading: Reading | None = None,
    fault: str = "",
) -> HttpResponse:
    errors = reading.errors if reading else {}
    fields = _fields(visit, found, sent, errors)
    rest = found.ask.rows and not found.ask.again and _is_rest(been, found)
    context = {
        "ask": found.ask,
        "fields": fields,
        "title": words.title(visit.knowledge, found.ask, rest=rest),
        "hint": words.hint(found.ask, rest=rest) or ("" if len(fields) > 1 else fields[0].hint),
        "progress": words.progress(found.ask, _safety_page(been, found)),
        "errors": [{"field": f.first, "message": f.error} for f in fields if f.error],
        "fault": fault,
        "back": _back(request, been, found),
        "can_skip": found.ask.stage != "about_you" and not found.ask.rows,
    }
    return page(request, "check/question.html", context, status=200 if not (errors or fault) else 422)


def _fields(visit: Visit, found: Page, sent: QueryDict | None, errors: dict[str, str]) -> list[FieldView]:
    values = None if sent is None else {name: sent.getlist(name) for name in sent}
    return [
        field_view(
            visit.knowledge.questions[fact],
            visit.counting,
            row=found.ask.rows,
            again=found.ask.again,
            sent=values,
            error=errors.get(fact, ""),
        )
        for fact in found.ask.facts
    ]


def _is_rest(been: Trail, found: Page) -> bool:
    """Whether the page asks rows that were left unmarked on a page before it."""
    earlier = been.pages[: been.pages.index(found)] if found in been.pages else been.pages
    asked = {fact for one in earlier if one.ask.rows and not one.ask.again for fact in one.ask.facts}
    return not asked.isdisjoint(found.ask.facts)


def _safety_page(been: Trail, found: Page) -> int:
    """Which page of the safety check this is; 0 elsewhere."""
    if found.ask.stage != "safety":
        return 0
    pages = [one for one in been.pages if one.ask.stage == "safety"]
    return (pages.index(found) if found in pages else len(pages)) + 1


def _back(request: HttpRequest, been: Trail, found: Page) -> str:
    if request.GET.get("from") == "answers":
        return reverse("answers")
    before = been.before(found)
    return before.address if before else reverse("start")
