"""Take everything along as one ZIP, and bring it in again: all of it or nothing, and never mixed with what is there."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from django.db import DataError, IntegrityError, connection

from unknot.core.path_values import Walked
from unknot.core.values import DayShape
from unknot.interop import as_json
from unknot.interop.data_dictionary import Column, dictionary_csv, dictionary_md
from unknot.interop.tables_csv import csv_files
from unknot.knowledge.kinds import Knowledge
from unknot.records import models
from unknot.records.copies import back_up, database_file
from unknot.records.diary_actions import refuse_impossible
from unknot.records.diary_queries import day_of, diary_of
from unknot.records.errors import one_transaction
from unknot.records.experiment_queries import fair_test
from unknot.records.history import history_of
from unknot.records.incoming import DAMAGED, DATA, NO_CONTENT, OTHERS, CannotBringIn, Incoming
from unknot.records.knowledge_store import pack
from unknot.records.queries import facts_of, preferences_of, results_of
from unknot.records.reminder_queries import reminders_of
from unknot.records.sitting_actions import fits
from unknot.records.versions import program_version
from unknot.records.whole import TABLES, columns_of, json_pieces, rows_of, secure_delete

Person = models.Person

_README = """Unknot: all your data, taken along on {day}.

data.json             everything, for bringing it in again: "You", then "Bring data in", or: unknot import FILE
tables/               the same for a spreadsheet, one file for each kind of thing
data-dictionary.md    what every column means, its unit and what it may hold (also as .csv)
{report}
The tables are in UTF-8 with commas. A cell that a spreadsheet could take for a formula begins with '.
Made by Unknot {version}. This file holds health data and is not locked: keep it where only you can read it.
"""
_REPORT = "report.pdf            the page for an appointment\n"


def write_archive(
    person: Person, knowledge: Knowledge, file: IO[bytes], today: date, report: bytes | None = None
) -> None:
    """Write everything of a person into a file as a ZIP: data, tables, dictionary, and the report if there is one.

    It is written piece by piece: ten years of data never stand in memory at once.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(_info("README.txt", today), "w") as inside:
            words = _README.format(day=today, version=program_version(), report=_REPORT if report else "")
            inside.write(words.encode())
        with archive.open(_info(DATA, today), "w") as inside:
            for piece in json_pieces(person):
                inside.write(piece.encode())
        rows: Mapping[str, Callable[[], Any]] = {name: _reader(person, name) for name in TABLES}
        for name, text in csv_files(rows, diary_of(person), knowledge):
            archive.writestr(_info(f"tables/{name}.csv", today), text.encode("utf-8-sig"))
        archive.writestr(_info("data-dictionary.md", today), dictionary_md(described(), knowledge))
        archive.writestr(_info("data-dictionary.csv", today), dictionary_csv(described()).encode("utf-8-sig"))
        if report is not None:
            archive.writestr(_info("report.pdf", today), report)


def described() -> tuple[Column, ...]:
    """Every column of every table, as the tables themselves say it."""
    return tuple(
        Column(
            table=name,
            name=field.attname,
            kind=field.get_internal_type(),
            may_be_empty=field.null or field.blank,
            longest=field.max_length,
            allowed=tuple((str(value), str(label)) for value, label in field.choices or ()),
        )
        for name, table in TABLES.items()
        for field in columns_of(table)
    )


def has_data(person: Person) -> bool:
    """Whether there is a single row of this person."""
    return any(table.objects.filter(person=person).exists() for table in TABLES.values())


def back_up_first(now: datetime) -> Path | None:
    """A copy of the whole database before something is replaced; None where a server keeps it. Raises BadCopy."""
    source = database_file()
    return None if source is None else back_up(source, source.parent / "backups", now)


def bring_in(incoming: Incoming, at: datetime) -> Person:
    """Put what was read in the place of all that is here of the local person: all of it, or nothing.

    Raises CannotBringIn with nothing changed, and CannotStore when the disk or the database refuses.
    """
    try:
        if connection.vendor == "sqlite":
            secure_delete()
        with one_transaction():
            return _brought_in(incoming, at)
    except (IntegrityError, DataError, ValueError):  # keys that come twice, or signs that no database takes
        raise CannotBringIn(DAMAGED.format(where="rows")) from None


def _brought_in(incoming: Incoming, at: datetime) -> Person:
    if Person.objects.filter(pk=incoming.person_id, is_local=False).exists():
        raise CannotBringIn(OTHERS)
    for local in Person.objects.filter(is_local=True):
        local.delete()
    person = Person.objects.create(pk=incoming.person_id, name=incoming.name, made_at=incoming.made_at, is_local=True)
    _keep_content(incoming, at)
    for name, table in TABLES.items():
        table.objects.bulk_create((table(person=person, **row) for row in incoming.rows[name]), batch_size=200)
    try:
        _read_through(person)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise CannotBringIn(DAMAGED.format(where=type(error).__name__)) from None
    return person


def _keep_content(incoming: Incoming, at: datetime) -> None:
    """The content behind the results; an older file has none, and then it must be here already."""
    for version, sources in incoming.knowledge.items():
        if not models.KnowledgeContent.objects.filter(version=version).exists():
            models.KnowledgeContent.objects.create(version=version, content=pack(sources), kept_at=at)
    wanted = {row["knowledge_id"] for row in incoming.rows["results"]}
    if wanted - set(models.KnowledgeContent.objects.filter(version__in=wanted).values_list("version", flat=True)):
        raise CannotBringIn(NO_CONTENT)


def _read_through(person: Person) -> None:
    """Read all of it once, the way the pages do: what cannot be read must not stay."""
    facts_of(person), results_of(person), history_of(person), reminders_of(person)
    for row in models.Answer.objects.filter(person=person).exclude(cause=models.Answer.Cause.WITHDRAWN):
        as_json.answer_from_json(row.value, row.fact)
    for shape in models.StoredDayShape.objects.filter(person=person):
        as_json.from_json(DayShape, shape.shape, "day shape")
    for path in models.StoredResult.objects.filter(person=person, path__isnull=False).values_list("path", flat=True):
        as_json.from_json(Walked, path, "path")
    for start in models.ExperimentStarted.objects.filter(person=person).values_list("test", flat=True):
        fair_test(person, start)
    for entry in models.CheckIn.objects.filter(person=person, taken_back=False):
        refuse_impossible(day_of(entry), date.max.replace(year=9000))
    for said in models.SittingResponse.objects.filter(person=person):
        if not fits(said.kind, said.value):
            raise ValueError(said.kind)
    examined = preferences_of(person).get("examined")
    if examined:
        datetime.fromisoformat(examined["noted_at"])


def _reader(person: Person, table: str) -> Callable[[], Any]:
    return lambda: rows_of(person, table)


def _info(name: str, today: date) -> zipfile.ZipInfo:
    """An entry with the day as its date: files in a ZIP have one, and the moment is nobody's business."""
    info = zipfile.ZipInfo(name, (max(today.year, 1980), today.month, today.day, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info
