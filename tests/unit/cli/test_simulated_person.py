"""The simulated person keeps to the rule of the vocabulary."""

from __future__ import annotations

from datetime import UTC, datetime

from unknot.cli.simulated_person import SimulatedPerson
from unknot.core.values import Ask
from unknot.knowledge.answers import NOT_GIVEN, Facts, YesNo
from unknot.knowledge.kinds import Knowledge

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


def test_what_the_story_gives_is_answered_as_given(small: Knowledge) -> None:
    person = SimulatedPerson(Facts.of(age=41.0, fever=YesNo.YES, worse_with=frozenset({"sitting"})))
    assert person.answer(small.questions["age"]) == 41.0
    assert person.answer(small.questions["fever"]) is YesNo.YES
    assert person.answer(small.questions["worse_with"]) == frozenset({"sitting"})


def test_unknown_in_the_story_is_not_sure(small: Knowledge) -> None:
    person = SimulatedPerson(Facts.of(fever=YesNo.NOT_SURE))
    assert person.answer(small.questions["fever"]) is YesNo.NOT_SURE


def test_a_missing_yes_no_is_no(small: Knowledge) -> None:
    assert SimulatedPerson(Facts()).answer(small.questions["fever"]) is YesNo.NO


def test_a_missing_number_choice_or_set_is_left_open_and_never_no(small: Knowledge) -> None:
    for fact in ("intensity_0_10", "onset", "worse_with"):
        assert SimulatedPerson(Facts()).answer(small.questions[fact]) is NOT_GIVEN


def test_a_page_of_rows_gets_an_answer_to_every_row(small: Knowledge) -> None:
    page = Ask(("saddle_numbness", "fever"), "safety", rows=True)
    facts = SimulatedPerson(Facts.of(fever=YesNo.NOT_SURE)).answer_page(Facts(), page, small.questions, NOW)
    assert (facts.get("saddle_numbness"), facts.get("fever")) == (YesNo.NO, YesNo.NOT_SURE)


def test_a_row_asked_again_counts_as_a_second_answer(small: Knowledge) -> None:
    person, page = SimulatedPerson(Facts.of(fever=YesNo.NOT_SURE)), Ask(("fever",), "safety", rows=True)
    once = person.answer_page(Facts(), page, small.questions, NOW)
    twice = person.answer_page(once, page, small.questions, NOW)
    assert twice.answers["fever"].times == 2
