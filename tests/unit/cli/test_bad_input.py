"""Bad input: one clear message with file, line, key and remedy on standard error, exit code 2, nothing done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from unknot.cli import files
from unknot.cli.main import cli

pytestmark = pytest.mark.usefixtures("shipped")
STORY = {
    "id": "S1",
    "age": 40,
    "sex": "female",
    "presentation": "It grabbed when I bent.",
    "facts": {"fever": False},
    "expected_level": "self_care",
    "acceptable_levels": ["self_care"],
    "expected_contributors": ["muscle_spasm"],
    "must_not": ["bed_rest"],
    "tags": [],
}


def assess(runner: CliRunner, text: str | bytes, *more: str) -> Result:
    return runner.invoke(cli, ["assess", "-", *more], input=text)


def evaluate(runner: CliRunner, folder: Path, *lines: object) -> Result:
    file = folder / "cases.jsonl"
    file.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return runner.invoke(cli, ["evaluate", str(file)])


def refused(result: Result, *says: str) -> None:
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for part in says:
        assert part in result.stderr


@pytest.mark.parametrize(
    ("case", "says"),
    [
        ('{"age": 300}', ["age", "0 to 120"]),
        ('{"age": -1}', ["age", "0 to 120"]),
        ('{"age": "40"}', ["age", "wrong type", "without quotes"]),
        ('{"age": true}', ["age", "wrong type"]),
        ('{"age": null}', ["age", "null is no answer"]),
        ('{"age": NaN}', ["NaN is not a number"]),
        ('{"age": 40, "facts": {"intensity_0_10": 14}}', ["facts.intensity_0_10", "0 to 10"]),
        ('{"age": 40, "facts": {"fever": 1}}', ["facts.fever", "true, false"]),
        ('{"age": 40, "facts": {"fever": "maybe"}}', ["facts.fever", "maybe"]),
        ('{"age": 40, "facts": {"fever": null}}', ["facts.fever", "null is no answer"]),
        ('{"age": 40, "facts": {"feever": true}}', ["facts.feever", 'Did you mean "fever"?']),
        ('{"age": 40, "facts": {"onset": "suden"}}', ["facts.onset", 'Did you mean "sudden"?']),
        ('{"age": 40, "facts": {"worse_with": "sitting"}}', ["facts.worse_with", "Give a list"]),
        ('{"age": 40, "facts": {"worse_with": {"sitting": true}}}', ["facts.worse_with", "Give a list"]),
        ('{"age": 40, "facts": {"worse_with": ["none", "sitting"]}}', ["facts.worse_with", "none"]),
        ('{"age": 40, "facts": {"age": 41}}', ["facts.age", "twice"]),
        ('{"age": 40, "facts": []}', ["facts", "must be an object"]),
        ('{"age": 40, "fakts": {}}', ["fakts", 'Did you mean "facts"?']),
        ('{"age": 40, "fever": true}', ["fever", "Answers belong inside facts"]),
        ("{}", ["holds no answers"]),
        ("", ["standard input", "empty"]),
        ('{"age": 40, "fac', ["line 1", "half way"]),
        ("[]", ["a list"]),
    ],
)
def test_a_case_that_cannot_be_used_is_refused_kindly(runner: CliRunner, case: str, says: list[str]) -> None:
    refused(assess(runner, case), *says)
    refused(assess(runner, case, "--json"), *says)


def test_every_fault_of_a_case_is_told_at_once_on_its_own_line(runner: CliRunner) -> None:
    case = '{"age": 300,\n "facts": {\n  "feever": true,\n  "intensity_0_10": 14}}'
    result = assess(runner, case)
    refused(result, "line 1: age", "line 3: facts.feever", "line 4: facts.intensity_0_10")


def test_text_that_is_not_utf_8_is_refused_with_its_line(runner: CliRunner) -> None:
    refused(assess(runner, b'{"age": 40,\n "sex": "\xff"}'), "line 2", "UTF-8")


def test_a_case_larger_than_a_megabyte_is_refused(runner: CliRunner) -> None:
    refused(assess(runner, '{"age": 40, "presentation": "' + "x" * 1_100_000 + '"}'), "more than 1 MB")


def test_a_file_that_is_not_there_is_named(runner: CliRunner) -> None:
    refused(runner.invoke(cli, ["assess", "nowhere.json"]), "nowhere.json", "cannot be read")
    refused(runner.invoke(cli, ["evaluate", "nowhere.jsonl"]), "nowhere.jsonl", "cannot be read")


def test_a_folder_in_place_of_a_file_is_refused(runner: CliRunner, tmp_path: Path) -> None:
    refused(runner.invoke(cli, ["assess", str(tmp_path)]), "cannot be read")


def test_an_empty_cases_file_is_refused(runner: CliRunner, tmp_path: Path) -> None:
    refused(evaluate(runner, tmp_path, ""), "cases.jsonl", "empty")
    refused(evaluate(runner, tmp_path, "", "  ", ""), "empty")


def test_half_a_line_is_refused_and_nothing_is_half_reported(runner: CliRunner, tmp_path: Path) -> None:
    half = json.dumps({**STORY, "id": "S2"})[:60]
    refused(evaluate(runner, tmp_path, STORY, half), "cases.jsonl, line 2", "half way")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"expected_level": "urgent"}, ["expected_level", "no care level"]),
        ({"expected_level": "same-day"}, ['Did you mean "same_day"?']),
        ({"acceptable_levels": ["routine"]}, ["acceptable_levels", "must hold the expected level"]),
        ({"acceptable_levels": ["self_care", "soon"]}, ["acceptable_levels", "hole"]),
        ({"acceptable_levels": "self_care"}, ["acceptable_levels", "list of texts"]),
        ({"expected_contributors": ["muscle_spasms"]}, ['Did you mean "muscle_spasm"?']),
        ({"must_not": ["heats"]}, ["must_not", 'Did you mean "heat"?']),
        ({"id": ""}, ["id", "not an empty one"]),
        ({"facts": {"from_another_version": True}}, ["facts.from_another_version", "not known to this version"]),
    ],
)
def test_a_story_that_cannot_be_used_is_refused_with_its_line(
    runner: CliRunner, tmp_path: Path, change: dict[str, object], says: list[str]
) -> None:
    refused(evaluate(runner, tmp_path, STORY, {**STORY, "id": "S2", **change}), "cases.jsonl, line 2", *says)


def test_a_missing_key_is_named(runner: CliRunner, tmp_path: Path) -> None:
    story = {key: value for key, value in STORY.items() if key != "must_not"}
    refused(evaluate(runner, tmp_path, story), "line 1: must_not", "missing")


def test_the_same_id_twice_is_refused(runner: CliRunner, tmp_path: Path) -> None:
    refused(evaluate(runner, tmp_path, STORY, STORY), "line 2: id", "line 1")


def test_a_file_of_100_megabytes_is_refused_without_being_read(runner: CliRunner, tmp_path: Path) -> None:
    large = tmp_path / "large.jsonl"
    with large.open("wb") as file:
        file.truncate(100_000_000)
    refused(runner.invoke(cli, ["evaluate", str(large)]), "100 MB", "at most 32 MB", "split")


def test_a_stream_that_never_ends_is_refused_at_the_limit(runner: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "CASES_AT_MOST", 2_000)
    lines = "\n".join(json.dumps({**STORY, "id": f"S{n}"}) for n in range(20))
    refused(runner.invoke(cli, ["evaluate", "-"], input=lines), "too large")


def test_a_line_that_is_too_long_is_refused(runner: CliRunner, tmp_path: Path) -> None:
    refused(evaluate(runner, tmp_path, STORY, '{"id": "' + "x" * 1_100_000), "line 2", "longer than 1 MB")


def test_many_faults_are_told_up_to_a_readable_number(runner: CliRunner, tmp_path: Path) -> None:
    refused(evaluate(runner, tmp_path, *["{}"] * 50), "more.")


def test_a_command_that_does_not_exist_is_answered_with_the_nearest(runner: CliRunner) -> None:
    refused(runner.invoke(cli, ["asses"]), 'Did you mean "assess"?')


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--from", "24.11.2026", "--days", "1"], "year-month-day"),
        (["--from", "2026-11-24", "--days", "0"], "1<=x<=366"),
        (["--from", "2026-11-24", "--days", "1", "--wake", "7"], "such as 07:00"),
        (["--from", "2026-11-24", "--days", "1", "--zone", "Europe/Berln"], 'Did you mean "Europe/Berlin"?'),
        (["--from", "2026-11-24", "--days", "1", "--ics", "--json"], "Choose one"),
        (["--days", "1"], "--from"),
    ],
)
def test_options_that_make_no_sense_say_how_they_are_written(runner: CliRunner, options: list[str], says: str) -> None:
    refused(runner.invoke(cli, ["plan", "-", *options], input='{"age": 40}'), says)


def test_a_fault_of_ours_is_told_in_one_line_and_kept_in_the_log(
    runner: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("secret words")

    monkeypatch.setattr("unknot.knowledge.reader.shipped_knowledge", broken)
    monkeypatch.setenv("UNKNOT_DATA", str(tmp_path))
    result = assess(runner, '{"age": 40}')
    assert result.exit_code == 3
    assert "not with you" in result.stderr
    assert "Traceback" not in result.stderr
    assert "ZeroDivisionError" in (tmp_path / "unknot.log").read_text(encoding="utf-8")
