"""How the database is opened."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.db import connection

from unknot.config.database import PrivateConnection, database


def test_at_home_it_is_a_file_in_the_data_folder(tmp_path: Path) -> None:
    settings = database(None, tmp_path)

    assert settings["ENGINE"] == "django.db.backends.sqlite3"
    assert settings["NAME"] == str(tmp_path / "unknot.sqlite3")


def test_the_file_is_made_for_its_owner_only_also_in_a_folder_that_is_not(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    file = tmp_path / "unknot.sqlite3"

    opened = PrivateConnection(str(file))
    opened.executescript("PRAGMA journal_mode=WAL; CREATE TABLE kept (word); INSERT INTO kept VALUES ('here')")

    assert {stat.S_IMODE(made.stat().st_mode) for made in tmp_path.iterdir()} == {0o600}
    assert PrivateConnection(str(file)).execute("SELECT word FROM kept").fetchall() == [("here",)]


def test_settings_alone_make_no_file(tmp_path: Path) -> None:
    database(None, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_sqlite_takes_the_write_lock_at_once_and_writes_ahead(tmp_path: Path) -> None:
    for settings in (database(None, tmp_path), database(f"sqlite:///{tmp_path}/other.sqlite3", tmp_path)):
        assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        assert "journal_mode=WAL" in settings["OPTIONS"]["init_command"]
        assert settings["OPTIONS"]["timeout"] == 20


def test_a_host_may_name_a_postgresql_server(tmp_path: Path) -> None:
    settings = database("postgresql://unknot@%2Frun%2Fpg/unknot", tmp_path)

    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert settings["HOST"] == "/run/pg"
    assert "init_command" not in settings.get("OPTIONS", {})
    assert settings["CONN_HEALTH_CHECKS"] is True


@pytest.mark.parametrize("url", [None, "postgresql://unknot@%2Frun%2Fpg/unknot"])
def test_no_page_takes_the_write_lock_by_being_read(url: str | None, tmp_path: Path) -> None:
    assert database(url, tmp_path)["ATOMIC_REQUESTS"] is False
    assert database(url, tmp_path)["CONN_MAX_AGE"] == 60


@pytest.mark.sqlite_only
@pytest.mark.django_db
def test_the_options_reach_sqlite() -> None:
    with connection.cursor() as cursor:
        values = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "cache_size", "temp_store")
        }

    assert values == {"synchronous": 1, "cache_size": -8000, "temp_store": 2}
