"""A question of one's own: a low-risk habit in plain words. Anything else is refused kindly, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unknot.core.experiment.outcome import OUTCOMES as CORE_OUTCOMES
from unknot.core.experiment.screening import Screened, screen
from unknot.core.experiment.screening_words import CATEGORIES
from unknot.web.experiments.begin import begin, show_setup
from unknot.web.experiments.offers import own_offer
from unknot.web.shell import page
from unknot.web.visit import Visit
from unknot.web.words.dates import joined
from unknot.web.words.experiments import CATEGORIES as CATEGORY_WORDS
from unknot.web.words.experiments import INSTEAD, OUTCOMES, REFUSED

IDEA_MOST = 200
#: where a refusal leads
LINKS: Mapping[str, tuple[str, str]] = {
    "get_help_now": ("help", "Get help"),
    "choose_from_the_list": ("experiments", "See the tests"),
    "use_the_plan": ("plan", "See your plan"),
    "ask_a_pharmacist": ("learn_medicines", "Read about medicines"),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an idea is not tested, the words that led there, and what to do instead."""

    why: str
    words: str
    instead: str
    link: str = ""
    link_text: str = ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """Say the idea; then see the whole test; then begin it. Each time the idea is screened."""
    visit = Visit(request)
    if request.method != "POST":
        return _show(request)
    idea, category = request.POST.get("idea", "").strip()[:IDEA_MOST], request.POST.get("category", "")
    outcome = request.POST.get("outcome", "")
    found = screen(idea, category, visit.knowledge)
    if not found.allowed:
        return _show(request, refusal_of(found))
    if outcome not in CORE_OUTCOMES:
        return _show(request, missing="Choose what to measure.")
    offer = own_offer(idea, category, outcome, found.remedies)
    return begin(request, visit, offer) if request.POST.get("do") == "start" else show_setup(request, visit, offer)


def refusal_of(found: Screened) -> Refusal:
    """A refusal in words."""
    named = found.words if found.reason == "words_not_known" else ()
    words = f"Not known: {joined([f'“{one}”' for one in named[:5]])}." if named else ""
    link = LINKS.get(found.what_to_do)
    address, text = (reverse(link[0]), link[1]) if link else ("", "")
    return Refusal(REFUSED[found.reason], words, INSTEAD[found.what_to_do], address, text)


def _show(request: HttpRequest, refusal: Refusal | None = None, missing: str = "") -> HttpResponse:
    context = {
        "idea": request.POST.get("idea", "")[:IDEA_MOST],
        "category": request.POST.get("category", ""),
        "outcome": request.POST.get("outcome", ""),
        "categories": [(id_, CATEGORY_WORDS[id_]) for id_ in CATEGORIES],
        "outcomes": [(id_, words.name, words.when) for id_, words in OUTCOMES.items()],
        "refusal": refusal,
        "missing": missing,
    }
    wrong = refusal is not None or bool(missing)
    return page(request, "experiments/own.html", context, here="experiments", status=422 if wrong else 200)
