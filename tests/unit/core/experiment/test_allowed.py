"""What bars a remedy from a plan bars it from a test, and no plan is no test."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.made import REVIEW, a_knowledge, a_question, a_remedy, an_exclusion
from unknot.core.conditions.evaluate import Situation
from unknot.core.experiment.allowed import allowed, own_idea_allowed
from unknot.core.values import Assessment
from unknot.knowledge.answers import Answer, Facts, YesNo
from unknot.knowledge.conditions import IsYes
from unknot.knowledge.kinds import Arm, Experiment, Note
from unknot.knowledge.levels import CareLevel

WELL = Assessment(CareLevel.SELF_CARE, True, "", "", (), (), (), (), (), plan_allowed=True)
HEAT = replace(a_remedy("heat_pad", "heat_cold"), change_if=(Note(IsYes("diabetes"), "Ask first."),))
KNOWLEDGE = a_knowledge(
    *(a_question(fact) for fact in ("numb_skin", "dizzy", "diabetes")),
    HEAT,
    an_exclusion("X90", IsYes("numb_skin"), remedies=("heat_pad",)),
)
TEST = Experiment(
    *("evening_heat", "Heat?", ("heat_pad",), (Arm("Heat", "Warm it."), Arm("None", "Leave it."))),
    *("nrs", 28, REVIEW),
    not_if=(Note(IsYes("dizzy"), "You feel dizzy."),),
)


def situation(**said: Answer) -> Situation:
    answers: dict[str, Answer] = {"numb_skin": YesNo.NO, "dizzy": YesNo.NO, "diabetes": YesNo.NO}
    return Situation(Facts.of(**{**answers, **said}))


def test_nothing_bars_somebody_who_is_well() -> None:
    assert allowed(KNOWLEDGE, TEST, WELL, situation())
    assert own_idea_allowed(KNOWLEDGE, ("heat_pad",), WELL, situation())


@pytest.mark.parametrize("said", [YesNo.YES, YesNo.NOT_SURE])
def test_an_exclusion_of_a_remedy_bars_its_test(said: YesNo) -> None:
    found = allowed(KNOWLEDGE, TEST, WELL, situation(numb_skin=said))
    assert (bool(found), found.reason) == (False, "barred")
    assert [(bar.note.source, bar.note.id) for bar in found.bars] == [("exclusion", "X90")]
    assert not own_idea_allowed(KNOWLEDGE, ("heat_pad",), WELL, situation(numb_skin=said))


def test_what_was_not_answered_bars_as_well() -> None:
    silent = Situation(Facts.of(dizzy=YesNo.NO, diabetes=YesNo.NO))
    assert allowed(KNOWLEDGE, TEST, WELL, silent).reason == "barred"


def test_a_test_has_bars_of_its_own() -> None:
    found = allowed(KNOWLEDGE, TEST, WELL, situation(dizzy=YesNo.YES))
    assert [(bar.note.source, bar.note.part, bar.note.index) for bar in found.bars] == [("experiment", "not_if", 0)]


def test_what_changes_for_a_person_is_told_with_the_test() -> None:
    found = allowed(KNOWLEDGE, TEST, WELL, situation(diabetes=YesNo.YES))
    assert found
    assert [change.note.source for change in found.changes] == ["remedy"]


@pytest.mark.parametrize(
    ("assessment", "reason"),
    [
        (replace(WELL, plan_allowed=False), "no_plan"),
        (replace(WELL, care_level=CareLevel.SOON), "be_seen_first"),
        (replace(WELL, care_level=CareLevel.ROUTINE), ""),
    ],
)
def test_no_plan_is_no_test_and_help_comes_first(assessment: Assessment, reason: str) -> None:
    assert allowed(KNOWLEDGE, TEST, assessment, situation()).reason == reason


def test_an_idea_without_a_remedy_behind_it_needs_a_plan_too() -> None:
    assert own_idea_allowed(KNOWLEDGE, (), WELL, situation())
    assert not own_idea_allowed(KNOWLEDGE, (), replace(WELL, plan_allowed=False), situation())
