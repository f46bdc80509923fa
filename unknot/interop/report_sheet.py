"""The sheet of a report: ready words in their order, the same for the page and for the PDF.

Both draw from ``data_of``, so that they cannot say different things. Text that people wrote is text here and nothing
else: it goes through ``plain`` and is never read as markup.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from unknot.interop.encode import to_json
from unknot.interop.json_types import Json

PAPERS = ("a4", "us-letter")
#: more marks than these on one letter are no writing, and run over the lines above
MARKS_ON_A_LETTER = 3
#: signs that turn or join what stands around them, or that no printed page can hold
_UNSEEN = frozenset("\u200b\u2060\ufeff\ufffe\uffff\u00ad")
_TURNING = range(0x202A, 0x202F), range(0x2066, 0x206A)
_LINE_ENDS = str.maketrans(
    {"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\t": " "}
)


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences one below the other; ``label`` stands before them in bold where there is one."""

    kind: ClassVar[str] = "lines"
    lines: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """A name and what goes with it, row by row."""

    kind: ClassVar[str] = "pairs"
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one field of a table, and in small what goes with it, such as its date."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; the first column names the row."""

    kind: ClassVar[str] = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """The pain day by day: None is a gap. ``runs`` are the stretches without one, as (day, pain) from day 0.

    ``ticks`` are days with their words; ``alt`` says in words what the drawing shows.
    """

    kind: ClassVar[str] = "chart"
    days: int
    runs: tuple[tuple[tuple[int, int], ...], ...]
    ticks: tuple[tuple[int, str], ...]
    spasms: tuple[int, ...]
    end: tuple[int, int] | None
    caption: str
    alt: str


Part = Lines | Pairs | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the sheet under its heading."""

    id: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet. ``who`` is empty where the person gave no name; ``foot`` stands at its end."""

    title: str
    who: str
    dates: str
    statement: str
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
    running: str
    paper: str = "a4"
    language: str = field(default="en-GB")


def data_of(sheet: Sheet) -> dict[str, Json]:
    """The sheet as JSON; each part says which kind it is."""
    sections: list[Json] = [
        {"id": section.id, "title": section.title, "parts": [_part(part) for part in section.parts]}
        for section in sheet.sections
    ]
    written = to_json(sheet)
    assert isinstance(written, dict)  # noqa: S101 - a dataclass is always written as an object
    return {**written, "sections": sections}


def _part(part: Part) -> Json:
    written = to_json(part)
    assert isinstance(written, dict)  # noqa: S101 - a dataclass is always written as an object
    return {"kind": part.kind, **written}


def runs_of(pains: Iterable[int | None]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The stretches of days in a row that have a number: a gap is a gap, never a line across."""
    runs: list[list[tuple[int, int]]] = [[]]
    for day, pain in enumerate(pains):
        if pain is None:
            runs.append([])
        else:
            runs[-1].append((day, pain))
    return tuple(tuple(run) for run in runs if run)


def plain(text: str, at_most: int = 0) -> str:
    """Text that somebody wrote, safe to print: no control signs, nothing that turns the line, no towers of marks.

    Line ends stay. With ``at_most`` it is cut at the end of a word, and says so.
    """
    kept: list[str] = []
    marks = 0
    for sign in unicodedata.normalize("NFC", text.translate(_LINE_ENDS)):
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MARKS_ON_A_LETTER and _is_printed(sign):
            kept.append(sign)
    lines = [" ".join(line.split()) for line in "".join(kept).split("\n")]
    return _cut("\n".join(line for line in lines if line), at_most)


def _is_printed(sign: str) -> bool:
    """Whether a sign may stand on a page: no control, surrogate, private or unassigned sign, and none that turns."""
    if sign == "\n":
        return True
    if sign in _UNSEEN or any(ord(sign) in turning for turning in _TURNING):
        return False
    return unicodedata.category(sign) not in ("Cc", "Cs", "Co", "Cn")


def _cut(text: str, at_most: int) -> str:
    if not at_most or len(text) <= at_most:
        return text
    whole = text[:at_most].rsplit(None, 1)[0] if " " in text[:at_most] else text[:at_most]
    return f"{whole.rstrip()} … [shortened]"
