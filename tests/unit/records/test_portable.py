"""Taking everything along, and bringing it in again: the same, or nothing."""

from __future__ import annotations

import copy
import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from tests.unit.records import everything
from unknot.interop.data_dictionary import dictionary_csv, meaning_of
from unknot.knowledge.kinds import Knowledge
from unknot.records import actions, incoming, models, portable, whole
from unknot.records.incoming import CannotBringIn, read_data, read_file
from unknot.records.models import Person

Take = Callable[[], dict[str, Any]]


@pytest.fixture
def me(db: None, little: Knowledge, knowledge: Knowledge, now: datetime, berlin: ZoneInfo) -> Person:
    """The person at home, with a row in every table."""
    person = actions.local_person(now)
    everything.fill(person, little, knowledge, now, berlin)
    return person


@pytest.fixture
def take(me: Person) -> Take:
    """The person's data as JSON, as it would be read from their file."""
    return lambda: whole.export_everything(me)


def text_of(person: Person) -> str:
    return "".join(whole.json_pieces(person))


def archive_of(person: Person, knowledge: Knowledge, now: datetime) -> io.BytesIO:
    made = io.BytesIO()
    portable.write_archive(person, knowledge, made, now.date())
    return made


def wipe(person: Person) -> None:
    """Erase inside the transaction of a test; the content that came with the program goes too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "_pack", lambda: None)
        whole.erase_everything(person)
    models.KnowledgeContent.objects.all()._raw_delete("default")


# ---------------------------------------------------------------- there and back


def test_out_wiped_in_and_out_again_is_the_same_byte_for_byte(me: Person, knowledge: Knowledge, now: datetime) -> None:
    before, file = text_of(me), archive_of(me, knowledge, now)
    wipe(me)
    assert not Person.objects.filter(pk=me.pk).exists()

    back = portable.bring_in(read_file(file), now + timedelta(days=1))

    assert text_of(back) == before
    assert actions.local_person(now) == back


def test_the_json_alone_is_enough(me: Person, now: datetime) -> None:
    before = text_of(me)
    wipe(me)

    back = portable.bring_in(read_file(io.BytesIO(before.encode())), now)

    assert text_of(back) == before


def test_what_is_there_is_replaced_and_never_mixed(me: Person, take: Take, now: datetime, berlin: ZoneInfo) -> None:
    before, taken = text_of(me), read_data(take())
    actions.record_preferences(me, {"country": "gb"}, now, berlin)
    assert text_of(me) != before

    assert text_of(portable.bring_in(taken, now)) == before


def test_the_rows_of_somebody_else_stay_as_they_are(me: Person, take: Take, bo: Person, now: datetime) -> None:
    actions.record_preferences(bo, {"country": "at"}, now, ZoneInfo("Europe/Vienna"))
    bos = text_of(bo)

    portable.bring_in(read_data(take()), now)

    assert text_of(bo) == bos


def test_a_result_can_be_worked_out_again_from_the_content_that_came_along(me: Person, take: Take) -> None:
    taken = take()

    assert set(taken["knowledge"]) == {row["knowledge_id"] for row in taken["results"]}
    for files in taken["knowledge"].values():
        assert set(files.values()) <= set(taken["texts"])


def test_an_older_file_is_taken_in_where_its_content_is_kept(me: Person, take: Take, now: datetime) -> None:
    before, old = text_of(me), take()
    for name in ("schema", "knowledge", "texts"):
        del old[name]
    old["format"], old["program_version"] = "unknot-export-1", "0.1.0"
    for number, row in enumerate(old["results"], 1):
        row["id"] = number
        for column in ("care_level", "phase", "complete"):
            del row[column]

    assert text_of(portable.bring_in(read_data(old), now)) == before


def test_an_older_file_whose_content_is_not_kept_is_refused(me: Person, take: Take, now: datetime) -> None:
    old = take()
    for name in ("schema", "knowledge", "texts"):
        del old[name]
    old["format"] = "unknot-export-1"
    wipe(me)

    with pytest.raises(CannotBringIn, match="lacks the content"):
        portable.bring_in(read_data(old), now)


# ---------------------------------------------------------------- what is refused


def change(taken: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The file with one cell changed by hand."""
    table, _, column = path.partition(".")
    changed = copy.deepcopy(taken)
    changed[table][0][column] = value
    return changed


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("check_ins.pain", 11),
        ("check_ins.pain", -1),
        ("check_ins.pain", "4"),
        ("check_ins.pain", True),
        ("check_ins.tightness", "like_rope"),
        ("check_ins.on", "2026-13-01"),
        ("check_ins.on", "0001-01-01"),
        ("check_ins.key", "not a key"),
        ("check_ins.medicines", [{"remedy": 3}]),
        ("check_ins.note", None),
        ("check_ins.note", "\ud800"),
        ("answers.value", {"no": "answer"}),
        ("answers.fact", "x" * 101),
        ("answers.at", "2026-11-24T23:30:00"),
        ("answers.at", "yesterday"),
        ("answers.zone", "Europe/Atlantis"),
        ("answers.zone", "../../etc/passwd"),
        ("results.result", {}),
        ("results.knowledge_id", "never kept"),
        ("results.path", {"phase": 7}),
        ("day_shapes.shape", {"wake": "noon"}),
        ("sittings.steps", [{"side": "left"}]),
        ("sitting_responses.value", "a lot"),
        ("plan_decisions.surprise", 1),
        ("reminder_events.kind", "shouted"),
    ],
)
def test_a_changed_cell_is_refused_and_nothing_is_touched(
    me: Person, take: Take, now: datetime, path: str, value: Any
) -> None:
    before = text_of(me)

    with pytest.raises(CannotBringIn):
        portable.bring_in(read_data(change(take(), path, value)), now)

    assert text_of(me) == before


