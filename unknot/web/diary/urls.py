"""The addresses of this folder's pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from unknot.web.diary.views import diary

urlpatterns: list[URLPattern] = [path("diary", diary, name="diary")]
