"""The intended-use page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from unknot.web.shell import page, the_knowledge
from unknot.web.words.truths import INTENDED_USE, NOT_A_DIAGNOSIS, NOT_REVIEWED


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Intended use, limits, sources, privacy, licences."""
    knowledge = the_knowledge()
    context = {
        "intended_use": INTENDED_USE,
        "not_a_diagnosis": f"{NOT_A_DIAGNOSIS}.",
        "not_reviewed": f"{NOT_REVIEWED}.",
        "counts": {
            "warning signs": len(knowledge.red_flags),
            "sources": len(knowledge.evidence),
        },
        "version": knowledge.version[:12],
    }
    return page(request, "about/about.html", context, here="about")
