"""A look round the desk and the car: comfort ranges and what to try, without a score."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from unknot.web.learn.entries import review_words
from unknot.web.learn.words import PLACES
from unknot.web.shell import page, the_knowledge
from unknot.web.words.evidence import certainty_words, sources_of


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The points in their places; after a look, what to try for those that were not ticked."""
    knowledge = the_knowledge()
    points = sorted(knowledge.desk.values(), key=lambda point: (list(PLACES).index(point.place), point.order))
    fine = set(request.GET.getlist("fine")) & set(knowledge.desk)
    looked = "look" in request.GET
    context = {
        "places": [(words, [p for p in points if p.place == place]) for place, words in PLACES.items()],
        "fine": fine,
        "looked": looked,
        "to_try": [point for point in points if point.id not in fine] if looked else [],
        "certainty": {point.id: certainty_words(point.certainty) for point in points},
        "sources_list": sources_of(knowledge, [source for point in points for source in point.evidence]),
        "reviewed": review_words(min((p.review for p in points), key=lambda review: review.on)) if points else (),
    }
    return page(request, "learn/desk.html", context, here="learn", place="learn")
