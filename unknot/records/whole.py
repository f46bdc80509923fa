"""A person's data as a whole: take all of it away, or remove all of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Field, JSONField

from unknot.interop import as_json
from unknot.records import models
from unknot.records.errors import CannotStore, TracesLeft, one_transaction, reported_cleanly
from unknot.records.knowledge_store import kept_sources

FORMAT = "unknot-export-2"

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
    "experiments": models.ExperimentStarted,
    "experiment_days": models.ExperimentDay,
    "experiment_ends": models.ExperimentEnded,
}

#: how long each step of packing waits for others to let go of the file
WAIT_MILLISECONDS = 3_000
SQLITE_TIMEOUT_MILLISECONDS = 20_000


def export_everything(person: models.Person) -> dict[str, Any]:
    """All rows of one person as plain JSON, with nothing left out and nobody else's."""
    exported: dict[str, Any] = json.loads("".join(json_pieces(person)))
    return exported


def json_pieces(person: models.Person) -> Iterator[str]:
    """The same as text, piece by piece, so that ten years of it never stand in memory at once.

    There is no moment and no number of a row in it: the same rows give the same text, byte for byte, also after they
    were brought in somewhere else.
    """
    about = {"id": str(person.pk), "name": person.name, "made_at": as_json.to_json(person.made_at)}
    yield f'{{\n"format": {_text(FORMAT)},\n"schema": {_text(schema())},\n"person": {_text(about)}'
    for name in TABLES:
        yield f",\n{_text(name)}: ["
        yield from _lines(_text(row) for row in rows_of(person, name))
        yield "]"
    yield from _knowledge_pieces(person)
    yield "\n}\n"


def rows_of(person: models.Person, table: str) -> Iterator[dict[str, Any]]:
    """The rows of one table in the order of writing, as plain JSON."""
    rows = TABLES[table].objects.filter(person=person).order_by("id")
    return (_row(row) for row in rows.iterator(chunk_size=200))


def columns_of(table: type[models.PersonRow]) -> tuple[Field[Any, Any], ...]:
    """The columns that an export holds: all but the number of the row and the person, who is named once."""
    return tuple(field for field in table._meta.concrete_fields if field.name not in ("id", "person"))


def schema() -> str:
    """The last change of the tables that this program knows, such as "0004_years"."""
    return max(known_schemas())


def known_schemas() -> frozenset[str]:
    """Every change of the tables that this program knows."""
    found = files("unknot.records").joinpath("migrations").iterdir()
    return frozenset(Path(entry.name).stem for entry in found if entry.name[:4].isdigit())


def plain(field: Field[Any, Any], value: Any) -> Any:
    """A cell as JSON; what is kept as JSON stays as it is."""
    if isinstance(field, JSONField):
        return value
    return str(value) if isinstance(value, UUID) else as_json.to_json(value)


def _knowledge_pieces(person: models.Person) -> Iterator[str]:
    """The content that the results rest on. A text that several versions share is written once, under its hash."""
    versions = models.StoredResult.objects.filter(person=person).order_by()
    wanted = sorted(set(versions.values_list("knowledge_id", flat=True)))
    yield ',\n"knowledge": {'
    yield from _lines(f"{_text(version)}: {_text(_hashes(version))}" for version in wanted)
    yield '},\n"texts": {'
    yield from _lines(_text_once(wanted))
    yield "}"


def _text_once(versions: Iterable[str]) -> Iterator[str]:
    written: set[str] = set()
    for version in versions:
        sources = kept_sources(version)
        for text in (sources[name] for name in sorted(sources)):
            if (hashed := text_hash(text)) not in written:
                written.add(hashed)
                yield f"{_text(hashed)}: {_text(text)}"


def _hashes(version: str) -> dict[str, str]:
    return {name: text_hash(text) for name, text in kept_sources(version).items()}


def text_hash(text: str) -> str:
    """The name of a text in an export."""
    return hashlib.sha256(text.encode()).hexdigest()


def _lines(parts: Iterable[str]) -> Iterator[str]:
    """One part a line, with commas between them."""
    before = "\n"
    for part in parts:
        yield before + part
        before = ",\n"


def _text(value: Any) -> str:
    """JSON with its keys in order: some databases keep no order of keys."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)


def erase_everything(person: models.Person) -> None:
    """Remove a person and every row of theirs, and leave no trace of it in the database file.

    On SQLite deleted content is overwritten, the write-ahead log is emptied, and the file is packed.
    Raises TracesLeft when the rows are gone but another program keeps the file from being packed.
    """
    sqlite = connection.vendor == "sqlite"
    if sqlite:
        secure_delete()
    with one_transaction():
        if not models.Person.objects.exclude(pk=person.pk).exists():
            Session.objects.all().delete()  # a session may remember a choice of theirs
        person.delete()
    if sqlite:
        _pack()


def secure_delete() -> None:
    """From now on SQLite overwrites what is deleted. Outside of a transaction."""
    _run("PRAGMA secure_delete=ON")


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
    """One row, column by column."""
    return {field.attname: plain(field, getattr(row, field.attname)) for field in columns_of(type(row))}
