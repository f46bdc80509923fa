"""The diary's first page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from unknot.web.shell import page


@require_safe
def diary(request: HttpRequest) -> HttpResponse:
    """The days so far."""
    return page(request, "diary/diary.html", {}, here="diary", place="diary")
