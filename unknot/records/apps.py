"""The records as a part of the program that Django knows."""

from __future__ import annotations

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """One person's data."""

    name = "unknot.records"
    label = "records"
    verbose_name = "Records"
    default_auto_field = "django.db.models.BigAutoField"
