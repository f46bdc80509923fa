"""Taking everything away, and removing everything."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from tests.unit.records import everything
from tests.unit.records.conftest import RunInANewProgram
from unknot.knowledge.kinds import Knowledge
from unknot.records import actions, models, queries, whole
from unknot.records.models import Person

Fill = Callable[[Person], None]


@pytest.fixture
def fill(db: None, little: Knowledge, knowledge: Knowledge, now: datetime, berlin: ZoneInfo) -> Fill:
    """Gives a person a row in every table."""

    def fill(person: Person) -> None:
        everything.fill(person, little, knowledge, now, berlin)

    return fill


def test_an_export_holds_every_row_of_the_person_and_nobody_elses(fill: Fill, amal: Person, bo: Person) -> None:
    fill(amal)
    fill(bo)

    export = json.loads(json.dumps(whole.export_everything(amal)))

    assert export["person"]["name"] == "Amal"
    assert [(row["fact"], row["value"]) for row in export["answers"]] == [
        ("fever", False),
        ("age", 61),
        ("fever", True),
    ]
    assert {name: len(export[name]) for name in whole.TABLES} == {
        "answers": 3,
        "results": 1,
        "day_shapes": 1,
        "preferences": 2,
        "sittings": 1,
        "sitting_responses": 1,
        "movement_preferences": 1,
        "check_ins": 3,
        "measures": 1,
        "harm_reports": 1,
        "plan_decisions": 1,
        "calendar_feeds": 1,
        "reminder_events": 1,
        "experiments": 1,
        "experiment_days": 1,
        "experiment_ends": 1,
    }
    assert export["sitting_responses"][0]["sitting"] == export["sittings"][0]["key"]
    assert export["results"][0]["knowledge_id"] == "first"
    assert export["results"][0]["result"]["assessment"]["care_level"] == "self_care"
    assert str(bo.pk) not in json.dumps(export)


def test_every_table_is_in_an_export() -> None:
    ours = set(apps.get_app_config("records").get_models()) - {Person, models.KnowledgeContent}

    assert set(whole.TABLES.values()) == ours


def test_erasing_removes_every_row_of_the_person_and_nobody_elses(fill: Fill, amal: Person, bo: Person) -> None:
    fill(amal)
    fill(bo)
    amals = amal.pk

    _erase(amal)

    assert not Person.objects.filter(pk=amals).exists()
    assert all(not table.objects.filter(person=amals).exists() for table in whole.TABLES.values())
    assert len(queries.facts_of(bo)) == 2
    assert queries.latest_result(bo) is not None


def test_the_sessions_go_with_the_last_person(fill: Fill, amal: Person, bo: Person) -> None:
    session = SessionStore()
    session["country"] = "de"
    session.save()

    _erase(amal)
    assert Session.objects.count() == 1

    _erase(bo)
    assert Session.objects.count() == 0


def test_after_erasing_the_program_starts_afresh(fill: Fill, now: datetime) -> None:
    fill(actions.local_person(now))
    _erase(actions.local_person(now))

    assert len(queries.facts_of(actions.local_person(now))) == 0


def _erase(person: Person) -> None:
    """Erase inside the transaction of a test, where SQLite cannot pack its file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "_pack", lambda: None)
        whole.erase_everything(person)


@pytest.mark.sqlite_only
def test_nothing_is_left_in_the_file(run_in_a_new_program: RunInANewProgram) -> None:
    """Written, erased, and then looked for in every byte of every file."""
    said = run_in_a_new_program(
        """
        actions.record_preferences(person, {"note": "a-word-that-can-be-found"}, now, zone)
        held = b"a-word-that-can-be-found" in everything()
        whole.erase_everything(person)
        print(held, b"a-word-that-can-be-found" in everything())
        """
    )

    assert said == "True False"


@pytest.mark.sqlite_only
def test_when_another_program_holds_the_file_we_say_that_traces_may_be_left(
    run_in_a_new_program: RunInANewProgram,
) -> None:
    said = run_in_a_new_program(
        """
        import sqlite3
        other = sqlite3.connect(connection.settings_dict["NAME"])
        other.execute("BEGIN")
        other.execute("SELECT * FROM records_person").fetchall()
        whole.WAIT_MILLISECONDS = 50
        try:
            whole.erase_everything(person)
        except TracesLeft as left:
            print(left)
        other.close()
        print(models.Person.objects.count())
        """
    )

    assert said.startswith("Everything is erased, but traces may stay in the data file")
    assert said.endswith("\n0")
