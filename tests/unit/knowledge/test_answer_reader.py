"""What forms, files and programs send becomes an answer, or one clear message."""

from __future__ import annotations

import math
from datetime import date

import pytest

from unknot.knowledge.answer_reader import AnswerError, AnswersError, read_answer, read_facts
from unknot.knowledge.answers import NOT_GIVEN, YesNo
from unknot.knowledge.kinds import Option, Question, Review

REVIEW = Review(date(2026, 11, 24), "unreviewed", date(2027, 11, 24))


def question(id_: str, type_: str, **more: object) -> Question:
    return Question(id_, type_, "pain", "pain", 1, "?", REVIEW, **more)  # type: ignore[arg-type]


AGE = question("age", "number", at_least=0, at_most=120, unit="years")
PAIN = question("intensity_0_10", "number", at_least=0, at_most=10)
FEVER = question("fever", "yes_no")
ONSET = question("onset", "choice", options=(Option("sudden", "Sudden"), Option("gradual", "Gradual")))
WORSE = question("worse_with", "set", options=(Option("sitting", "Sitting"), Option("none", "None of these")))
QUESTIONS = {q.id: q for q in (AGE, PAIN, FEVER, ONSET, WORSE)}


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        (True, YesNo.YES),
        ("yes", YesNo.YES),
        (False, YesNo.NO),
        ("no", YesNo.NO),
        ("unknown", YesNo.NOT_SURE),
        ("not_sure", YesNo.NOT_SURE),
        (None, YesNo.NOT_SURE),
    ],
)
def test_a_yes_no_answer_may_be_written_in_several_ways(raw: object, answer: YesNo) -> None:
    assert read_answer(FEVER, raw) is answer


@pytest.mark.parametrize("raw", ["maybe", 1, [], "No"])
def test_anything_else_is_refused_and_never_read_as_no(raw: object) -> None:
    with pytest.raises(AnswerError, match="not yes, no or not_sure"):
        read_answer(FEVER, raw)


@pytest.mark.parametrize("raw", [300, -1, "old", math.nan, math.inf, True, 10**400])
def test_an_impossible_age_is_refused_with_the_range(raw: object) -> None:
    with pytest.raises(AnswerError, match="Give a number from 0 to 120 years"):
        read_answer(AGE, raw)


def test_age_cannot_be_skipped() -> None:
    with pytest.raises(AnswerError, match="Age is needed"):
        read_answer(AGE, "not_given")


def test_other_questions_can_be_skipped_and_a_skip_is_kept_as_one() -> None:
    assert read_answer(PAIN, "not_given") is NOT_GIVEN
    assert read_answer(ONSET, None) is NOT_GIVEN


def test_a_number_may_come_as_text_from_a_form() -> None:
    assert read_answer(PAIN, "7") == 7.0
    with pytest.raises(AnswerError, match="from 0 to 10"):
        read_answer(PAIN, 14)


def test_a_choice_with_a_slip_says_what_was_meant() -> None:
    assert read_answer(ONSET, "sudden") == "sudden"
    with pytest.raises(AnswerError, match='Did you mean "sudden"'):
        read_answer(ONSET, "suden")


def test_a_set_is_a_list_and_none_stands_alone() -> None:
    assert read_answer(WORSE, ["sitting"]) == frozenset({"sitting"})
    assert read_answer(WORSE, ["none"]) == frozenset({"none"})
    with pytest.raises(AnswerError, match="stands beside other values"):
        read_answer(WORSE, ["none", "sitting"])
    with pytest.raises(AnswerError, match="is not a list"):
        read_answer(WORSE, "sitting")


def test_all_faults_of_a_case_are_told_at_once() -> None:
    with pytest.raises(AnswersError) as caught:
        read_facts(QUESTIONS, {"age": 300, "feever": True, "onset": "soon"})
    assert [error.fact for error in caught.value.errors] == ["age", "feever", "onset"]
    assert 'Did you mean "fever"' in str(caught.value)
