"""Rows of earlier versions are filled in where a newer version keeps more."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.models import QuerySet

from tests.unit.records.test_results import SOURCES, Store
from unknot.knowledge.kinds import Knowledge
from unknot.records import actions
from unknot.records.models import Person, StoredResult

fill_in = import_module("unknot.records.migrations.0004_years").fill_in


def test_a_result_of_an_earlier_version_gets_its_level_and_phase(
    amal: Person, little: Knowledge, now: datetime, berlin: ZoneInfo
) -> None:
    actions.keep_knowledge(little, SOURCES, now)
    Store(little, now, berlin)(amal)
    QuerySet(StoredResult).update(care_level="", phase="", complete=False)

    fill_in(_Plain, None)

    row = StoredResult.objects.get()
    assert row.care_level == row.result["assessment"]["care_level"] == "self_care"
    assert row.phase == row.result["plan"]["phase"]
    assert row.complete


class _Plain:
    """The tables as a migration sees them: rows that may be changed."""

    @staticmethod
    def get_model(app: str, name: str) -> object:
        class Table:
            objects = QuerySet(apps.get_model(app, name))

        return Table
