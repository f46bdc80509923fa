"""How the database is opened: SQLite at home, PostgreSQL by ``DATABASE_URL`` for many."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import dj_database_url

from unknot.config.place import private_file


class PrivateConnection(sqlite3.Connection):
    """A connection that makes a new file for its owner only; SQLite gives the log beside it the same mode."""

    def __init__(self, database: str, *args: Any, **kwargs: Any) -> None:
        if not database.startswith((":memory:", "file:")):
            private_file(Path(database))
        super().__init__(database, *args, **kwargs)


#: Immediate transactions, a write-ahead log and NORMAL synchronisation together: the only set of options
#: under which no write was refused in our measurements. The log alone makes it worse.
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "factory": PrivateConnection,
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA synchronous=NORMAL;"
        "PRAGMA mmap_size=134217728;"
        "PRAGMA journal_size_limit=27103364;"
        "PRAGMA cache_size=-8000;"
        "PRAGMA temp_store=MEMORY;"
    ),
}


def database(url: str | None, folder: Path) -> dict[str, Any]:
    """The settings of the one database: the one at ``url``, else a SQLite file in ``folder``."""
    if url:
        settings: dict[str, Any] = dict(dj_database_url.parse(url))
    else:
        settings = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "unknot.sqlite3")}
    settings["CONN_MAX_AGE"] = 60
    settings["ATOMIC_REQUESTS"] = False  # on SQLite every page would take the write lock
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = {**SQLITE_OPTIONS, **settings.get("OPTIONS", {})}
    else:
        settings["CONN_HEALTH_CHECKS"] = True
    return settings
