"""The pages of fair tests: what can be tested, how one begins, the days of a running one, and what it came to."""

from __future__ import annotations

import json
from datetime import date
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unknot.interop.experiment_file import experiment_to_json
from unknot.records.errors import CannotStore
from unknot.records.experiment_actions import NotNow, end_test, make_longer, record_day
from unknot.records.experiment_queries import Ended, FairTest
from unknot.web.diary.form import scale
from unknot.web.diary.keeping import with_query
from unknot.web.diary.toast import as_key
from unknot.web.experiments.begin import begin, show_setup
from unknot.web.experiments.days import all_days, asked, noted, progress, tonight, usually_asked
from unknot.web.experiments.kept import fits_the_plan, is_kept, keep_result
from unknot.web.experiments.offers import cards, in_plan, may_test, offer_of, why_not_now
from unknot.web.experiments.result import can_be_longer, result_view, sentence_of
from unknot.web.experiments.state import finished, keep_its_end, one_test, record_of, running, verdict_of
from unknot.web.shell import page
from unknot.web.standing import standing_of
from unknot.web.visit import Visit
from unknot.web.words.dates import date_words, joined
from unknot.web.words.experiments import DONE, EMPTY, NOT_ALLOWED, OUTCOMES, STOP_RULES, VERDICTS
from unknot.web.zone import remember_zone

#: so many finished tests are listed on one page
SHOWN = 12


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What can be tested, what is running, what was tested."""
    visit = Visit(request)
    test, why = running(visit), why_not_now(standing_of(visit))
    offered, barred = cards(visit) if not why else ((), ())
    chosen = request.GET.get("page", "")[:3]
    skip = int(chosen) * SHOWN if chosen.isascii() and chosen.isdigit() else 0
    over = finished(visit, SHOWN + 1, skip=skip)
    context = {
        "running": test,
        "progress": progress(test, visit.today) if test else "",
        "why_not": why,
        "why_not_words": NOT_ALLOWED.get(why, ""),
        "offered": offered,
        "barred": barred,
        "finished": [_line(one, visit.today) for one in over[:SHOWN]],
        "earlier": skip // SHOWN + 1 if len(over) > SHOWN else 0,
        "empty": EMPTY,
    }
    return page(request, "experiments/list.html", context, here="experiments", place="experiments")


def _line(test: FairTest, today: date) -> dict[str, str]:
    """A finished test in the list."""
    verdict = verdict_of(test, today)
    last = test.ended.on if test.ended else test.schedule.end
    return {
        "key": str(test.key),
        "name": test.words.name,
        "verdict": verdict.id,
        "tag": VERDICTS[verdict.id],
        "when": date_words(last),
        "sentence": sentence_of(test, verdict),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: HttpRequest, id_: str) -> HttpResponse:
    """All about one test before it begins; sending the form begins it."""
    visit = Visit(request)
    if id_ not in visit.knowledge.experiments:
        raise Http404(id_)
    offer = offer_of(visit.knowledge, visit.knowledge.experiments[id_])
    return begin(request, visit, offer) if request.method == "POST" else show_setup(request, visit, offer)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def now(request: HttpRequest) -> HttpResponse:
    """The running test: today's arm, the day that is asked, and all its days. Sending the form keeps a day."""
    visit = Visit(request)
    test = running(visit)
    if test is None:
        return _after_the_end(visit)
    if request.method != "POST":
        return _show(request, visit, test)
    on, done = _day(request.POST.get("on", "")), request.POST.get("done", "not_said")
    value = scale(request.POST.get("value", ""))
    if on is None or (value is None and done == "not_said"):
        return _show(request, visit, test, "Pick a number from 0 to 10, or say what you did.")
    key = as_key(request.POST.get("key", "")) or uuid4()
    try:
        record_day(visit.person, key, test.key, on, done=done, value=value, at=visit.now, zone=visit.zone)
        _keep_an_end(visit, test.key)
    except (NotNow, CannotStore) as error:
        return _show(request, visit, test, str(error))
    response = redirect(with_query(reverse("experiment_now"), kept=on.isoformat()))
    remember_zone(request, response)
    return response


def _after_the_end(visit: Visit) -> HttpResponse:
    """Nothing runs: to the newest test that is over, or to the list."""
    over = finished(visit, 1)
    return redirect("experiment_result", over[0].key) if over else redirect("experiments")


def _keep_an_end(visit: Visit, key: UUID) -> None:
    """An end that came meanwhile, such as a flare, is kept with what was just noted."""
    test = one_test(visit, key)
    if test is not None:
        keep_its_end(visit, test)