def test_a_key_that_comes_twice_is_refused_and_nothing_is_touched(me: Person, take: Take, now: datetime) -> None:
    before, taken = text_of(me), take()
    taken["check_ins"].append(dict(taken["check_ins"][0]))

    with pytest.raises(CannotBringIn):
        portable.bring_in(read_data(taken), now)

    assert text_of(me) == before


def test_a_changed_text_behind_a_result_is_refused(take: Take) -> None:
    taken = take()
    taken["texts"] = {hashed: text + " " for hashed, text in taken["texts"].items()}

    with pytest.raises(CannotBringIn, match="damaged"):
        read_data(taken)


def test_the_file_of_somebody_else_on_this_server_is_refused(me: Person, take: Take, bo: Person, now: datetime) -> None:
    taken = take()
    taken["person"]["id"] = str(bo.pk)

    with pytest.raises(CannotBringIn, match="somebody else"):
        portable.bring_in(read_data(taken), now)


@pytest.mark.parametrize(
    "newer", [{"format": "unknot-export-3"}, {"schema": "9999_from_the_future"}, {"dreams": [{"at": "night"}]}]
)
def test_a_file_of_a_newer_program_says_to_update(take: Take, newer: dict[str, Any]) -> None:
    with pytest.raises(CannotBringIn, match="newer"):
        read_data(take() | newer)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"holiday pictures",
        b"[1, 2]",
        b"{}",
        b'{"format": "unknot-export-2"',
        b'{"format": "unknot-export-2", "schema": "0001_initial", "person": {"id": NaN}}',
        b"[" * 100_000,
        b"PK\x03\x04 but not a zip",
    ],
)
def test_something_else_is_refused_with_what_to_do(db: None, content: bytes) -> None:
    with pytest.raises(CannotBringIn, match=r"Download everything|Download it once more"):
        read_file(io.BytesIO(content))


def test_a_zip_without_our_data_is_refused(db: None) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("../../evil.sh", "echo")
    with pytest.raises(CannotBringIn, match="not a file that Unknot made"):
        read_file(made)


def test_a_cut_off_zip_is_refused(me: Person, knowledge: Knowledge, now: datetime) -> None:
    whole_file = archive_of(me, knowledge, now).getvalue()
    with pytest.raises(CannotBringIn, match="damaged"):
        read_file(io.BytesIO(whole_file[: len(whole_file) // 2]))


def test_flipped_bits_in_a_zip_are_noticed(me: Person, knowledge: Knowledge, now: datetime) -> None:
    before, good = text_of(me), archive_of(me, knowledge, now).getvalue()
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        start = archive.getinfo("data.json").header_offset
    for place in range(start + 60, start + 1060, 50):
        bad = bytearray(good)
        bad[place] ^= 0xFF
        with pytest.raises(CannotBringIn):
            read_file(io.BytesIO(bytes(bad)))
    assert text_of(me) == before


def test_a_zip_bomb_is_cut_off_at_the_limit(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "MOST_UNPACKED", 1_000_000)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", b" " * 50_000_000)
    assert len(made.getvalue()) < 100_000

    with pytest.raises(CannotBringIn, match="larger than Unknot takes in"):
        read_file(made)


# ---------------------------------------------------------------- the tables and the dictionary


def test_the_tables_open_in_a_spreadsheet_and_run_nothing(me: Person, knowledge: Knowledge, now: datetime) -> None:
    with zipfile.ZipFile(archive_of(me, knowledge, now)) as archive:
        tables = {
            name: list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            for name in archive.namelist()
            if name.startswith("tables/")
        }

    (headings, day) = tables["tables/check-ins.csv"]
    said = dict(zip(headings, day, strict=True))
    assert said["pain_0_10"] == "4"  # the entry over it was taken back
    assert said["note"].startswith("'=HYPERLINK")
    assert said["medicines"] == "ibuprofen x 2"
    assert tables["tables/sessions.csv"][1][headings_at(tables, "sessions", "pain_before_0_10")] == "3"
    assert len(tables) == 13


def headings_at(tables: dict[str, list[list[str]]], name: str, heading: str) -> int:
    return tables[f"tables/{name}.csv"][0].index(heading)


def test_every_column_has_a_meaning_in_the_dictionary() -> None:
    assert [f"{one.table}.{one.name}" for one in portable.described() if meaning_of(one) is None] == []
    rows = list(csv.DictReader(io.StringIO(dictionary_csv(portable.described()))))
    assert {row["table"] for row in rows} == set(whole.TABLES)
    pain = next(row for row in rows if (row["table"], row["column"]) == ("check_ins", "pain"))
    assert (pain["unit"], pain["allowed"]) == ("points", "0 to 10, 0 is none")


def test_two_people_never_share_a_file(me: Person, bo: Person, knowledge: Knowledge, now: datetime) -> None:
    actions.record_preferences(bo, {"note": f"a word of {uuid4()}"}, now, ZoneInfo("UTC"))
    mine = archive_of(me, knowledge, now)
    with zipfile.ZipFile(mine) as archive:
        assert all(b"a word of" not in archive.read(name) for name in archive.namelist())
    assert json.loads(text_of(bo))["check_ins"] == []
