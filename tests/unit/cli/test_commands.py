"""The commands on what ships: each one run as a person or a program would."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from icalendar import Calendar

from unknot.cli.main import COMMANDS, cli
from unknot.knowledge.kinds import Knowledge

NUMB = '{"age": 53, "sex": "male", "facts": {"saddle_numbness": true}}'
LITTLE = '{"age": 53, "sex": "male", "facts": {"fever": false}}'
STORY = {
    "id": "S1",
    "age": 35,
    "sex": "male",
    "facts": {"saddle_numbness": True, "pain_location": "lower_back"},
    "expected_level": "emergency",
    "acceptable_levels": ["emergency"],
    "expected_contributors": ["cauda_equina"],
    "must_not": ["wait_and_see", "any_guided_session"],
    "tags": [],
}


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A person at the terminal, with no sign of danger and a little pain for five days; ``first`` comes before that."""
    usual = {
        "a number of years": "41",
        "a number of days": "5",
        "a number of score": "3",
        "the number of one line": "2",
        "Which apply": "n",
        "y yes": "n",
    }

    def person(*first: str) -> None:
        waiting = list(first)

        def prompt(text: str, **_: object) -> str:
            if waiting:
                return waiting.pop(0)
            return next((answer for start, answer in usual.items() if text.startswith(start)), "s")

        monkeypatch.setattr(click, "prompt", prompt)

    return person


def test_an_emergency_is_told_with_its_reason_and_without_a_plan(runner: CliRunner) -> None:
    said = json.loads(runner.invoke(cli, ["assess", "-", "--json"], input=NUMB).stdout)
    assert (said["care_level"], said["plan"]) == ("emergency", None)
    assert {"kind": "fact", "id": "saddle_numbness", "value": True} in said["reasons"]
    assert {"reasons", "contributors", "plan", "safety_net", "unanswered"} <= set(said)


def test_unanswered_is_never_no_so_there_is_no_level_and_no_plan_yet(runner: CliRunner) -> None:
    said = json.loads(runner.invoke(cli, ["assess", "-", "--json"], input=LITTLE).stdout)
    assert (said["care_level"], said["plan"]) == (None, None)
    assert "saddle_numbness" in said["unanswered"]


def test_the_fields_of_a_story_are_ignored_quietly(runner: CliRunner) -> None:
    result = runner.invoke(cli, ["assess", "-", "--json"], input=json.dumps(STORY))
    assert (result.exit_code, result.stderr) == (0, "")


def test_the_text_of_an_emergency_says_what_to_do_and_that_it_is_no_diagnosis(runner: CliRunner) -> None:
    said = runner.invoke(cli, ["assess", "-"], input=NUMB).stdout
    assert said.startswith("Get emergency help now\n")
    assert "You told us you have" in said
    assert "This is not a diagnosis and can miss serious illness." in said
    assert "Not yet reviewed by a clinician." in said
    assert "Reading:" not in said
    assert "auda equina" not in said


