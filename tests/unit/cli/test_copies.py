"""A copy that opens, and how it is brought back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from unknot.cli.bad_input import BadInput
from unknot.cli.copies import back_up, bring_back, check

NOW = datetime(2026, 11, 24, 19, 0, tzinfo=UTC)


def database(file: Path, says: str, migration: str = "") -> Path:
    with closing(sqlite3.connect(file)) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE django_migrations (app TEXT, name TEXT)")
        if migration:
            made.execute("INSERT INTO django_migrations VALUES ('records', ?)", (migration,))
        made.execute("CREATE TABLE diary (says TEXT)")
        made.execute("INSERT INTO diary VALUES (?)", (says,))
        made.commit()
    return file


def says(file: Path) -> str:
    with closing(sqlite3.connect(file)) as opened:
        return str(opened.execute("SELECT says FROM diary").fetchone()[0])


def test_a_copy_holds_everything_even_what_is_still_in_the_log(tmp_path: Path) -> None:
    source = database(tmp_path / "unknot.sqlite3", "before")
    with closing(sqlite3.connect(source)) as busy:
        busy.execute("UPDATE diary SET says = 'now'")
        busy.commit()  # stays in the write-ahead log while this connection is open
        copy = back_up(source, tmp_path / "backups", NOW)
    assert says(copy) == "now"
    assert copy.name == "unknot-2026-11-24-190000.sqlite3"
    assert copy.stat().st_mode & 0o077 == 0


def test_two_copies_in_one_second_do_not_overwrite_each_other(tmp_path: Path) -> None:
    source = database(tmp_path / "unknot.sqlite3", "here")
    assert back_up(source, tmp_path, NOW) != back_up(source, tmp_path, NOW)


def test_there_is_nothing_to_copy_before_the_app_has_run(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no data to copy yet"):
        back_up(tmp_path / "unknot.sqlite3", tmp_path, NOW)


def test_a_copy_comes_back_and_what_was_there_is_kept(tmp_path: Path) -> None:
    target = database(tmp_path / "unknot.sqlite3", "old")
    copy = back_up(target, tmp_path / "backups", NOW)
    with closing(sqlite3.connect(target)) as later:
        later.execute("UPDATE diary SET says = 'newer'")
        later.commit()
    kept = bring_back(copy, target, NOW)
    assert kept is not None
    assert (says(target), says(kept)) == ("old", "newer")


def test_a_copy_comes_back_where_nothing_was(tmp_path: Path) -> None:
    copy = database(tmp_path / "copy.sqlite3", "old")
    assert bring_back(copy, tmp_path / "new" / "unknot.sqlite3", NOW) is None
    assert says(tmp_path / "new" / "unknot.sqlite3") == "old"


def test_data_in_use_is_left_alone(tmp_path: Path) -> None:
    target = database(tmp_path / "unknot.sqlite3", "old")
    copy = database(tmp_path / "copy.sqlite3", "copy")
    with closing(sqlite3.connect(target)) as app:
        app.execute("SELECT * FROM diary").fetchall()
        with pytest.raises(BadInput, match="Stop the app"):
            bring_back(copy, target, NOW)
    assert says(target) == "old"
    assert not list(tmp_path.glob("*restoring*"))


def test_a_damaged_copy_is_refused(tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    copy.write_bytes(database(tmp_path / "good.sqlite3", "x").read_bytes()[:3000])
    with pytest.raises(BadInput, match="copy"):
        check(copy)


def test_something_else_than_our_data_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "holiday.jpg"
    text.write_text("no database at all, but long enough to look at" * 20, encoding="utf-8")
    with pytest.raises(BadInput, match="not a sound copy"):
        check(text)
    other = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(other)) as made:
        made.execute("CREATE TABLE music (title TEXT)")
    with pytest.raises(BadInput, match="not a copy of Unknot's data"):
        check(other)


def test_a_copy_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="newer version"):
        check(database(tmp_path / "copy.sqlite3", "x", migration="9999_from_the_future"))


def test_damaged_data_in_use_does_not_keep_a_good_copy_out(tmp_path: Path) -> None:
    target = tmp_path / "unknot.sqlite3"
    target.write_bytes(b"damaged" * 1000)
    kept = bring_back(database(tmp_path / "copy.sqlite3", "good"), target, NOW)
    assert says(target) == "good"
    assert kept is not None
    assert kept.read_bytes().startswith(b"damaged")
