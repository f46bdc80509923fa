"""The pages as a Django app, so that their static files are found."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages and static files; no tables."""

    name = "unknot.web"
    label = "web"
