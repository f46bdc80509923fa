"""Copies of the SQLite file: made whole, checked, and swapped without losing what was there.

A fault is told as BadCopy: the file, and what to do.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.db import connections

NEEDED_TABLE = "django_migrations"


class BadCopy(Exception):
    """This file cannot be copied or brought back. ``file`` names it; ``message`` says what to do."""

    def __init__(self, file: str, message: str) -> None:
        super().__init__(message)
        self.file, self.message = file, message


def database_file() -> Path | None:
    """The SQLite file that the data is in; None when a server keeps it, or no file at all."""
    database = connections["default"].settings_dict
    name = str(database["NAME"])
    if not str(database["ENGINE"]).endswith("sqlite3") or name.startswith((":memory:", "file:")):
        return None
    return Path(name)


def back_up(source: Path, folder: Path, now: datetime) -> Path:
    """A dated, checked copy of the database in the folder."""
    if not source.is_file():
        raise BadCopy(str(source), "There is no data to copy yet. Start the app once: unknot serve")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = _free_name(folder, f"unknot-{now:%Y-%m-%d-%H%M%S}")
    os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))  # empty, and for its owner only
    try:
        with closing(_open_to_read(source)) as database:
            database.execute("VACUUM INTO ?", (str(copy),))
        check(copy)
    except (sqlite3.Error, BadCopy) as error:
        copy.unlink(missing_ok=True)
        if isinstance(error, BadCopy):
            raise
        raise BadCopy(str(source), f"The data could not be copied ({error}). Is there room on the disk?") from None
    return copy


def check(file: Path) -> None:
    """Open a copy and look it through; raises BadCopy when it is not sound or not ours."""
    try:
        with closing(_open_to_read(file)) as database:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.DatabaseError as error:
        raise BadCopy(str(file), f"This is not a sound copy ({error}). Choose another one.") from None
    if verdict != "ok":
        raise BadCopy(str(file), f"This copy is damaged ({verdict}). Choose another one.")
    if NEEDED_TABLE not in tables:
        raise BadCopy(str(file), "This is not a copy of Unknot's data. Choose a file that unknot backup made.")
    _refuse_newer(file)


def bring_back(copy: Path, target: Path, now: datetime) -> Path | None:
    """Put a checked copy in the place of the database; returns where the old one is kept, if there was one."""
    check(copy)
    if target.exists() and copy.samefile(target):
        raise BadCopy(str(copy), "This is the data in use, not a copy. Choose a file that unknot backup made.")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = _copy_beside(copy, target)
    kept = _set_aside(target, now, fresh) if target.exists() else None
    fresh.replace(target)
    return kept


def _copy_beside(copy: Path, target: Path) -> Path:
    """The copy once more, beside the target, so that the swap itself is one step."""
    fresh = target.with_name(f"{target.name}.restoring")
    fresh.unlink(missing_ok=True)
    os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(_open_to_read(copy)) as database:
        database.execute("VACUUM INTO ?", (str(fresh),))
    check(fresh)
    return fresh


def _set_aside(target: Path, now: datetime, fresh: Path) -> Path:
    """Keep the data in use under a dated name; refuses while another program has it open."""
    try:
        with closing(sqlite3.connect(target, timeout=1, isolation_level=None)) as database:
            # Leaving the write-ahead log needs the file alone, and puts everything into the one file.
            if database.execute("PRAGMA journal_mode=DELETE").fetchone()[0] != "delete":
                raise sqlite3.OperationalError("database is locked")
    except sqlite3.OperationalError:
        fresh.unlink(missing_ok=True)
        raise BadCopy(str(target), "The data is in use. Stop the app, then try again.") from None
    except sqlite3.DatabaseError:
        pass  # what is there is damaged: that is a good reason to restore, and it is kept all the same
    kept = _free_name(target.parent, f"before-restore-{now:%Y-%m-%d-%H%M%S}")
    shutil.copy2(target, kept)
    for suffix in ("-wal", "-shm"):  # left over beside a damaged file; they must not meet the new one
        beside = target.with_name(target.name + suffix)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + suffix))
    return kept


def _refuse_newer(file: Path) -> None:
    """A copy made by a newer program has tables that this one does not know."""
    from importlib.resources import files

    with closing(_open_to_read(file)) as database:
        applied = {name for (name,) in database.execute("SELECT name FROM django_migrations WHERE app = 'records'")}
    known = {Path(entry.name).stem for entry in files("unknot.records").joinpath("migrations").iterdir()}
    if applied - known:
        raise BadCopy(str(file), "This copy was made by a newer version of Unknot. Update the program first.")


def _open_to_read(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=20)


def _free_name(folder: Path, stem: str) -> Path:
    """A name in the folder that is not taken."""
    name, number = folder / f"{stem}.sqlite3", 1
    while name.exists():
        number += 1
        name = folder / f"{stem}-{number}.sqlite3"
    return name
