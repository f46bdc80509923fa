"""Any kind of knowledge as a spreadsheet for review: one row a file, one column a field. Pure.

The columns are the fields of the kind, in the order of ``unknot/knowledge/kinds.py``. A list stands in one cell with
"; " between its items; a condition and a dose stand in words; the review becomes three columns.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date
from typing import get_args

from unknot.cli.condition_words import condition_words, plain
from unknot.cli.dose_words import dose_words
from unknot.cli.table_cells import Row
from unknot.knowledge.answers import Skipped, YesNo
from unknot.knowledge.conditions import Always, Condition
from unknot.knowledge.kinds import FOLDERS, Knowledge, MovementDose, RemedyDose, Review, WalkingDose
from unknot.knowledge.levels import CareLevel

_REVIEWED = ("reviewed_on", "reviewed_by", "review_again_by")
_CONDITIONS = get_args(Condition)
#: other names of a kind
ALIASES: Mapping[str, str] = {"facts": "questions"}


def kinds() -> tuple[str, ...]:
    """Every kind of knowledge that there is."""
    return FOLDERS


def csv_of_kind(knowledge: Knowledge, kind: str) -> str:
    """All files of one kind as CSV, the first line being the names of the columns; empty when there are none."""
    return csv_of(*rows_of_kind(knowledge, kind))


def csv_of(headings: Row, rows: Iterable[Row]) -> str:
    """A table as CSV with plain line ends; a cell that holds a comma, a quote or a line end is quoted."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue()


def without_marks(rows: Iterable[Row]) -> Iterator[Row]:
    """The cells of a Markdown table without its marks, as a spreadsheet shows them."""
    for row in rows:
        yield tuple(re.sub(r"`|\*\*", "", cell).replace("<br>", "; ") for cell in row)


def rows_of_kind(knowledge: Knowledge, kind: str) -> tuple[Row, list[Row]]:
    """The names of the columns, and one row for each file of the kind."""
    found = list(getattr(knowledge, ALIASES.get(kind, kind)).values())
    columns = fields(found[0]) if found else ()
    headings = tuple(name for column in columns for name in _names(column))
    return headings, [tuple(cell for column in columns for cell in _cells(item, column)) for item in found]


def _names(column: Field[object]) -> Row:
    return _REVIEWED if column.name == "review" else (column.name,)


def _cells(item: object, column: Field[object]) -> Row:
    value = getattr(item, column.name)
    if isinstance(value, Review):
        return value.on.isoformat(), value.by, value.again_by.isoformat()
    return (_words(value),)


def _words(value: object) -> str:
    """One value in words; nothing for what is left out."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case CareLevel():
            return plain(value.id)
        case YesNo() | Skipped():
            return plain(value.value)
        case str():
            return value
        case int():
            return str(value)
        case float():
            return f"{value:g}"
        case date():
            return value.isoformat()
        case RemedyDose() | MovementDose() | WalkingDose():
            return dose_words(value)
        case _:
            return _of_parts(value)


def _of_parts(value: object) -> str:
    if isinstance(value, _CONDITIONS):
        return "" if isinstance(value, Always) else condition_words(value)
    if isinstance(value, frozenset):
        return " and ".join(sorted(map(_words, value)))
    if isinstance(value, Mapping | tuple):
        return "; ".join(filter(None, _items(value)))
    return ", ".join(_fields_in_words(value))


def _items(value: Mapping[object, object] | tuple[object, ...]) -> Iterator[str]:
    if isinstance(value, tuple):
        return map(_words, value)
    return (f"{plain(str(key))}: {_inside(inner)}" for key, inner in value.items())


def _inside(value: object) -> str:
    """A list within an item stands in brackets, so that its items are not taken for the outer ones."""
    text = _words(value)
    return f"[{text}]" if isinstance(value, Mapping | tuple) and text else text


def _fields_in_words(value: object) -> Iterator[str]:
    """A part with fields of its own, such as a level or a note: what is filled in, each with its name."""
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} has no words for a table")
    for field in fields(value):
        if text := _inside(getattr(value, field.name)):
            yield f"{plain(field.name)}: {text}"
