"""The short line about what was just done, with its undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest

from unknot.records.diary_queries import entry_with_key, standing_entry
from unknot.web.visit import Visit

#: [D] the undo stays this long where no script takes it away after ten seconds
UNDO_FOR = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Toast:
    """What was done. ``undo`` is the key that may be taken back; ``settled`` one that a device need not keep."""

    words: str
    undo: str = ""
    settled: str = ""


def as_key(text: str) -> UUID | None:
    """A key as it was sent; None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def toast_of(request: HttpRequest, visit: Visit) -> Toast | None:
    """What the page says about what was just done; None most of the time."""
    query: Mapping[str, str] = request.GET
    if "undone" in query:
        return Toast("Taken back.", settled=query.get("settled", ""))
    if "changed" in query:
        return Toast("It was changed since then, so it stays as it is.")
    if "settled" in query:
        return Toast("Kept as it was.", settled=query["settled"])
    key = as_key(query.get("saved", ""))
    row = entry_with_key(visit.person, key) if key else None
    if row is None:
        return None
    if standing_entry(visit.person, row.on) != row or visit.now - row.at > UNDO_FOR:
        return Toast("Saved.", settled=str(key))
    return Toast("Saved.", undo=str(key), settled=str(key))
