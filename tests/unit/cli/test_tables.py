"""The tables say in words what the files hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from unknot.cli.condition_words import condition_words
from unknot.cli.main import cli
from unknot.cli.tables import TABLES, page, pages
from unknot.knowledge.conditions import (
    All,
    Always,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Count,
    FlagMet,
    FlagsMet,
    FlagsNotSure,
    HasValue,
    IsNo,
    IsNotSure,
    IsYes,
    NoneOf,
    Term,
)
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        (Always(), "always"),
        (IsYes("night_pain"), "night pain"),
        (IsNo("fever"), "fever: no"),
        (IsNotSure("fever"), "fever: not sure"),
        (HasValue("pain_location", ("neck", "mid_back")), "pain location: neck or mid back"),
        (AtLeast("age", 65), "age 65 or more"),
        (AtMost("age", 17), "age 17 or less"),
        (All((IsYes("a"), Any((IsYes("b"), IsYes("c"))))), "a and (b or c)"),
        (NoneOf((IsYes("a"), IsYes("b"))), "none of (a; b)"),
        (Count(2, (IsYes("a"), IsYes("b"), IsYes("c"))), "at least 2 of (a; b; c)"),
        (Term("severe", IsYes("a")), "*severe*"),
        (FlagMet("RF17"), "RF17 met"),
        (FlagMet("RF15", CareLevel.SOON), "RF15 met at soon or above"),
        (FlagsNotSure(2, "fracture"), "2 or more flags of the fracture family not sure"),
        (
            FlagsMet(2, ("cancer",), ("B",), CareLevel.SOON, ("RF13",)),
            "2 or more flags met at soon or above (class B or cancer family), not counting RF13",
        ),
    ],
)
def test_every_form_of_condition_has_words(condition: Condition, says: str) -> None:
    assert condition_words(condition) == says


@pytest.mark.parametrize("kind", list(TABLES))
def test_every_table_has_rows_of_one_length(small: Knowledge, kind: str) -> None:
    rows = [line for line in page(small, kind).splitlines() if line.startswith("|")]
    widths = {line.replace("\\|", "").count("|") for line in rows}
    assert len(widths) == 1


def test_a_red_flag_is_told_with_sign_level_and_action(small: Knowledge) -> None:
    text = page(small, "red_flags")
    assert "| RF01 | Saddle numbness | A | saddle numbness | **emergency** (emergency department) | yes |" in text


def test_the_same_knowledge_gives_the_same_pages(small: Knowledge) -> None:
    assert pages(small) == pages(small)


def test_written_tables_pass_their_own_check_and_a_changed_one_fails(
    runner: CliRunner, tmp_path: Path, small: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unknot.knowledge.reader.read_knowledge", lambda _: small)
    assert runner.invoke(cli, ["knowledge", "table", "--write", str(tmp_path)]).exit_code == 0
    assert runner.invoke(cli, ["knowledge", "table", "--check", str(tmp_path)]).exit_code == 0
    (tmp_path / "rules.md").write_text("old", encoding="utf-8")
    result = runner.invoke(cli, ["knowledge", "table", "--check", str(tmp_path)])
    assert result.exit_code == 1
    assert "rules.md: out of date" in result.stderr


def test_a_table_that_does_not_exist_is_answered_with_the_nearest(runner: CliRunner) -> None:
    result = runner.invoke(cli, ["knowledge", "table", "--kind", "red_flag"])
    assert result.exit_code == 2
    assert 'Did you mean "red_flags"?' in result.stderr


def test_problems_of_the_knowledge_are_all_told_with_exit_code_2(runner: CliRunner, tmp_path: Path) -> None:
    folder = tmp_path / "questions"
    folder.mkdir()
    (folder / "fever.md").write_text("---\ntypo: 1\n---\n", encoding="utf-8")
    result = runner.invoke(cli, ["knowledge", "check", "--folder", str(tmp_path)])
    assert result.exit_code == 2
    assert "questions/fever.md" in result.stderr
    assert "Traceback" not in result.stderr
