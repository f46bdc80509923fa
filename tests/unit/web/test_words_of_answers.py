"""Answers as a person would say them."""

from __future__ import annotations

import pytest

from unknot.knowledge.answers import NOT_GIVEN, Answer, YesNo
from unknot.web.words.answers import answer_words, told, told_short

from .builders import question

NUMB = question("numb", row="Numb between the legs", told="numbness between your legs")
PLACE = question("place", "choice", options={"low": "Lower back"}, told="where it is worst")
AREAS = question("areas", "set", options={"l": "Left", "r": "Right", "none": "None of these"}, told="where it hurts")
DAYS = question("days", "number", unit="days", told="how long it has lasted")
SCORE = question("score", "number", unit="score", told="how bad it is")
MINUTES = question("stiff", "number", unit="minutes")


@pytest.mark.parametrize(
    ("asked", "answer", "words"),
    [
        (NUMB, YesNo.YES, "Yes"),
        (NUMB, YesNo.NOT_SURE, "Not sure"),
        (PLACE, "low", "Lower back"),
        (AREAS, frozenset({"r", "l"}), "Left; Right"),
        (DAYS, 3.00009, "3 days"),
        (DAYS, 0.1, "2 hours"),
        (DAYS, 28.0, "4 weeks"),
        (DAYS, 200.0, "7 months"),
        (SCORE, 4.0, "4 out of 10"),
        (MINUTES, 1.0, "1 minute"),
        (DAYS, NOT_GIVEN, "Skipped"),
    ],
)
def test_an_answer_in_words(asked: object, answer: Answer, words: str) -> None:
    assert answer_words(asked, answer) == words  # type: ignore[arg-type]


def test_a_yes_is_told_as_something_one_has() -> None:
    assert told(NUMB, YesNo.YES) == "You told us you have numbness between your legs."
    assert told_short(NUMB, YesNo.YES) == "numbness between your legs"


def test_not_sure_is_told_as_not_sure_and_never_as_yes() -> None:
    assert told(NUMB, YesNo.NOT_SURE) == "You were not sure about this: numb between the legs."
    assert told_short(NUMB, YesNo.NOT_SURE) == "not sure: numbness between your legs"


def test_a_choice_is_told_with_what_it_is_about() -> None:
    assert told(PLACE, "low") == "You told us where it is worst: lower back."
    assert told(DAYS, 3.0) == "You told us how long it has lasted: 3 days."