def _show(request: HttpRequest, visit: Visit, test: FairTest, fault: str = "") -> HttpResponse:
    standing = standing_of(visit)
    why = why_not_now(standing)
    chosen = _day(request.POST.get("on", "") or request.GET.get("day", ""))
    usual = usually_asked(test, visit.today)
    on = chosen or usual
    form = asked(test, on, visit.today) if on is not None else None
    kept = _day(request.GET.get("kept", ""))
    answered = chosen is None and form is not None and form.has_value
    today = asked(test, visit.today, visit.today) if visit.today != usual else None
    seen = test.on(visit.today)
    context = {
        "test": test,
        "progress": progress(test, visit.today),
        "noted": noted(test),
        "arm": tonight(test, visit.today) if not why else None,
        "why_not": why,
        "why_not_words": NOT_ALLOWED.get(why, ""),
        "form": None if answered else form,
        "answered": answered,
        "done": tuple(DONE.items()),
        "today": today if chosen is None else None,
        "today_said": seen.done if seen is not None and seen.done != "not_said" else "",
        "days": all_days(test, visit.today),
        "outcome": OUTCOMES[test.outcome],
        "stop_rules": _stop_rules(visit, test),
        "kept": kept is not None and not fault,
        "drawn": "drawn" in request.GET,
        "in_plan": joined(in_plan(visit, standing, test.remedies)),
        "key": uuid4(),
        "fault": fault,
    }
    status = 422 if fault else 200
    return page(request, "experiments/now.html", context, here="experiments", place="experiments", status=status)


def _stop_rules(visit: Visit, test: FairTest) -> tuple[str, ...]:
    known = visit.knowledge.experiments.get(test.experiment)
    return (*(known.stop_if if known else ()), *STOP_RULES)


@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """End the running test early; what was noted is kept."""
    visit = Visit(request)
    test = running(visit)
    if test is None:
        return _after_the_end(visit)
    try:
        end_test(visit.person, test.key, Ended(visit.today, "stopped"), at=visit.now, zone=visit.zone)
    except CannotStore as error:
        return _show(request, visit, test, str(error))
    return redirect("experiment_result", test.key)


@require_safe
def result(request: HttpRequest, key: UUID) -> HttpResponse:
    """What a test came to; a running one has its own page."""
    visit = Visit(request)
    return _result(request, visit, key)


def _result(request: HttpRequest, visit: Visit, key: UUID, fault: str = "") -> HttpResponse:
    test = _test(visit, key)
    if not test.is_over(visit.today):
        return redirect("experiment_now")
    fitting = fits_the_plan(standing_of(visit), test, verdict_of(test, visit.today))
    context = {
        "test": test,
        "view": result_view(test, visit.today),
        "outcome": OUTCOMES[test.outcome],
        "for_plan": joined([f"“{visit.knowledge.remedies[id_].name}”" for id_ in fitting]),
        "is_kept": is_kept(visit, test),
        "fault": fault,
    }
    return page(
        request,
        "experiments/result.html",
        context,
        here="experiments",
        place="experiments",
        status=422 if fault else 200,
    )


@require_safe
def file(request: HttpRequest, key: UUID) -> HttpResponse:
    """A finished test as one file, with all that is needed to work its numbers out again."""
    visit = Visit(request)
    test = _test(visit, key)
    if not test.is_over(visit.today):
        return redirect("experiment_now")
    text = json.dumps(experiment_to_json(record_of(test, visit.today)), indent=1, ensure_ascii=False)
    response = HttpResponse(text, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="fair-test-{test.schedule.start.isoformat()}.json"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def keep(request: HttpRequest, key: UUID) -> HttpResponse:
    """Let the plan say what this test showed: only a clear one, and only beside a line that is there."""
    visit = Visit(request)
    test = _test(visit, key)
    fitting = fits_the_plan(standing_of(visit), test, verdict_of(test, visit.today))
    if not fitting:
        return _result(request, visit, key, "Your plan has no line that this test speaks for.")
    try:
        keep_result(visit, test, fitting)
    except CannotStore as error:
        return _result(request, visit, key, str(error))
    return redirect("plan")


@require_POST
def longer(request: HttpRequest, key: UUID) -> HttpResponse:
    """Give a test the more days that would help, once and straight on."""
    visit = Visit(request)
    test = _test(visit, key)
    verdict = verdict_of(test, visit.today)
    why = why_not_now(standing_of(visit))
    if why or not may_test(visit, test.experiment, test.remedies):
        return _result(request, visit, key, NOT_ALLOWED.get(why, "It is not for you now."))
    if verdict.more_days is None or not can_be_longer(test, verdict, visit.today):
        return _result(request, visit, key, "More days must follow straight on. Begin a new test.")
    try:
        make_longer(visit.person, test, verdict.more_days, at=visit.now, zone=visit.zone)
    except CannotStore as error:
        return _result(request, visit, key, str(error))
    return redirect(with_query(reverse("experiment_now"), drawn="1"))


def _test(visit: Visit, key: UUID) -> FairTest:
    found = one_test(visit, key)
    if found is None:
        raise Http404(str(key))
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
