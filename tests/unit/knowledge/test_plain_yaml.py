"""Headers are plain YAML: words stay words, and every fault is told."""

from __future__ import annotations

from datetime import date

import pytest

from unknot.knowledge.reader.plain_yaml import read_header, split_header


def value_of(text: str) -> object:
    header, problems = read_header("f.md", f"key: {text}\n")
    assert not problems
    return header["key"]


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "Yes", "NO", "y", "n"])
def test_yes_and_no_are_words_and_never_booleans(word: str) -> None:
    assert value_of(word) == word


def test_only_true_and_false_are_booleans() -> None:
    assert value_of("true") is True
    assert value_of("false") is False
    assert value_of('"true"') == "true"


def test_numbers_and_dates_are_read_and_quoted_ones_stay_text() -> None:
    assert value_of("15") == 15
    assert value_of("1.5") == 1.5
    assert value_of('"15"') == "15"
    assert value_of("2026-11-24") == date(2026, 11, 24)


def test_a_day_that_is_not_in_the_calendar_is_a_problem() -> None:
    _, problems = read_header("f.md", "on: 2026-02-30\n")
    assert "not a day of the calendar" in problems[0].message


def test_a_key_that_stands_twice_is_a_problem() -> None:
    _, problems = read_header("f.md", "a: 1\na: 2\n")
    assert problems[0].key == "a"
    assert "twice" in problems[0].message


def test_broken_yaml_names_the_line_and_the_remedy() -> None:
    _, problems = read_header("f.md", "a: b: c\n")
    assert "line 1" in problems[0].message
    assert "quotes" in problems[0].message


def test_a_file_without_a_header_is_a_problem() -> None:
    assert split_header("f.md", "just text")[2][0].message.startswith("The file must begin")
    assert split_header("f.md", "---\na: 1\n")[2][0].message.startswith("The header must end")


def test_header_and_body_are_taken_apart() -> None:
    assert split_header("f.md", "---\na: 1\n---\nWords.\n") == ("a: 1\n", "Words.", [])
