"""The help page: one tap away from everywhere, with nothing in its way."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from unknot.knowledge.reader import KnowledgeError
from unknot.web.help.present import lines, warning_signs
from unknot.web.shell import COUNTRY_COOKIE, numbers_for, page, remember, the_knowledge
from unknot.web.words.numbers import numbers_of


@require_safe
def get_help(request: HttpRequest) -> HttpResponse:
    """Warning signs and numbers; another country by ``?country=``, remembered on this device only."""
    try:
        knowledge = the_knowledge()
    except (KnowledgeError, OSError):
        return page(request, "help/numbers_only.html", here="help")
    asked = knowledge.countries.get(request.GET.get("country", ""))
    numbers = numbers_of(asked) if asked else numbers_for(request)
    countries = sorted(knowledge.countries.values(), key=lambda country: (country.id == "other", country.name))
    context = {
        "signs": warning_signs(knowledge, numbers),
        "lines": lines(numbers),
        "countries": [{"id": one.id, "name": one.name, "chosen": one.id == numbers.country} for one in countries],
    }
    response = page(request, "help/help.html", context, here="help", numbers=numbers)
    if asked:
        remember(response, COUNTRY_COOKIE, asked.id)
    return response
