"""Why a condition is what it is: the answers and flags that decided, in the order of the tree."""

from __future__ import annotations

import pytest

from unknot.core.conditions.evaluate import FALSE, TRUE, UNDECIDED, FlagState, Situation, Truth
from unknot.core.conditions.explain import explain
from unknot.core.values import Reason
from unknot.knowledge.answers import NOT_GIVEN, Answer, Facts, YesNo
from unknot.knowledge.conditions import (
    All,
    Always,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Count,
    FlagMet,
    FlagsMet,
    FlagsNotSure,
    HasValue,
    IsNo,
    IsNotSure,
    IsYes,
    NoneOf,
    Term,
)
from unknot.knowledge.levels import CareLevel

YES, NO, NOT_SURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE
A, B, C = IsYes("a"), IsYes("b"), IsYes("c")


# ---------------------------------------------------------------- one fact


@pytest.mark.parametrize(
    ("condition", "answer"),
    [
        (A, YES),
        (A, NO),
        (A, NOT_SURE),
        (IsNo("a"), NO),
        (IsNotSure("a"), NOT_SURE),
        (HasValue("a", ("neck",)), "neck"),
        (HasValue("a", ("neck",)), frozenset({"neck", "flank"})),
        (HasValue("a", ("neck",)), NOT_GIVEN),
        (AtLeast("a", 60), 71.0),
        (AtMost("a", 60), 71.0),
    ],
)
def test_the_reason_is_the_answer_whatever_it_made_of_the_condition(condition: Condition, answer: Answer) -> None:
    assert explain(condition, Situation(Facts.of(a=answer))) == (Reason("fact", "a", answer),)


def test_an_unanswered_fact_is_no_reason() -> None:
    assert because(A) == ""


def test_what_holds_for_everybody_needs_no_reason() -> None:
    assert because(Always()) == ""
    assert because(All((Always(), A)), a=YES) == "a"


# ---------------------------------------------------------------- several together


def test_a_true_all_rests_on_every_part_and_a_false_one_on_what_is_false() -> None:
    both = All((A, B, C))
    assert because(both, a=YES, b=YES, c=YES) == "a b c"
    assert because(both, a=YES, b=NO, c=NO) == "b c"
    assert because(both, a=YES, b=NO) == "b"


def test_a_true_any_rests_on_what_is_true_and_a_false_one_on_every_part() -> None:
    either = Any((A, B, C))
    assert because(either, a=NO, b=YES, c=YES) == "b c"
    assert because(either, a=NO, b=NO, c=NO) == "a b c"


def test_an_open_condition_rests_on_the_answers_that_leave_it_open() -> None:
    assert because(All((A, B)), a=YES, b=NOT_SURE) == "b"
    assert because(Any((A, B)), a=NO, b=NOT_SURE) == "b"


def test_a_true_count_rests_on_what_counted() -> None:
    two = Count(2, (A, B, C))
    assert because(two, a=YES, b=NO, c=YES) == "a c"
    assert because(two, a=YES, b=NO, c=NO) == "a b c"


def test_none_of_them_rests_on_all_of_them() -> None:
    assert because(NoneOf((A, B)), a=NO, b=NO) == "a b"
    assert because(NoneOf((A, B)), a=YES, b=NO) == "a b"


def test_a_term_rests_on_what_it_means() -> None:
    assert because(Term("hot", Any((A, B))), a=YES, b=NO) == "a"


def test_each_reason_is_given_once() -> None:
    assert because(All((A, Any((A, B)), A)), a=YES, b=NO) == "a"


# ---------------------------------------------------------------- flags


def state(met: Truth, level: CareLevel = CareLevel.SOON, *, half: bool = False) -> FlagState:
    return FlagState(met, level, "B", ("fracture",), half)


FLAGS = {
    "MET": state(TRUE),
    "LOW": state(TRUE, CareLevel.ROUTINE),
    "OPEN": state(UNDECIDED),
    "NOT": state(FALSE),
    "HALF": state(FALSE, half=True),
}


@pytest.mark.parametrize(
    ("condition", "flags"),
    [
        (FlagMet("MET"), "MET"),
        (FlagsMet(1), "MET LOW"),
        (FlagsMet(1, at=CareLevel.SOON), "MET"),
        (FlagsMet(1, ("fracture",), ("B",), but_not=("LOW",)), "MET"),
        (FlagsMet(1, ("cancer",)), ""),
        (FlagsMet(1, (), ("A",)), ""),
        (FlagsNotSure(2, "fracture"), "MET LOW HALF"),
        (FlagsNotSure(2, "cancer"), ""),
    ],
)
def test_a_condition_on_flags_names_those_that_counted(condition: Condition, flags: str) -> None:
    found = explain(condition, Situation(Facts(), FLAGS))
    assert {reason.kind for reason in found} <= {"flag"}
    assert [reason.id for reason in found] == flags.split()


# ---------------------------------------------------------------- mechanics


def because(condition: Condition, **facts: Answer) -> str:
    """The facts that are given as reasons, in their order."""
    return " ".join(reason.id for reason in explain(condition, Situation(Facts.of(**facts))))
