"""Dates and numbers as they stand on a report: short, and with the year where it is not that of the last day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from unknot.web.words.dates import clock

#: no more days than these stand in a row; the rest is counted
DAYS_IN_A_ROW = 6


def short(on: date, last: date) -> str:
    """Such as "26 Oct", or "26 Oct 2025" beside a report that ends in another year."""
    words = f"{on.day} {on:%b}"
    return words if on.year == last.year else f"{words} {on.year}"


def stretch(first: date, last: date) -> str:
    """Such as "26 Oct to 22 Nov 2026"."""
    begin = f"{first.day} {first:%b}" if first.year == last.year else f"{first.day} {first:%b} {first.year}"
    return f"{begin} to {last.day} {last:%b} {last.year}" if first != last else f"{last.day} {last:%b} {last.year}"


def within(first: date, last: date, end: date) -> str:
    """A week in a row of words, such as "16 to 22 Nov" or "26 Oct to 1 Nov"."""
    same = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if same else short(first, end)} to {short(last, end)}"


def capital(words: str) -> str:
    """The same with a capital at its start."""
    return words[:1].upper() + words[1:]


def small(words: str) -> str:
    """The same with a small letter at its start, unless its first word is "I" or an abbreviation."""
    first = words.split(" ", 1)[0]
    return words if first in {"I", "I’m"} or first[1:2].isupper() else words[:1].lower() + words[1:]


def moment(at: datetime, last: date) -> str:
    """Such as "3 Nov at 9:12"."""
    return f"{short(at.date(), last)} at {clock(at)}"


def days_named(days: Sequence[date], last: date) -> str:
    """The days in a row, the first few by name: "30 Oct, 5 Nov and 3 more"."""
    named = ", ".join(short(on, last) for on in days[:DAYS_IN_A_ROW])
    more = len(days) - DAYS_IN_A_ROW
    return f"{named} and {more} more" if more > 0 else named


def number(value: float) -> str:
    """A whole number as it is; any other with one decimal."""
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.1f}"
