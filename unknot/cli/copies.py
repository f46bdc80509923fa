"""Copies of the SQLite file, for the commands: what is wrong with one is told the way every command tells it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from unknot.cli.bad_input import BadInput


def database_file() -> Path:
    """The SQLite file of this computer's settings; kindly refuses any other database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unknot.config.settings")
    from unknot.records import copies

    file = copies.database_file()
    if file is None:
        raise BadInput.one(
            "DATABASE_URL", "This data is kept by a database server. Use its own tools, such as pg_dump."
        )
    return file


def back_up(source: Path, folder: Path, now: datetime) -> Path:
    """A dated, checked copy of the database in the folder."""
    from unknot.records import copies

    with _as_bad_input():
        return copies.back_up(source, folder, now)


def check(file: Path) -> None:
    """Open a copy and look it through; raises BadInput when it is not sound or not ours."""
    from unknot.records import copies

    with _as_bad_input():
        copies.check(file)


def bring_back(copy: Path, target: Path, now: datetime) -> Path | None:
    """Put a checked copy in the place of the database; returns where the old one is kept, if there was one."""
    from unknot.records import copies

    with _as_bad_input():
        return copies.bring_back(copy, target, now)


@contextmanager
def _as_bad_input() -> Iterator[None]:
    from unknot.records.copies import BadCopy

    try:
        yield
    except BadCopy as error:
        raise BadInput.one(error.file, error.message) from None
