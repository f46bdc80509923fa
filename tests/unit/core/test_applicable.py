"""What follows from an answer: implied answers, places from the body map, and questions that do not apply."""

from __future__ import annotations

import pytest

from tests.made import a_knowledge, a_question
from unknot.core.applicable import applies, completed
from unknot.knowledge.answers import NOT_GIVEN, Answer, Facts, YesNo
from unknot.knowledge.conditions import AtLeast, HasValue, IsYes
from unknot.knowledge.kinds import Question

YES, NO, NOT_SURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE

BOTH_LEGS = a_question("both_legs", implies=("leg",))
PREGNANCY = a_question("pregnancy", only_if=HasValue("sex", ("female",)))
WEEKS = a_question("weeks", "number", only_if=IsYes("pregnancy"))
SPOTTING = a_question("spotting", only_if=AtLeast("weeks", 1))


# ---------------------------------------------------------------- implied answers


def test_a_yes_implies_another_yes() -> None:
    assert known(BOTH_LEGS, both_legs=YES).is_yes("leg")


@pytest.mark.parametrize("answer", [NO, NOT_SURE])
def test_of_two_answers_that_cannot_both_be_the_worse_counts(answer: Answer) -> None:
    assert known(BOTH_LEGS, both_legs=YES, leg=answer).is_yes("leg")


@pytest.mark.parametrize("answer", [NO, NOT_SURE])
def test_only_a_yes_implies_anything(answer: Answer) -> None:
    assert "leg" not in known(BOTH_LEGS, both_legs=answer)


# ---------------------------------------------------------------- places


def test_one_region_on_the_body_map_is_the_worst_place_and_tells_the_side() -> None:
    facts = known(pain_areas=frozenset({"lower_back_left"}))
    assert (facts.get("pain_location"), facts.get("pain_side")) == ("lower_back", "left")


def test_both_sides_of_one_region_are_one_place() -> None:
    facts = known(pain_areas=frozenset({"lower_back_left", "lower_back_right"}))
    assert (facts.get("pain_location"), facts.get("pain_side")) == ("lower_back", "both")


def test_two_regions_leave_the_worst_place_open() -> None:
    facts = known(pain_areas=frozenset({"lower_back_left", "neck"}))
    assert "pain_location" not in facts
    assert facts.get("pain_side") == "left"


def test_what_the_person_said_themselves_stays() -> None:
    facts = known(pain_areas=frozenset({"lower_back_left"}), pain_location="buttock", pain_side="right")
    assert (facts.get("pain_location"), facts.get("pain_side")) == ("buttock", "right")


@pytest.mark.parametrize("areas", [frozenset({"none"}), frozenset({"moves_around"}), NOT_GIVEN])
def test_no_place_on_the_map_tells_no_place(areas: Answer) -> None:
    facts = known(pain_areas=areas)
    assert "pain_location" not in facts
    assert "pain_side" not in facts


# ---------------------------------------------------------------- questions that do not apply


def test_a_question_that_does_not_apply_counts_as_no() -> None:
    assert known(PREGNANCY, sex="male").get("pregnancy") is NO


def test_one_that_is_not_a_yes_no_question_counts_as_skipped() -> None:
    assert known(WEEKS, pregnancy=NO).get("weeks") is NOT_GIVEN


def test_gates_rest_on_gates() -> None:
    facts = known(WEEKS, PREGNANCY, sex="male")
    assert (facts.get("pregnancy"), facts.get("weeks")) == (NO, NOT_GIVEN)


@pytest.mark.parametrize("sex", [{}, {"sex": NOT_GIVEN}, {"sex": "female"}])
def test_an_open_gate_leaves_the_question_open(sex: dict[str, Answer]) -> None:
    assert "pregnancy" not in known(PREGNANCY, **sex)


def test_a_skipped_gate_leaves_what_rests_on_it_open() -> None:
    assert "spotting" not in known(SPOTTING, weeks=NOT_GIVEN)


def test_an_answer_that_was_given_is_kept_though_the_question_does_not_apply() -> None:
    assert known(PREGNANCY, sex="male", pregnancy=YES).is_yes("pregnancy")


def test_a_question_applies_until_its_gate_is_known_to_be_shut() -> None:
    assert applies(PREGNANCY, Facts())
    assert applies(PREGNANCY, Facts.of(sex="female"))
    assert not applies(PREGNANCY, Facts.of(sex="male"))
    assert applies(BOTH_LEGS, Facts())


def test_the_facts_that_came_in_are_not_changed() -> None:
    facts = Facts.of(sex="male")
    completed(a_knowledge(PREGNANCY), facts)
    assert facts == Facts.of(sex="male")


# ---------------------------------------------------------------- mechanics


def known(*questions: Question, **answers: Answer) -> Facts:
    return completed(a_knowledge(*questions), Facts.of(**answers))