def test_an_evaluation_prints_one_json_object(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_text(json.dumps(STORY) + "\n\n", encoding="utf-8")
    said = json.loads(runner.invoke(cli, ["evaluate", str(tmp_path / "cases.jsonl"), "--json", "--bars"]).stdout)
    assert (said["n"], said["in_range"], said["critical_misses"], said["breaches"]) == (1, 1.0, 0, 0)
    assert said["cases"][0]["out"] == "emergency"


def test_a_bar_not_met_is_named_and_leaves_with_exit_code_1(runner: CliRunner, tmp_path: Path) -> None:
    wrong = {**STORY, "expected_level": "self_care", "acceptable_levels": ["self_care"]}
    (tmp_path / "cases.jsonl").write_text(json.dumps(wrong), encoding="utf-8")
    without = runner.invoke(cli, ["evaluate", str(tmp_path / "cases.jsonl")])
    result = runner.invoke(cli, ["evaluate", str(tmp_path / "cases.jsonl"), "--bars"])
    assert (without.exit_code, result.exit_code) == (0, 1)
    assert "in range: at least 27 in 30" in result.stderr
    assert "S1: over-triage, answered emergency, acceptable self_care" in result.stdout
    assert "saddle_numbness = yes" in result.stdout


def test_a_whole_check_ends_in_a_result_and_its_file_makes_a_plan(
    runner: CliRunner, tmp_path: Path, typed: Callable[..., None]
) -> None:
    typed()
    saved = tmp_path / "me.json"
    result = runner.invoke(cli, ["check", "--save", str(saved)])
    assert result.exit_code == 0, result.output
    assert "Your plan" in result.stdout
    assert saved.stat().st_mode & 0o077 == 0

    days = ["plan", str(saved), "--from", "2026-11-25", "--days", "3", "--zone", "Europe/Berlin"]
    text = runner.invoke(cli, days)
    assert text.exit_code == 0, text.output
    assert "Wednesday 25 November 2026" in text.stdout
    laid_out = json.loads(runner.invoke(cli, [*days, "--json"]).stdout)["days"]
    events = list(Calendar.from_ical(runner.invoke(cli, [*days, "--ics"]).stdout).walk("VEVENT"))
    assert len(laid_out) == 3
    assert len(events) == sum(len(day["timed"]) for day in laid_out) > 0


def test_a_check_stops_at_the_first_danger_sign(runner: CliRunner, typed: Callable[..., None]) -> None:
    typed("53", "2", "1", "1 n")
    said = json.loads(runner.invoke(cli, ["check", "--json"]).stdout)
    assert said["care_level"] == "emergency"


def test_going_back_lets_an_answer_be_changed(runner: CliRunner, tmp_path: Path, typed: Callable[..., None]) -> None:
    typed("53", "2", "1", "b", "40", "2", "1")
    saved = tmp_path / "me.json"
    result = runner.invoke(cli, ["check", "--save", str(saved), "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(saved.read_text(encoding="utf-8"))["age"] == 40


def test_rows_that_were_not_named_are_asked_for_and_never_taken_as_no(
    runner: CliRunner, typed: Callable[..., None]
) -> None:
    typed("53", "2", "1", "?2", "n", "1", "y")  # looked again, then none of the others
    said = json.loads(runner.invoke(cli, ["check", "--json"]).stdout)
    assert said["care_level"] == "emergency"


def test_help_and_why_are_one_key_away_and_q_stops(runner: CliRunner, typed: Callable[..., None]) -> None:
    typed("h", "w", "x", "q")
    result = runner.invoke(cli, ["check"])
    assert result.exit_code == 130
    assert "In an emergency call" in result.stdout
    assert "Stopped." in result.stderr


def test_a_plan_is_refused_while_the_check_is_incomplete_and_says_what_is_missing(runner: CliRunner) -> None:
    result = runner.invoke(cli, ["plan", "-", "--from", "2026-11-25", "--days", "1"], input=LITTLE)
    assert result.exit_code == 2
    assert "saddle_numbness" in result.stderr
    assert "unknot check --save" in result.stderr


def test_an_emergency_gets_no_days_in_any_form(runner: CliRunner) -> None:
    days = ["plan", "-", "--from", "2026-11-25", "--days", "2"]
    assert "There is no plan for now. Get emergency help now." in runner.invoke(cli, days, input=NUMB).stdout
    assert json.loads(runner.invoke(cli, [*days, "--json"], input=NUMB).stdout)["days"] == []
    calendar = runner.invoke(cli, [*days, "--ics"], input=NUMB)
    assert list(Calendar.from_ical(calendar.stdout).walk("VEVENT")) == []
    assert "Get emergency help now." in calendar.stderr


@pytest.mark.parametrize(
    "command", [[], *([name] for name in COMMANDS), ["knowledge", "check"], ["knowledge", "table"]]
)
def test_every_help_page_teaches_with_examples(runner: CliRunner, command: list[str]) -> None:
    result = runner.invoke(cli, [*command, "--help"])
    assert result.exit_code == 0
    assert "unknot " in result.stdout
    if command not in ([], ["knowledge"]):
        assert "--no-color" in result.stdout


def test_the_version_is_told(runner: CliRunner) -> None:
    assert runner.invoke(cli, ["--version"]).stdout.startswith("unknot ")


def test_what_ships_passes_its_own_checks(runner: CliRunner, knowledge: Knowledge) -> None:
    said = json.loads(runner.invoke(cli, ["knowledge", "check", "--json"]).stdout)
    assert (said["version"], said["problems"]) == (knowledge.version, [])


def test_colour_can_be_turned_off_before_or_after_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    colourful = CliRunner().invoke(cli, ["assess", "-"], input=NUMB, color=True)
    assert "\x1b[" in colourful.stdout
    for words in (["--no-color", "assess", "-"], ["assess", "-", "--no-color"]):
        assert "\x1b[3" not in CliRunner().invoke(cli, words, input=NUMB, color=True).stdout
    assert "\x1b[3" not in CliRunner(env={"NO_COLOR": "1"}).invoke(cli, ["assess", "-"], input=NUMB, color=True).stdout
