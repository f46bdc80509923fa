"""A copy of the data every night, opened and checked, kept for a week: and what erasing does about copies.

[D] A week: long enough to notice that something is gone, short enough that what was erased is soon gone everywhere.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from unknot.records.copies import BadCopy, back_up, check, database_file

#: so many days a nightly copy is kept
KEPT_DAYS = 7
#: [D] a night's copy is made from three o'clock on; a computer that is off then makes it when it is on again
FROM = time(3)
BACKUPS, NIGHTLY = "backups", "nightly"
#: copies that people made by hand, and what a restore set aside
_BY_HAND = ("backups/*.sqlite3*", "before-restore-*.sqlite3*", "backups/*.zip")


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies beside the data: how many there are, and until when the nightly ones stay."""

    nightly: int = 0
    by_hand: int = 0
    nightly_until: date | None = None

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.nightly or self.by_hand)


def back_up_nightly(now: datetime) -> Path | None:
    """Make the copy of this night unless it is there, and let old ones go; returns the new one. ``now`` is local time.

    Without a SQLite file there is nothing to do: a database server has ways of its own.
    """
    source = database_file()
    if source is None or not source.is_file():
        return None
    folder = nightly_folder(source)
    let_old_ones_go(folder, now.date())
    if now.time() < FROM or (folder / _name(now.date())).exists():
        return None
    return _make(source, folder, now)


def let_old_ones_go(folder: Path, today: date) -> None:
    """Delete the nightly copies that are older than a week, and what an interrupted night left over."""
    for file in _files(folder, "*.sqlite3"):
        made = _day_of(file)
        if made is not None and made <= today - timedelta(days=KEPT_DAYS):
            file.unlink(missing_ok=True)
    for file in _files(folder / "unfinished", "*"):
        file.unlink(missing_ok=True)


def copies_beside() -> Copies:
    """The copies in the data folder."""
    source = database_file()
    if source is None:
        return Copies()
    days = [day for file in _files(nightly_folder(source), "*.sqlite3") if (day := _day_of(file)) is not None]
    until = max(days) + timedelta(days=KEPT_DAYS) if days else None
    return Copies(len(days), len(_by_hand(source)), until)


def delete_copies() -> None:
    """Delete every copy in the data folder: those of the nights, those made by hand, and what was set aside."""
    source = database_file()
    if source is None:
        return
    nightly = nightly_folder(source)
    for file in (*_files(nightly / "unfinished", "*"), *_files(nightly, "*"), *_by_hand(source)):
        if file.is_file():
            file.unlink(missing_ok=True)


def nightly_folder(source: Path) -> Path:
    """Where the nightly copies of a database are."""
    return source.parent / BACKUPS / NIGHTLY


def _make(source: Path, folder: Path, now: datetime) -> Path:
    """The copy of a night: it gets its name once it is whole and was opened."""
    made = back_up(source, folder / "unfinished", now)
    target = folder / _name(now.date())
    try:
        check(made)
        made.replace(target)
    except OSError as error:  # everything was erased meanwhile, and this with it
        with suppress(OSError):
            made.unlink(missing_ok=True)
        raise BadCopy(str(target), f"The copy could not be kept ({error.strerror}).") from None
    return target


def _by_hand(source: Path) -> list[Path]:
    return [file for pattern in _BY_HAND for file in _files(source.parent, pattern)]


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern)) if folder.is_dir() else []


def _name(on: date) -> str:
    return f"unknot-{on.isoformat()}.sqlite3"


def _day_of(file: Path) -> date | None:
    try:
        return date.fromisoformat(file.stem.removeprefix("unknot-"))
    except ValueError:
        return None
