"""What a form sends becomes answers, or kind words. Unmarked is never "no" by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unknot.core.values import Ask
from unknot.knowledge.answers import NOT_GIVEN, YesNo
from unknot.web.check.reading import MARK_OR_NONE, Reading, read_page

from .builders import question, sent

ROWS = Ask(("numb", "weak"), "safety", "Nerves", rows=True)
QUESTIONS = [
    question("numb"),
    question("weak"),
    question("age", "number", unit="years", at_most=120.0, stage="about_you"),
    question("intensity_0_10", "number", unit="score", at_most=10.0),
    question("duration_days", "number", unit="days", at_most=36500.0),
    question("worse_with", "set", options={"sitting": "Sitting", "none": "None of these"}),
    question("pain_areas", "set", options={"neck": "Neck", "none": "None of these places"}),
    question("pain_location", "choice", options={"neck": "Neck"}),
]


def read(text: str, ask: Ask | str = ROWS) -> Reading:
    questions = {q.id: q for q in QUESTIONS}
    return read_page(questions, Ask((ask,), "pain") if isinstance(ask, str) else ask, sent(text))


def test_continue_without_a_mark_asks_kindly() -> None:
    assert read("do=continue") == Reading(errors={"numb": MARK_OR_NONE})


def test_none_of_these_answers_no_to_every_unmarked_row() -> None:
    assert read("do=none&weak=not_sure").answers == {"numb": YesNo.NO, "weak": YesNo.NOT_SURE}


def test_continue_leaves_unmarked_rows_unanswered() -> None:
    assert read("do=continue&weak=yes").answers == {"weak": YesNo.YES}


def test_yes_and_not_sure_together_count_as_yes() -> None:
    assert read("do=continue&weak=not_sure&weak=yes").answers["weak"] is YesNo.YES


def test_a_second_asking_wants_an_answer_to_each() -> None:
    again = replace(ROWS, again=True)
    found = read("do=continue&numb=no", again)
    assert found.answers == {"numb": YesNo.NO}
    assert found.errors == {"weak": "Choose yes, no or not sure"}


@pytest.mark.parametrize("text", ["", "do=continue&age=", "do=continue&age=300", "do=skip", "do=continue&age=young"])
def test_age_cannot_be_skipped_and_must_fit(text: str) -> None:
    assert "age in whole years" in read(text, "age").errors["age"]


def test_a_number_off_the_scale() -> None:
    found = read("intensity_0_10=14", "intensity_0_10")
    assert found.errors == {"intensity_0_10": "Pick a number from 0 to 10"}


@pytest.mark.parametrize(
    ("text", "days"),
    [("duration_days=3&duration_days-unit=weeks", 21.0), ("duration_days=0,5", 0.5), ("duration_days=7", 7.0)],
)
def test_a_duration_in_the_unit_that_was_chosen(text: str, days: float) -> None:
    assert read(text, "duration_days").answers == {"duration_days": days}


def test_a_skip_is_stored_as_not_given() -> None:
    assert read("do=skip", "worse_with").answers == {"worse_with": NOT_GIVEN}


def test_none_beside_something_else_is_asked_about() -> None:
    found = read("worse_with=none&worse_with=sitting", "worse_with")
    assert "Keep one of the two" in found.errors["worse_with"]


def test_the_worst_place_may_stay_empty_beside_the_body_map() -> None:
    both = Ask(("pain_areas", "pain_location"), "pain")
    assert read("pain_areas=neck", both) == Reading({"pain_areas": frozenset({"neck"})})


def test_a_value_from_elsewhere_is_refused() -> None:
    assert "not on the list" in read("pain_location=moon", "pain_location").errors["pain_location"]
