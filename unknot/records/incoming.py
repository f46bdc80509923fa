"""A file of somebody's data, read and looked through before anything is touched. Nothing of it is believed.

A cell must be written just as Unknot writes it: then what is brought in gives the same file again when it is taken out.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, BinaryIO, NoReturn, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db.models import Field, JSONField

from unknot.records import models
from unknot.records.whole import FORMAT, TABLES, columns_of, known_schemas, plain, text_hash

#: [D] ten years of daily use make a file of a few megabytes; what is far beyond is not a diary
MOST_BYTES = 64 * 1024 * 1024
MOST_UNPACKED = 512 * 1024 * 1024
MOST_FILES_INSIDE = 1_000
DATA = "data.json"
OLD_FORMAT = "unknot-export-1"
#: [D] a date outside of these is a slip or a trap
YEARS = range(1990, 2201)
_HASH_LETTERS = 64

NOT_OURS = "This is not a file that Unknot made. Choose the ZIP file from “Download everything”."
DAMAGED = "This file is damaged, or was changed by hand ({where}). Download it once more, or take an older one."
TOO_BIG = "This file is larger than Unknot takes in. Choose the ZIP file from “Download everything”."
NEWER = "This file was made by a newer Unknot. Update this one first, then try again."
OTHERS = "This file belongs to somebody else on this server. Only they can bring it in."
NO_CONTENT = (
    "This older file lacks the content that its results rest on. Bring it in on the computer where it was made, "
    "then download everything anew."
)


class CannotBringIn(Exception):
    """The file cannot be brought in, and nothing was changed; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was read: whose data, the rows of each table in order, and the content behind the results."""

    person_id: UUID
    name: str
    made_at: datetime
    rows: Mapping[str, tuple[dict[str, Any], ...]]
    knowledge: Mapping[str, Mapping[str, str]]

    def count(self) -> dict[str, int]:
        """How many rows of each kind there are."""
        return {name: len(rows) for name, rows in self.rows.items()}


def read_file(file: BinaryIO) -> Incoming:
    """Read a ZIP from "Download everything", or its data.json alone. Raises CannotBringIn."""
    text = _text_of(file)
    try:
        data = json.loads(text, parse_constant=_no_such_number)
    except (ValueError, RecursionError):
        raise CannotBringIn(NOT_OURS if text[:1] != b"{" else DAMAGED.format(where=DATA)) from None
    return read_data(data)


def read_data(data: object) -> Incoming:
    """The same from JSON that was read already."""
    if not isinstance(data, dict) or not str(data.get("format", "")).startswith("unknot-export-"):
        raise CannotBringIn(NOT_OURS)
    _refuse_newer(data)
    person = data.get("person")
    if not isinstance(person, dict):
        _damaged("person")
    return Incoming(
        person_id=_cell(_person_column("id"), person.get("id"), "person.id"),
        name=_cell(_person_column("name"), person.get("name"), "person.name"),
        made_at=_cell(_person_column("made_at"), person.get("made_at"), "person.made_at"),
        rows={name: tuple(_rows(name, data.get(name, []))) for name in TABLES},
        knowledge=_knowledge(data),
    )


# ---------------------------------------------------------------- the file


def _text_of(file: BinaryIO) -> bytes:
    """The JSON in a file, as bytes; never more than may be, whatever the file says of itself."""
    file.seek(0)
    begins = file.read(4)
    file.seek(0)
    if begins.startswith(b"PK"):
        return _from_zip(file)
    text = file.read(MOST_UNPACKED + 1)
    if len(text) > MOST_UNPACKED:
        raise CannotBringIn(TOO_BIG)
    return text.removeprefix(b"\xef\xbb\xbf").lstrip()


def _from_zip(file: BinaryIO) -> bytes:
    try:
        with zipfile.ZipFile(file) as archive:
            inside = archive.infolist()
            if len(inside) > MOST_FILES_INSIDE or sum(one.filename == DATA for one in inside) != 1:
                raise CannotBringIn(NOT_OURS)
            with archive.open(DATA) as packed:  # read to a limit: the sizes that it names may be lies
                text = packed.read(MOST_UNPACKED + 1)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError):
        raise CannotBringIn(DAMAGED.format(where="ZIP")) from None
    except (NotImplementedError, RuntimeError):  # locked with a password, or packed in another way
        raise CannotBringIn(NOT_OURS) from None
    except Exception as error:
        if isinstance(error, CannotBringIn):
            raise
        raise CannotBringIn(DAMAGED.format(where="ZIP")) from None  # what the unpacking of broken bytes raises
    if len(text) > MOST_UNPACKED:
        raise CannotBringIn(TOO_BIG)
    return text


def _refuse_newer(data: Mapping[str, Any]) -> None:
    if data["format"] not in (FORMAT, OLD_FORMAT):
        raise CannotBringIn(NEWER)
    schema = data.get("schema", "")
    if data["format"] == FORMAT and (not isinstance(schema, str) or schema not in known_schemas()):
        raise CannotBringIn(NEWER)
    if data["format"] == FORMAT and set(data) - {"format", "schema", "person", "knowledge", "texts", *TABLES}:
        raise CannotBringIn(NEWER)


# ---------------------------------------------------------------- rows and cells


def _rows(table: str, rows: object) -> Iterator[dict[str, Any]]:
    if not isinstance(rows, list):
        _damaged(table)
    columns = {field.attname: field for field in columns_of(TABLES[table])}
    for number, row in enumerate(rows, 1):
        where = f"{table} {number}"
        if not isinstance(row, dict):
            _damaged(where)
        given = {name: value for name, value in row.items() if name != "id"}  # the older format had numbers
        if set(given) - set(columns):
            _damaged(where)
        missing = _missing(table, columns, row, where)
        yield {**{name: _cell(columns[name], value, f"{where}, {name}") for name, value in given.items()}, **missing}


def _missing(table: str, columns: Mapping[str, Any], row: Mapping[str, Any], where: str) -> dict[str, Any]:
    """What an older file does not have: its default. A column without one is a fault."""
    found: dict[str, Any] = {}
    for name in set(columns) - set(row):
        field = columns[name]
        if not (field.has_default() or field.null or field.blank):
            _damaged(f"{where}, {name}")
        found[name] = field.get_default()
    if table == "results" and "care_level" in found:
        found |= _levels_of(row.get("result"), where)
    return found


def _levels_of(result: object, where: str) -> dict[str, Any]:
    """Three values of a result that earlier files did not hold apart."""
    try:
        kept = cast(dict[str, Any], result)
        assessment, phase = kept["assessment"], str(kept["plan"]["phase"])
        level, complete = assessment["care_level"] or "", bool(assessment["complete"])
    except (KeyError, TypeError):
        _damaged(where)
    return {"care_level": level, "phase": phase, "complete": complete}


def _cell(field: Field[Any, Any], given: Any, where: str) -> Any:
    """One cell as the column holds it; it must be just what would be written of it again."""
    if given is None:
        if not field.null:
            _damaged(where)
        return None
    try:
        value = given if isinstance(field, JSONField) else _target(field).to_python(given)
        field.run_validators(value)
        same = json.dumps(plain(field, value)) == json.dumps(given)
    except (ValidationError, ValueError, TypeError, OverflowError, RecursionError):
        _damaged(where)
    allowed = {choice for choice, _ in field.choices or ()}
    if not same or (allowed and value not in allowed and not (field.blank and value == "")):
        _damaged(where)
    _refuse_odd(field, value, where)
    return value


def _target(field: Field[Any, Any]) -> Field[Any, Any]:
    """The column itself, or for one that points at a row of another table, the column it points at."""
    return cast(Any, field).target_field if field.is_relation else field


def _refuse_odd(field: Field[Any, Any], value: Any, where: str) -> None:
    """Dates out of all bounds, times without a zone, zones that nobody knows."""
    if isinstance(value, date) and value.year not in YEARS:
        _damaged(where)
    if isinstance(value, datetime) and value.tzinfo is None:
        _damaged(where)
    if field.name == "zone" and not _is_zone(value):
        _damaged(where)


@cache
def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return False
    return True


def _person_column(name: str) -> Field[Any, Any]:
    return cast("Field[Any, Any]", models.Person._meta.get_field(name))


# ---------------------------------------------------------------- the content behind the results


def _knowledge(data: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """{version: {file: text}}; every text and every version must be what its hash says."""
    versions, texts = data.get("knowledge", {}), data.get("texts", {})
    if not isinstance(versions, dict) or not isinstance(texts, dict):
        _damaged("knowledge")
    for hashed, text in texts.items():
        if not isinstance(text, str) or text_hash(text) != hashed:
            _damaged("texts")
    return {version: _sources(version, files, texts) for version, files in versions.items()}


def _sources(version: str, files: object, texts: Mapping[str, str]) -> dict[str, str]:
    if not isinstance(files, dict) or not all(isinstance(one, str) and one in texts for one in files.values()):
        _damaged("knowledge")
    listed = "".join(f"{name}:{files[name]}\n" for name in sorted(files))
    if len(version) == _HASH_LETTERS and hashlib.sha256(listed.encode()).hexdigest() != version:
        _damaged("knowledge")
    return {name: texts[hashed] for name, hashed in files.items()}


def _damaged(where: str) -> NoReturn:
    raise CannotBringIn(DAMAGED.format(where=where))


def _no_such_number(name: str) -> NoReturn:
    raise ValueError(name)
