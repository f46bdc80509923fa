"""Middleware: small answers on the wire, and headers that keep personal pages private."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

GetResponse = Callable[[HttpRequest], HttpResponseBase]

_COMPRESSIBLE = ("text/", "application/javascript", "application/json", "application/manifest+json", "image/svg+xml")

_POLICY = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"


class CompressText(GZipMiddleware):
    """Compress what shrinks: pages, styles and scripts, but not fonts and pictures."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress the response when the browser takes it and the content is text."""
        if not response.get("Content-Type", "").startswith(_COMPRESSIBLE):
            return response
        return super().process_response(request, response)


def private_headers(get_response: GetResponse) -> GetResponse:
    """Tell browsers to keep no copy of a page, and to give pages no sensors.

    A page that says itself how long it may be kept (the public ones that work offline) is left as it is.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", _POLICY)
        return response

    return middleware
