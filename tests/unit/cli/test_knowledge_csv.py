"""Every kind of knowledge as CSV: every field, in words, readable again by any program that reads CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, fields

import pytest
from click.testing import CliRunner

from unknot.cli.knowledge_csv import _words, csv_of_kind, kinds, rows_of_kind, without_marks
from unknot.cli.main import cli
from unknot.cli.tables import TABLES, page
from unknot.knowledge.answers import NOT_GIVEN, YesNo
from unknot.knowledge.conditions import Always, Count, IsYes
from unknot.knowledge.kinds import Knowledge, LevelRow, Line, RemedyDose
from unknot.knowledge.levels import CareLevel


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_has_a_row_for_each_file_and_a_column_for_each_field(kind: str, knowledge: Knowledge) -> None:
    items = getattr(knowledge, kind)
    rows = read(csv_of_kind(knowledge, kind))
    assert [row["id"] for row in rows] == list(items)
    first = next(iter(items.values()))
    wanted = {field.name for field in fields(first)} - {"review"} | {"reviewed_on", "reviewed_by", "review_again_by"}
    assert set(rows[0]) == wanted
    assert all(None not in row and None not in row.values() for row in rows), "each row has every cell"


@pytest.mark.parametrize("kind", kinds())
def test_every_row_says_who_read_the_file_and_until_when(kind: str, knowledge: Knowledge) -> None:
    for row, item in zip(read(csv_of_kind(knowledge, kind)), getattr(knowledge, kind).values(), strict=True):
        review = item.review
        said = (row["reviewed_on"], row["reviewed_by"], row["review_again_by"])
        assert said == (str(review.on), review.by, str(review.again_by))


@pytest.mark.parametrize("kind", kinds())
def test_no_cell_holds_the_inside_of_the_program(kind: str, knowledge: Knowledge) -> None:
    text = csv_of_kind(knowledge, kind)
    for inside in ("IsYes(", "frozenset", "CareLevel.", "mappingproxy", "Option(", "=None", "datetime.date"):
        assert inside not in text


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_is_printed_in_both_ways(kind: str, knowledge: Knowledge, runner: CliRunner, given: None) -> None:
    as_csv = runner.invoke(cli, ["knowledge", "table", kind, "--csv"])
    assert (as_csv.exit_code, as_csv.stdout) == (0, csv_of_kind(knowledge, kind))
    as_page = runner.invoke(cli, ["knowledge", "table", kind])
    assert (as_page.exit_code, as_page.stdout) == (0, page(knowledge, kind))
    assert runner.invoke(cli, ["knowledge", "table", "--kind", kind]).stdout == as_page.stdout


@pytest.mark.parametrize("table", [table for table in TABLES if table not in kinds()])
def test_a_table_made_for_reading_is_csv_too(table: str, knowledge: Knowledge, runner: CliRunner, given: None) -> None:
    rows = read(runner.invoke(cli, ["knowledge", "table", table, "--csv"]).stdout)
    assert rows
    assert not any("`" in cell or "<br>" in cell for row in rows for cell in row.values())


def test_facts_are_the_questions(knowledge: Knowledge) -> None:
    assert csv_of_kind(knowledge, "facts") == csv_of_kind(knowledge, "questions")


# ---------------------------------------------------------------- cells


@dataclass(frozen=True)
class Nothing:
    """A part with nothing to say."""

    text: str = ""


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (None, ""),
        (True, "true"),
        (36500, "36500"),
        (0.0032, "0.0032"),
        (("one", "", "two"), "one; two"),
        ({"move": "slowly"}, "move: slowly"),
        ({"good": (0.95, 1.0)}, "good: [0.95; 1]"),
        (frozenset({"b", "a"}), "a and b"),
        (YesNo.NOT_SURE, "not sure"),
        (NOT_GIVEN, "not given"),
        (CareLevel.SAME_DAY, "same day"),
        (Always(), ""),
        (Count(1, (IsYes("night_pain"), IsYes("fever"))), "at least 1 of (night pain; fever)"),
        (RemedyDose(minutes=15, times_a_day=3), "15 minutes, up to 3 times a day"),
        (Line("the emergency number", "112"), "name: the emergency number, number: 112"),
        ((LevelRow(CareLevel.SOON, IsYes("fever")),), "level: soon, when: fever"),
        (Nothing(), ""),
    ],
)
def test_every_sort_of_value_has_words(value: object, says: str) -> None:
    assert _words(value) == says


def test_a_value_without_words_is_a_fault_and_not_a_strange_cell() -> None:
    with pytest.raises(TypeError, match="bytes has no words"):
        _words(b"")


def test_commas_quotes_and_lines_come_back_as_they_were(small: Knowledge) -> None:
    headings, rows = rows_of_kind(small, "red_flags")
    (flag,) = [row for row in rows if row[0] == "RF01"]
    assert read(csv_of_kind(small, "red_flags"))[rows.index(flag)] == dict(zip(headings, flag, strict=True))


def test_a_kind_without_files_is_an_empty_table(small: Knowledge) -> None:
    assert csv_of_kind(small, "lifting") == "\n"


def test_marks_of_the_page_are_left_out_of_the_spreadsheet() -> None:
    assert list(without_marks([("**unsafe**", "a `b`<br>c")])) == [("unsafe", "a b; c")]


# ---------------------------------------------------------------- how it is asked for


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["claim"], 'Did you mean "claims"?'),
        (["--csv"], "Say which kind"),
        (["claims", "--csv", "--check"], "CSV is printed"),
    ],
)
def test_a_slip_is_answered_with_what_to_do(arguments: list[str], says: str, runner: CliRunner) -> None:
    result = runner.invoke(cli, ["knowledge", "table", *arguments])
    assert result.exit_code == 2
    assert says in result.stderr


@pytest.fixture
def given(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command reads the knowledge that is already read."""
    monkeypatch.setattr("unknot.knowledge.reader.read_knowledge", lambda _: knowledge)
