"""A copy every night, for a week; and what erasing leaves behind: nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.unit.records.conftest import RunInANewProgram
from unknot.records import nightly
from unknot.records.copies import BadCopy
from unknot.records.nightly import back_up_nightly, copies_beside, delete_copies, nightly_folder

NIGHT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database file of our shape, which the nightly copy takes for the one in use."""
    file = tmp_path / "unknot.sqlite3"
    with closing(sqlite3.connect(file)) as made:
        made.execute("CREATE TABLE django_migrations (app TEXT, name TEXT)")
        made.execute("CREATE TABLE diary (says TEXT)")
        made.commit()
    monkeypatch.setattr(nightly, "database_file", lambda: file)
    return file


def names(data: Path) -> list[str]:
    return [file.name for file in sorted(nightly_folder(data).glob("*.sqlite3"))]


def test_one_copy_a_night_that_opens_and_is_for_its_owner_only(data: Path) -> None:
    assert back_up_nightly(NIGHT - timedelta(minutes=1)) is None
    made = back_up_nightly(NIGHT)
    assert made is not None
    assert made.name == "unknot-2026-11-24.sqlite3"
    assert made.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(made)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert back_up_nightly(NIGHT + timedelta(hours=5)) is None
    assert not list((nightly_folder(data) / "unfinished").iterdir())


def test_a_computer_that_was_off_at_night_makes_it_later(data: Path) -> None:
    assert back_up_nightly(NIGHT + timedelta(hours=16)) is not None


def test_seven_are_kept(data: Path) -> None:
    for day in range(30):
        back_up_nightly(NIGHT + timedelta(day))
    assert names(data) == [f"unknot-2026-12-{day:02}.sqlite3" for day in range(17, 24)]
    assert copies_beside().nightly == 7
    assert copies_beside().nightly_until == datetime(2026, 12, 30, tzinfo=UTC).date()


def test_old_ones_go_also_when_no_new_one_can_be_made(data: Path) -> None:
    back_up_nightly(NIGHT)
    data.write_bytes(b"damaged" * 1000)
    with pytest.raises(BadCopy):
        back_up_nightly(NIGHT + timedelta(days=7))
    assert names(data) == []


def test_a_copy_of_damaged_data_does_not_count(data: Path) -> None:
    data.write_bytes(data.read_bytes()[:4096])
    with pytest.raises(BadCopy):
        back_up_nightly(NIGHT)
    assert names(data) == []


def test_deleting_takes_every_copy_and_leaves_the_data(data: Path) -> None:
    back_up_nightly(NIGHT)
    by_hand = data.parent / "backups" / "unknot-2026-11-20-080000.sqlite3"
    aside = data.parent / "before-restore-2026-11-20-080000.sqlite3"
    for file in (by_hand, aside):
        file.write_bytes(b"old")
    assert (copies_beside().nightly, copies_beside().by_hand) == (1, 2)

    delete_copies()

    assert not copies_beside()
    assert data.is_file()


def test_a_database_server_has_ways_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nightly, "database_file", lambda: None)
    assert back_up_nightly(NIGHT) is None
    assert not copies_beside()
    delete_copies()


@pytest.mark.sqlite_only
def test_a_word_is_found_nowhere_after_erasing_with_the_copies(run_in_a_new_program: RunInANewProgram) -> None:
    """In the file, its log, its shared memory, its journal, and every copy, byte by byte."""
    said = run_in_a_new_program(
        """
        from datetime import timedelta
        from uuid import uuid4
        from unknot.core.diary import DiaryDay
        from unknot.records import nightly, portable
        from unknot.records.diary_actions import record_check_in
        WORD = b"a-word-that-can-be-found"

        def places():
            folder = pathlib.Path(os.environ["UNKNOT_DATA"])
            files = [file for file in folder.rglob("*") if file.is_file()]
            return sorted(file.parent.name if file.parent != folder else "beside"
                          for file in files if WORD in file.read_bytes())

        for number in range(300):
            day = DiaryDay(now.date() - timedelta(number), pain=3, note=f"{WORD.decode()} {number}" * 20)
            record_check_in(person, uuid4(), day, over=None, at=now, zone=zone)
        nightly.back_up_nightly(now)
        portable.back_up_first(now)
        before = sorted(set(places()))
        whole.erase_everything(person)
        kept = sorted(set(places()))
        nightly.delete_copies()
        print(before, kept, places())
        """
    )
    assert said == "['backups', 'beside', 'nightly'] ['backups', 'nightly'] []"


@pytest.mark.sqlite_only
def test_a_copy_that_was_kept_is_gone_after_a_week(run_in_a_new_program: RunInANewProgram) -> None:
    said = run_in_a_new_program(
        """
        from datetime import timedelta
        from unknot.records import nightly
        actions.record_preferences(person, {"note": "a-word-that-can-be-found"}, now, zone)
        nightly.back_up_nightly(now)
        whole.erase_everything(person)
        found = []
        for day in range(9):
            nightly.back_up_nightly(now + timedelta(day))
            folder = pathlib.Path(os.environ["UNKNOT_DATA"])
            found.append(any(b"a-word-that-can-be-found" in f.read_bytes() for f in folder.rglob("*") if f.is_file()))
        print(found)
        """
    )
    assert said == str([True] * 7 + [False] * 2)
