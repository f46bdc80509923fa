"""A person's data as a whole: take all of it away, or remove all of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import connection

from unknot.interop import as_json
from unknot.records import models
from unknot.records.errors import CannotStore, TracesLeft, one_transaction, reported_cleanly
from unknot.records.versions import program_version

#: every table with rows of a person, and its name in an export
TABLES: dict[str, type[models.PersonRow]] = {
    "answers": models.Answer,
    "results": models.StoredResult,
    "day_shapes": models.StoredDayShape,
    "preferences": models.Preference,
    "sittings": models.SittingLog,
    "sitting_responses": models.SittingResponse,
    "movement_preferences": models.MovementPreference,
    "check_ins": models.CheckIn,
    "measures": models.MeasureAnswers,
    "harm_reports": models.HarmReport,
    "plan_decisions": models.PlanDecision,
    "calendar_feeds": models.CalendarFeed,
    "reminder_events": models.ReminderEvent,
}

#: how long each step of packing waits for others to let go of the file
WAIT_MILLISECONDS = 3_000
SQLITE_TIMEOUT_MILLISECONDS = 20_000


def export_everything(person: models.Person) -> dict[str, Any]:
    """All rows of one person as plain JSON, with nothing left out and nobody else's."""
    return {
        "format": "unknot-export-1",
        "program_version": program_version(),
        "person": {"id": str(person.pk), "name": person.name, "made_at": as_json.to_json(person.made_at)},
        **{name: [_row(row) for row in table.objects.filter(person=person)] for name, table in TABLES.items()},
    }


def erase_everything(person: models.Person) -> None:
    """Remove a person and every row of theirs, and leave no trace of it in the database file.

    On SQLite deleted content is overwritten, the write-ahead log is emptied, and the file is packed.
    Raises TracesLeft when the rows are gone but another program keeps the file from being packed.
    """
    sqlite = connection.vendor == "sqlite"
    if sqlite:
        _run("PRAGMA secure_delete=ON")
    with one_transaction():
        if not models.Person.objects.exclude(pk=person.pk).exists():
            Session.objects.all().delete()  # a session may remember a choice of theirs
        person.delete()
    if sqlite:
        _pack()


def _pack() -> None:
    """Rewrite the SQLite file without what was deleted, and empty its log."""
    try:
        _run(f"PRAGMA busy_timeout={WAIT_MILLISECONDS}")
        for step in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM"):
            _run(step)
        busy = _run("PRAGMA wal_checkpoint(TRUNCATE)")[0]
    except CannotStore as error:
        raise TracesLeft from error
    finally:
        _run(f"PRAGMA busy_timeout={SQLITE_TIMEOUT_MILLISECONDS}")
    if busy == 1:
        raise TracesLeft


def _run(statement: str) -> tuple[Any, ...]:
    """One statement to the database outside of a transaction; its first row, if it gives one."""
    with reported_cleanly(), connection.cursor() as cursor:
        cursor.execute(statement)
        return tuple(cursor.fetchone() or ())


def _row(row: models.PersonRow) -> dict[str, Any]:
    """One row, field by field, without the person (who is named once)."""
    names = [field.attname for field in row._meta.concrete_fields if field.name != "person"]
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    """A field's value; what JSON holds already stays as it is."""
    if isinstance(value, UUID):
        return str(value)
    return value if isinstance(value, dict | list) else as_json.to_json(value)
