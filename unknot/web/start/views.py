"""The first page of all."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from unknot.web.shell import page


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Say what this is, and offer the one way in."""
    return page(request, "start/welcome.html", here="start")
