"""Pages that the tests of the settings ask for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<p>Keep it gentle.</p>" * 100)


def kept(request: HttpRequest) -> HttpResponse:
    return HttpResponse("public", headers={"Cache-Control": "public, max-age=60"})


def font(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"0" * 4000, content_type="font/woff2")


def breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a part of the program is broken")


def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.POST)))


urlpatterns = [
    path("plain", plain),
    path("kept", kept),
    path("font", font),
    path("breaks", breaks),
    path("form", form),
]
