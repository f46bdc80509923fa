"""One file's header, taken key by key: what is wrong, missing or left over is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from unknot.knowledge.kinds import Review
from unknot.knowledge.problems import Problem
from unknot.knowledge.reader.header import Header
from unknot.knowledge.reader.plain_yaml import read_header

COLOURS = ("red", "green")


# ---------------------------------------------------------------- texts and words


def test_a_text_is_taken_without_the_space_around_it() -> None:
    assert header('name: " Warmth "').text("name") == "Warmth"


def test_a_text_left_out_is_empty_or_what_was_said_instead() -> None:
    assert header("{}").text("hint") == ""
    assert header("{}").text("hint", "none") == "none"


def test_a_text_that_must_be_there_is_asked_for() -> None:
    assert fault("{}", lambda h: h.text("name", None)) == ("name", "This is missing. Add it.")


@pytest.mark.parametrize("value", ["true", "[a]", "{a: b}"])
def test_what_is_no_text_is_refused(value: str) -> None:
    assert fault(f"name: {value}", lambda h: h.text("name")) == ("name", "This must be a text.")


def test_a_word_with_a_slip_says_what_was_meant() -> None:
    assert header("hue: red").word("hue", COLOURS) == "red"
    key, message = fault("hue: geen", lambda h: h.word("hue", COLOURS))
    assert key == "hue"
    assert message == '"geen" is not one of red, green. Did you mean "green"?'


def test_a_list_of_texts_stays_in_order_and_may_be_left_out() -> None:
    assert header("ids: [b, a]").texts("ids") == ("b", "a")
    assert header("{}").texts("ids") == ()


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("a", "This must be a list."),
        ("[true]", "Every item of this list must be a text."),
        ("[a: b]", "A colon in a text needs quotes."),
        ("[~]", "Every item of this list must be a text."),
    ],
)
def test_what_is_no_list_of_texts_is_refused(value: str, message: str) -> None:
    assert message in fault(f"ids: {value}", lambda h: h.texts("ids"))[1]


def test_each_word_of_a_list_is_looked_at() -> None:
    key, message = fault("hues: [red, blu]", lambda h: h.words("hues", ("red", "blue")))
    assert key == "hues"
    assert 'Did you mean "blue"?' in message


# ---------------------------------------------------------------- numbers, truths and days


def test_numbers_are_taken_as_numbers() -> None:
    assert header("minutes: 1.5").number("minutes") == 1.5
    assert header("{}").number("minutes") is None
    assert header("order: 20").whole("order") == 20
    assert header("{}").whole("order", 7) == 7


@pytest.mark.parametrize("value", ["often", "true", "[1]"])
def test_what_is_no_number_is_refused(value: str) -> None:
    assert fault(f"minutes: {value}", lambda h: h.number("minutes")) == ("minutes", "This must be a number.")


def test_a_number_with_a_fraction_is_not_whole() -> None:
    assert fault("order: 1.5", lambda h: h.whole("order")) == ("order", "This must be a whole number.")


def test_a_truth_is_true_or_false_and_never_a_word() -> None:
    assert header("timed: true").truth("timed") is True
    assert header("timed: false").truth("timed") is False
    assert header("{}").truth("timed") is False
    assert fault("timed: yes", lambda h: h.truth("timed")) == ("timed", "This must be true or false.")


def test_a_day_must_be_a_day() -> None:
    assert header("on: 2026-11-24").day("on") == date(2026, 11, 24)
    assert fault("on: soon", lambda h: h.day("on")) == ("on", "This must be a date such as 2026-11-24.")
    assert fault("{}", lambda h: h.day("on")) == ("on", "This is missing. Add it.")


# ---------------------------------------------------------------- headers within headers


def test_a_mapping_inside_is_a_header_of_its_own_with_the_whole_path_in_its_faults() -> None:
    h = header("dose: {minutes: long}")
    part = h.part("dose")
    assert part is not None
    part.number("minutes")
    assert h.problems == [Problem("f.md", "dose.minutes", "This must be a number.")]


def test_each_mapping_of_a_list_is_numbered() -> None:
    h = header("levels: [{level: soon}, {level: son}]")
    for part in h.parts("levels"):
        part.word("level", ("soon",))
    assert [problem.key for problem in h.problems] == ["levels[1].level"]


@pytest.mark.parametrize("value", ["a", "[a]", "{a: b}"])
def test_what_is_no_list_of_mappings_is_refused(value: str) -> None:
    assert fault(f"levels: {value}", lambda h: h.parts("levels"))[1] == "This must be a list of mappings."


def test_what_is_no_mapping_is_refused() -> None:
    assert fault("dose: [1]", lambda h: h.part("dose")) == ("dose", "This must be a mapping of keys to values.")


def test_a_mapping_of_texts_needs_a_text_for_each() -> None:
    assert header("changes: {bath: Cooler.}").text_map("changes") == {"bath": "Cooler."}
    assert header("{}").text_map("changes") == {}
    assert fault("changes: {bath: }", lambda h: h.text_map("changes")) == ("changes.bath", "This is missing. Add it.")


# ---------------------------------------------------------------- the review, and what is left over


def test_the_review_is_read_as_a_whole() -> None:
    h = header("reviewed: {on: 2026-11-24, by: unreviewed, again_by: 2027-11-24}")
    assert h.review() == Review(date(2026, 11, 24), "unreviewed", date(2027, 11, 24))
    assert h.problems == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("{}", "reviewed"),
        ("reviewed: {by: unreviewed, again_by: 2027-11-24}", "reviewed.on"),
        ("reviewed: {on: 2026-11-24, again_by: 2027-11-24}", "reviewed.by"),
        ("reviewed: {on: 2026-11-24, by: unreviewed}", "reviewed.again_by"),
        ("reviewed: {on: 2026-11-24, by: unreviewed, again_by: 2027-11-24, next: 2028-11-24}", "reviewed.next"),
    ],
)
def test_a_review_that_is_not_whole_is_told(text: str, key: str) -> None:
    assert fault(text, lambda h: h.review())[0] == key


def test_a_key_that_nothing_took_is_unknown_and_may_be_a_slip() -> None:
    h = header("name: Warmth\nevidnce: [a]\ncolour: red")
    h.text("name")
    h.texts("evidence")
    h.finish()
    assert [(problem.key, problem.message) for problem in h.problems] == [
        ("evidnce", 'This key is not known here. Did you mean "evidence"? Remove or correct it.'),
        ("colour", "This key is not known here. Remove or correct it."),
    ]


# ---------------------------------------------------------------- mechanics


def header(text: str) -> Header:
    values, problems = read_header("f.md", f"{text}\n")
    assert not problems
    return Header("f.md", values, [])


def fault(text: str, take: Callable[[Header], object]) -> tuple[str, str]:
    """The one fault that taking something finds."""
    h = header(text)
    take(h)
    assert len(h.problems) == 1, h.problems
    return h.problems[0].key, h.problems[0].message
