"""A full disk, a folder that cannot be written, a program killed in the middle: nothing half is ever stored."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError

from tests.unit.records.conftest import RunInANewProgram
from unknot.records.errors import CannotStore, reason_of, reported_cleanly

pytestmark = pytest.mark.sqlite_only


def test_a_program_killed_in_the_middle_of_a_write_leaves_nothing_of_it(run_in_a_new_program: RunInANewProgram) -> None:
    run_in_a_new_program(
        """
        actions.record_answers(person, {"age": 61.0}, now, zone, little)

        class Killing(dict):
            def items(self):
                yield "fever", YesNo.YES
                assert len(queries.facts_of(person)) == 2
                os.kill(os.getpid(), signal.SIGKILL)

        actions.record_answers(person, Killing(), now, zone, little)
        """,
        ends_with=-signal.SIGKILL,
    )

    assert run_in_a_new_program("print(list(queries.facts_of(person)))") == "['age']"


def test_an_error_in_the_middle_of_a_write_leaves_nothing_of_it(run_in_a_new_program: RunInANewProgram) -> None:
    said = run_in_a_new_program(
        """
        try:
            actions.record_answers(person, {"fever": YesNo.YES, "age": object()}, now, zone, little)
        except Exception as error:
            print(type(error).__name__, end=" ")
        print(len(queries.facts_of(person)))
        """
    )

    assert said.endswith(" 0")


def test_a_full_disk_is_told_cleanly_and_what_was_there_stays(run_in_a_new_program: RunInANewProgram) -> None:
    said = run_in_a_new_program(
        """
        actions.record_answers(person, {"age": 61.0}, now, zone, little)
        with connection.cursor() as cursor:
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count={pages}").fetchone()
        try:
            actions.record_preferences(person, {"note": "x" * 2_000_000}, now, zone)
        except CannotStore as error:
            print(error.reason, "|", error, "|", end=" ")
        print(list(queries.facts_of(person)), queries.preferences_of(person))
        """
    )

    assert said == ("full | The disk is full, so nothing was saved. Free some space and try again. | ['age'] {}")


def test_a_data_file_that_cannot_be_written_is_told_cleanly(run_in_a_new_program: RunInANewProgram) -> None:
    said = run_in_a_new_program(
        """
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only=ON")  # what root meets in place of a file without write permission
        try:
            actions.record_answers(person, {"age": 61.0}, now, zone, little)
        except CannotStore as error:
            print(error.reason, "|", error)
        """
    )

    assert said.startswith("read_only | The data folder cannot be written, so nothing was saved.")


def test_a_damaged_data_file_is_told_cleanly(run_in_a_new_program: RunInANewProgram, tmp_path: Path) -> None:
    run_in_a_new_program("print(person)")
    (tmp_path / "unknot.sqlite3").write_bytes(b"this is no database" * 1000)

    said = run_in_a_new_program("pass", may_fail=True)

    assert "damaged" in said


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("database or disk is full", "full"),
        ('could not extend file "base/1": No space left on device', "full"),
        ("attempt to write a readonly database", "read_only"),
        ("cannot execute INSERT in a read-only transaction", "read_only"),
        ("unable to open database file", "read_only"),
        ("database is locked", "busy"),
        ("database disk image is malformed", "damaged"),
        ("file is not a database", "damaged"),
        ("something else", "unknown"),
    ],
)
def test_what_the_database_says_gets_a_plain_reason(said: str, reason: str) -> None:
    assert reason_of(DatabaseError(said)) == reason

    with pytest.raises(CannotStore) as caught, reported_cleanly():
        raise DatabaseError(said)
    assert caught.value.reason == reason


def test_a_mistake_of_our_own_is_not_dressed_up() -> None:
    with pytest.raises(IntegrityError), reported_cleanly():
        raise IntegrityError("NOT NULL constraint failed")


def test_many_who_write_at_once_are_all_served(run_in_a_new_program: RunInANewProgram) -> None:
    """Each reads, then writes: without immediate transactions SQLite would refuse most of them."""
    said = run_in_a_new_program(
        """
        from concurrent.futures import ThreadPoolExecutor

        def answer(number):
            actions.record_answers(person, {"age": float(number)}, now, zone, little)
            connection.close()
            return 1

        with ThreadPoolExecutor(8) as writers:
            done = sum(writers.map(answer, range(80)))
        print(done, len(queries.trail_of(person)), queries.facts_of(person).answers["age"].times)
        """
    )

    assert said == "80 80 80"
