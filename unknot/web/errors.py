"""Kind pages for requests that go wrong. The page for our own faults asks neither database nor knowledge."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from unknot.web.shell import page

_SERVER_ERROR = (Path(__file__).parent / "components" / "server_error.html").read_text(encoding="utf-8")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent could not be used; nothing was stored."""
    too_big = isinstance(exception, RequestDataTooBig)
    words = "That was more than we can take in one go." if too_big else "We could not read what was sent."
    return _page(request, "This did not work", (words, "Nothing was saved, and nothing was lost."), 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """The visitor may not do this."""
    return _page(request, "This page is not open to you", ("Go back to today and try from there.",), 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form came without its token: cookies are off, or the page was open for very long."""
    lines = (
        "This form was open for a long time, or your browser keeps no cookies.",
        "Nothing was saved. Go back, load the page again and send it once more.",
    )
    return _page(request, "Please send that once more", lines, 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """There is nothing at this address."""
    lines = ("There is nothing at this address. It may have moved, or the link has a slip in it.",)
    return _page(request, "This page is not here", lines, 404)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Something went wrong on our side. Made without database, knowledge or templates, so it cannot fail too."""
    return HttpResponse(_SERVER_ERROR, status=500)


def _page(request: HttpRequest, title: str, lines: tuple[str, ...], status: int) -> HttpResponse:
    return page(request, "components/kind_error.html", {"title": title, "lines": lines}, status=status)
