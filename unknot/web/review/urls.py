"""The addresses of this folder's pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from unknot.web.review.views import week, weekly

urlpatterns: list[URLPattern] = [
    path("diary/week", weekly, name="weekly"),
    path("diary/week/<str:monday>", week, name="week"),
]
